"""Plugins: found, checked when registered, called alone, merged."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve
from making import FINDERS, finding, name_of, plugin, word

from khabar.hooks import hookimpl
from khabar.model import (
    Actor,
    ActorLink,
    ArticleError,
    DateMention,
    DateValue,
    Extraction,
    Layout,
    Meeting,
    Mention,
    Person,
    PersonLink,
    PluginError,
    PluginWarning,
    Quotation,
    Section,
    Span,
)
from khabar.pipeline import Pipeline, profile
from khabar.plugins import load_plugins
from khabar.reading import Found, Reading

TEXT = "زار علي طهران ثم عاد"


def run(*plugins: object, text: str = TEXT, **options: Any) -> Extraction:
    """What plugins find without khabar's own extractors."""
    return Pipeline(plugins=plugins, blocked=FINDERS, **options)(text)


def texts(extraction: Extraction) -> list[str]:
    """Texts of the plugins' own mentions."""
    return [m.text for m in extraction.mentions]


# What goes wrong in one plugin


def raising(reading: Reading) -> list[Mention]:
    raise ValueError("broken")


def raising_late(reading: Reading) -> Iterator[Mention]:
    yield word(reading, "علي", "bad:word")
    raise ValueError("broken late")


def returning_a_number(reading: Reading) -> int:
    return 3


def returning_a_text(reading: Reading) -> str:
    return "علي"


def returning_one_mention(reading: Reading) -> Mention:
    return word(reading, "علي", "bad:word")


def finding_texts(reading: Reading) -> list[str]:
    return ["علي"]


def with_wrong_offsets(reading: Reading) -> list[Mention]:
    return [Mention(4, 900, "علي", kind="bad:word")]


def with_swapped_offsets(reading: Reading) -> list[Mention]:
    return [Mention(7, 4, "", kind="bad:word")]


def with_other_text(reading: Reading) -> list[Mention]:
    return [Mention(4, 7, "عمر", kind="bad:word")]


def with_float_offsets(reading: Reading) -> list[Mention]:
    return [Mention(4.0, 7.0, "علي", kind="bad:word")]  # type: ignore[arg-type]


def with_bare_kind(reading: Reading) -> list[Mention]:
    return [word(reading, "علي", "word")]


def with_odd_attributes(reading: Reading) -> list[Mention]:
    return [evolve(word(reading, "علي", "bad:word"), attributes={"a": [1]})]


def with_unknown_kind_of_date(reading: Reading) -> list[DateMention]:
    return [DateMention(4, 7, "علي", kind="weekend")]


def changing_what_it_is_given(reading: Reading) -> list[Mention]:
    reading.article.text = ""  # type: ignore[misc]
    return []


BAD = [
    raising, raising_late, returning_a_number, returning_a_text, returning_one_mention, finding_texts,
    with_wrong_offsets, with_swapped_offsets, with_other_text, with_float_offsets, with_bare_kind,
    with_odd_attributes, with_unknown_kind_of_date, changing_what_it_is_given,
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=lambda f: f.__name__)
def test_bad_plugin_loses_only_its_own(bad: Callable[..., Any]) -> None:
    """Its results are missing, one failure names it, one warning is issued, all other results are there."""
    good = plugin("good", khabar_find_mentions=finding("طهران"))
    with pytest.warns(PluginWarning, match="'bad' failed in khabar_find_mentions") as warned:
        extraction = run(good, plugin("bad", khabar_find_mentions=bad))

    assert texts(extraction) == ["طهران"]
    assert [(f.plugin, f.hook) for f in extraction.failures] == [("bad", "khabar_find_mentions")]
    assert len(warned) == 1


@pytest.mark.parametrize("bad", BAD, ids=lambda f: f.__name__)
def test_on_error_raise(bad: Callable[..., Any]) -> None:
    """Plugin authors see the error itself."""
    with pytest.raises((PluginError, ValueError, AttributeError)):
        run(plugin("bad", khabar_find_mentions=bad), on_error="raise")


def test_one_bad_mention_does_not_cost_the_others() -> None:
    """Each thing is checked alone."""

    def khabar_find_mentions(reading: Reading) -> Iterator[object]:
        yield word(reading, "علي")
        yield "طهران"
        yield word(reading, "عاد")

    with pytest.warns(PluginWarning):
        extraction = run(plugin("half", khabar_find_mentions=khabar_find_mentions))

    assert texts(extraction) == ["علي", "عاد"]


def test_failure_hides_local_paths() -> None:
    """A failure names the error's class and message; the traceback goes to the warning only."""
    with pytest.warns(PluginWarning, match="test_plugins"):
        extraction = run(plugin("bad", khabar_find_mentions=raising))
    [failure] = extraction.failures

    assert (failure.error, failure.message) == ("ValueError", "broken")


def test_lists_that_hooks_are_given_are_their_own() -> None:
    """Whatever a plugin does to a list it was given, others read the same."""

    def khabar_find_mentions(reading: Reading) -> Iterator[Mention]:
        for i in range(len(reading.tokens)):
            at = reading.at(i)
            if isinstance(at, list):
                at.clear()
        yield from ()

    vandal = plugin("a_vandal", khabar_find_mentions=khabar_find_mentions)
    text = "زار الوزير مصر والأردن"
    seen: list[int] = []

    def counting(reading: Reading) -> None:
        seen.append(len(reading.matches("countries")) + sum(len(reading.at(i)) for i in range(len(reading.tokens))))

    for plugins in ([], [vandal]):
        Pipeline(plugins=[*plugins, plugin("z_count", khabar_find_mentions=counting)], blocked=FINDERS)(text)

    assert seen[0] == seen[1] > 0


def quotation(**changes: Any) -> Quotation:
    return Quotation(**{"start": 4, "end": 7, "text": "علي", **changes})


def meeting(**changes: Any) -> Meeting:
    trigger = Span(0, 3, "زار")
    return Meeting(**{"id": "m1", "kind": "visit", "status": "held", "triggers": [trigger], **changes})


@pytest.mark.parametrize(
    ("hook", "value"),
    [
        ("khabar_find_quotations", quotation(type="loud")),
        ("khabar_find_quotations", quotation(stance="shouts")),
        ("khabar_find_quotations", quotation(text="عمر")),
        ("khabar_find_quotations", quotation(parts=(Span(0, 3, "علي"),))),
        ("khabar_find_quotations", "علي"),
        ("khabar_find_meetings", meeting(kind="party")),
        ("khabar_find_meetings", meeting(status="dreamt")),
        ("khabar_find_meetings", meeting(triggers=[])),
        ("khabar_find_meetings", meeting(triggers=[Span(0, 3, "عاد")])),
        ("khabar_find_meetings", meeting(topics=(Span(-1, 3, "عاد"),))),
        ("khabar_find_meetings", None),
        ("khabar_find_names", Mention(4, 7, "علي", kind="a:b")),
        ("khabar_link_persons", "p1"),
        ("khabar_link_persons", PersonLink(Person("", "علي"), ())),
        ("khabar_find_sections", Section("body", 0, 900)),
        ("khabar_find_sections", Section("foot", 0, 3)),
    ],
)
def test_every_stage_checks(hook: str, value: object) -> None:
    """What any hook returns is checked where it comes in."""
    with pytest.warns(PluginWarning) as warned:
        extraction = run(plugin("bad", **{hook: lambda reading: [value]}))

    assert [(f.plugin, f.hook) for f in extraction.failures] == [("bad", hook)]
    assert len(warned) == 1
    assert extraction.quotations == extraction.meetings == extraction.names == extraction.persons == ()


def test_reference_to_nothing_is_dropped_and_told() -> None:
    """An id that no person or actor has does not reach the record."""
    with pytest.warns(PluginWarning):
        extraction = run(plugin("bad", khabar_find_quotations=lambda reading: [quotation(date="d9")]))

    assert [q.date for q in extraction.quotations] == [None]
    assert [f.plugin for f in extraction.failures] == ["bad"]


def test_wrong_date_value_passes_on() -> None:
    """A resolver that returns nonsense is reported, and the next one decides."""

    def khabar_find_mentions(reading: Reading) -> list[DateMention]:
        return [DateMention(4, 7, "علي")]

    value = DateValue(dt.date(2020, 1, 1), dt.date(2020, 1, 2), "day", basis="stated")
    good = plugin("good", khabar_find_mentions=khabar_find_mentions, khabar_resolve_date=lambda mention: value)
    with pytest.warns(PluginWarning):
        extraction = run(good, plugin("bad", khabar_resolve_date=lambda mention: "2020"))

    assert [d.value for d in extraction.dates] == [value]


# Hooks


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


# Merging


def kinds(extraction: Extraction) -> list[tuple[str, str]]:
    """Text and plugin of mentions."""
    return [(m.text, m.plugin) for m in extraction.mentions]


@pytest.mark.parametrize("order", [1, -1])
def test_longer_mention_wins_whatever_the_order(order: int) -> None:
    """Overlapping mentions of one kind: the longer stays."""
    plugins = [plugin("a", khabar_find_mentions=finding("علي")), plugin("b", khabar_find_mentions=finding("علي طهران"))]

    assert kinds(run(*plugins[::order])) == [("علي طهران", "b")]


@pytest.mark.parametrize("order", [1, -1])
def test_equal_mentions_are_one(order: int) -> None:
    """The same span found twice stands once, under the plugin whose name comes first."""
    plugins = [plugin(name, khabar_find_mentions=finding("علي")) for name in ("a", "b")]

    assert kinds(run(*plugins[::order])) == [("علي", "a")]


def test_plugin_wins_over_khabar_itself() -> None:
    """A date that a plugin gives stands in place of the built-in one of equal length."""
    text = "عاد الوزير يوم 16 يوليو 2023 من السفر"
    [built_in] = Pipeline()(text).dates
    given = DateMention(built_in.start, built_in.end, built_in.text, rule="mine")
    extraction = Pipeline(plugins=[plugin("zz", khabar_find_mentions=lambda reading: [given])])(text)

    assert built_in.plugin == "dates"
    assert [(d.text, d.plugin) for d in extraction.dates] == [(built_in.text, "zz")]


def test_same_quotation_twice() -> None:
    """Quotations of one type that overlap by 0.8 are one, others stay."""
    text = "0123456789" * 3

    def quoting(start: int, end: int, type: str = "direct") -> Callable[[Reading], list[Quotation]]:
        return lambda reading: [Quotation(start, end, text[start:end], type=type)]

    plugins = [
        plugin("a", khabar_find_quotations=quoting(0, 10)),
        plugin("b", khabar_find_quotations=quoting(0, 9)),
        plugin("c", khabar_find_quotations=quoting(0, 10, "indirect")),
        plugin("d", khabar_find_quotations=quoting(5, 15)),
    ]

    for order in (1, -1):
        found = run(*plugins[::order], text=text).quotations
        assert sorted((q.start, q.end, q.type) for q in found) == [
            (0, 10, "direct"),
            (0, 10, "indirect"),
            (5, 15, "direct"),
        ]


def test_same_meeting_twice() -> None:
    """Meetings of one family with a shared trigger are one; a visit and a talk with one trigger are two."""
    plugins = [
        plugin("a", khabar_find_meetings=lambda reading: [meeting(kind="talks")]),
        plugin("b", khabar_find_meetings=lambda reading: [meeting(kind="reception")]),
        plugin("c", khabar_find_meetings=lambda reading: [meeting(kind="visit")]),
    ]

    for order in (1, -1):
        found = run(*plugins[::order]).meetings
        assert sorted((m.kind, m.plugin) for m in found) == [("talks", "a"), ("visit", "c")]


# Loading


def test_misspelt_hook_is_refused_with_a_suggestion() -> None:
    """Nothing is silently never called."""
    with pytest.raises(PluginError, match="'khabar_find_mention' does not exist; did you mean 'khabar_find_mentions'"):
        run(plugin("navy", khabar_find_mention=raising))


def test_unknown_parameter_is_refused() -> None:
    """A hook asks only for what there is."""
    with pytest.raises(PluginError, match=r"navy.*article"):
        run(plugin("navy", khabar_find_mentions=lambda article: []))


def test_wrappers_are_refused() -> None:
    """The message says what to do instead."""

    def khabar_find_mentions(reading: Reading) -> Iterator[None]:
        yield

    for option in ({"wrapper": True}, {"hookwrapper": True}):
        wrapping = SimpleNamespace(khabar_find_mentions=hookimpl(**option)(khabar_find_mentions))
        with pytest.raises(PluginError, match="khabar_revise"):
            run(wrapping)


def test_refused_plugin_leaves_nothing_behind() -> None:
    """After a refusal the same name can be used."""
    with pytest.raises(PluginError):
        run(plugin("navy", khabar_find_mention=raising))

    assert texts(run(plugin("navy", khabar_find_mentions=finding("علي")))) == ["علي"]


def test_two_plugins_of_one_name() -> None:
    """The second is refused."""
    with pytest.raises(PluginError, match="'navy' is there already"):
        run(plugin("navy"), plugin("navy"))


@pytest.mark.parametrize("reference", ["no_such_module", "json:no_such_name"])
def test_reference_that_leads_nowhere(reference: str) -> None:
    """It is told how a plugin is named."""
    with pytest.raises(PluginError, match="cannot be loaded"):
        run(reference)


def test_blocked_name_must_exist() -> None:
    """A typing error in blocked= is told with the names there are."""
    with pytest.raises(PluginError, match=r"no such plugin; there are .*quotations"):
        Pipeline(blocked=["quotation"])


def test_blocked_plugins_are_shown_as_such() -> None:
    """``khabar plugins`` tells what was left out."""
    infos = {info.name: info.status for info in Pipeline(blocked=["places"]).plugins}

    assert infos["places"] == "blocked"
    assert infos["dates"] == "active"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], None]:
    """Install a package with a plugin."""
    monkeypatch.syspath_prepend(tmp_path)

    def install(name: str, module: str, code: str) -> None:
        (tmp_path / f"{module}.py").write_text(code, encoding="utf-8")
        info = tmp_path / f"{module}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.2\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[khabar]\n{name} = {module}\n", encoding="utf-8")

    return install


FINDS_ALI = """
import khabar.hooks, khabar.model
@khabar.hooks.hookimpl
def khabar_find_mentions(reading):
    start = reading.text.find("علي")
    if start >= 0:
        yield khabar.model.Mention.at(reading, start, start + 3, kind="{name}:word")
"""


def test_installed_plugins_are_found(install: Callable[[str, str, str], None]) -> None:
    """Entry points of group khabar are active at once, with their versions in the record, and can be blocked."""
    install("zeta", "khabar_zeta_for_test", FINDS_ALI.format(name="zeta"))
    install("alpha", "khabar_alpha_for_test", FINDS_ALI.format(name="alpha"))
    pipeline = Pipeline(blocked=FINDERS)
    extraction = pipeline(TEXT)
    names = [i.name for i in pipeline.plugins if i.distribution != "khabar" and i.name in ("alpha", "zeta")]

    assert names == ["alpha", "zeta"]
    assert kinds(extraction) == [("علي", "alpha")]
    assert extraction.producer["plugins"]["zeta"] == "1.2"
    assert kinds(Pipeline(blocked=(*FINDERS, "alpha"))(TEXT)) == [("علي", "zeta")]


def test_broken_installed_plugin_is_left_out(install: Callable[[str, str, str], None]) -> None:
    """One import error stops nobody else; the warning says what to do."""
    install("alpha", "khabar_broken_for_test", "import no_such_module_at_all\n")
    install("zeta", "khabar_whole_for_test", FINDS_ALI.format(name="zeta"))
    with pytest.warns(PluginWarning, match="update or uninstall khabar_broken_for_test"):
        pipeline = Pipeline(blocked=FINDERS)

    assert kinds(pipeline(TEXT)) == [("علي", "zeta")]
    assert [i.status[:6] for i in pipeline.plugins if i.name == "alpha"] == ["broken"]


def test_blocked_broken_plugin_is_silent(install: Callable[[str, str, str], None]) -> None:
    """Blocking it is the way out that the warning names."""
    install("alpha", "khabar_broken_for_test", "import no_such_module_at_all\n")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        infos = load_plugins(blocked=["alpha"]).infos

    assert [i.status for i in infos if i.name == "alpha"] == ["blocked"]


# Profile


def test_profile_says_who_took_how_long() -> None:
    """Time is counted by plugin and hook, failures are counted, errors among the articles passed over."""
    good = plugin("good", khabar_find_mentions=finding("علي"), khabar_find_names=lambda: [])
    bad = plugin("bad", khabar_find_mentions=raising)
    with pytest.warns(PluginWarning):
        found = profile(Pipeline(plugins=[good, bad], blocked=FINDERS), [TEXT, ArticleError("gone"), TEXT])

    assert (found.articles, found.characters) == (2, 2 * len(TEXT))
    assert set(found.calls) == {
        ("good", "khabar_find_mentions"),
        ("good", "khabar_find_names"),
        ("bad", "khabar_find_mentions"),
    }
    assert 0 < sum(found.calls.values()) < found.total
    assert found.per_article("good") == sum(t for (p, _), t in found.calls.items() if p == "good") / 2
    assert found.failures == {("bad", "khabar_find_mentions"): 2}
