"""The chronicle in a file."""

from __future__ import annotations

import datetime as dt
import gzip
import sqlite3
from pathlib import Path

import attrs
import pytest

import khabar.chronicle.store as store_module
from khabar.chronicle import Attested, LinkedMeeting, link
from khabar.chronicle.store import Store, StoreError
from khabar.model import (
    Actor,
    Article,
    Extraction,
    Meeting,
    MeetingDate,
    MeetingPlace,
    OfficeMention,
    Participant,
    Person,
    Quotation,
    Span,
    Speaker,
    TitleMention,
)

STORES = Path(__file__).parents[1] / "golden" / "stores"
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


def test_an_article_that_tells_one_meeting_twice(tmp_path: Path) -> None:
    """The second telling is joined with nothing of other articles, in whatever order they come."""
    one = record("a")
    twice = attrs.evolve(one, meetings=(one.meetings[0], attrs.evolve(one.meetings[0], id="m2")))
    other = attrs.evolve(record("b"), meetings=(attrs.evolve(one.meetings[0], place=None),))
    for order in ([twice, other], [other, twice]):
        with Store(tmp_path / f"{order[0].article.id}.sqlite") as store:
            for record_ in order:
                store.add(record_)
            found = store.chronicle()

        assert found == link(order)
        assert sorted([s.key for s in m.sources] for m in found.meetings) == [
            [("a", "m1"), ("b", "m1")],
            [("a", "m2")],
        ]


def test_ids_used_twice(tmp_path: Path) -> None:
    """In a record of another hand the first of an id counts."""
    one = record("a")
    twice = attrs.evolve(one, persons=one.persons * 2, meetings=one.meetings * 2, quotations=one.quotations * 2)
    with Store(tmp_path / "s.sqlite") as store:
        store.add(twice)

        assert store.chronicle() == link([one])
        assert len(store.quotations()) == 1


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


def first_version(path: Path) -> list[Extraction]:
    """A store that version 1 made of these, in this order."""
    path.write_bytes(gzip.decompress((STORES / "version-1.sqlite.gz").read_bytes()))
    return [record("b"), record("a"), record("c", day="2024-01-01"), record("d", names=("النحاس", "كريم طاهر"))]


def test_a_store_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """It links as a new one does, finds words, and ids that were merged before still lead on."""
    records = first_version(tmp_path / "s.sqlite")
    with Store(tmp_path / "s.sqlite") as store:
        assert store.chronicle() == link(records)
        assert [store.extraction(e.article.id) for e in records] == records
        assert len(store.search("اللقاء العاصمة")) == 4
        [person] = store.persons("سامر النحاس")
        assert store.resolve("p-4c90ab01978e") == person.id
        assert store.add(records) == 0
    with Store(tmp_path / "s.sqlite") as store:
        assert len(store) == 4


def test_an_update_that_fails_leaves_the_former_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the first version is lost when bringing it up to date breaks off."""
    path = tmp_path / "s.sqlite"
    records = first_version(path)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store_module, "relink", crash)
    with pytest.raises(KeyboardInterrupt):
        Store(path)
    monkeypatch.undo()
    with sqlite3.connect(path) as db:
        [version] = db.execute("PRAGMA user_version").fetchone()
    db.close()

    assert version == 1
    with Store(path) as store:
        assert store.chronicle() == link(records)


def test_limits(tmp_path: Path) -> None:
    """No more answers than asked for, in the same order; a person counts all articles."""
    with Store(tmp_path / "s.sqlite") as store:
        store.add([record(id, day=f"2023-07-{day}") for id, day in (("a", 15), ("b", 18), ("c", 12))])
        [person] = store.persons("سامر النحاس", sources=1)

        assert (person.articles, len(person.sources)) == (3, 1)
        assert store.meetings(limit=2) == store.meetings()[:2]
        assert store.quotations(person, limit=2) == store.quotations("سامر النحاس")[:2]
        assert [a for a, _ in store.quotations()] == ["c", "a", "b"]
        assert len(store.persons(limit=1)) == 1


def test_meetings_by_place_and_days(tmp_path: Path) -> None:
    """A place in any spelling; what is dated vaguely is in every period that its days meet."""
    year = attrs.evolve(record("y").meetings[0], date=MeetingDate(dt.date(2023, 1, 1), dt.date(2024, 1, 1)), place=None)
    with Store(tmp_path / "s.sqlite") as store:
        store.add([record("a"), attrs.evolve(record("y"), meetings=(year,))])

        assert [len(m.sources) for m in store.meetings(place="بغــداد")] == [1]
        assert store.meetings(place="البصرة") == []
        assert [str(m.begin) for m in store.meetings(since=dt.date(2023, 7, 1))] == ["2023-01-01", "2023-07-15"]
        assert [str(m.begin) for m in store.meetings(since=dt.date(2023, 9, 1))] == ["2023-01-01"]
        assert store.meetings(since=dt.date(2024, 1, 1)) == []
        assert [str(m.begin) for m in store.meetings(until=dt.date(2023, 7, 15))] == ["2023-01-01"]


def test_quotations_of_a_period(tmp_path: Path) -> None:
    """By the day of the article."""
    with Store(tmp_path / "s.sqlite") as store:
        store.add([record("a"), record("b", day="2024-01-01")])

        assert [a for a, _ in store.quotations("سامر النحاس", since=dt.date(2024, 1, 1))] == ["b"]
        assert [a for a, _ in store.quotations(until=dt.date(2024, 1, 1))] == ["a"]


def in_office(id: str, day: str, office: str, status: str = "current") -> Extraction:
    """The first person of a record with an office and a title."""
    held = OfficeMention(0, 4, TEXT[:4], id="o1", norm=office, status=status, country="SY", persons=("p1",))
    one = record(id, day=day)
    person = attrs.evolve(one.persons[0], titles=("السيد",))
    return attrs.evolve(
        one,
        article=attrs.evolve(one.article, publisher=f"صحيفة {id}"),
        offices=(held,),
        titles=(TitleMention(0, 4, TEXT[:4], id="t1", person="p1"),),
        persons=(person, one.persons[1]),
    )


def test_titles_and_offices_over_time(tmp_path: Path) -> None:
    """Each with its first and last day, how many articles give it, and an article of both days."""
    records = [
        in_office("a", "2021-03-01", "وزير النفط"),
        in_office("b", "2022-05-01", "وزير النفط"),
        in_office("c", "2022-05-01", "وزير النفط"),
        in_office("d", "2023-01-01", "وزير النفط", "former"),
        in_office("e", "2023-01-01", "رئيس الوزراء"),
    ]
    with Store(tmp_path / "s.sqlite") as store:
        store.add(records)
        minister, title, premier, former = store.attested("سامر النحاس")

    assert (title.kind, title.text, title.articles) == ("title", "السيد", 5)
    assert minister == Attested(
        "office", "وزير النفط", "current", "SY", dt.date(2021, 3, 1), dt.date(2022, 5, 1), 3, minister.sources
    )
    assert [(s.article, s.publisher) for s in minister.sources] == [("a", "صحيفة a"), ("b", "صحيفة b")]
    assert (premier.text, [s.article for s in premier.sources]) == ("رئيس الوزراء", ["e"])
    assert (former.text, former.status) == ("وزير النفط", "former")


def test_a_timeline(tmp_path: Path) -> None:
    """Offices when first seen, meetings and quotations, each with where it stands; by day, within a period."""
    records = [in_office("a", "2021-03-01", "وزير النفط"), in_office("b", "2022-05-01", "رئيس الوزراء")]
    with Store(tmp_path / "s.sqlite") as store:
        store.add(records)
        told = store.timeline("سامر النحاس")
        late = store.timeline("سامر النحاس", since=dt.date(2022, 1, 1))
        early = store.timeline("سامر النحاس", until=dt.date(2022, 1, 1))
        other = store.timeline("كريم طاهر", limit=1)

    kinds = [(str(m.day), type(m.what).__name__, m.sources[0].article) for m in told]
    assert kinds == [
        ("2021-03-01", "Attested", "a"),
        ("2021-03-01", "Attested", "a"),
        ("2021-03-01", "LinkedMeeting", "a"),
        ("2021-03-01", "Quotation", "a"),
        ("2022-05-01", "Attested", "b"),
        ("2022-05-01", "LinkedMeeting", "b"),
        ("2022-05-01", "Quotation", "b"),
    ]
    assert (early, late) == (told[:4], told[4:])
    assert [m.what for m in other if isinstance(m.what, LinkedMeeting)] == [told[2].what]


def test_outlets_that_disagree(tmp_path: Path) -> None:
    """Each value with the outlet that gives it; what nobody disputes is left out."""
    held, denied = in_office("a", "2021-03-01", "وزير النفط"), in_office("b", "2021-03-01", "وزير النفط")
    denied = attrs.evolve(denied, meetings=(attrs.evolve(denied.meetings[0], status="denied"),))
    with Store(tmp_path / "s.sqlite") as store:
        store.add([held, denied, record("c", day="2024-01-01")])
        [meeting] = store.meetings(disputed=True)

    [status] = meeting.contradictions
    assert [(v, s.publisher, s.article) for v, s in zip(status.values, status.sources, strict=True)] == [
        ("denied", "صحيفة b", "b"),
        ("held", "صحيفة a", "a"),
    ]


def test_bodies_in_any_spelling(tmp_path: Path) -> None:
    """Meetings and quotations of an organisation, by its name as somebody types it, and by its id."""
    one = record("a")
    body = Actor("a1", "organisation", "منظّمة الصحة الإقليمية")
    meeting = attrs.evolve(one.meetings[0], participants=(*one.meetings[0].participants, Participant("a1", body.name)))
    said = attrs.evolve(one.quotations[0], speaker=Speaker("organisation", ("a1",)))
    with Store(tmp_path / "s.sqlite") as store:
        store.add([attrs.evolve(one, actors=(body,), meetings=(meeting,), quotations=(said,)), record("b")])
        [linked] = store.chronicle().actors

        for who in ("منظمة الصحه الاقليمية", linked.id, linked):
            assert [len(m.sources) for m in store.meetings(who)] == [2]
            assert [a for a, _ in store.quotations(who)] == ["a"]
        assert store.meetings("منظمة أخرى") == []
