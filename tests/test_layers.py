"""Who imports whom: the table of the architecture page, held over every import, function-local ones included."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

import khabar

ROOT = Path(khabar.__file__).parent

#: Room: the rooms it may import, and with them all that those may import.
MAY_IMPORT = {
    "model": (),
    "text": ("model",),
    "calendars": ("model",),
    "lexicon": ("text",),
    "reading": ("text", "lexicon"),
    "matching": ("lexicon", "calendars"),
    "hooks": ("reading",),
    "readers": ("hooks", "extractors"),
    "extractors": ("hooks", "matching", "calendars"),
    "exporters": ("hooks", "chronicle"),
    "plugins": ("hooks",),
    "pipeline": ("plugins",),
    "chronicle": ("matching",),
    "report": ("hooks", "chronicle", "exporters"),
    "batch": ("pipeline", "readers"),
    "evaluation": ("model",),
    "front": ("readers", "extractors", "exporters", "pipeline", "chronicle", "report", "batch", "evaluation"),
    "spacy": ("front",),
    "cli": ("front", "testing"),
    "testing": ("front",),
}
#: Files that belong to a room without lying in it.
BELONGS_TO = {"__init__": "front", "__main__": "cli"}
#: Each may import the public names of those before it.
EXTRACTORS = ("dates", "article", "persons", "quotations", "meetings")
#: Packages from outside, and the modules that may import them.
OUTSIDE = {
    "attrs": ("",),
    "regex": ("",),
    "pluggy": ("hooks", "plugins"),
    "cattrs": ("model.codec",),
    "hijridate": ("calendars",),
    "jinja2": ("report",),
    "markupsafe": ("report",),
    "pyarrow": ("exporters.tables", "readers.table"),
    "rich": ("cli",),
    "spacy": ("exporters.spacy", "spacy"),
    "trafilatura": ("readers.main_text",),
    "zstandard": ("readers.jsonl",),
    "hypothesis": ("testing.strategies",),
    "pytest": ("testing.pytest",),
}

FILES = sorted(ROOT.rglob("*.py"))


def module_of(path: Path) -> str:
    """Dotted name below khabar; a package is named without __init__."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def room_of(module: str) -> str:
    """The room a module below khabar lies in."""
    first = module.partition(".")[0]
    return BELONGS_TO.get(first, first)


def imports(path: Path) -> Iterator[tuple[str, str | None]]:
    """Absolute module and name of every import of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the room"
            yield from ((node.module or "", alias.name) for alias in node.names)


def inside(module: str, name: str | None) -> str | None:
    """Dotted name below khabar of what an import names; None when it is none of khabar's."""
    if module == "khabar":
        is_module = name is not None and ((ROOT / name).is_dir() or (ROOT / f"{name}.py").is_file())
        return name if is_module else "front"
    return module.removeprefix("khabar.") if module.startswith("khabar.") else None


def reachable(room: str) -> set[str]:
    """A room and all that it may import."""
    found, waiting = set(), [room]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += MAY_IMPORT[here]
    return found


def test_every_module_has_a_room() -> None:
    """Nothing stands outside the table."""
    homeless = [str(p.relative_to(ROOT)) for p in FILES if room_of(module_of(p)) not in MAY_IMPORT]

    assert homeless == []


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_rooms_import_only_what_the_table_allows(room: str) -> None:
    """No arrow points the wrong way."""
    allowed = reachable(room)
    wrong = [
        f"{module_of(path)} imports {target}"
        for path in FILES
        if room_of(module_of(path)) == room
        for module, name in imports(path)
        if (target := inside(module, name)) is not None and room_of(target) not in allowed
    ]

    assert wrong == []


def test_extractors_import_public_names_of_earlier_ones() -> None:
    """dates ◄ article ◄ persons ◄ quotations ◄ meetings, through the package's own __all__."""
    wrong = []
    for path in (ROOT / "extractors").rglob("*.py"):
        here = module_of(path).split(".")
        own = here[1] if len(here) > 1 else ""
        for module, name in imports(path):
            parts = module.split(".")
            if parts[:2] != ["khabar", "extractors"] or len(parts) < 3 or parts[2] == own:
                continue
            other = parts[2]
            public = getattr(importlib.import_module(f"khabar.extractors.{other}"), "__all__", ())
            before = EXTRACTORS[: EXTRACTORS.index(own)] if own in EXTRACTORS else ()
            if other not in before or len(parts) > 3 or name not in public:
                wrong.append(f"{module_of(path)} imports {module}:{name}")

    assert wrong == []


def test_packages_from_outside_stay_in_their_rooms() -> None:
    """cattrs in the codec only, rich in the command only, re nowhere."""
    standard = sys.stdlib_module_names - {"re", "pickle"}
    wrong = []
    for path in FILES:
        here = module_of(path)
        for module, _ in imports(path):
            top = module.partition(".")[0]
            if top in standard or top == "khabar":
                continue
            if not any(f"{here}.".startswith(f"{room}." if room else "") for room in OUTSIDE.get(top, ())):
                wrong.append(f"{here} imports {module}")

    assert wrong == []


def test_files_are_short() -> None:
    """One idea a file: none over 400 lines."""
    long = {str(p.relative_to(ROOT)): lines for p in FILES if (lines := len(p.read_text("utf-8").splitlines())) > 400}

    assert long == {}


def test_public_names_exist() -> None:
    """Every ``__all__`` names what is there; ruff keeps it sorted."""
    wrong = []
    for path in FILES:
        name = module_of(path)
        if name in ("__main__", "spacy", "testing.strategies", "testing.pytest"):  # extras, and what runs when imported
            continue
        module = importlib.import_module("khabar" if name == "__init__" else f"khabar.{name}")
        wrong += [f"{name}.{public}" for public in getattr(module, "__all__", ()) if not hasattr(module, public)]

    assert wrong == []


def test_architecture_page_shows_this_table() -> None:
    """What people read is what is held."""
    page = ROOT.parents[1] / "docs" / "explanation" / "architecture.rst"
    if not page.is_file():
        pytest.skip("docs/ is not part of this copy")
    rows = regex.findall(r"^   \* - ``(\w+)``\n     - (.+)\n", page.read_text("utf-8"), regex.MULTILINE)
    shown = {room: tuple(regex.findall(r"``(\w+)``", cell)) for room, cell in rows}
    whole = shown.pop("front")

    assert whole == ()
    assert shown == {room: rooms for room, rooms in MAY_IMPORT.items() if room != "front"}
