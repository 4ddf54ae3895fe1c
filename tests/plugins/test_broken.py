"""Plugins that are broken on purpose, each beside khabar's own: it costs nobody else a result, and is named."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen
from making import finding, plugin

from khabar import (
    Article,
    DateValue,
    Extraction,
    Found,
    KhabarDeprecationWarning,
    Mention,
    NameMention,
    Person,
    PersonLink,
    Pipeline,
    PluginError,
    PluginWarning,
    Quotation,
    Reading,
    Section,
)

ARTICLE = Article(
    "استقبل الرئيس اللبناني جوزيف عون أمس السبت في بيروت وزير الخارجية المصري بدر عبد العاطي.\n"
    "وقال عبد العاطي خلال اللقاء إن بلاده تدعم لبنان.",
    id="a",
    published="2025-02-16",
)
GOOD = plugin("good", khabar_find_mentions=finding("بيروت", "good:place"))


@pytest.fixture(scope="module")
def whole() -> Extraction:
    """What is found when nothing is broken."""
    extraction = Pipeline(plugins=[GOOD], on_error="raise")(ARTICLE)
    assert len(extraction.persons) == 2
    assert extraction.meetings
    assert extraction.quotations
    assert extraction.mentions
    return extraction


# The ten


def raises(reading: Reading) -> list[Mention]:
    raise RuntimeError("broken")


def raises_on_the_way(reading: Reading) -> Iterator[Mention]:
    yield Mention.at(reading, 0, 6, kind="bad:word")
    raise RuntimeError("broken halfway")


def gives_another_type(reading: Reading) -> int:
    return 3


@frozen
class _Own(Mention):
    """A class that the record does not know."""

    colour: str = "red"


def gives_a_class_of_its_own(reading: Reading) -> list[Mention]:
    return [_Own(0, 6, reading.text[:6], kind="bad:word")]


def gives_offsets_of_bytes(reading: Reading) -> list[Mention]:
    at = reading.text.encode().index("بيروت".encode())
    return [Mention(at, at + 10, "بيروت", kind="bad:word")]


def gives_fields_of_other_types(reading: Reading) -> list[Mention]:
    return [Mention(0, 6, reading.text[:6], kind="bad:word", rule=7)]  # type: ignore[arg-type]


def changes_the_reading(reading: Reading) -> list[Mention]:
    reading.layout = None  # type: ignore[misc,assignment]
    return []


def changes_what_others_found(reading: Reading, found: Found) -> list[NameMention]:
    for mention in found.mentions:
        mention.attributes["colour"] = "red"  # type: ignore[index]
    return []


def is_slow(reading: Reading) -> list[Mention]:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        pass
    return [Mention.at(reading, 0, 6, kind="bad:word")]


def refers_to_nothing(reading: Reading, found: Found) -> list[NameMention]:
    return [NameMention(0, 6, reading.text[:6], person="p77")]


def swaps_the_article(extraction: Extraction) -> Extraction:
    return evolve(extraction, article=Article("آخر"))


def clears_the_producer(extraction: Extraction) -> Extraction:
    extraction.producer.clear()  # type: ignore[attr-defined]
    return extraction


def links_strings(found: Found) -> list[PersonLink]:
    return [PersonLink(Person("p1", 5), found.names)]  # type: ignore[arg-type]


def gives_a_day_in_words(mention: object) -> DateValue:
    return DateValue("2025-02-15", None, "day")  # type: ignore[arg-type]


def gives_sections_beyond_the_end(reading: Reading) -> list[Section]:
    return [Section("headline", 0, len(reading.text) + 1)]


def gives_a_speaker_in_words(reading: Reading) -> list[Quotation]:
    return [Quotation(0, 6, reading.text[:6], speaker="الوزير")]  # type: ignore[arg-type]


BAD = [
    ("khabar_find_mentions", raises),
    ("khabar_find_mentions", raises_on_the_way),
    ("khabar_find_mentions", gives_another_type),
    ("khabar_find_mentions", gives_a_class_of_its_own),
    ("khabar_find_mentions", gives_offsets_of_bytes),
    ("khabar_find_mentions", gives_fields_of_other_types),
    ("khabar_find_mentions", changes_the_reading),
    ("khabar_find_mentions", is_slow),
    ("khabar_find_names", changes_what_others_found),
    ("khabar_link_persons", links_strings),
    ("khabar_resolve_date", gives_a_day_in_words),
    ("khabar_find_sections", gives_sections_beyond_the_end),
    ("khabar_find_quotations", gives_a_speaker_in_words),
    ("khabar_revise", swaps_the_article),
    ("khabar_revise", clears_the_producer),
]


@pytest.mark.parametrize(("hook", "function"), BAD, ids=lambda x: getattr(x, "__name__", ""))
def test_it_costs_nobody_else_a_result(hook: str, function: Callable[..., Any], whole: Extraction) -> None:
    """The record is that without it, but for one failure that names plugin and hook; one warning says why."""
    bad = plugin("bad", **{hook: function})
    pipeline = Pipeline(plugins=[GOOD, bad], time_limit=0.2)
    with pytest.warns(PluginWarning, match=f"plugin 'bad' failed in {hook}") as warned:
        extraction = pipeline(ARTICLE)

    assert {(f.plugin, f.hook) for f in extraction.failures} == {("bad", hook)}
    assert len(warned) == 1
    assert evolve(extraction, failures=()) == whole
    assert extraction.producer == whole.producer


def test_a_reference_to_nothing_is_dropped() -> None:
    """The name stays, its person does not; the failure names the plugin."""
    bad = plugin("bad", khabar_find_names=refers_to_nothing)
    with pytest.warns(PluginWarning, match="plugin 'bad' failed in references"):
        extraction = Pipeline(plugins=[bad], blocked=["persons"])(ARTICLE)

    assert [n.person for n in extraction.names] == [None]
    assert [f.plugin for f in extraction.failures] == ["bad"]


def test_slow_elsewhere_loses_its_results_too(whole: Extraction) -> None:
    """Where a call cannot be interrupted, as in a thread, it ends first and counts as late all the same."""
    from concurrent.futures import ThreadPoolExecutor

    def khabar_find_mentions(reading: Reading) -> list[Mention]:
        time.sleep(0.05)
        return [Mention.at(reading, 0, 6, kind="bad:word")]

    pipeline = Pipeline(plugins=[GOOD, plugin("bad", khabar_find_mentions=khabar_find_mentions)], time_limit=0.01)
    with ThreadPoolExecutor(1) as pool, pytest.warns(PluginWarning, match="took longer than 0.01 s"):
        extraction = pool.submit(pipeline, ARTICLE).result()

    assert evolve(extraction, failures=()) == whole


# Installed ones: nobody asked for them, so what they break at the start is told and passed over


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Install a package ``bad`` with this code."""
    monkeypatch.syspath_prepend(tmp_path / "site")

    def install(code: str) -> None:
        module = f"khabar_bad_{abs(hash(code))}"
        info = tmp_path / "site" / f"{module}-1.0.dist-info"
        info.mkdir(parents=True)
        (tmp_path / "site" / f"{module}.py").write_text(f"import khabar\n{code}", encoding="utf-8")
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: khabar-bad\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[khabar]\nbad = {module}\n", encoding="utf-8")

    return install


AT_START = {
    "cannot be imported": "import no_such_module_here\n",
    "raises when imported": "raise RuntimeError('broken')\n",
    "misspelt hook": "@khabar.hookimpl\ndef khabar_find_mention(reading): return []\n",
    "unknown parameter": "@khabar.hookimpl\ndef khabar_find_mentions(article): return []\n",
    "wrapper": "@khabar.hookimpl(wrapper=True)\ndef khabar_find_mentions(reading): yield\n",
    "word list that raises": "@khabar.hookimpl\ndef khabar_lexicons(): raise RuntimeError('broken')\n",
    "word list that is not there": "@khabar.hookimpl\ndef khabar_lexicons(): return ['/no/such/file.tsv']\n",
    "word list of numbers": "@khabar.hookimpl\ndef khabar_lexicons(): return [5]\n",
}


@pytest.mark.parametrize("code", AT_START.values(), ids=AT_START)
def test_an_installed_one_is_left_out_by_name(code: str, install: Callable[[str], None], whole: Extraction) -> None:
    """The warning names it and the mend, the list of plugins says broken, and all else is read."""
    install(code)
    with pytest.warns(PluginWarning, match=r"plugin 'bad'.*blocked=\['bad'\]") as warned:
        pipeline = Pipeline(plugins=[GOOD])
    extraction = pipeline(ARTICLE)

    assert len(warned) == 1
    assert [i.status.partition(":")[0] for i in pipeline.plugins if i.name == "bad"] == ["broken"]
    assert extraction == whole
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Pipeline(plugins=[GOOD], blocked=["bad"])


@pytest.mark.parametrize(
    "code",
    [
        "@khabar.hookimpl\ndef khabar_exporters(): raise RuntimeError('broken')\n",
        "@khabar.hookimpl\ndef khabar_exporters(): return ['csv']\n",
    ],
)
def test_an_installed_ones_exporters_are_left_out(code: str, install: Callable[[str], None]) -> None:
    """Khabar's own formats stay."""
    install(code)
    with pytest.warns(PluginWarning, match="plugin 'bad': khabar_exporters"):
        exporters = Pipeline().exporters

    assert {"jsonl", "text"} <= set(exporters)


def test_one_that_was_given_raises() -> None:
    """Whoever gives a plugin is told at once."""
    with pytest.raises(PluginError, match="plugin 'bad': khabar_lexicons: broken"):
        Pipeline(plugins=[plugin("bad", khabar_lexicons=lambda: raises(None))])  # type: ignore[arg-type]
    with pytest.raises(PluginError, match="plugin 'bad': khabar_exporters"):
        _ = Pipeline(plugins=[plugin("bad", khabar_exporters=lambda: ["csv"])]).exporters


def test_a_deprecated_hook_names_who_uses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way out: a hook or parameter warns for at least one minor version before it is gone."""
    import khabar.hooks as hooks

    def khabar_find_names(reading: Reading, found: Found) -> None:
        """Old."""

    gone = KhabarDeprecationWarning("khabar_find_names: 'found' will be gone in khabar 0.3; use reading")
    monkeypatch.setattr(
        hooks, "khabar_find_names", hooks.hookspec(warn_on_impl_args={"found": gone})(khabar_find_names)
    )
    with pytest.warns(KhabarDeprecationWarning, match=r"will be gone in khabar 0\.3"):
        Pipeline(plugins=[plugin("old", khabar_find_names=lambda found: [])], blocked=["persons"])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Pipeline(plugins=[plugin("new", khabar_find_names=lambda reading: [])], blocked=["persons"])


def test_values_cannot_be_changed() -> None:
    """Every class of the record is frozen, mappings included."""
    mention = Mention(0, 1, "a", kind="a:b", attributes={"x": 1})

    for change in (
        lambda: mention.attributes.update(x=2),  # type: ignore[attr-defined]
        lambda: mention.attributes.pop("x"),  # type: ignore[attr-defined]
        lambda: setattr(mention, "start", 5),
    ):
        with pytest.raises((TypeError, AttributeError)):
            change()
    assert mention.attributes == {"x": 1}
