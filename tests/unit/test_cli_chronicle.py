"""``khabar chronicle``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from khabar.chronicle import Store
from khabar.cli import main
from khabar.model import (
    Article,
    Extraction,
    Meeting,
    MeetingDate,
    MeetingPlace,
    Participant,
    Person,
    Quotation,
    Speaker,
)

ONE = "استقبل الرئيس اللبناني جوزيف عون في بيروت وزير الخارجية المصري بدر عبد العاطي يوم 15 فبراير 2025."
TWO = "التقى وزير الخارجية المصري بدر عبدالعاطي الرئيس اللبناني جوزيف عون في بيروت يوم 15 فبراير 2025."


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store of two articles that tell of one meeting."""
    for name, text in (("one.txt", ONE), ("two.txt", TWO)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = str(tmp_path / "s.sqlite")

    assert main(["chronicle", "add", path, str(tmp_path)]) == 0
    return path


def test_one_meeting_of_two_sources(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Both articles are one line, with the persons' posts over it."""
    assert main(["chronicle", "show", store, "بدر عبد العاطي", "جوزيف عون"]) == 0
    out = capsys.readouterr().out

    assert "وزير الخارجية المصري" in out
    assert [line.split(" | ")[0] for line in out.splitlines() if "2025" in line] == ["2025-02-15"]
    assert "2×" in out.splitlines()[-1]


def test_adding_again_adds_nothing(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time nothing is new."""
    capsys.readouterr()
    main(["chronicle", "add", store, str(tmp_path)])

    assert "0 articles added, 2 in" in capsys.readouterr().err


def test_search_by_any_spelling(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Words are found however hamza and ta marbuta are written."""
    main(["chronicle", "search", store, "الخارجيه", "بيروت"])

    assert {line.split("\t")[0] for line in capsys.readouterr().out.splitlines()} == {"one.txt", "two.txt"}


def test_a_store_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asking makes no file; the message says how to make one."""
    path = tmp_path / "no.sqlite"

    assert main(["chronicle", "show", str(path)]) == 2
    assert "chronicle add" in capsys.readouterr().err
    assert not path.exists()


def told(id: str, *, place: str, name: str = "سامر النحاس") -> Extraction:
    """A meeting of one day in a place, and what one side said of it."""
    day = dt.date(2023, 7, 15)
    meeting = Meeting(
        "m1", "meeting", "held", [Participant("p1", name, country="SY"), Participant("p2", "كريم طاهر", country="IQ")],
        place=MeetingPlace(place, "IQ"), date=MeetingDate(day, day + dt.timedelta(days=1)),
    )  # fmt: skip
    people = (Person("p1", name, country="SY"), Person("p2", "كريم طاهر", country="IQ"))
    said = Quotation(0, 5, "شكرا ", id="q1", speaker=Speaker("person", ("p1",)), stance="thanks")
    return Extraction(
        Article("شكرا لكم", id=id, published=day, publisher=f"صحيفة {id}"),
        persons=people, meetings=(meeting,), quotations=(said,),
    )  # fmt: skip


@pytest.fixture
def disputed(tmp_path: Path) -> str:
    """Two outlets that give one meeting different places."""
    path = tmp_path / "disputed.sqlite"
    with Store(path) as store:
        store.add([told("a", place="بغداد"), told("b", place="البصرة")])
    return str(path)


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What was printed."""
    return capsys.readouterr().out.splitlines()


def test_outlets_that_disagree(disputed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each value with the outlet that gives it and its day."""
    assert main(["chronicle", "show", disputed, "--disputed", "--lang", "en"]) == 0
    [line] = lines(capsys)

    assert "sources disagree, place: البصرة (صحيفة b, 2023-07-15) ≠ بغداد (صحيفة a, 2023-07-15)" in line


def test_timeline(disputed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Under the person, meetings and words by day, with where they stand."""
    assert main(["chronicle", "show", disputed, "سامر النحاس", "--timeline", "--limit", "2"]) == 0
    head, meeting, words = lines(capsys)

    assert head == "سامر النحاس | سوريا | 2×"
    assert meeting.startswith("2023-07-15 | لقاء (عُقد)")
    assert words == "2023-07-15 | شكر | «شكرا » | صحيفة a, 2023-07-15"


def test_a_timeline_is_of_one(disputed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Of nobody or of two it is refused."""
    assert main(["chronicle", "show", disputed, "--timeline"]) == 2
    assert "give one WHO" in capsys.readouterr().err


def test_quotations_with_their_stance(disputed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """All, or those of one stance."""
    main(["chronicle", "show", disputed, "--quotations", "--stance", "thanks", "--lang", "en"])
    found = lines(capsys)
    main(["chronicle", "show", disputed, "--quotations", "--stance", "condemns"])

    assert [line.split(" | ")[1] for line in found] == ["thanks", "thanks"]
    assert lines(capsys) == []


def test_by_place(disputed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In any spelling."""
    main(["chronicle", "show", disputed, "--place", "البصره"])
    first = lines(capsys)
    main(["chronicle", "show", disputed, "--place", "الموصل"])

    assert (len(first), lines(capsys)) == (1, [])


def test_words_of_articles_stay_in_their_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither line ends, control characters nor bidi overrides of an article get to the terminal."""
    evil = "سامر\u202e\x1b[2J\nالنحاس\u2066"
    path = str(tmp_path / "evil.sqlite")
    with Store(path) as store:
        store.add(told("a\x1b]0;\u202e", place="بغداد\r\nكذب\u2067", name=evil))
    main(["chronicle", "show", path, "كريم طاهر"])
    main(["chronicle", "show", path, "--quotations"])
    main(["chronicle", "search", path, "شكرا"])
    out = capsys.readouterr().out

    assert len(out.splitlines()) == 4
    assert not [c for c in out if c in "\x1b\r\u202e\u2066\u2067"]


def test_english_names(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Persons in Latin letters and places by their English names, for those who read no Arabic."""
    capsys.readouterr()
    main(["chronicle", "show", store, "--lang", "en"])
    [line] = lines(capsys)

    assert not [c for c in line if "\u0600" <= c <= "\u06ff"]
    assert "Beirut" in line
