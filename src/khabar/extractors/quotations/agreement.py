"""Whether a verb and the phrase after it agree."""

from __future__ import annotations

from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.ground import Ground
from khabar.model import NameMention, OrganisationMention, PlaceMention

__all__ = ["agrees", "differs", "is_feminine"]


def agrees(ground: Ground, hit: Hit, at: int) -> bool:
    """A verb before its subject agrees in gender: «أكد» cannot have «المشاركة» as its subject, nor «المواطنين»."""
    gender = hit.gender
    word = ground.folded[at]
    if word.startswith("ال") and word.endswith("ين") and len(word) > 6 and ground.covers[at] is None:
        return False  # «ودعت المصابين»: no nominative
    nouns = [m.entry for m in ground.speakers.get(at, ()) if not m.prefix]
    if (
        nouns
        and ground.covers[at] is None
        and word.endswith("ا")
        and not any(n.lemma.endswith(("ا", "ى")) for n in nouns)
    ):
        return all(n["number"] == "d" for n in nouns)  # «متحدثاً»: no nominative
    if nouns and ground.folded[at].endswith("ين") and all(n["number"] in ("p", "d") for n in nouns):
        return False
    if gender == "m" and is_feminine(ground, at):
        return any(m.entry["gender"] == "m" for t in ("titles", "speakers") for m in ground.reading.at(at, t))
    plural = [n for n in nouns if n["number"] == "p"]
    if gender == "m" and plural and all(n["kind"] in ("organisation", "outlet", "document", "state") for n in nouns):
        return False  # «دعا الشركات»: a plural of things takes the feminine
    single = [n for n in nouns if n["number"] == "s"]
    return not gender or not single or any(n["gender"] == gender for n in single)


def differs(ground: Ground, hit: Hit, first: int, last: int) -> bool:
    """Whether a verb's gender rules out the phrase before it: «أما الملف فقد قالت»; a name decides before its post."""
    if hit.number != "s" or not hit.gender:
        return False
    named = {
        p.gender
        for c in dict.fromkeys(ground.covers[first:last])
        if c is not None and isinstance(c.mention, NameMention) and " " in c.mention.text
        for p in ground.found.persons
        if p.id == c.mention.person
    }
    if named:
        return None not in named and hit.gender not in named
    if any(c is not None and isinstance(c.mention, NameMention) for c in ground.covers[first:last]):
        return False  # a surname may be of somebody else
    nouns = [m.entry["gender"] for m in ground.speakers.get(first, ()) if not m.prefix and m.entry["number"] == "s"]
    if nouns:
        return hit.gender not in nouns
    cover = ground.covers[first]
    body = cover is not None and isinstance(cover.mention, (OrganisationMention, PlaceMention))
    return hit.gender == "m" and body and is_feminine(ground, first)


def is_feminine(ground: Ground, at: int) -> bool:
    """Whether a word, or the body or country that begins with it, is feminine: الوزارة، الولايات المتحدة، سوريا."""
    cover = ground.covers[at]
    if cover is not None and not isinstance(cover.mention, (OrganisationMention, PlaceMention)):
        return False
    if any(m.entry["gender"] == "f" for m in ground.reading.at(at, "countries")):
        return True
    word = ground.tokens[at].text
    return word.endswith("ة") or (cover is not None and word.endswith("ات"))
