"""Pages: what they link to is there, what they show runs, Arabic stands right to left."""

from __future__ import annotations

import inspect
import shlex
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest
import regex

import khabar
import khabar.hooks as hooks
from khabar.cli.main import parser

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(p for p in DOCS.rglob("*.rst") if "_build" not in p.parts)
READMES = sorted(ROOT.glob("README*.md"))
NEEDS_SPHINX = pytest.mark.skipif(
    find_spec("sphinx") is None or find_spec("furo") is None, reason="extra docs is missing"
)


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_internal_links_lead_somewhere(page: Path) -> None:
    """Every :doc: names a page."""
    dead = []
    for target in regex.findall(r":doc:`(?:[^`<]*<)?([^`>]+)>?`", page.read_text("utf-8")):
        base = DOCS / target.lstrip("/") if target.startswith("/") else page.parent / target
        if not any(base.with_name(base.name + suffix).is_file() for suffix in (".rst", ".md")):
            dead.append(target)

    assert dead == []


@pytest.mark.parametrize("page", [*READMES, ROOT / "CHANGELOG.md"], ids=_name)
def test_readmes_name_files_that_are_there(page: Path) -> None:
    """Links and paths in code spans."""
    text = page.read_text("utf-8")
    named = regex.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    named += regex.findall(r"(?:`|ltr\">)((?:docs|src|seeds|scripts)/[\w./-]+|LICENSE)(?=`|</code>)", text)

    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", [*PAGES, *READMES], ids=_name)
def test_commands_on_the_page_exist(page: Path) -> None:
    """Every ``$ khabar …`` has a subcommand and options that the command knows."""
    for line in regex.findall(r"^\s*\$ .*?\b(khabar [^\n|>]+)", page.read_text("utf-8"), regex.MULTILINE):
        words = shlex.split(line.partition(" && ")[0])[1:]
        if words and words[0] not in ("--version",):
            parser().parse_args(words)  # exits when there is no such thing


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_code_on_the_page_is_run_or_checked(page: Path) -> None:
    """Python stands in doctest blocks; what cannot end, or is not installed here, must at least be Python."""
    text = page.read_text("utf-8")
    for language, block in regex.findall(r"^\.\. code-block:: (\w+)\n((?:\n| +.*\n)+)", text, regex.MULTILINE):
        code = inspect.cleandoc(regex.sub(r"^ +:\w+:.*\n", "", block, flags=regex.MULTILINE))
        assert language in ("text", "console", "toml", "python", "html", "xml"), language
        if language == "toml":
            tomllib.loads(code)
        elif language == "xml":
            ElementTree.fromstring(code)
        elif language == "python":
            compile(code, str(page), "exec")


@NEEDS_SPHINX
def test_every_code_block_runs(tmp_path: Path) -> None:
    """Sphinx runs all doctest and testcode blocks; blocks for packages that are missing here are told as skipped."""
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "doctest", "-d", str(tmp_path / "d")]
    done = subprocess.run(
        [*command, str(DOCS), str(tmp_path / "out")], check=False, capture_output=True, text=True, timeout=600
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "package",
    sorted({p for page in PAGES for p in regex.findall(r'skipif: find_spec\("(\w+)"\)', page.read_text("utf-8"))}),
)
def test_pages_for_other_packages_ran(package: str) -> None:
    """Says by a skip which page's code did not run here."""
    if find_spec(package) is None:
        pytest.skip(f"{package} is not installed: the code of its page was not run")


@NEEDS_SPHINX
def test_site_builds_without_a_warning_and_shows_signatures(tmp_path: Path) -> None:
    """Nitpicky, warnings are errors; every hook stands in the built page with its exact signature."""
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "-b", "text", "-d", str(tmp_path / "d")]
    done = subprocess.run(
        [*command, str(DOCS), str(tmp_path / "out")], check=False, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    page = _flat((tmp_path / "out" / "reference" / "hooks.txt").read_text("utf-8"))
    missing = []
    for name in hooks.__all__:
        if name.startswith("khabar_"):
            signature = str(inspect.signature(getattr(hooks, name)))
            if _flat(f"{name}{signature}") not in page:
                missing.append(name + signature)
    assert missing == []
    api = _flat((tmp_path / "out" / "reference" / "api.txt").read_text("utf-8"))
    for name in ("extract", "read", "write", "load", "find_dates", "parse_date", "find_quotations", "link"):
        signature = str(inspect.signature(getattr(khabar, name)))
        if _flat(f"{name}{signature}") not in api:
            missing.append(name + signature)
    assert missing == []


def _flat(text: str) -> str:
    """Without what a page breaks lines by."""
    text = regex.sub(r"""[\s*_\\'"]|,(?=\s*\))|\b(?:dt|datetime)\.""", "", text)
    return regex.sub(r"prefer:(?:Prefer|Literal\[[^\]]+\])", "prefer", text)  # an alias, shown in full


def test_every_column_of_the_word_lists_is_explained() -> None:
    """The reference has a row for each."""
    tables = tomllib.loads((ROOT / "src/khabar/lexicon/data/tables.toml").read_text("utf-8"))
    columns = {column for spec in tables.values() for column in spec.get("columns", ())}
    page = (DOCS / "reference" / "lexicon.rst").read_text("utf-8")

    assert sorted(c for c in columns if f"   * - ``{c}``\n" not in page) == []


def test_arabic_pages_are_right_to_left() -> None:
    """The page's section carries the class that the style sheet turns; README is wrapped as a whole."""
    page = (DOCS / "tutorial" / "first-article-ar.rst").read_text("utf-8")
    readme = (ROOT / "README.ar.md").read_text("utf-8")

    assert page.startswith(".. rst-class:: rtl-page\n")
    assert "section.rtl-page" in (DOCS / "_static" / "khabar.css").read_text("utf-8")
    assert readme.startswith('<div dir="rtl" lang="ar">')
    assert readme.count("<div") == readme.count("</div>")


@pytest.mark.parametrize("page", [p for p in PAGES if p.stem != "first-article-ar"], ids=_name)
def test_arabic_in_prose_is_marked(page: Path) -> None:
    """Arabic words in English sentences stand in :ar:`…`, in code, or in a block of their own."""
    prose = []
    for line in page.read_text("utf-8").splitlines():
        bare = regex.sub(r":ar:`[^`]*`|``[^`]*``|:doc:`[^`]*`", "", line)
        if not line.startswith("   ") and regex.search(r"\p{Arabic}", bare):
            prose.append(line)

    assert prose == []
