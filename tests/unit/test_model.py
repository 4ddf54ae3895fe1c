"""Articles and records as values."""

from __future__ import annotations

import datetime as dt

import pytest
from attrs.exceptions import FrozenInstanceError

from khabar.model import (
    Actor,
    Article,
    ArticleError,
    Cue,
    Extraction,
    Meeting,
    MeetingDate,
    MeetingPlace,
    Mention,
    NameMention,
    OfficeMention,
    OrganisationMention,
    Participant,
    Person,
    Quotation,
    RecordError,
    Span,
    Speaker,
    TitleMention,
)
from khabar.model.codec import encode
from khabar.reading import Found

TEXT = "استقبل الوزير علي حسن في طهران السفير عمر، وقال علي: «نعم»"


def at(word: str) -> dict[str, object]:
    """Offsets and text of a word's first occurrence."""
    start = TEXT.index(word)
    return {"start": start, "end": start + len(word), "text": word}


def span(word: str) -> Span:
    """A span over a word's first occurrence."""
    return Span(**at(word))  # type: ignore[arg-type]


@pytest.fixture
def extraction() -> Extraction:
    """Ali receives Omar and says yes."""
    return Extraction(
        Article(TEXT, published="2023-07-16"),
        titles=(TitleMention(**at("السفير"), id="t1", person="p2"),),
        offices=(OfficeMention(**at("الوزير"), id="o1", persons=("p1",)),),
        names=(NameMention(**at("علي حسن"), id="n1", person="p1"), NameMention(**at("عمر"), id="n2", person="p2")),
        organisations=(OrganisationMention(**at("طهران"), id="g1", actor="a1"),),
        persons=(Person("p1", "علي حسن"), Person("p2", "عمر")),
        actors=(Actor("a1", "state", "إيران"),),
        quotations=(
            Quotation(
                **at("نعم"),
                id="q1",
                cue=Cue(**at("قال"), lemma="قال"),
                speaker=Speaker("person", ("p1",), span("علي")),
            ),
        ),
        meetings=(
            Meeting(
                "m1",
                "reception",
                "held",
                [
                    Participant("p1", "علي حسن", "host", surface=span("علي حسن")),
                    Participant("p2", "عمر", "guest", surface=span("عمر")),
                    Participant(None, "الوفد", "delegation"),
                ],
                MeetingPlace("طهران"),
                MeetingDate(dt.date(2023, 7, 16), dt.date(2023, 7, 17)),
                triggers=[span("استقبل")],
            ),
        ),
    )  # type: ignore[arg-type]


def test_article_is_named_after_its_text() -> None:
    """Without an id, equal texts have equal ids."""
    assert Article("خبر").id == Article("خبر").sha256[:16] != Article("خبر آخر").id


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2023-07-16", dt.date(2023, 7, 16)),
        ("2023-07-16T23:30:00+03:00", dt.date(2023, 7, 16)),
        (dt.date(2023, 7, 16), dt.date(2023, 7, 16)),
        (dt.datetime(2023, 7, 16, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=3))), dt.date(2023, 7, 16)),
        (None, None),
    ],
)
def test_published_is_the_day_of_its_own_offset(given: object, day: dt.date | None) -> None:
    """A datetime is reduced where it was written, not in UTC."""
    published = Article("خبر", published=given).published  # type: ignore[arg-type]

    assert published == day
    assert type(published) in (dt.date, type(None))


def test_instant_gives_the_day() -> None:
    """published_at alone is enough."""
    assert Article("خبر", published_at="2023-07-16T01:00:00+00:00").published == dt.date(2023, 7, 16)  # type: ignore[arg-type]


@pytest.mark.parametrize("published", ["16/07/2023", "2023-13-01", "gestern", 20230716, ""])
def test_wrong_day_is_told(published: object) -> None:
    """The message shows what a day looks like."""
    with pytest.raises(ArticleError, match="2025-01-20"):
        Article("خبر", published=published)  # type: ignore[arg-type]


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    """Offsets stay, and the text can be written."""
    article = Article("أ\ud800ب")

    assert article.text == "أ\ufffdب"
    assert article.text.encode()


def test_values_are_frozen(extraction: Extraction) -> None:
    """Nothing that was found can be changed."""
    with pytest.raises((FrozenInstanceError, AttributeError)):
        extraction.names[0].start = 3  # type: ignore[misc]
    with pytest.raises((FrozenInstanceError, AttributeError)):
        extraction.names = ()  # type: ignore[misc]


def test_values_are_hashable(extraction: Extraction) -> None:
    """Mentions, persons and meetings can be members of a set, a plugin's own included."""
    things = {*extraction.names, *extraction.persons, *extraction.meetings, *extraction.quotations}
    mention = Mention(0, 1, "ا", kind="a:b", attributes={"x": 1})

    assert len(things) == 6
    assert hash(mention) == hash(Mention(0, 1, "ا", kind="a:b", attributes={"x": 1}))


def test_look_up_by_id(extraction: Extraction) -> None:
    """e["p1"]; a wrong id is a KeyError, get() gives None."""
    assert extraction["p1"] is extraction.persons[0]
    assert extraction["m1"] is extraction.meetings[0]
    assert extraction.get("p9") is extraction.get(None) is None
    with pytest.raises(KeyError):
        extraction["p9"]


def test_mentions_of(extraction: Extraction) -> None:
    """Names, titles, offices and organisations of one, in text order."""
    p1, p2 = extraction.persons

    assert [m.text for m in extraction.mentions_of(p1)] == ["الوزير", "علي حسن"]
    assert [m.text for m in extraction.mentions_of(p2)] == ["السفير", "عمر"]
    assert [m.text for m in extraction.mentions_of(extraction.actors[0])] == ["طهران"]


def test_persons_and_speakers(extraction: Extraction) -> None:
    """Who took part, who spoke; the unnamed are left out."""
    assert [p.name for p in extraction.persons_of(extraction.meetings[0])] == ["علي حسن", "عمر"]
    assert [p.name for p in extraction.persons_of(extraction.quotations[0])] == ["علي حسن"]
    assert [p.name for p in extraction.speakers_of(extraction.quotations[0])] == ["علي حسن"]


def test_evidence_is_in_the_text(extraction: Extraction) -> None:
    """Every proof is a slice of the article, in text order."""
    for thing in (*extraction.meetings, *extraction.quotations, *extraction.persons, *extraction.names):
        spans = extraction.evidence(thing)
        assert spans
        assert all(TEXT[s.start : s.end] == s.text for s in spans)
        assert [s.start for s in spans] == sorted(s.start for s in spans)


def test_meeting_in_one_line(extraction: Extraction) -> None:
    """Guests, arrow, host; trigger, place, day."""
    assert str(extraction.meetings[0]) == "عمر، الوفد ← علي حسن، استقبل، طهران، 2023-07-16"
    assert str(Meeting("m1", "talks", "held")) == "talks"


def test_lookups_are_no_part_of_equality(extraction: Extraction) -> None:
    """Having looked something up makes no difference."""
    other = Extraction.from_dict(extraction.to_dict())
    _ = other["p1"]

    assert other == extraction


def test_within_gives_mentions_inside() -> None:
    """Found.within is by start, longer first."""
    found = Found(
        names=(NameMention(2, 6, "abcd"), NameMention(7, 9, "ef")), titles=(TitleMention(2, 4, "ab"),)
    )  # fmt: skip

    assert [m.text for m in found.within(2, 7)] == ["abcd", "ab"]


def test_record_of_another_major() -> None:
    """It is refused, whatever is in it; a newer minor with new keys is read."""
    record = Extraction(Article("خبر")).to_dict()
    with pytest.raises(RecordError, match="khabar/2"):
        Extraction.from_dict({**record, "schema": "khabar/2"})

    assert Extraction.from_dict({**record, "schema": "khabar/1.4", "moods": [1]}).article.text == "خبر"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": None}, "'schema': 'khabar/1'"),
        ({"article": None}, "None is no object @ record.article"),
        ({"article": {}}, "'text' is missing"),
        ({"article": {"text": 3}}, "3 is no str @ record.article.text"),
        ({"article": {"text": "خبر", "sha256": "0" * 64}}, "not the one of its sha256"),
        ({"article": {"text": "خبر", "published": "16.7.2023"}}, "record.article.published"),
        ({"names": {}}, "no list @ record.names"),
        ({"names": [{"start": 0, "end": 3}]}, r"'text' is missing @ record.names\[0\]"),
        ({"names": [{"start": True, "end": 3, "text": "خبر"}]}, "True is no int"),
        ({"names": [{"id": "n1", "start": 0, "end": 9, "text": "خبر"}]}, "NameMention n1: 0–9 does not fit"),
        ({"names": [{"id": "n1", "start": -3, "end": 3, "text": "خبر"}]}, "does not fit"),
        ({"names": [{"id": "n1", "start": 0, "end": 3, "text": "خير"}]}, "NameMention n1: it says 'خير'"),
        ({"dates": [{"start": 0, "end": 3, "text": "خبر", "begin": "2023-02-30"}]}, r"record.dates\[0\]"),
        ({"persons": [{"id": "p1", "name": "علي", "names": "علي"}]}, r"'علي' is no list @ record.persons\[0\].names"),
        ({"mentions": [{"start": 0, "end": 3, "text": "خبر", "kind": "a:b", "attributes": {"x": 0.5}}]}, "0.5"),
        ({"layout": {"headline": {"start": 0, "end": 2, "text": "خبر"}}}, "Span: it says 'خبر'"),
        ({"layout": {"sections": [{"kind": "body", "start": 2, "end": 1}]}}, "Section: 2–1"),
        ({"meetings": [{"id": "m1", "kind": "visit", "status": "held", "triggers": [{"start": 0}]}]}, "missing"),
    ],
)
def test_broken_records(change: dict[str, object], message: str) -> None:
    """What comes from outside is checked, and the message says where it is wrong."""
    record = Extraction(Article("خبر")).to_dict() | change
    with pytest.raises(RecordError, match=message):
        Extraction.from_dict(record)


@pytest.mark.parametrize("record", [None, [], "khabar/1"])
def test_what_is_no_record(record: object) -> None:
    """Anything but a dict is refused."""
    with pytest.raises(RecordError, match="a record is a dict"):
        Extraction.from_dict(record)  # type: ignore[arg-type]


def test_missing_lists_are_empty() -> None:
    """A record need not repeat what was not found."""
    record = {"schema": "khabar/1", "article": {"text": "خبر"}}

    assert Extraction.from_dict(record) == Extraction(Article("خبر"))


def test_encoded_record_is_one_readable_line(extraction: Extraction) -> None:
    """UTF-8 without escapes, one line feed at the end."""
    line = encode(extraction)

    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert "علي حسن".encode() in line
