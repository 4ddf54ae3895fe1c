"""Loading word lists and finding their entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.lexicon import Lexicon, Match
from khabar.lexicon.tables import read_rows, table_spec
from khabar.model import Article, LexiconError
from khabar.reading import Reading

NAVY = """# table: navy
form\tflag\tcomment\tsource
فرقاطة\tyes\t\town
سفينة حربية\t\t\town
سفينة\t\t\town
اللاذقية\t\t\town
"""


@pytest.fixture
def navy(tmp_path: Path) -> Path:
    """A table of one's own."""
    path = tmp_path / "ships.tsv"
    path.write_text(NAVY, encoding="utf-8")
    return path


def found(path: Path, text: str) -> list[Match]:
    """Matches of the navy table."""
    return list(Reading(Article(text), Lexicon([path])).matches("navy"))


def test_longest_phrase_wins(navy: Path) -> None:
    """«سفينة حربية» is not also «سفينة»."""
    text = "وصلت سفينة حربية"

    assert [text[m.start : m.end] for m in found(navy, text)] == ["سفينة حربية"]


def test_proclitics_stay_outside(navy: Path) -> None:
    """Offsets begin after the proclitic, which is told, marks on its letters included."""
    text = "بِفرقاطة وسفينة للاذقية"

    assert [(text[m.start : m.end], m.prefix) for m in found(navy, text)] == [
        ("فرقاطة", "ب"),
        ("سفينة", "و"),
        ("لاذقية", "ل"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سفينة\nحربية", ["سفينة"]),
        ("سفينة، حربية", ["سفينة"]),
        ("سفينة_حربية", ["سفينة_حربية"]),
        ("سفينة\u00a0 حربية", ["سفينة\u00a0 حربية"]),
        ("سـفينة حَربيّة", ["سـفينة حَربيّة"]),
        ("سفينه حربيه", ["سفينه حربيه"]),
    ],
)
def test_words_of_a_phrase(navy: Path, text: str, expected: list[str]) -> None:
    """White space and underscores join a phrase; line ends and marks part it; spelling makes no difference."""
    assert [text[m.start : m.end] for m in found(navy, text)] == expected


def test_columns_and_flags(navy: Path) -> None:
    """An entry gives its row's columns, flags, and what was written there."""
    [match] = found(navy, "فرقاطه")

    assert match.entry.flag("flag")
    assert match.entry.lemma == "فرقاطة"
    assert match.entry["nothing"] == ""


def test_rows_of_a_known_table_behave_like_built_in_ones(tmp_path: Path) -> None:
    """A nisba of one's own inflects as those of khabar do."""
    path = tmp_path / "more.tsv"
    path.write_text("# table: nisbas\nform\tcode\tsource\nزمردي\tXZ\town\n", encoding="utf-8")
    reading = Reading(Article("الوفد والسفيرة الزمردية"), Lexicon([path]))

    assert [m.entry["code"] for m in reading.matches("nisbas")] == ["XZ"]


def test_built_in_tables_do_not_change(navy: Path) -> None:
    """A lexicon with files of its own leaves other lexicons alone."""
    Lexicon([navy])

    assert Reading(Article("فرقاطة"), Lexicon()).matches("navy") == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("source\tform\n", "line 1: the header must begin with 'form'"),
        ("form\tkind\n", "have a column 'source'"),
        ("form\tsource\nأ\n", "line 2: the source is empty"),
        ("form\tsource\n\town\n", "line 2: the form is empty"),
        ("form\tsource\nأ\town\tx\n", "line 2: 3 cells, but the header has 2 columns"),
        ("form\tsource\nمُحمد\town\n", "must be NFC without vowel marks and tatweel"),
        ("form\tsource\nمحـمد\town\n", "must be NFC without vowel marks and tatweel"),
        ("form\tsource\nا\u0654حمد\town\n", "must be NFC without vowel marks and tatweel"),
        ("# table: countries\nform\tcolour\tsource\n", "line 2: table 'countries' has no column ['colour']"),
        ("# table: countries\nform\tkind\tsource\nأ\tbig\town\n", "line 3: kind 'big' is none of"),
    ],
)
def test_errors_name_file_and_row(tmp_path: Path, content: str, message: str) -> None:
    """Whoever edits a table learns where it is broken and what to mend."""
    path = tmp_path / "mine.tsv"
    path.write_text("# table: mine\n" + content if "table:" not in content else content, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        Lexicon([path])
    told = message
    if "table:" not in content and "line " in message:  # one line stands above
        number = int(message.partition("line ")[2].partition(":")[0])
        told = message.replace(f"line {number}", f"line {number + 1}")

    assert "mine.tsv" in str(error.value)
    assert told in str(error.value)


def test_missing_file(tmp_path: Path) -> None:
    """A path that leads nowhere is told at once."""
    with pytest.raises(LexiconError, match=r"none\.tsv: no such file"):
        Lexicon([tmp_path / "none.tsv"])


def test_binary_file(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are told as such."""
    path = tmp_path / "bytes.tsv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match=r"bytes\.tsv: cannot be read as UTF-8"):
        Lexicon([path])


def test_table_that_nobody_reads(tmp_path: Path) -> None:
    """A file named like no table must say which table it is for, lest its rows be ignored in silence."""
    path = tmp_path / "my_titles.tsv"
    path.write_text("form\tsource\nالصدر الأعظم\town\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"my_titles\.tsv.*# table: titles"):
        Lexicon([path])


def test_files_from_windows(tmp_path: Path) -> None:
    """A byte order mark and carriage returns do no harm."""
    path = tmp_path / "navy.tsv"
    path.write_bytes(b"\xef\xbb\xbf" + NAVY.replace("\n", "\r\n").encode())

    assert len(list(read_rows(path))) == 4


def test_lists_of_values(tmp_path: Path) -> None:
    """Where a column has fixed values, a cell may hold several of them."""
    path = tmp_path / "places.tsv"
    path.write_text("form\tkind\tsource\nأ\tcity|region\town\n", encoding="utf-8")

    assert [row.get("kind") for row in read_rows(path)] == ["city|region"]


def test_unknown_table_is_plain() -> None:
    """A plugin's table takes forms as they stand."""
    assert table_spec("navy").inflect == "none"


@pytest.mark.parametrize("text", ["", " ", "\n", "ا" * 100_000, "و" * 1000, "\u0301" * 1000, "a\u0300\u0323" * 1000])
def test_odd_texts_do_no_harm(text: str) -> None:
    """Empty, endless and broken words are read like any other."""
    reading = Reading(Article(text), Lexicon(tables=["countries"]))

    assert reading.matches("countries") == ()


def test_forms_of_a_kind(tmp_path: Path) -> None:
    """Folded forms of the rows that say something, those of added files among them."""
    path = tmp_path / "name_parts.tsv"
    path.write_text("form\tkind\tcomment\tsource\nگيم\tfamily-first\t\tours\n", encoding="utf-8")

    forms = Lexicon([path]).forms("name_parts", "kind", "family-first")

    assert {"كيم", "لي"} < forms
    assert "خواجه" not in forms
    assert Lexicon().forms("name_parts", "kind", "address") >= {"خواجه", "سيد"}
