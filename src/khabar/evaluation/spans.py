"""Which found span answers which gold span."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

__all__ = ["Item", "context", "intersects", "matched", "overlap", "same_words", "short", "words"]

#: A gold or found thing as it stands in the record.
Item = Mapping[str, Any]

_FOLD = {ord(a): b for a, b in zip("أإآٱىئؤةـ", ("ا", "ا", "ا", "ا", "ي", "ي", "و", "ه", ""), strict=True)}
_FOLD |= dict.fromkeys((*range(0x64B, 0x660), 0x670, 0x200E, 0x200F, 0x61C), "")


def overlap(a: Item, b: Item) -> float:
    """Shared code points ÷ the longer span."""
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    longer = max(a["end"] - a["start"], b["end"] - b["start"])
    return shared / longer if shared > 0 else 0.0


def intersects(a: Item, b: Item) -> bool:
    """Whether two spans share half of the shorter one."""
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    shorter = min(a["end"] - a["start"], b["end"] - b["start"])
    return bool(shared > 0 and 2 * shared >= shorter)


def matched(
    gold: Sequence[Any], found: Sequence[Any], likeness: Callable[[Any, Any], Any], least: Any
) -> dict[int, int]:
    """
    Pair gold and found one to one, the most alike first.

    Args:
        gold: What is wanted; at equal likeness what is not ``optional`` goes first, then what comes first.
        found: What was found.
        likeness: Anything ordered; pairs below ``least`` never match.
        least: The least likeness.

    Returns:
        Index in ``gold`` → index in ``found``.
    """
    pairs = []
    for i, g in enumerate(gold):
        optional = bool(g.get("optional"))
        for j, f in enumerate(found):
            alike = likeness(g, f)
            if alike >= least:
                pairs.append((alike, not optional, -i, -j))
    result: dict[int, int] = {}
    taken = set()
    for _, _, i, j in sorted(pairs, reverse=True):
        if -i not in result and -j not in taken:
            result[-i] = -j
            taken.add(-j)
    return result


def words(text: str) -> frozenset[str]:
    """Words of a name, folded, without article: for "do these two texts name the same?"."""
    spelt = "".join(c if c.isalnum() else " " for c in text.translate(_FOLD)).split()
    return frozenset(_bare(word) for word in spelt)


def _bare(word: str) -> str:
    return next(
        (word[len(p) :] for p in ("وال", "بال", "لل", "ال") if word.startswith(p) and len(word) > len(p) + 1), word
    )


def same_words(a: str, b: str) -> float:
    """Shared words ÷ words of the shorter text."""
    left, right = words(a), words(b)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def short(text: str, limit: int = 80) -> str:
    """One line, cut in the middle."""
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[: limit // 2]} … {text[-limit // 2 :]}"


def context(text: str, start: int, end: int, width: int = 60) -> str:
    """The text around a span, which stands in ⟦⟧."""
    if not text:
        return ""
    before, after = text[max(0, start - width) : start], text[end : end + width]
    return " ".join(f"…{before}⟦{short(text[start:end], 160)}⟧{after}…".split())
