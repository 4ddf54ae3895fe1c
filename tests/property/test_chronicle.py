"""Linking does not depend on the order of articles, and twice is once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.chronicle import link
from khabar.chronicle.store import Store
from khabar.model import Article, Extraction, Meeting, MeetingDate, OfficeMention, Participant, Person, Span

TEXT = "لقاء"
NAMES = ["سالم الحربي", "سالم بن فهد الحربي", "الحربي", "منى الحربي", "سالم", "فهد سالم الحربي"]
COUNTRIES = [None, "KW", "SA"]
GENDERS = [None, "m", "f"]
DAYS = [None, "2023-07-15", "2023-07-16"]

persons = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(COUNTRIES), st.sampled_from(GENDERS), st.booleans()),
    min_size=1,
    max_size=3,
)
meetings = st.lists(
    st.tuples(st.sampled_from(["meeting", "visit"]), st.sampled_from(DAYS), st.sampled_from(["host", "guest"])),
    max_size=3,
)


@st.composite
def records(draw: st.DrawFn) -> list[Extraction]:
    """A few articles with a few persons of like names and a few meetings of theirs."""
    import datetime as dt

    made = []
    for number in range(draw(st.integers(1, 5))):
        drawn = draw(persons)
        people = [Person(f"p{i}", n, country=c, gender=g) for i, (n, c, g, _) in enumerate(drawn, 1)]
        posts = [
            OfficeMention(0, 4, TEXT, id=f"o{i}", head="وزير", domain="مال", country="KW", persons=(f"p{i}",))
            for i, (_, _, _, held) in enumerate(drawn, 1)
            if held
        ]
        events = []
        for i, (kind, day, role) in enumerate(draw(meetings), 1):
            begin = dt.date.fromisoformat(day) if day else None
            sides = [Participant(p.id, p.name, role if p is people[0] else "participant", p.country) for p in people]
            date = MeetingDate(begin, begin + dt.timedelta(days=1)) if begin else None
            events.append(Meeting(f"m{i}", kind, "held", sides, date=date, triggers=[Span.of(TEXT, 0, 4)]))
        made.append(Extraction(Article(TEXT, id=f"a{number}"), persons=tuple(people), offices=posts, meetings=events))
    return made


@given(records(), st.randoms(use_true_random=False))
def test_order_does_not_matter(articles: list[Extraction], random: object) -> None:
    """Any order gives the same chronicle."""
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert link(shuffled) == link(articles)


@given(records())
def test_twice_is_once(articles: list[Extraction]) -> None:
    """The same article given twice counts once."""
    assert link(articles + articles) == link(articles)


@given(records())
def test_nothing_is_lost(articles: list[Extraction]) -> None:
    """Every person and meeting of every article is in exactly one linked one."""
    chronicle = link(articles)
    sources = [s.key for thing in (*chronicle.persons, *chronicle.meetings) for s in thing.sources]
    expected = [(e.article.id, t.id) for e in articles for t in (*e.persons, *e.meetings)]

    assert sorted(sources) == sorted(expected)


@given(records(), st.randoms(use_true_random=False))
def test_a_store_comes_to_the_same(articles: list[Extraction], random: object) -> None:
    """Added one by one in any order, a store holds what linking all at once gives."""
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with Store(":memory:") as store:
        for article in shuffled:
            store.add(article)
        found = store.chronicle()

    assert found == link(articles)


@given(records(), records(), st.integers(1, 3))
def test_what_is_replaced_leaves_nothing(former: list[Extraction], now: list[Extraction], portion: int) -> None:
    """After articles got another content, a store holds what linking the present ones gives; ids lead to what is."""
    present = {e.article.id: e for e in (*former, *now)}
    with Store(":memory:") as store:
        for articles in (former, now):
            for at in range(0, len(articles), portion):
                store.add(articles[at : at + portion])
        found = store.chronicle()
        ids = {thing.id for thing in (*found.persons, *found.actors, *found.meetings)}
        resolved = {store.resolve(id) for id in ids}

    assert found == link(present.values())
    assert resolved == ids
