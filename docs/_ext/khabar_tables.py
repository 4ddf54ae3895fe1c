"""The record's schema and the word lists as tables, so that no page repeats what a file says; references; Arabic."""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.nodes import make_refnode

from khabar.cli.main import parser


def _schema() -> dict[str, Any]:
    return json.loads((resources.files("khabar.model") / "schema.json").read_text(encoding="utf-8"))


def _type(schema: dict[str, Any]) -> str:
    """A JSON type in words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f":ref:`{name} <record-{name.lower()}>`"
    if "anyOf" in schema:
        options = [_type(option) for option in schema["anyOf"]]
        return " or ".join(dict.fromkeys(option for option in options if option))
    kind = schema.get("type", "")
    if isinstance(kind, list):
        return " or ".join(kind)
    if kind == "array":
        return f"list of {_type(schema['items'])}"
    return str(kind) or ("string" if "pattern" in schema or "enum" in schema else "")


class RecordTables(SphinxDirective):
    """Every class of the record: its keys in order, their types, what they mean."""

    def run(self) -> list[nodes.Node]:
        schema = _schema()
        parts = [("Extraction", schema), *schema["$defs"].items()]
        lines: list[str] = []
        for name, definition in parts:
            lines += [f".. _record-{name.lower()}:", "", name, "~" * len(name), "", definition["description"], ""]
            lines += [".. list-table::", "   :class: record", "   :header-rows: 1", "   :widths: 20 25 55", ""]
            lines += ["   * - key", "     - type", "     - meaning"]
            for key, value in definition["properties"].items():
                lines += [f"   * - ``{key}``", f"     - {_type(value)}", f"     - {value['description']}"]
            lines.append("")
        return self.parse_text_to_nodes("\n".join(lines), allow_section_headings=True)


class LexiconTables(SphinxDirective):
    """Every word list: its columns and the values they take."""

    def run(self) -> list[nodes.Node]:
        data = resources.files("khabar.lexicon") / "data"
        tables = tomllib.loads((data / "tables.toml").read_text(encoding="utf-8"))
        lines = [".. list-table::", "   :header-rows: 1", "   :widths: 18 12 12 58", ""]
        lines += ["   * - table", "     - article", "     - inflection", "     - columns"]
        for name, spec in sorted(tables.items()):
            values = spec.get("values", {})
            columns = [
                f"``{c}``" + (f" ({', '.join(values[c])})" if c in values else "") for c in spec.get("columns", ())
            ]
            lines += [
                f"   * - ``{name}``",
                f"     - {spec.get('article', 'no')}",
                f"     - {spec.get('inflect', 'none')}",
            ]
            lines += [f"     - {', '.join(columns) or '—'}"]
        return self.parse_text_to_nodes("\n".join(lines))


def _commands(command: argparse.ArgumentParser, before: str) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Subcommands of a command and their own, each with what it does."""
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, below in action.choices.items():
                yield before + name, (below.description or helps.get(name, "")).strip(), below
                yield from _commands(below, f"{before}{name} ")


class CommandTables(SphinxDirective):
    """Every subcommand: its usage, its arguments and options, what they mean."""

    def run(self) -> list[nodes.Node]:
        lines: list[str] = []
        for name, told, command in _commands(parser(), ""):
            usage = command.format_usage().removeprefix("usage: ").rstrip()
            lines += [f"khabar {name}", "~" * (len(name) + 7), "", told, ""]
            lines += [".. code-block:: text", "", *(f"   {line}" for line in usage.splitlines()), ""]
            lines += [".. list-table::", "   :widths: 30 70", ""]
            for action in command._actions:
                if isinstance(action, argparse._SubParsersAction):
                    continue
                written = ", ".join(action.option_strings) or action.metavar or action.dest
                if action.option_strings and action.nargs != 0:
                    written += f" {action.metavar or action.dest.upper()}"
                meaning = (action.help or "").replace("%(default)s", str(action.default)).replace("%%", "%")
                lines += [f"   * - ``{written}``", f"     - {meaning}"]
            lines.append("")
        return self.parse_text_to_nodes("\n".join(lines), allow_section_headings=True)


class Arabic(SphinxRole):
    """Arabic words inside a sentence: :ar:`خبر`."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        return [nodes.inline(self.rawtext, self.text, classes=["ar"], lang="ar")], []


def by_last_name(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """Find a class by its last name: signatures name the module it is defined in, pages the one it is imported from."""
    if node.get("refdomain") != "py":
        return None
    domain = env.domains.python_domain
    name = node["reftarget"].rpartition(".")[2]
    for target, entry in sorted(domain.objects.items()):
        if target == name or target.endswith(f".{name}"):
            return make_refnode(app.builder, node["refdoc"], entry.docname, entry.node_id, content, target)
    return None


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives, the role and the resolver."""
    app.connect("missing-reference", by_last_name)
    app.add_role("ar", Arabic())
    app.add_directive("record-tables", RecordTables)
    app.add_directive("lexicon-tables", LexiconTables)
    app.add_directive("command-tables", CommandTables)
    return {"parallel_read_safe": True}
