"""The page's own lines among the story's: read-also links, source and byline, tags, share buttons."""

from __future__ import annotations

from khabar.extractors.article.datelines import dateline_end, is_outlet_line
from khabar.extractors.article.lines import Line
from khabar.lexicon import Match
from khabar.reading import Reading

__all__ = ["kind_of", "mark_furniture", "opening"]

_ITEM = 170  # code points of a link in a list
_BULLETS = frozenset("•●▪◦*-–—■►»")
_AFTER_LABEL = frozenset(":|.-–—…/")
_BYLINE = 8  # tokens
_DATELINE = 24  # tokens of a line that is a dateline and nothing else
_SIGN_OFF = 14  # tokens
_INITIAL = 1  # letters
_ENDS = frozenset({"انتهي", "النهايه", "انتهت"})


def opening(reading: Reading, line: Line) -> tuple[Match, int] | None:
    """A phrase of the page's furniture at the head of a line, marks before it aside; and the token after it."""
    i = line.first
    while i < line.last and reading.tokens[i].kind == "mark":
        i += 1
    if i >= line.last:
        return None
    found = [m for m in reading.at(i, "layout_phrases") if m.prefix in ("", "و")]
    best = max(found, key=lambda m: m.last, default=None)
    return (best, best.last) if best else None


def kind_of(reading: Reading, line: Line, found: tuple[Match, int] | None) -> str | None:
    """Section of a line of furniture (``related``, ``source``); ``None`` for a line of the story."""
    if _is_rule(line) or _is_tags(reading, line) or _is_embedded(line) or _is_sign_off(reading, line):
        return "related"
    if found is None:
        return None
    match, after = found
    kind = match.entry["kind"]
    following = reading.tokens[after].text if after < line.last else ""
    alone = after >= line.last
    labelled = alone or following in _AFTER_LABEL
    single = match.last - match.first == 1
    short = line.words <= _BYLINE and not line.ended
    if kind == "source":
        # «المصدر: …», «نقلاً عن الرياض السعودية»; not «المصدر قال إن …»
        return "source" if following in (":", "/", "-") or (short and not alone and not single) else None
    if kind == "byline":
        labelled = following in (":", "-", "–", "/") or not single or match.entry.lemma == "بقلم"
        return "source" if labelled and short and not alone else None
    if kind == "furniture":
        return "related" if alone or not single or following in (":", "|") else None
    # «شاهد الوزير …» is text; a lone verb needs a mark after it
    return "related" if labelled or not (single or line.ended) or match.entry.lemma == "للمزيد" else None


def mark_furniture(reading: Reading, lines: list[Line], kinds: list[str], body: int) -> None:
    """Mark read-also lines and the lists after them, source lines, and what follows the story's end."""
    i = body
    while i < len(lines):
        line = lines[i]
        found = opening(reading, line)
        kind = kind_of(reading, line, found)
        if kind is None:
            if line.words <= _DATELINE and dateline_end(reading, line) == line.end:
                kinds[i] = "dateline"
            elif i > body and is_outlet_line(reading, line):
                kinds[i] = "source"
            i += 1
            continue
        kinds[i] = kind
        rest = found is not None and found[0].entry.flag("rest") and not _story_goes_on(lines, i + 1)
        told = kind == "source" and (i >= body + 3 or not _story_goes_on(lines, i + 1))
        if rest or told:
            _mark_rest(reading, lines, kinds, i + 1)
            return
        i += 1
        if kind == "related" and found is not None and _nothing_after(reading, line, found[1]):
            while i < len(lines) and _is_item(lines[i]):
                kinds[i] = "related"
                i += 1


def _mark_rest(reading: Reading, lines: list[Line], kinds: list[str], start: int) -> None:
    """After the story: bylines are still its own, all else is not."""
    for j in range(start, len(lines)):
        found = opening(reading, lines[j])
        kinds[j] = (
            "source" if kind_of(reading, lines[j], found) == "source" and "related" not in kinds[start:j] else "related"
        )


def _is_rule(line: Line) -> bool:
    """A line of dashes, dots or stars."""
    return not line.text[0].isalnum() and len(line.text) >= 3 and not any(c.isalnum() for c in line.text)


def _is_tags(reading: Reading, line: Line) -> bool:
    """«#السعودية #إيران»: hashtags and nothing else, at least two."""
    if line.text[0] != "#":
        return False
    words = line.text.split()
    return len(words) >= 2 and all(word[0] == "#" for word in words)


def _is_embedded(line: Line) -> bool:
    """«— وزارة الخارجية (@mofa) January 20, 2025»: the foot of a post from a network."""
    return line.text[0] in "-–—" and "(@" in line.text and not line.ended


def _is_sign_off(reading: Reading, line: Line) -> bool:
    """What an agency or a desk writes under a story: «/انتهى/», «(النهاية)», «(م.س/ع.أ)», «س.ع/ م.أ (أ ف ب)»."""
    if line.words > _SIGN_OFF or line.ended:
        return False
    letters = ends = 0
    slashed = False
    i = line.first
    while i < line.last:
        token = reading.tokens[i]
        outlets = [m.last for m in reading.at(i, "organisations") if m.entry["kind"] == "outlet"]
        if outlets:
            i = max(outlets)
            continue
        slashed = slashed or token.text in "/.*("
        if token.kind == "word":
            if len(token.text) <= _INITIAL:
                letters += 1
            elif reading.folded(i) in _ENDS:
                ends += 1
            else:
                return False
        i += 1
    return slashed and (ends == 1 or letters >= 2)


def _nothing_after(reading: Reading, line: Line, after: int) -> bool:
    """Whether only marks stand behind a label: «اقرأ أيضا..»."""
    return all(token.kind == "mark" for token in reading.tokens[after : line.last])


def _is_item(line: Line) -> bool:
    """A line of a list of links: short or bulleted, not ended like a sentence."""
    return (line.text[0] in _BULLETS or len(line.text) <= _ITEM) and not line.ended


def _story_goes_on(lines: list[Line], start: int) -> bool:
    """Whether whole paragraphs follow, ended like sentences."""
    return sum(line.ended and line.words > 12 for line in lines[start:]) >= 2
