"""Hooks: who is asked, in which order, with what."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from attrs import evolve
from making import TEXT, finding, meeting, name_of, plugin, quotation, run, word

from khabar.model import (
    Actor,
    ActorLink,
    Extraction,
    Layout,
    Meeting,
    Mention,
    Person,
    PersonLink,
    PluginWarning,
    Quotation,
    Section,
    Span,
)
from khabar.reading import Found, Reading


def test_hooks_may_ask_for_fewer_parameters() -> None:
    """None, one, or all of them."""
    seen: list[str] = []
    plugins = [
        plugin("none", khabar_find_names=lambda: seen.append("none")),
        plugin("one", khabar_find_names=lambda found: seen.append(type(found).__name__)),
        plugin("all", khabar_find_names=lambda reading, found: seen.append(type(reading).__name__)),
    ]
    run(*plugins)

    assert seen == ["none", "Found", "Reading"]


def test_first_hooks_ask_in_reverse_and_none_passes_on() -> None:
    """The last plugin that says something decides, an empty list included."""

    def section(kind: str) -> Callable[[Reading], list[Section]]:
        return lambda reading: [Section(kind, 0, len(reading.text))]

    a, b = plugin("a", khabar_find_sections=section("body")), plugin("b", khabar_find_sections=section("headline"))
    silent = plugin("c", khabar_find_sections=lambda reading: None)

    assert [s.kind for s in run(a, b, silent).layout.sections] == ["headline"]
    assert run(a, plugin("empty", khabar_find_sections=lambda reading: [])).layout.sections == ()


def test_first_hook_that_raises_passes_on() -> None:
    """A generator that breaks halfway decides nothing."""

    def khabar_find_sections(reading: Reading) -> Iterator[Section]:
        yield Section("headline", 0, 3)
        raise ValueError

    good = plugin("good", khabar_find_sections=lambda reading: [Section("body", 0, 3)])
    with pytest.warns(PluginWarning):
        extraction = run(good, plugin("bad", khabar_find_sections=khabar_find_sections))

    assert [s.kind for s in extraction.layout.sections] == ["body"]


def test_sections_give_the_layout() -> None:
    """Headline and dateline are taken from sections when a layout does not say; a layout may say itself."""

    def khabar_find_sections(reading: Reading) -> Layout:
        return Layout(publisher=reading.span(4, 7), sections=(Section("headline", 0, 7), Section("body", 8, 20)))

    layout = run(plugin("own", khabar_find_sections=khabar_find_sections)).layout

    assert (layout.headline, layout.publisher) == (Span(0, 7, "زار علي"), Span(4, 7, "علي"))


def test_related_material_is_left_out_unless_asked_for() -> None:
    """What begins in a related section is dropped; related=True keeps it."""
    own = plugin(
        "own",
        khabar_find_sections=lambda reading: [Section("body", 0, 3), Section("related", 3, len(reading.text))],
        khabar_find_mentions=finding("علي"),
        khabar_find_quotations=lambda reading: [quotation()],
        khabar_find_meetings=lambda reading: [meeting(triggers=[Span(4, 7, "علي")])],
    )
    without, with_ = run(own), run(own, related=True)

    assert (without.mentions, without.quotations, without.meetings) == ((), (), ())
    assert [m.section for m in (*with_.mentions, *with_.quotations, *with_.meetings)] == ["related"] * 3


def test_stages_see_what_came_before() -> None:
    """Names see mentions, links see names, quotations see persons, meetings see quotations."""
    seen: dict[str, tuple[int, ...]] = {}

    def note(stage: str, found: Found) -> None:
        seen[stage] = tuple(map(len, (found.mentions, found.names, found.persons, found.quotations)))

    def khabar_find_names(reading: Reading, found: Found) -> list[object]:
        note("names", found)
        return [name_of(reading, "علي")]

    def khabar_link_persons(found: Found) -> list[PersonLink]:
        note("persons", found)
        return [PersonLink(Person("p7", "علي"), found.names)]

    def khabar_find_quotations(found: Found) -> list[Quotation]:
        note("quotations", found)
        return [quotation(id="q5")]

    def khabar_find_meetings(found: Found) -> list[Meeting]:
        note("meetings", found)
        return []

    own = plugin(
        "own",
        khabar_find_mentions=finding("طهران"),
        khabar_find_names=khabar_find_names,
        khabar_link_persons=khabar_link_persons,
        khabar_find_quotations=khabar_find_quotations,
        khabar_find_meetings=khabar_find_meetings,
    )
    extraction = run(own)

    assert seen == {
        "names": (1, 0, 0, 0),
        "persons": (1, 1, 0, 0),
        "quotations": (1, 1, 1, 0),
        "meetings": (1, 1, 1, 1),
    }
    assert (extraction.persons[0].id, extraction.names[0].person) == ("p1", "p1")


def test_ids_are_in_text_order_and_references_follow() -> None:
    """Whatever ids plugins use inside, the record's are x1, p1 … by position."""

    def khabar_link_persons(found: Found) -> list[PersonLink | ActorLink]:
        ali, omar = found.names
        return [
            PersonLink(Person("zz", "عمر", affiliation="state"), [omar]),
            PersonLink(Person("aa", "علي"), [ali]),
            ActorLink(Actor("state", "state", "إيران"), ()),
        ]

    own = plugin(
        "own",
        khabar_find_names=lambda reading: [name_of(reading, "عمر"), name_of(reading, "علي")],
        khabar_link_persons=khabar_link_persons,
    )
    extraction = run(own, text="علي ثم عمر")

    assert [(n.id, n.text, n.person) for n in extraction.names] == [("n1", "علي", "p1"), ("n2", "عمر", "p2")]
    assert [(p.id, p.name, p.affiliation) for p in extraction.persons] == [("p1", "علي", None), ("p2", "عمر", "a1")]


def test_revise_is_chained_and_checked() -> None:
    """Each plugin gets the former's record; what it spoils is dropped and told."""

    def drop(extraction: Extraction) -> Extraction:
        return evolve(extraction, mentions=extraction.mentions[1:])

    def spoil(extraction: Extraction) -> Extraction:
        return evolve(extraction, mentions=[*extraction.mentions, Mention(0, 3, "؟؟؟", kind="a:b")])

    def nothing(extraction: Extraction) -> None:
        return None

    finder = plugin("finder", khabar_find_mentions=lambda reading: [word(reading, "علي"), word(reading, "عاد")])
    with pytest.warns(PluginWarning, match="'spoil' failed in khabar_revise"):
        extraction = run(
            finder,
            plugin("drop", khabar_revise=drop),
            plugin("spoil", khabar_revise=spoil),
            plugin("nothing", khabar_revise=nothing),
        )

    assert [(m.id, m.text) for m in extraction.mentions] == [("x1", "عاد")]


def test_revise_may_not_change_the_article() -> None:
    """Offsets would point nowhere."""

    def khabar_revise(extraction: Extraction) -> Extraction:
        return evolve(extraction, article=evolve(extraction.article, text="آخر"))

    with pytest.warns(PluginWarning, match="may not change the article"):
        extraction = run(plugin("bad", khabar_revise=khabar_revise))

    assert extraction.article.text == TEXT
