"""The notes below a marked text: persons, quotations, meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from attrs import Factory, define

from khabar.model.vocabulary import VALUES

__all__ = ["Notes", "read_notes", "write_meeting", "write_person", "write_quotation"]

_ROLES = VALUES["Participant.role"]


@define
class Notes:
    """Persons, quotations and meetings as noted, without spans."""

    persons: list[dict[str, Any]] = Factory(list)
    quotations: dict[str, dict[str, Any]] = Factory(dict)
    meetings: dict[str, dict[str, Any]] = Factory(dict)


def read_notes(text: str) -> Notes:
    """
    Read notes.

    Raises:
        ValueError: A clause is not understood.
    """
    notes = Notes()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines:
        head, *clauses = (clause.strip() for clause in line.split(";"))
        if head.startswith("person "):
            notes.persons.append(_person(head.removeprefix("person ").strip(), clauses))
    persons = {p["id"]: p for p in notes.persons}
    for line in lines:
        head, *clauses = (clause.strip() for clause in line.split(";"))
        if head.startswith("person "):
            continue
        if head[:1] == "q" and head not in notes.quotations:
            notes.quotations[head] = _quotation(line, clauses)
        elif head[:1] == "m" and head not in notes.meetings:
            notes.meetings[head] = _meeting(line, clauses, persons)
        else:
            raise ValueError(f"note {line!r} begins with none of 'person NAME', 'q1', 'm1', or twice")
    return notes


def _common(into: dict[str, Any], clause: str) -> bool:
    word, _, rest = clause.partition(" ")
    if word == "doubt":
        into["doubt"] = rest
    elif clause == "optional":
        into["optional"] = True
    else:
        return False
    return True


def _person(name: str, clauses: list[str]) -> dict[str, Any]:
    person: dict[str, Any] = {"id": name}
    for clause in clauses:
        word, _, rest = clause.partition(" ")
        if word in ("country", "gender"):
            person[word] = rest
        elif not _common(person, clause):
            if "name" in person:
                raise ValueError(f"person {name}: {clause!r} is none of country, gender, doubt, optional")
            person["name"] = clause
    return person


def _quotation(line: str, clauses: list[str]) -> dict[str, Any]:
    q: dict[str, Any] = {}
    for clause in clauses:
        word, _, rest = clause.partition(" ")
        if clause in VALUES["Quotation.type"]:
            q["type"] = clause
        elif clause in VALUES["Quotation.stance"]:
            q["stance"] = clause
        elif word == "speaker" and rest.partition(" ")[0] in VALUES["Speaker.kind"]:
            kind, _, who = rest.partition(" ")
            q["speaker"] = {"kind": kind, "actors": [w.strip() for w in who.split(",") if w.strip()]}
        elif word in ("parent", "meeting"):
            q[word] = rest
        elif word == "repeats":
            q["duplicate_of"] = rest
        elif clause == "ambiguous":
            q["ambiguous"] = True
        elif not _common(q, clause):
            raise ValueError(f"note {line!r}: {clause!r} is not understood")
    if "type" not in q:
        raise ValueError(f"note {line!r} has no type ({', '.join(VALUES['Quotation.type'])})")
    return q


def _meeting(line: str, clauses: list[str], persons: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    if len(clauses) < 2 or clauses[0] not in VALUES["Meeting.kind"] or clauses[1] not in VALUES["Meeting.status"]:
        raise ValueError(f"note {line!r}: give kind and status first")
    m: dict[str, Any] = {"kind": clauses[0], "status": clauses[1], "participants": [], "place": None, "date": None}
    m["parent"] = None
    for clause in clauses[2:]:
        word, _, rest = clause.partition(" ")
        if word in _ROLES:
            m["participants"].append(_participant(word, rest, persons))
        elif word == "place":
            text, _, country = (part.strip() for part in rest.partition(" / "))
            m["place"] = {"text": text} | ({"country": country} if country else {})
        elif word == "date":
            first, _, last = rest.partition("..")
            m["date"] = {"begin": _bounds(first)[0], "until": _bounds(last or first)[1]}
        elif word == "parent":
            m["parent"] = rest
        elif clause.startswith("asserted by "):
            m["asserted_by"] = [w.strip() for w in clause.removeprefix("asserted by ").split(",")]
        elif not _common(m, clause):
            raise ValueError(f"note {line!r}: {clause!r} is not understood")
    return m


def _participant(role: str, rest: str, persons: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    text, _, country = (part.strip() for part in rest.partition(" / "))
    person = persons.get(text)
    found: dict[str, Any] = {"actor": text if person else None, "text": person["name"] if person else text}
    found["role"] = role
    if country or (person and person.get("country")):
        found["country"] = country or (person or {})["country"]
    return found


def _bounds(written: str) -> tuple[str, str]:
    """First day and first day after a day, month or year."""
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 3:
        first = dt.date(parts[0], parts[1], parts[2])
        after = first + dt.timedelta(days=1)
    elif len(parts) == 2:
        first = dt.date(parts[0], parts[1], 1)
        after = dt.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
    else:
        first, after = dt.date(parts[0], 1, 1), dt.date(parts[0] + 1, 1, 1)
    return first.isoformat(), after.isoformat()


def _written_days(begin: str, until: str) -> str:
    """The shortest writing that gives these bounds."""
    last = (dt.date.fromisoformat(until) - dt.timedelta(days=1)).isoformat()
    short = (begin[:4], begin[:7], begin)
    return next((s for s in short if _bounds(s) == (begin, until)), f"{begin}..{last}")


def _joined(clauses: list[str]) -> str:
    if wrong := [c for c in clauses if ";" in c or "\n" in c]:
        raise ValueError(f"{wrong[0]!r} cannot stand in a note")
    return "; ".join(clauses)


def _tail(thing: Mapping[str, Any]) -> list[str]:
    found = ["optional"] if thing.get("optional") else []
    return [*found, f"doubt {thing['doubt'].replace(';', ',')}"] if thing.get("doubt") else found


def write_person(person: Mapping[str, Any]) -> str:
    """The note of a person."""
    clauses = [f"person {person['id']}", person["name"]]
    clauses += [f"{key} {person[key]}" for key in ("country", "gender") if person.get(key)]
    return _joined([*clauses, *_tail(person)])


def write_quotation(q: Mapping[str, Any]) -> str:
    """The note of a quotation."""
    clauses = [q["id"], q["type"], *([q["stance"]] if q.get("stance") else [])]
    if q.get("speaker"):
        clauses.append(f"speaker {q['speaker']['kind']} {','.join(q['speaker'].get('actors') or ())}".strip())
    clauses += [f"{key} {q[key]}" for key in ("parent", "meeting") if q.get(key)]
    clauses += [f"repeats {q['duplicate_of']}"] if q.get("duplicate_of") else []
    clauses += ["ambiguous"] if q.get("ambiguous") else []
    return _joined([*clauses, *_tail(q)])


def write_meeting(m: Mapping[str, Any], persons: Mapping[str, Mapping[str, Any]]) -> str:
    """The note of a meeting."""
    clauses = [m["id"], m["kind"], m["status"]]
    for p in m["participants"]:
        person = persons.get(p.get("actor") or "")
        country = p.get("country")
        country = f" / {country}" if country and country != (person or {}).get("country") else ""
        clauses.append(f"{p['role']} {p['actor'] if person else p['text']}{country}")
    if m.get("place"):
        clauses.append(f"place {m['place']['text']}" + (f" / {c}" if (c := m["place"].get("country")) else ""))
    date = m.get("date") or {}
    if date.get("begin") and date.get("until"):
        clauses.append(f"date {_written_days(date['begin'][:10], date['until'][:10])}")
    clauses += [f"parent {m['parent']}"] if m.get("parent") else []
    clauses += [f"asserted by {','.join(m['asserted_by'])}"] if m.get("asserted_by") else []
    return _joined([*clauses, *_tail(m)])
