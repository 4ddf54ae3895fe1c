"""Taking words apart."""

from __future__ import annotations

import pytest

from khabar.text import fold, split_clitics


@pytest.mark.parametrize(
    ("word", "prefix", "stem", "suffix"),
    [
        ("وزير", "", "وزير", ""),
        ("والرئيس", "و", "الرئيس", ""),
        ("بالرئيس", "ب", "الرئيس", ""),
        ("وبالرئيس", "وب", "الرئيس", ""),
        ("للرئيس", "ل", "الرئيس", ""),
        ("وللرئيس", "ول", "الرئيس", ""),
        ("لرئيس", "ل", "رئيس", ""),
        ("للجنة", "ل", "لجنة", ""),
        ("للاذقية", "ل", "اللاذقية", ""),
        ("لليبيا", "ل", "ليبيا", ""),
        ("كالرئيس", "ك", "الرئيس", ""),
        ("سيزور", "س", "يزور", ""),
        ("وسيزور", "وس", "يزور", ""),
        ("فقال", "ف", "قال", ""),
        ("لقائه", "", "لقاء", "ه"),
        ("لقاؤه", "", "لقاء", "ه"),
        ("زيارته", "", "زيارة", "ه"),
        ("وزيارتهما", "و", "زيارة", "هما"),
        ("التقاه", "", "التقى", "ه"),
        ("بلقائها", "ب", "لقاء", "ها"),
        ("استقباله", "", "استقبال", "ه"),
    ],
)
def test_the_right_split_is_among_them(word: str, prefix: str, stem: str, suffix: str) -> None:
    """Proclitics, the article after ل, and suffixed pronouns are parted from the stem, whose end is mended."""
    splits = {(s.prefix, s.stem, s.suffix) for s in split_clitics(fold(word))}

    assert (prefix, fold(stem), suffix) in splits


@pytest.mark.parametrize("word", ["", "و", "هو", "بن", "٥", "«"])
def test_short_words_stay_whole(word: str) -> None:
    """Two letters are never taken apart."""
    assert [s.stem for s in split_clitics(word)] == [word]


def test_number_of_splits_is_bounded() -> None:
    """Whatever the word, there are few ways."""
    assert max(len(split_clitics(w)) for w in ("وللتهما" * 9, "ولللللله", "وسيتهما")) < 40


@pytest.mark.parametrize(
    ("word", "splits"),
    [
        ("لك", [("", "لك", "", 0)]),
        ("ومن", [("", "ومن", "", 0), ("و", "من", "", 1)]),
        ("بها", [("", "بها", "", 0), ("ب", "ها", "", 1)]),
        ("استقبال", [("", "استقبال", "", 0)]),
        ("ستوري", [("", "ستوري", "", 0), ("س", "توري", "", 1), ("", "ستور", "ي", 0), ("س", "تور", "ي", 1)]),
        ("للعب", [("", "للعب", "", 0), ("ل", "العب", "", 1), ("ل", "اللعب", "", 1), ("ل", "لعب", "", 1)]),
        ("جزءه", [("", "جزءه", "", 0), ("", "جزء", "ه", 0)]),
        ("دعاه", [("", "دعاه", "", 0), ("", "دعا", "ه", 0), ("", "دعي", "ه", 0)]),
    ],
)
def test_all_splits(word: str, splits: list[tuple[str, str, str, int]]) -> None:
    """The whole word first, then every other way; the shortest rest has two letters."""
    assert [tuple(s) for s in split_clitics(word)] == splits


@pytest.mark.parametrize(
    "word", ["والرئيس", "وللرئيس", "للاذقية", "وبالرئيس", "وسيزور", "فلليبيا", "كلقائه", "بزيارتهما"]
)
def test_cut_counts_the_letters_of_the_prefix(word: str) -> None:
    """``cut`` says where in the word the rest begins."""
    folded = fold(word)

    assert all((folded[: s.cut], len(s.prefix)) == (s.prefix, s.cut) for s in split_clitics(folded))
