"""Plugins: found, checked when registered, blocked."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from making import FINDERS, TEXT, finding, kinds, plugin, raising, run, texts

from khabar.hooks import hookimpl
from khabar.model import (
    PluginError,
    PluginWarning,
)
from khabar.pipeline import Pipeline
from khabar.plugins import load_plugins
from khabar.reading import Reading


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
