"""No pattern of the library can take more than linear time: a lint of every pattern that it compiles."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

import khabar

ROOT = Path(khabar.__file__).parent
MOST = 50  # literals of one alternation
_REPEAT = regex.compile(r"(?:[*+]|\{\d*,\})(?![+])")  # unbounded, not possessive
_CLASS = regex.compile(r"\[(?:\\.|[^\]\\])*+\]|\\.")


def literals(node: ast.expr) -> str:
    """The pattern's text, what is put into it left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(literals(v) for v in node.values)
    if isinstance(node, ast.BinOp):
        return literals(node.left) + literals(node.right)
    return ""


def patterns() -> Iterator[tuple[str, str]]:
    """Every pattern given to ``regex``, with where it stands."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "regex"
                and node.func.attr != "escape"
                and node.args
            ):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", literals(node.args[0])


def faults(pattern: str) -> list[str]:
    """What may make a pattern slow."""
    plain = _CLASS.sub("c", pattern)
    found: list[str] = []
    stack: list[list[int]] = [[0, 0]]  # of each open group: alternatives, whether something in it repeats
    for i, sign in enumerate(plain):
        if sign == "(":
            stack.append([1, 0])
        elif sign == ")" and len(stack) > 1:
            alternatives, repeats = stack.pop()
            if alternatives > MOST:
                found.append(f"{alternatives} alternatives")
            outer = bool(_REPEAT.match(plain, i + 1))
            if outer and repeats:
                found.append("a repeat inside a repeat")
            stack[-1][1] |= repeats | outer
        elif sign == "|":
            stack[-1][0] += 1
        elif sign in "*+{" and not (i and plain[i - 1] in "*+}?)") and _REPEAT.match(plain, i):
            stack[-1][1] = 1
    return found


def test_no_slow_pattern() -> None:
    """None of the library's own patterns."""
    assert [(where, p, f) for where, p in patterns() if (f := faults(p))] == []


def test_patterns_are_found() -> None:
    """The lint sees patterns at all."""
    assert len(list(patterns())) > 20


@pytest.mark.parametrize(
    "pattern", [r"(?:\w+\s+)+قال", r"(a*)*", r"(?:a|b+){2,}", "(?:" + "|".join(f"w{i}" for i in range(60)) + ")"]
)
def test_slow_patterns_are_refused(pattern: str) -> None:
    """Nested unbounded repeats, and lists of words."""
    assert faults(pattern)


@pytest.mark.parametrize("pattern", [r"(?:\w++\s++){1,5}قال", r"[*+]+", r"a+b*", r"(?:ab+)?", r"(?:a|b)+", r"\(+\)+"])
def test_plain_patterns_pass(pattern: str) -> None:
    """Bounded or possessive inside, a single level, signs that are no repeats."""
    assert not faults(pattern)
