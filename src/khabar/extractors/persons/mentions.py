"""Title and office mentions of an article, ready for the record."""

from __future__ import annotations

from khabar.extractors.persons.gloss import gendered, gloss_office, gloss_title
from khabar.extractors.persons.offices import Office, read_offices
from khabar.extractors.persons.titles import Title, read_titles
from khabar.lexicon import Match
from khabar.model import OfficeMention, TitleMention
from khabar.reading import Reading
from khabar.text import fold

__all__ = ["find_offices", "find_titles"]

#: Codes of bodies that are no country.
_NO_COUNTRY = frozenset({"UN", "EU"})


def find_titles(reading: Reading) -> tuple[TitleMention, ...]:
    """
    Ranks and honorifics beside names, in text order.

    A title inside a post («نائب الرئيس») is none, unless its name is inside too («مدير ديوان الرئيس بوتفليقة»).
    """
    return reading.once("persons:title-mentions", lambda: _titles(reading))


def find_offices(reading: Reading) -> tuple[OfficeMention, ...]:
    """Posts, named or not, in text order, none inside another."""
    return reading.once("persons:office-mentions", lambda: _offices(reading))


def _titles(reading: Reading) -> tuple[TitleMention, ...]:
    offices = _kept_offices(reading)
    found: list[TitleMention] = []
    k = 0
    for title in read_titles(reading):
        while k < len(offices) and offices[k].last <= title.first:
            k += 1
        if k < len(offices) and offices[k].first <= title.first:
            if title.name >= offices[k].last or offices[k].first == title.first:
                continue
        found.append(_title(reading, title))
    return tuple(found)


def _kept_offices(reading: Reading) -> tuple[Office, ...]:
    """«الرئيس الراحل» before a name is a title."""
    titles = {t.first: t.last for t in read_titles(reading)}
    return tuple(o for o in read_offices(reading) if titles.get(o.first, -1) < o.last or o.rule == "head-nisba")


def _title(reading: Reading, title: Title) -> TitleMention:
    start, end = title.parts[0].start, title.parts[-1].end
    core = title.core
    key = gendered(core, "key")
    at = title.parts.index(core)
    if at + 1 < len(title.parts):
        longer = reading.lexicon.entries(fold(f"{core.entry.lemma} {title.parts[at + 1].entry.lemma}"), "titles")
        key = longer[0]["key"].partition("|")[0] if longer else key
    return TitleMention(
        start,
        end,
        reading.text[start:end],
        norm=" ".join(_citation(m) for m in title.parts),
        key=key,
        kind=core.entry["kind"] or "honorific",
        gloss=gloss_title(title.parts, reading.lexicon),
        rule=f"title-{title.rule}",
    )


def _citation(match: Match) -> str:
    entry = match.entry
    if match.entry["gender"] == "f" and entry["feminine"]:
        return entry["feminine"]
    return entry.lemma


def _offices(reading: Reading) -> tuple[OfficeMention, ...]:
    return tuple(_office(reading, o) for o in _kept_offices(reading))


def _office(reading: Reading, office: Office) -> OfficeMention:
    head = office.head
    start, end = head.start, reading.tokens[office.last - 1].end
    text = reading.text[start:end]
    status = office.status.entry["status"] if office.status is not None else "current"
    if office.status is not None and office.status.entry["gloss"] == "designate":
        status = "elect" if head.entry["kind"] == "president" else "acting"
    if head.entry["gloss"] == "Acting":
        status = "acting"
    return OfficeMention(
        start,
        end,
        text,
        norm=_office_norm(reading, office, text),
        head=head.entry.lemma,
        domain=office.domain,
        organisation=office.organisation,
        country=office.country if office.country and office.country not in _NO_COUNTRY else None,
        status=status,
        gloss=gloss_office(reading, office),
        rule=office.rule,
    )


def _office_norm(reading: Reading, office: Office, text: str) -> str | None:
    """The post with its head as the word list writes it, where the text inflects it: «أميناً ل…» → «أمين ل…»."""
    head = office.head
    written = reading.text[head.start : head.end]
    rest = text[len(written) :]
    if (
        written.startswith("ل")
        and head.prefix.endswith("ل")
        and reading.folded(head.first).startswith(head.prefix + "ل")
    ):
        return "ال" + text[1:]
    if head.suffix or head.entry["number"] != "s":
        return None
    citation = _citation(head)
    article = "ال" if written.startswith("ال") and not citation.startswith("ال") else ""
    if article or fold(written) == fold(citation):
        return None
    return citation + rest
