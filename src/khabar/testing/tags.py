"""Marks in the text: ``⟦tag text⟧`` to spans with tags and back, and what the tags mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import regex
from attrs import frozen

from khabar.model.vocabulary import VALUES
from khabar.testing.notes import Notes, write_meeting, write_person, write_quotation

__all__ = ["Mark", "place", "read_marks", "write_marks", "written_tags"]

_BRACKET = regex.compile(r"⟦(?P<tag>[^\s⟦⟧]+) |⟧|⟦")
_RULE = regex.compile(r"(?m)^(?:---|=====)$")
_DATE = regex.compile(r"d(?::(?P<kind>set|time))?=(?P<value>\S+)")
_PLAIN = regex.compile(r"(?P<layer>[tongl])(?::(?P<persons>[\w,.-]+))?")
_NUMBERED = regex.compile(r"(?P<what>topic|relay|to|via|[qcsm])(?P<numbers>\w+(?:,\w++)*+)")
_LAYERS = {"d": "dates", "t": "titles", "o": "offices", "n": "names", "g": "organisations", "l": "places"}
_FIELDS = {"relay": "relay", "to": "addressee", "via": "medium"}


@frozen(order=False)
class Mark:
    """A stretch of the text and its tag."""

    start: int
    end: int
    tag: str


def read_marks(body: str) -> tuple[str, list[Mark]]:
    """
    Take the marks out of a text.

    Returns:
        The text, and the marks in the order of their opening brackets.

    Raises:
        ValueError: A bracket without tag or partner.
    """
    text: list[str] = []
    open_marks: list[tuple[int, int, str]] = []
    marks: list[tuple[int, Mark]] = []
    at = length = count = 0
    for bracket in _BRACKET.finditer(body):
        text.append(body[at : bracket.start()])
        length += bracket.start() - at
        at = bracket.end()
        if bracket["tag"]:
            open_marks.append((count, length, bracket["tag"]))
            count += 1
        elif bracket.group() == "⟧" and open_marks:
            order, start, tag = open_marks.pop()
            marks.append((order, Mark(start, length, tag)))
        else:
            near = body[max(0, bracket.start() - 30) : bracket.end() + 30]
            raise ValueError(f"a bracket without tag or partner near {near!r}")
    if open_marks:
        raise ValueError(f"mark {open_marks[-1][2]!r} is not closed")
    text.append(body[at:])
    return "".join(text), [mark for _, mark in sorted(marks, key=lambda pair: pair[0])]


def write_marks(text: str, marks: list[Mark]) -> str:
    """
    Put marks into a text; those of equal span in the order given, the first outside.

    Raises:
        ValueError: Two marks cross, or the text holds ⟦ or ⟧.
    """
    if "⟦" in text or "⟧" in text or text != text.strip("\n") or _RULE.search(text):
        raise ValueError("the text holds ⟦ or ⟧, begins or ends with an empty line, or holds a line of --- or =====")
    result: list[str] = []
    stack: list[Mark] = []
    at = 0

    def close(until: int) -> None:
        nonlocal at
        while stack and stack[-1].end <= until:
            end = stack.pop().end
            result.append(text[at:end] + "⟧")
            at = end

    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        close(mark.start)
        if stack and mark.end > stack[-1].end:
            raise ValueError(f"marks {stack[-1].tag!r} and {mark.tag!r} cross at {mark.start}")
        result.append(f"{text[at : mark.start]}⟦{mark.tag} ")
        at = mark.start
        stack.append(mark)
    close(len(text))
    return "".join(result) + text[at:]


def place(marks: list[Mark], text: str, notes: Notes) -> dict[str, Any]:
    """
    Make gold of marks and notes.

    Raises:
        ValueError: An unknown tag, or a note without mark or the other way round.
    """
    gold: dict[str, Any] = {"layout": {"sections": []}, **{layer: [] for layer in _LAYERS.values()}}
    gold["persons"] = notes.persons
    quotations = {name: {"id": name, "parts": [], **note, "cue": None} for name, note in notes.quotations.items()}
    meetings = {name: {"id": name, **note, "triggers": [], "topics": []} for name, note in notes.meetings.items()}
    traps: dict[str, list[dict[str, Any]]] = {}
    for q in quotations.values():
        if "speaker" in q:
            q["speaker"] = {**q["speaker"], "surface": None}
    related = [m for m in marks if m.tag == "§related"]
    for mark in marks:
        span: dict[str, Any] = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
        tag, optional = mark.tag.removeprefix("?"), mark.tag.startswith("?")
        own: dict[str, Any] = {"optional": True} if optional else {}
        if any(r.start <= mark.start < r.end for r in related) and mark not in related:
            own["section"] = "related"
        if tag.startswith("§"):
            _section(gold["layout"], tag[1:], span)
        elif tag in ("!q", "!m"):
            traps.setdefault("quotations" if tag == "!q" else "meetings", []).append(span)
        elif date := _DATE.fullmatch(tag):
            gold["dates"].append({"id": f"d{len(gold['dates']) + 1}", **span, **_value(date), **own})
        elif plain := _PLAIN.fullmatch(tag):
            items = gold[_LAYERS[plain["layer"]]]
            items.append({"id": f"{plain['layer']}{len(items) + 1}", **span, **_holders(plain, notes), **own})
        elif numbered := _NUMBERED.fullmatch(tag):
            for number in numbered["numbers"].split(","):
                _attach(numbered["what"], number, {**span, **own}, quotations, meetings)
        else:
            raise ValueError(f"tag {mark.tag!r} is unknown")
    gold["quotations"] = [_whole(q, text) for q in quotations.values()]
    gold["meetings"] = [_checked(m) for m in meetings.values()]
    if traps:
        gold["must_not_find"] = traps
    return gold


def _section(layout: dict[str, Any], kind: str, span: dict[str, Any]) -> None:
    if kind not in VALUES["Section.kind"] and ":" not in kind:
        raise ValueError(f"section {kind!r} is none of {', '.join(VALUES['Section.kind'])}")
    layout["sections"].append({"kind": kind, "start": span["start"], "end": span["end"]})
    if kind in ("headline", "kicker", "dateline") and kind not in layout:
        layout[kind] = span


def _value(date: regex.Match[str]) -> dict[str, Any]:
    value, *accepted = date["value"].split("|")
    accept = {"accept": accepted} if accepted else {}
    if value == "?":
        return {"kind": "vague", **accept}
    if date["kind"] or value.startswith("P"):
        return {"kind": date["kind"] or "duration", "timex": value, **accept}
    return {"kind": "date", "edtf": value, **accept}


def _holders(plain: regex.Match[str], notes: Notes) -> dict[str, Any]:
    persons = plain["persons"].split(",") if plain["persons"] else []
    known = {p["id"] for p in notes.persons}
    if unknown := [p for p in persons if p not in known]:
        raise ValueError(f"no note 'person {unknown[0]}'")
    if plain["layer"] == "o":
        return {"persons": persons}
    return {"person": persons[0]} if persons else {}


def _attach(
    what: str, number: str, span: dict[str, Any], quotations: dict[str, dict[str, Any]], meetings: dict[str, Any]
) -> None:
    name = f"{'m' if what in ('m', 'topic') else 'q'}{number}"
    thing = (meetings if name[0] == "m" else quotations).get(name)
    if thing is None:
        raise ValueError(f"mark {what}{number!s} has no note {name!r}")
    for key in ("optional", "section"):
        if key in span:
            thing[key] = span.pop(key)
    if what == "q":
        thing["parts"].append(span)
    elif what == "c":
        thing["cue"] = span
    elif what == "s":
        thing.setdefault("speaker", {"kind": "person", "actors": []})["surface"] = span
    elif name[0] == "m":
        thing["triggers" if what == "m" else "topics"].append(span)
    else:
        thing[_FIELDS[what]] = span


def _whole(q: dict[str, Any], text: str) -> dict[str, Any]:
    parts = q.pop("parts")
    if not parts:
        raise ValueError(f"note {q['id']} has no mark")
    start, end = parts[0]["start"], parts[-1]["end"]
    span = {"start": start, "end": end, "text": text[start:end]}
    return {"id": q.pop("id"), **span, "parts": parts if len(parts) > 1 else [], **q}


def _checked(m: dict[str, Any]) -> dict[str, Any]:
    if not m["triggers"]:
        raise ValueError(f"note {m['id']} has no trigger marked")
    return m


def written_tags(gold: Mapping[str, Any]) -> tuple[list[Mark], list[str]]:
    """Marks and notes that say what gold says."""
    persons = {p["id"]: p for p in gold.get("persons") or ()}
    notes = [write_person(p) for p in persons.values()]
    notes += [write_quotation(q) for q in gold.get("quotations") or ()]
    notes += [write_meeting(m, persons) for m in gold.get("meetings") or ()]
    shared: dict[tuple[int, int, str], list[str]] = {}
    for start, end, what, number in _numbered(gold):
        shared.setdefault((start, end, what), []).append(number)
    marks = [Mark(s["start"], s["end"], f"§{s['kind']}") for s in (gold.get("layout") or {}).get("sections") or ()]
    marks += [Mark(start, end, what + ",".join(numbers)) for (start, end, what), numbers in shared.items()]
    for letter, layer in _LAYERS.items():
        marks += [
            Mark(x["start"], x["end"], ("?" if x.get("optional") else "") + _tag(letter, x))
            for x in gold.get(layer) or ()
        ]
    for layer, traps in (gold.get("must_not_find") or {}).items():
        marks += [Mark(x["start"], x["end"], f"!{layer[0]}") for x in traps]
    return marks, notes


def _numbered(gold: Mapping[str, Any]) -> Iterator[tuple[int, int, str, str]]:
    for q in gold.get("quotations") or ():
        spans = [("q", part) for part in q.get("parts") or [q]]
        spans += [("c", q.get("cue")), ("s", (q.get("speaker") or {}).get("surface"))]
        spans += [(tag, q.get(name)) for tag, name in _FIELDS.items()]
        yield from ((s["start"], s["end"], what, q["id"][1:]) for what, s in spans if s)
    for m in gold.get("meetings") or ():
        for what, name in (("m", "triggers"), ("topic", "topics")):
            yield from ((s["start"], s["end"], what, m["id"][1:]) for s in m.get(name) or ())


def _tag(letter: str, item: Mapping[str, Any]) -> str:
    if letter == "d":
        kind, edtf = item.get("kind"), item.get("edtf")
        value = edtf or item.get("timex") or "?"
        values = "|".join([value, *(item.get("accept") or ())])
        return f"d:{kind}={values}" if kind in ("set", "time") else f"d={values}"
    persons = item.get("persons") or ([item["person"]] if item.get("person") else [])
    return f"{letter}:{','.join(persons)}" if persons else letter
