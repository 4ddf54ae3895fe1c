"""The documentation speaks of everything that is public."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

import khabar
import khabar.hooks as hookspecs

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = {
    p: p.read_text("utf-8") for p in sorted([*DOCS.rglob("*.rst"), *DOCS.rglob("*.md")]) if "_build" not in p.parts
}
REFERENCE = "\n".join(text for page, text in PAGES.items() if page.parent.name == "reference")
HOOKS = [name for name in hookspecs.__all__ if name.startswith("khabar_")]


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_has_its_signature_in_the_reference(hook: str) -> None:
    """The page takes signature and docstring from the hook itself, and names its kind in the table."""
    page = (DOCS / "reference" / "hooks.rst").read_text("utf-8")

    assert f".. autofunction:: {hook}\n" in page
    assert f":func:`~khabar.hooks.{hook}`" in page


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_says_what_it_returns(hook: str) -> None:
    """When it is called, each parameter, what may be returned, since when."""
    function = getattr(hookspecs, hook)
    told = function.__doc__

    assert "Called" in told
    assert "Returns:" in told
    assert ".. versionadded::" in told
    for parameter in function.__code__.co_varnames[: function.__code__.co_argcount]:
        assert f"{parameter}:" in told


@pytest.mark.parametrize("name", khabar.__all__)
def test_every_public_name_is_in_the_reference(name: str) -> None:
    """Whoever imports it can look it up."""
    assert regex.search(rf"\b{name}\b", REFERENCE)


def test_every_page_is_in_a_table_of_contents() -> None:
    """Pages lie in the four folders, which the index lists whole."""
    folders = {p.parent.name for p in PAGES if p.parent != DOCS and "examples" not in p.parts}
    index = (DOCS / "index.rst").read_text("utf-8")

    assert all(f"{folder}/*" in index for folder in folders)
    assert folders <= {"tutorial", "how-to", "reference", "explanation"}


def test_changelog_knows_this_version() -> None:
    """Keep a Changelog: the version, or what is not released yet."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    version = regex.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"), regex.M)

    assert version is not None
    assert f"## [{version[1]}]" in changelog or "## [Unreleased]" in changelog
