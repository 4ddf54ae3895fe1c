"""Figures of meetings: events, participants, roles, status, day, parent."""

from __future__ import annotations

from typing import Any

from khabar.evaluation.pairing import Pairing
from khabar.evaluation.spans import Item, matched, overlap, same_words
from khabar.evaluation.values import first_day
from khabar.model import FAMILIES

__all__ = ["compare_meetings"]


def compare_meetings(pairing: Pairing) -> None:
    """
    Count the meetings of one article.

    Two are the same event when they are of one family (contact, visit, remote …) and share a trigger, else when the
    same persons take part; one to one, those that share most first.
    """
    figures = pairing.tally.layer("meetings", "events")
    gold, found = pairing.wanted("meetings"), pairing.found("meetings")
    match = matched(gold, found, lambda g, f: _likeness(pairing, g, f), (1,))
    optional = [g for g in gold if g.get("optional")]
    firm = [i for i in match if not gold[i].get("optional")]
    missed = [g for i, g in enumerate(gold) if i not in match and not g.get("optional")]
    spurious = [
        f for j, f in enumerate(found)
        if j not in match.values() and not any(_likeness(pairing, g, f) >= (1,) for g in optional)
    ]  # fmt: skip
    score = figures.score("events")
    score.right_found += len(firm)
    score.right_wanted += len(firm)
    score.found += len(firm) + len(spurious)
    score.wanted += len(firm) + len(missed)
    for g in missed:
        pairing.differ("meetings", "missed", _where(g), _describe(g))
    for f in spurious:
        pairing.differ("meetings", "spurious", _where(f), f"{_describe(f)}, rule {f.get('rule') or '?'}")
    parents = {gold[i]["id"]: found[j].get("id") for i, j in match.items()}
    for i in firm:
        _compare_event(pairing, gold[i], found[match[i]], parents)
    traps = figures.rate("traps hit")
    for trap in pairing.trapped("meetings"):
        if traps.add(any(overlap(trap, t) > 0 for f in found for t in f.get("triggers") or ())):
            pairing.differ("meetings", "trap", trap, trap.get("why", ""))


def _family(kind: str) -> str:
    return FAMILIES.get(kind, kind)


def _persons(pairing: Pairing, meeting: Item) -> set[str]:
    """Found ids of gold's persons; a person that was not found stands as gold's own id."""
    people = {p["id"] for p in pairing.gold.get("persons") or ()}
    ids = [p["actor"] for p in meeting["participants"] if p.get("actor") in people]
    return {pairing.persons.get(i, f"gold {i}") for i in ids}


def _named(pairing: Pairing, meeting: Item) -> set[str]:
    return {p["actor"] for p in meeting.get("participants") or () if p.get("actor") in pairing.named}


def _likeness(pairing: Pairing, gold: Item, found: Item) -> tuple[float, ...]:
    if _family(gold["kind"]) != _family(found["kind"]):
        return (0,)
    shared = sum(any(overlap(t, u) > 0 for u in found.get("triggers") or ()) for t in gold.get("triggers") or ())
    wanted, named = _persons(pairing, gold), _named(pairing, found)
    alike = len(wanted & named) / len(wanted | named) if wanted | named else 0.5
    others = len(_match_participants(pairing, gold, found)) / max(1, len(gold["participants"]))
    if shared:
        return (2, alike + others, shared, gold["kind"] == found["kind"])
    if wanted and wanted == named:
        return (1, others, gold.get("status") == found.get("status"), gold["kind"] == found["kind"])
    return (0,)


def _match_participants(pairing: Pairing, gold: Item, found: Item) -> dict[int, int]:
    people = {p["id"] for p in pairing.gold.get("persons") or ()}

    def likeness(g: Any, f: Any) -> float:
        person = g.get("actor") if g.get("actor") in people else None
        given = f.get("actor") if f.get("actor") in pairing.named else None
        if person or given:
            return float(bool(person) and pairing.persons.get(str(person)) == given)
        alike = same_words(g.get("text") or "", f.get("text") or "")
        if alike < 0.5 and g.get("country") and (g["country"], g["role"]) == (f.get("country"), f.get("role")):
            return 0.5  # «إيران» and «طهران»: one side of the same meeting
        return alike

    return matched(gold["participants"], found.get("participants") or (), likeness, 0.5)


def _compare_event(pairing: Pairing, gold: Item, found: Item, parents: dict[str, Any]) -> None:
    figures = pairing.tally.layers["meetings"]
    optional = {m["id"] for m in pairing.gold["meetings"] if m.get("optional")}
    match = _match_participants(pairing, gold, found)
    wanted, given = gold["participants"], found.get("participants") or ()
    score = figures.score("participants")
    score.right_found += len(match)
    score.right_wanted += len(match)
    score.found += len(given)
    score.wanted += sum(1 for i, p in enumerate(wanted) if i in match or not p.get("optional"))
    wrong = []
    if not figures.rate("persons exactly").add(_persons(pairing, gold) == _named(pairing, found)):
        wrong.append(f"persons {_people(gold)}, found {_people(found)}")
    for i, j in match.items():
        role, got = wanted[i]["role"], given[j]["role"]
        if role in ("host", "guest"):
            figures.rate("host/guest").add(role == got)
        if not figures.rate("role").add(role == got):
            wrong.append(f"{wanted[i]['text']} {role}, found {got}")
    for field in ("kind", "status"):
        if not figures.rate(field).add(gold[field] == found.get(field)):
            wrong.append(f"{field} {gold[field]}, found {found.get(field)}")
    day, got_day = _begin(gold), _begin(found)
    if not figures.rate("first day").add(day == got_day):
        wrong.append(f"day {day}, found {got_day}")
    if got_day:
        figures.rate("wrong first day").add(day != got_day)
    place, got_place = (gold.get("place") or {}).get("text"), (found.get("place") or {}).get("text")
    if place and not figures.rate("place").add(same_words(place, got_place or "") >= 0.5):
        wrong.append(f"place {place}, found {got_place}")
    parent = gold.get("parent")
    if parent is None or parent in parents:
        right = parents[parent] if parent else None
        if not figures.rate("parent").add(found.get("parent") == right):
            wrong.append(f"parent {right}, found {found.get('parent')}")
    if parent and (parent in parents or parent not in optional):
        figures.rate("parent, if gold has one").add(parent in parents and found.get("parent") == parents[parent])
    if wrong:
        pairing.differ("meetings", "wrong", _where(gold), "; ".join(wrong))


def _begin(meeting: Item) -> Any:
    return first_day((meeting.get("date") or {}).get("begin"))


def _people(meeting: Item) -> str:
    return "، ".join(p.get("text") or "–" for p in meeting.get("participants") or ()) or "–"


def _where(meeting: Item) -> Item:
    triggers = meeting.get("triggers") or ({"start": 0, "end": 0, "text": "–"},)
    first: Item = triggers[0]
    return first


def _describe(meeting: Item) -> str:
    sides = "، ".join(f"{p.get('text')} ({p.get('role')})" for p in meeting.get("participants") or ())
    return f"{meeting.get('id')} {meeting.get('kind')} {meeting.get('status')} {_begin(meeting) or ''}: {sides}"
