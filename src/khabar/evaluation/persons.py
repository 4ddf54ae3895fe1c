"""Figures of persons: B³ over names, countries."""

from __future__ import annotations

from collections import Counter

from khabar.evaluation.figures import Score
from khabar.evaluation.pairing import Pairing
from khabar.evaluation.spans import intersects

__all__ = ["compare_persons"]


def compare_persons(pairing: Pairing) -> None:
    """
    Count the persons of one article.

    ``b3`` is B³ over name mentions: a missed name has recall 0, a spurious one precision 0. ``b3_matched`` looks at
    the names both have. ``persons`` pairs whole persons one to one. ``country`` and ``gender`` are asked where gold
    knows them; ``wrong country`` is the share of wrong ones among those that were said.
    """
    figures = pairing.tally.layer("persons", "b3")
    pairs = [(g, f) for g, f in pairing.pairs["names"] if g.get("person")]
    firm = [(g, f) for g, f in pairs if not g.get("optional")]
    wanted = [g for g in pairing.wanted("names") if g.get("person") and not g.get("optional")]
    answers = {id(f) for _, f in firm}
    optional = [g for g in pairing.wanted("names") if g.get("optional")]
    found = [f for f in pairing.found("names") if id(f) in answers or not any(intersects(g, f) for g in optional)]
    _b3(figures.score("b3"), firm, [g["person"] for g in wanted], [f.get("person") or id(f) for f in found])
    _b3(
        figures.score("b3_matched"), firm,
        [g["person"] for g, _ in firm], [f.get("person") or id(f) for _, f in firm],
    )  # fmt: skip

    score = figures.score("persons")
    gold_persons = {g["person"] for g in wanted}
    found_persons = {f.get("person") or id(f) for f in found}
    right = sum(g in gold_persons and f in found_persons for g, f in pairing.persons.items())
    score.right_found += right
    score.right_wanted += right
    score.wanted += len(gold_persons)
    score.found += len(found_persons)

    records = {p["id"]: p for p in pairing.record.get("persons") or ()}
    mentions = {g["person"]: g for g in reversed(wanted)}
    for person in pairing.wanted("persons"):
        if person["id"] not in pairing.persons or person["id"] not in mentions:
            continue
        mention = mentions[person["id"]]
        given = records.get(pairing.persons[person["id"]]) or {}
        for field in ("country", "gender"):
            if not person.get(field):
                continue
            value = given.get(field)
            right = figures.rate(field).add(value == person[field])
            if value:
                figures.rate(f"wrong {field}").add(not right)
            if not right:
                pairing.differ("persons", "wrong", mention, f"{field} {person[field]}, found {value}")
    for g, f in firm:
        if pairing.persons.get(g["person"]) != f.get("person"):
            pairing.differ("persons", "wrong", g, f"is {g['person']}, found as {_name(records, f.get('person'))}")


def _name(records: dict[str, dict[str, str]], person: str | None) -> str:
    return records.get(person or "", {}).get("name") or str(person)


def _b3(score: Score, pairs: list, wanted: list, found: list) -> None:  # type: ignore[type-arg]
    together = Counter((g["person"], f.get("person") or id(f)) for g, f in pairs)
    gold_sizes, found_sizes = Counter(wanted), Counter(found)
    score.right_found += sum(n * n / found_sizes[f] for (_, f), n in together.items())
    score.right_wanted += sum(n * n / gold_sizes[g] for (g, _), n in together.items())
    score.found += len(found)
    score.wanted += len(wanted)
