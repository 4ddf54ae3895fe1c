"""Figures of dates, titles, offices, names, organisations, places."""

from __future__ import annotations

from khabar.evaluation.figures import Score
from khabar.evaluation.pairing import Pairing
from khabar.evaluation.spans import Item, intersects
from khabar.evaluation.values import same_value

__all__ = ["compare_mentions"]


def _count(score: Score, right: int, wanted: int, found: int) -> None:
    score.right_found += right
    score.right_wanted += right
    score.wanted += wanted
    score.found += found


def _value(item: Item) -> str:
    return str(item.get("edtf") or item.get("timex") or item.get("begin"))


def compare_mentions(pairing: Pairing, layer: str) -> None:
    """Count one layer of one article: by exact span, by overlap ≥ 0.5, and dates by value."""
    valued = layer == "dates" and not pairing.spans_only
    figures = pairing.tally.layer(layer, "value" if valued else "overlap" if layer == "offices" else "exact")
    gold, found = pairing.wanted(layer), pairing.found(layer)
    pairs = pairing.pairs[layer]
    firm = [(g, f) for g, f in pairs if not g.get("optional")]
    answered = {id(x) for pair in pairs for x in pair}
    missed = [g for g in gold if not g.get("optional") and id(g) not in answered]
    optional = [g for g in gold if g.get("optional")]
    spurious = [f for f in found if id(f) not in answered and not any(intersects(g, f) for g in optional)]
    wanted, given = len(firm) + len(missed), len(firm) + len(spurious)

    exact = [(g, f) for g, f in firm if (g["start"], g["end"]) == (f["start"], f["end"])]
    _count(figures.score("exact"), len(exact), wanted, given)
    _count(figures.score("overlap"), len(firm), wanted, given)
    for g, f in firm:
        if (g["start"], g["end"]) != (f["start"], f["end"]):
            pairing.differ(layer, "wrong", g, f"found as {f.get('text', '')}")
    if valued:
        right = [(g, f) for g, f in firm if same_value(g, f)]
        _count(figures.score("value"), len(right), wanted, given)
        for g, f in firm:
            if not same_value(g, f):
                pairing.differ(layer, "wrong", g, f"value {_value(g)}, found {_value(f)}")
    if not pairing.spans_only:
        _compare_holders(pairing, layer, firm)
    for g in missed:
        pairing.differ(layer, "missed", g, _value(g) if layer == "dates" else "")
    for f in spurious:
        detail = f"rule {f.get('rule') or '?'}" + (f", {_value(f)}" if layer == "dates" else "")
        pairing.differ(layer, "spurious", f, detail)


def _compare_holders(pairing: Pairing, layer: str, pairs: list[tuple[Item, Item]]) -> None:
    """Titles and offices: are they given to the right person?"""
    if layer not in ("titles", "offices"):
        return
    rate = pairing.tally.layers[layer].rate("holder")
    for g, f in pairs:
        wanted = set(g.get("persons") or ([g["person"]] if g.get("person") else []))
        if wanted - pairing.persons.keys():
            continue  # the person's name was not found: counted there
        given = set(f.get("persons") or ([f["person"]] if f.get("person") else [])) & pairing.named
        if not rate.add({pairing.persons[p] for p in wanted} == given):
            pairing.differ(
                layer, "wrong", g, f"holder {', '.join(sorted(wanted)) or '–'}, found {pairing_names(pairing, given)}"
            )


def pairing_names(pairing: Pairing, ids: set[str]) -> str:
    """Names of found persons."""
    names = {p["id"]: p.get("name") or p["id"] for p in pairing.record.get("persons") or ()}
    return "، ".join(names.get(i, i) for i in sorted(ids)) or "–"
