"""Linking across articles."""

from __future__ import annotations

import datetime as dt

from khabar.chronicle import link
from khabar.model import Article, Extraction, Meeting, MeetingDate, MeetingPlace, Participant, Person, Span

TEXT = "التقى الوزير نظيره في العاصمة."


def _record(
    id: str, persons: list[Person], meetings: list[Meeting] | None = None, day: str = "2023-07-16"
) -> Extraction:
    return Extraction(Article(TEXT, id=id, published=day), persons=tuple(persons), meetings=tuple(meetings or ()))


def _meeting(
    id: str, sides: list[tuple[str, str, str]], *, kind: str = "meeting", begin: str = "2023-07-15", days: int = 1,
    country: str | None = "IR", status: str = "held",
) -> Meeting:  # fmt: skip
    first = dt.date.fromisoformat(begin)
    return Meeting(
        id,
        kind,
        status,
        participants=[Participant(actor, actor, role, code) for actor, role, code in sides],
        place=MeetingPlace("المكان", country),
        date=MeetingDate(first, first + dt.timedelta(days=days)),
        triggers=[Span.of(TEXT, 0, 5)],
    )


def _names(*records: Extraction) -> list[tuple[str, ...]]:
    return sorted(tuple(s.article for s in p.sources) for p in link(records).persons)


def test_same_full_name_is_one_person() -> None:
    """Equal names with one country are one person, spelling aside."""
    one = _record("a", [Person("p1", "خواجه أحمد نظيف", country="PK")])
    two = _record("b", [Person("p1", "خواجة احمد نظيف", country="PK")])

    assert _names(one, two) == [("a", "b")]


def test_longer_form_is_the_same_person() -> None:
    """A name that stands in the other, ending alike, is the same."""
    one = _record("a", [Person("p1", "سالم الحربي", country="KW")])
    two = _record("b", [Person("p1", "سالم بن فهد الحربي", country="KW")])

    assert _names(one, two) == [("a", "b")]


def test_another_country_is_another_person() -> None:
    """Two states do not share a man."""
    one = _record("a", [Person("p1", "محمد علي", country="EG")])
    two = _record("b", [Person("p1", "محمد علي", country="IQ")])

    assert _names(one, two) == [("a",), ("b",)]


def test_surname_joins_the_only_bearer() -> None:
    """A surname alone joins the one person of that country who bears it."""
    one = _record("a", [Person("p1", "نادية الفاسي", country="MA")])
    two = _record("b", [Person("p1", "الفاسي", country="MA")])

    assert _names(one, two) == [("a", "b")]


def test_surname_of_two_bearers_stays_alone() -> None:
    """With two bearers nothing is guessed."""
    one = _record("a", [Person("p1", "نادية الفاسي", country="MA"), Person("p2", "عمر الفاسي", country="MA")])
    two = _record("b", [Person("p1", "الفاسي", country="MA")])

    assert _names(one, two) == [("a",), ("a",), ("b",)]


def test_a_name_without_country_is_not_given_to_one_of_two() -> None:
    """Where two countries have such a person it stays alone; of a far commoner one it is taken to be."""
    egyptian, iraqi = Person("p1", "محمد علي", country="EG"), Person("p1", "محمد علي", country="IQ")
    unknown = _record("c", [Person("p1", "محمد علي")])
    many = [_record(f"e{n}", [egyptian]) for n in range(16)]

    assert _names(many[0], _record("b", [iraqi]), unknown) == [("b",), ("c",), ("e0",)]
    assert len(_names(*many, _record("b", [iraqi]), unknown)[1]) == 17


def test_a_second_of_one_name_is_nobody_elses() -> None:
    """Of two such persons in an article, other articles mean the first; the surname alone too."""
    two = _record("a", [Person("p1", "عمر الفاسي", country="MA"), Person("p2", "عمر الفاسي", country="MA")])

    assert _names(two, _record("b", [Person("p1", "الفاسي", country="MA")])) == [("a",), ("a", "b")]


def test_two_persons_of_one_article_stay_two() -> None:
    """An article that tells two persons apart is believed."""
    one = _record("a", [Person("p1", "محمد حسن", country="SD"), Person("p2", "محمد أحمد حسن", country="SD")])
    two = _record("b", [Person("p1", "محمد حسن", country="SD")])

    assert _names(one, two) == [("a",), ("a", "b")]


PAIR = [Person("p1", "سامر النحاس", country="SY"), Person("p2", "كريم طاهر", country="IQ")]


def test_one_meeting_told_twice() -> None:
    """Same persons on one day are one event with two sources."""
    sides = [("p1", "guest", "SY"), ("p2", "host", "IQ")]
    chronicle = link([_record("a", PAIR, [_meeting("m1", sides)]), _record("b", PAIR, [_meeting("m1", sides)])])

    assert [len(m.sources) for m in chronicle.meetings] == [2]


def test_swapped_host_is_another_meeting() -> None:
    """Who received whom tells events apart."""
    here = _meeting("m1", [("p1", "guest", "SY"), ("p2", "host", "IQ")])
    there = _meeting("m1", [("p1", "host", "SY"), ("p2", "guest", "IQ")])

    assert len(link([_record("a", PAIR, [here]), _record("b", PAIR, [there])]).meetings) == 2


def test_other_day_is_another_meeting() -> None:
    """Days that do not meet are two events."""
    sides = [("p1", "guest", "SY"), ("p2", "host", "IQ")]
    early, late = _meeting("m1", sides), _meeting("m1", sides, begin="2024-01-02")

    assert len(link([_record("a", PAIR, [early]), _record("b", PAIR, [late])]).meetings) == 2


def test_month_contains_the_visit() -> None:
    """A visit dated by its month and one dated by its days are one; the precise date is kept."""
    sides = [("p1", "guest", "SY")]
    vague = _meeting("m1", sides, kind="visit", begin="2023-07-01", days=31)
    exact = _meeting("m1", sides, kind="visit", begin="2023-07-15", days=2)
    [visit] = link([_record("a", PAIR, [vague]), _record("b", PAIR, [exact])]).meetings

    assert (visit.begin, len(visit.sources)) == (dt.date(2023, 7, 15), 2)


def test_announced_then_held_is_one_event() -> None:
    """The furthest status is the event's."""
    sides = [("p1", "guest", "SY"), ("p2", "host", "IQ")]
    [event] = link(
        [_record("a", PAIR, [_meeting("m1", sides, status="announced")]), _record("b", PAIR, [_meeting("m1", sides)])]
    ).meetings

    assert event.status == "held"


def test_missing_day_is_only_possible() -> None:
    """Without a day two like events are not joined but named as possibly one."""
    import attrs

    sides = [("p1", "guest", "SY"), ("p2", "host", "IQ")]
    undated = attrs.evolve(_meeting("m1", sides), date=None)
    chronicle = link([_record("a", PAIR, [undated]), _record("b", PAIR, [_meeting("m1", sides)])])

    assert len(chronicle.meetings) == 2
    assert chronicle.possible_same == (tuple(sorted(m.id for m in chronicle.meetings)),)


def test_a_year_is_no_day() -> None:
    """What is dated by its year alone is not joined with a day of it, only named as possibly the same."""
    sides = [("p1", "guest", "SY"), ("p2", "host", "IQ")]
    year = _meeting("m1", sides, begin="2023-01-01", days=365)
    chronicle = link([_record("a", PAIR, [year]), _record("b", PAIR, [_meeting("m1", sides)])])

    assert (len(chronicle.meetings), len(chronicle.possible_same)) == (2, 1)


def test_missing_day_looks_back_a_month() -> None:
    """A telling without a day may be what was within the month before its article, not what was long ago."""
    import attrs

    sides = [("p1", "guest", "SY"), ("p2", "host", "IQ")]
    undated = attrs.evolve(_meeting("m1", sides), date=None)
    old = _meeting("m1", sides, begin="2022-07-15")

    assert not link([_record("a", PAIR, [undated]), _record("b", PAIR, [old])]).possible_same


def test_denial_is_a_contradiction() -> None:
    """One source that denies what another tells is listed."""
    sides = [("p1", "guest", "SY"), ("p2", "host", "IQ")]
    [event] = link(
        [_record("a", PAIR, [_meeting("m1", sides)]), _record("b", PAIR, [_meeting("m1", sides, status="denied")])]
    ).meetings

    assert [(c.field, c.values) for c in event.contradictions] == [("status", ("denied", "held"))]


def test_looks_up_what_an_articles_person_became() -> None:
    """``of`` leads from an article's id to the linked thing."""
    chronicle = link([_record("a", PAIR), _record("b", PAIR)])

    assert chronicle.of("a", "p1") is chronicle.of("b", "p1")
