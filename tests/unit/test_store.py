"""The chronicle in a file."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import attrs
import pytest

import khabar.chronicle.store as store_module
from khabar.chronicle import link
from khabar.chronicle.store import Store, StoreError
from khabar.model import (
    Article,
    Extraction,
    Meeting,
    MeetingDate,
    MeetingPlace,
    Participant,
    Person,
    Quotation,
    Span,
    Speaker,
)

TEXT = "التقى سامر النحاس كريم طاهر في العاصمة وقال إن اللقاء كان مثمرا"


def record(id: str, *, day: str = "2023-07-15", names: tuple[str, str] = ("سامر النحاس", "كريم طاهر")) -> Extraction:
    """Two persons who meet on a day; the first is quoted."""
    first = dt.date.fromisoformat(day)
    sides = [Participant("p1", names[0], "guest", "SY"), Participant("p2", names[1], "host", "IQ")]
    meeting = Meeting(
        "m1", "meeting", "held", sides, place=MeetingPlace("بغداد", "IQ"),
        date=MeetingDate(first, first + dt.timedelta(days=1)), triggers=[Span.of(TEXT, 0, 5)],
    )  # fmt: skip
    return Extraction(
        Article(TEXT, id=id, published=day),
        persons=(Person("p1", names[0], (names[0],), country="SY"), Person("p2", names[1], (names[1],), country="IQ")),
        quotations=(Quotation(47, 63, TEXT[47:63], id="q1", speaker=Speaker("person", ("p1",)), stance="praises"),),
        meetings=(meeting,),
    )


def test_a_store_links_like_link(tmp_path: Path) -> None:
    """Article by article the store comes to what linking all at once gives."""
    records = [record("a"), record("b"), record("c", day="2024-01-01"), record("d", names=("النحاس", "كريم طاهر"))]
    with Store(tmp_path / "s.sqlite") as store:
        for one in reversed(records):
            store.add(one)
        found = store.chronicle()

    assert found == link(records)


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    """The same record again is passed over."""
    with Store(tmp_path / "s.sqlite") as store:
        assert store.add([record("a"), record("b")]) == 2
        before = store.chronicle()

        assert store.add([record("a"), record("b")]) == 0
        assert store.chronicle() == before


def test_a_changed_article_replaces_the_former(tmp_path: Path) -> None:
    """What only the former content said is gone, what others say stays."""
    with Store(tmp_path / "s.sqlite") as store:
        store.add([record("a"), record("b")])
        store.add(record("a", day="2024-05-05"))

        assert store.chronicle() == link([record("a", day="2024-05-05"), record("b")])


def test_a_merged_id_leads_on(tmp_path: Path) -> None:
    """An id that became another is still found."""
    with Store(tmp_path / "s.sqlite") as store:
        store.add(record("b"))
        [old] = store.persons("سامر النحاس")
        store.add(record("a"))
        [new] = store.persons(old.id)

    assert new.id != old.id
    assert len(new.sources) == 2


def test_queries(tmp_path: Path) -> None:
    """Persons by name in any spelling, meetings by pair, country and period, quotations by speaker and stance."""
    with Store(tmp_path / "s.sqlite") as store:
        store.add([record("a"), record("b", day="2024-01-01")])

        assert [p.name for p in store.persons("سامر النحّاس")] == ["سامر النحاس"]
        assert len(store.meetings("سامر النحاس", "كريم طاهر")) == 2
        assert len(store.meetings("سامر النحاس", country="IQ", since=dt.date(2023, 12, 1))) == 1
        assert store.meetings("سامر النحاس", until=dt.date(2023, 1, 1)) == []
        assert [a for a, _ in store.quotations("سامر النحاس", stance="praises")] == ["a", "b"]
        assert store.quotations("كريم طاهر") == []
        assert {a for a, _ in store.search("اللقاء العاصمة")} == {"a", "b"}
        assert store.search("غواصة") == store.search("") == []


def test_a_name_nobody_bears(tmp_path: Path) -> None:
    """Unknown names find nothing, also with SQL in them."""
    with Store(tmp_path / "s.sqlite") as store:
        store.add(record("a"))

        assert store.meetings("'; DROP TABLE meeting; --") == []
        assert len(store.meetings()) == 1


def test_a_crash_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An add that fails midway is undone whole."""
    with Store(tmp_path / "s.sqlite") as store:
        store.add(record("a"))
        before = store.chronicle()

        def crash(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(store_module, "relink", crash)
        with pytest.raises(KeyboardInterrupt):
            store.add(record("b"))
        monkeypatch.undo()

        assert store.chronicle() == before
        assert len(store) == 1
        assert store.add(record("b")) == 1


def test_what_is_no_store(tmp_path: Path) -> None:
    """Another file, another database and a newer version are refused with what to do."""
    (tmp_path / "text").write_text("نص عادي لا قاعدة بيانات فيه " * 50, encoding="utf-8")
    with pytest.raises(StoreError, match="no store"):
        Store(tmp_path / "text")
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="something else"):
        Store(tmp_path / "other.sqlite")
    Store(tmp_path / "new.sqlite").close()
    newer = sqlite3.connect(tmp_path / "new.sqlite")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StoreError, match="newer"):
        Store(tmp_path / "new.sqlite")


def test_records_come_back_whole(tmp_path: Path) -> None:
    """What went in comes out."""
    with Store(tmp_path / "s.sqlite") as store:
        store.add(record("a"))

        assert store.extraction("a") == record("a")
        with pytest.raises(KeyError):
            store.extraction("z")


def test_undated_pairs_are_kept(tmp_path: Path) -> None:
    """Pairs that may be one event stand in the store too."""
    undated = attrs.evolve(record("b"), meetings=(attrs.evolve(record("b").meetings[0], date=None),))
    with Store(tmp_path / "s.sqlite") as store:
        store.add([record("a"), undated])

        assert store.chronicle().possible_same == link([record("a"), undated]).possible_same != ()
