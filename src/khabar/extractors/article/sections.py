"""The layout of an article: what each line is."""

from __future__ import annotations

from khabar.extractors.article.datelines import dateline_end, is_date_line, is_outlet_line
from khabar.extractors.article.lines import Line, lines_of
from khabar.extractors.article.repeats import repeats_next, stranger
from khabar.lexicon import Match
from khabar.model import Layout, Section, Span
from khabar.reading import Reading
from khabar.text import fold

__all__ = ["find_layout"]

_HEADLINE = 170  # code points; longer first lines are text
_HEADING = 70
_LEAD_IN = ":،"
_BULLETS = frozenset("•●▪◦*-–—■►»")


def find_layout(reading: Reading) -> Layout:
    """
    Headline, kicker, dateline, repeated lead, headings, source line and related material.

    Every line gets one section; a dateline at the head of a line («بيروت (رويترز) -») gets its own. An article whose
    parts cannot be told is all body.
    """
    lines = lines_of(reading)
    kinds = ["body"] * len(lines)
    body = _head(reading, lines, kinds)
    _furniture(reading, lines, kinds, body)
    _headings(reading, lines, kinds, body)
    _glued(reading, lines, kinds, body)
    return _layout(reading, lines, kinds)


def _same(a: str, b: str) -> bool:
    return fold(a).split() == fold(b).split()


def _is_title(lines: list[Line], i: int) -> bool:
    """Whether line ``i`` may be a headline: short, not ended like a sentence, text after it."""
    line = lines[i]
    bare = line.text.rstrip("\"'”») ")
    return len(line.text) <= _HEADLINE and i + 1 < len(lines) and not bare.endswith((".", "،", "…"))


def _head(reading: Reading, lines: list[Line], kinds: list[str]) -> int:
    """Mark what stands over the text; return the index of the first line of the text."""
    if not lines:
        return 0
    i = 0
    given = reading.article.headline
    if given and _same(lines[0].text, given):
        kinds[0], i = "headline", 1
    elif _kicker(lines):
        kinds[0], kinds[1], i = "kicker", "headline", 2
    elif _is_title(lines, 0) and not is_date_line(reading, lines[0]) and _set_apart(reading, lines):
        kinds[0], i = "headline", 1
    if i and i < len(lines) and _same(lines[i].text, lines[i - 1].text):
        kinds[i] = "summary"
        i += 1
    for _ in range(3):
        if i < len(lines) and is_date_line(reading, lines[i]):
            kinds[i] = "dateline"
            i += 1
        elif i < len(lines) - 1 and is_outlet_line(reading, lines[i]):
            kinds[i] = "source"
            i += 1
    if i < len(lines) - 1 and repeats_next(reading, lines[i], lines[i + 1 :]):
        kinds[i] = "summary"
        i += 1
    return i


def _kicker(lines: list[Line]) -> bool:
    """A short line that ends in a colon, then a headline set apart."""
    if len(lines) < 3 or len(lines[0].text) > _HEADLINE:
        return False
    return (
        lines[0].text.rstrip().endswith(":")
        and lines[0].blank_after
        and lines[1].blank_after
        and not lines[1].ended
        and len(lines[1].text) <= _HEADLINE
        and len(lines[2].text) > len(lines[1].text)
    )


def _set_apart(reading: Reading, lines: list[Line]) -> bool:
    """Whether the first line stands over the text: a blank line, itself again, a dateline, or longer text after it."""
    first, second = lines[0], lines[1]
    if _same(first.text, second.text) or is_date_line(reading, second) or dateline_end(reading, second) is not None:
        return True
    if first.text.rstrip().endswith((":", ".")):
        return False
    if first.blank_after:
        return len(second.text) > len(first.text) or second.ended
    return not first.ended and first.words <= 20 and len(second.text) >= 1.5 * len(first.text)


def _opening(reading: Reading, line: Line) -> tuple[Match, int] | None:
    """A phrase of the page's furniture at the head of a line, marks before it aside; and the token after it."""
    i = line.first
    while i < line.last and reading.tokens[i].kind == "mark":
        i += 1
    if i >= line.last:
        return None
    found = [m for m in reading.at(i, "layout_phrases") if m.prefix in ("", "و")]
    best = max(found, key=lambda m: m.last, default=None)
    return (best, best.last) if best else None


def _furniture(reading: Reading, lines: list[Line], kinds: list[str], body: int) -> None:
    """Read-also lines, source lines, and what follows them."""
    i = body
    while i < len(lines):
        line = lines[i]
        if _is_rule(line):
            kinds[i] = "related"
            i += 1
            continue
        opening = _opening(reading, line)
        kind = _furniture_kind(reading, line, opening)
        if kind is None:
            if i > body and is_outlet_line(reading, line):
                kinds[i] = "source"
            i += 1
            continue
        kinds[i] = kind
        rest = opening is not None and opening[0].entry.flag("rest") and not _story_goes_on(lines, i + 1)
        told = kind == "source" and (i >= body + 3 or not _story_goes_on(lines, i + 1))
        if rest or told:
            for j in range(i + 1, len(lines)):
                kinds[j] = "related"
            return
        i += 1
        if kind == "related" and opening is not None and opening[1] >= line.last - 1:
            while i < len(lines) and _is_item(lines[i]):
                kinds[i] = "related"
                i += 1


def _furniture_kind(reading: Reading, line: Line, opening: tuple[Match, int] | None) -> str | None:
    if opening is None:
        return None
    match, after = opening
    kind = match.entry["kind"]
    following = reading.tokens[after].text if after < line.last else ""
    alone = after >= line.last
    single = match.last - match.first == 1
    if kind == "source":
        if following in (":", "/", "-"):
            return "source"
        outlet = line.words <= 8 and not line.ended
        return "source" if outlet and match.entry.lemma != "المصدر" and _names_outlet(reading, after, line) else None
    if kind == "furniture":
        return "related" if alone or not single or following in (":", "|") else None
    # «شاهد الوزير …» is text; a lone verb needs a mark after it
    if single and match.entry.lemma != "للمزيد":
        return "related" if alone or following in (":", "|", ".", "-", "…", "/") else None
    return "related" if alone or following in (":", "|", ".", "-", "…", "/") or not line.ended else None


def _names_outlet(reading: Reading, after: int, line: Line) -> bool:
    return any(m.entry["kind"] == "outlet" for i in range(after, line.last) for m in reading.at(i, "organisations"))


def _is_rule(line: Line) -> bool:
    """A line of dashes, dots or stars."""
    return len(line.text) >= 3 and not any(c.isalnum() for c in line.text)


def _is_item(line: Line) -> bool:
    """A line of a list of links: short or bulleted, not ended like a sentence."""
    return (line.text[0] in _BULLETS or len(line.text) <= _HEADLINE) and not line.ended


def _story_goes_on(lines: list[Line], start: int) -> bool:
    """Whether whole paragraphs follow, ended like sentences."""
    return sum(line.ended and line.words > 12 for line in lines[start:]) >= 2


def _headings(reading: Reading, lines: list[Line], kinds: list[str], body: int) -> None:
    """Short lines between paragraphs that are no sentences."""
    for i in range(body, len(lines) - 1):
        line = lines[i]
        if kinds[i] != "body" or len(line.text) > _HEADING or i == body:
            continue
        starred = line.text[0] == "*" and not line.ended
        before = lines[i - 1].text.rstrip()
        plain = (
            not line.text.rstrip(" \"'»”").endswith((".", "،", ":", "؛", "!"))
            and line.text[0] not in _BULLETS
            and not before.endswith((":", "،"))
            and len(lines[i + 1].text) > 1.6 * len(line.text)
            and kinds[i + 1] == "body"
            and (lines[i - 1].ended or kinds[i - 1] != "body")
        )
        if starred or plain:
            kinds[i] = "heading"


def _glued(reading: Reading, lines: list[Line], kinds: list[str], body: int) -> None:
    """Leads of other articles at the end: no full stop, and not a word in common with the story."""
    end = len(lines)
    while end > body + 2 and kinds[end - 1] == "related":
        end -= 1
    story = [line for line, kind in zip(lines[:end], kinds[:end], strict=True) if kind != "related"]
    while len(story) > 3 and not story[-1].ended and stranger(reading, story[-1], story[:-1]):
        kinds[lines.index(story[-1])] = "related"
        story.pop()


def _layout(reading: Reading, lines: list[Line], kinds: list[str]) -> Layout:
    sections: list[Section] = []
    body_lines = 0
    for line, kind in zip(lines, kinds, strict=True):
        start = line.start
        if kind in ("body", "summary") and body_lines < 4:
            body_lines += 1
            end = dateline_end(reading, line)
            if end is not None:
                sections.append(Section("dateline", start, end))
                start = end + len(reading.text[end : line.end]) - len(reading.text[end : line.end].lstrip())
        if sections and sections[-1].kind == kind and kind in ("body", "related"):
            sections[-1] = Section(kind, sections[-1].start, line.end)
        elif start < line.end:
            sections.append(Section(kind, start, line.end))
    return Layout(sections=tuple(sections), publisher=_publisher(reading, lines, kinds))


def _publisher(reading: Reading, lines: list[Line], kinds: list[str]) -> Span | None:
    """What a source line names after «المصدر:», or the first part of «العالم - ايران»."""
    for line, kind in zip(lines, kinds, strict=True):
        if kind != "source":
            continue
        opening = _opening(reading, line)
        first = opening[1] if opening else line.first
        while first < line.last and reading.tokens[first].kind == "mark":
            first += 1
        if first >= line.last:
            continue
        last = line.last
        if opening is None:
            last = next((i for i in range(first, line.last) if reading.tokens[i].text in "-–—"), line.last)
        return reading.span(reading.tokens[first].start, reading.tokens[max(first, last - 1)].end)
    return None
