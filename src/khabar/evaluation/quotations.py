"""Figures of quotations: found, cue, type, stance, speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from khabar.evaluation.mentions import pairing_names
from khabar.evaluation.pairing import Pairing
from khabar.evaluation.spans import Item, intersects, matched, overlap, same_words

__all__ = ["compare_quotations"]

_LEVELS = {"overlap 0.3": 0.3, "overlap 0.8": 0.8, "exact": 1.0}
_UNNAMED = frozenset({"person", "anonymous"})  # without a name, the two are one: somebody
_NAMED = frozenset({"organisation", "outlet"})  # hidden, they are of use only with their name


def compare_quotations(pairing: Pairing) -> None:
    """
    Count the quotations of one article.

    A repeated quotation (``duplicate_of``) is never spurious when the one it repeats is right, and may stand for it.
    Cue, type, stance, speaker are asked of those matched at overlap ≥ 0.3 that are not optional in gold.
    """
    figures = pairing.tally.layer("quotations", "overlap 0.3")
    gold, found = pairing.wanted("quotations"), pairing.found("quotations")
    for name, least in _LEVELS.items():
        match = matched(gold, found, overlap, least)
        hit = {found[j].get("duplicate_of") or found[j].get("id") for j in match.values()}
        optional = [g for g in gold if g.get("optional")]
        spurious, seen = [], set()
        for j, f in enumerate(found):
            group = f.get("duplicate_of") or f.get("id") or j
            if j in match.values() or group in hit or group in seen:
                continue
            seen.add(group)
            if not any(overlap(g, f) >= 0.3 for g in optional):
                spurious.append(f)
        firm, missed = _answered(gold, match)
        score = figures.score(name)
        score.right_found += len(firm)
        score.right_wanted += len(firm)
        score.found += len(firm) + len(spurious)
        score.wanted += len(firm) + len(missed)
        if least == 0.3:
            for g in missed:
                pairing.differ("quotations", "missed", g, _describe(g))
            for f in spurious:
                pairing.differ("quotations", "spurious", f, f"{_describe(f)}, rule {f.get('rule') or '?'}")
            for i in firm:
                _compare_attributes(pairing, gold[i], found[match[i]])
    traps = figures.rate("traps hit")
    for trap in pairing.trapped("quotations"):
        cues = [f["cue"] for f in found if f.get("cue")]
        hit_by = [f for f in found if overlap(trap, f) >= 0.5]
        if traps.add(bool(hit_by) or any(overlap(trap, c) > 0 for c in cues)):
            pairing.differ("quotations", "trap", trap, trap.get("why", ""))


def _answered(gold: Sequence[Item], match: Mapping[int, int]) -> tuple[list[int], list[Item]]:
    """Indices of gold that is answered, and what is missed; a repetition stands for the first, and counts once."""
    copies: dict[Any, list[int]] = {}
    for i, g in enumerate(gold):
        if g.get("duplicate_of"):
            copies.setdefault(g["duplicate_of"], []).append(i)
    firm, missed = [], []
    for i, g in enumerate(gold):
        if g.get("optional") or g.get("duplicate_of"):
            continue
        answered = next((k for k in (i, *copies.get(g.get("id"), ())) if k in match), None)
        if answered is None:
            missed.append(g)
        else:
            firm.append(answered)
    return firm, missed


def _describe(q: Item) -> str:
    cue, speaker = q.get("cue") or {}, q.get("speaker") or {}
    surface = (speaker.get("surface") or {}).get("text", "–")
    return f"{q.get('type')}, cue {cue.get('text', '–')}, speaker {surface} {list(speaker.get('actors') or [])}"


def _among(gold: Item, field: str, value: Any) -> bool:
    accept = gold.get("accept")
    others = accept.get(field, ()) if isinstance(accept, Mapping) else ()
    return value == gold.get(field) or value in others


def _compare_attributes(pairing: Pairing, gold: Item, found: Item) -> None:
    figures = pairing.tally.layers["quotations"]
    wrong = []
    if (gold["start"], gold["end"]) != (found["start"], found["end"]):
        wrong.append(f"span {found.get('text', '')[:60]}…")
    if pairing.spans_only:
        if wrong:
            pairing.differ("quotations", "wrong", gold, wrong[0])
        return
    if not figures.rate("cue").add(_same_cue(gold.get("cue"), found.get("cue"))):
        wrong.append(f"cue {(gold.get('cue') or {}).get('text')}, found {(found.get('cue') or {}).get('text')}")
    for field in ("type", "stance"):
        if gold.get(field) and not figures.rate(field).add(_among(gold, field, found.get(field))):
            wrong.append(f"{field} {gold[field]}, found {found.get(field)}")
    if gold.get("stance") == "denies":
        figures.rate("denials kept").add(found.get("stance") == "denies")
    if gold.get("speaker"):
        verdict = _speaker_verdict(pairing, gold, found.get("speaker"))
        right = verdict == "right"
        for name in ("speaker", *_kinds_of_case(pairing, gold["speaker"])):
            figures.rate(name).add(right)
        if _named(pairing, found.get("speaker")):
            figures.rate("wrong person").add(verdict == "wrong person")
        if not right:
            who = _speaker(pairing, found.get("speaker"))
            wrong.append(f"speaker {_speaker_of_gold(gold['speaker'])}, found {who} ({verdict})")
    if wrong:
        pairing.differ("quotations", "wrong", gold, "; ".join(wrong))


def _same_cue(gold: Item | None, found: Item | None) -> bool:
    """The same word; a colon alone is no cue."""
    gold, found = (cue if cue and any(c.isalnum() for c in cue["text"]) else None for cue in (gold, found))
    return intersects(gold, found) if gold and found else gold is found


def _named(pairing: Pairing, speaker: Item | None) -> set[str]:
    return set((speaker or {}).get("actors") or ()) & pairing.named


def _speaker_of_gold(speaker: Item) -> str:
    surface = (speaker.get("surface") or {}).get("text", "hidden")
    return f"{speaker['kind']} {', '.join(speaker.get('actors') or ())} «{surface}»"


def _speaker(pairing: Pairing, speaker: Item | None) -> str:
    if not speaker:
        return "none"
    surface = (speaker.get("surface") or {}).get("text", "hidden")
    return f"{speaker['kind']} {pairing_names(pairing, _named(pairing, speaker))} «{surface}»"


def _persons(pairing: Pairing, speaker: Item) -> list[Item]:
    """Gold's persons among the actors of its speaker."""
    actors = set(speaker.get("actors") or ())
    return [p for p in pairing.gold.get("persons") or () if p["id"] in actors]


def _kinds_of_case(pairing: Pairing, speaker: Item) -> Iterator[str]:
    """Names of the rates that a speaker counts for beside ``speaker``."""
    persons = _persons(pairing, speaker)
    if speaker["kind"] != "person":
        yield "speaker, not a person"
    if not speaker.get("surface"):
        yield "speaker, hidden"
        if speaker["kind"] != "person":
            yield "hidden, not a person"
        elif [p.get("gender") for p in persons] == ["f"]:
            yield "hidden, a woman"


def _speaker_verdict(pairing: Pairing, quotation: Item, found: Item | None) -> str:
    """``right``, ``wrong person``, ``wrong`` (of another kind, elsewhere) or ``unknown`` (no one named)."""
    gold = quotation["speaker"]
    wanted = _persons(pairing, gold)
    named = _named(pairing, found)
    if wanted:
        right = {pairing.persons.get(p["id"]) for p in wanted}
        if named:
            return "right" if named == right else "wrong person"
        return "unknown"
    if named:
        return "wrong person"
    if not found:
        return "unknown"
    kinds = {gold["kind"], found.get("kind")}
    if len(kinds) > 1 and not kinds <= _UNNAMED:
        return "wrong"
    surface, given = gold.get("surface"), found.get("surface")
    if surface and given:
        # a repeated lead names its speaker in the same words, elsewhere
        return "right" if intersects(surface, given) or surface.get("text") == given.get("text") else "wrong"
    if surface or given:
        return "unknown"
    return _hidden_verdict(pairing, quotation, found)


def _hidden_verdict(pairing: Pairing, quotation: Item, found: Item) -> str:
    """A hidden organisation or outlet must be told, and be one that gold lets speak before."""
    if quotation["speaker"]["kind"] not in _NAMED:
        return "right"
    names = [a.get("name") or "" for a in pairing.record.get("actors") or () if a["id"] in (found.get("actors") or ())]
    before = [
        surface["text"] for q in pairing.wanted("quotations")
        if q["start"] < quotation["start"] and (surface := (q.get("speaker") or {}).get("surface"))
    ]  # fmt: skip
    if not names:
        return "unknown"
    return "right" if not before or any(same_words(n, b) >= 0.5 for n in names for b in before) else "wrong"
