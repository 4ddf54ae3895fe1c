"""The layout of an article: what each line is."""

from __future__ import annotations

import regex

from khabar.extractors.article.datelines import dateline_end, is_date_line, is_outlet_line, is_place_line
from khabar.extractors.article.furniture import kind_of, mark_furniture, opening
from khabar.extractors.article.glued import teasers_begin
from khabar.extractors.article.lines import Line, lines_of
from khabar.extractors.article.repeats import repeats_next, restated_next
from khabar.model import Layout, Section, Span
from khabar.reading import Reading
from khabar.text import fold

__all__ = ["find_layout"]

_HEADLINE = 170  # code points; longer first lines are text
_HEADING = 70
_LABEL = 3  # tokens of a kicker such as «سياسة»
_OVER_TEXT = 6  # lines of day, outlet, byline and buttons under a headline
_BUTTON = 12  # tokens
_LEADS = 4  # first lines of text that may open with a dateline
_ABOVE = 3  # lines over a headline
_POINTS = 7  # lines in which points under a headline end
_CRUMBS = regex.compile(r"\s*[>/|»›«\\]\s*")
_HOMES = ("الرئيسية", "الرئيسيه", "الصفحة الرئيسية", "الرئيسة", "أخبار", "اخبار")
_TAG = 4  # tokens
_TAGS = 3  # lines
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
    mark_furniture(reading, lines, kinds, body)
    _mark_tail(reading, lines, kinds)
    _mark_headings(reading, lines, kinds, body)
    return _layout(reading, lines, kinds)


def _same(a: str, b: str) -> bool:
    return fold(a).split() == fold(b).split()


def _is_title(line: Line) -> bool:
    """Whether a line may be a headline: short, and not ended like a sentence."""
    bare = line.text.rstrip("\"'”») ")
    ended = bare.endswith("،") or (bare.endswith(".") and not bare.endswith(".."))
    return len(line.text) <= _HEADLINE and not ended


def _head(reading: Reading, lines: list[Line], kinds: list[str]) -> int:
    """Mark what stands over the text; return the index of the first line of the text."""
    above = 0
    while above < min(_ABOVE, len(lines) - 2) and (kind := _over_headline(reading, lines, above)):
        kinds[above] = kind
        above += 1
    under = kinds[above:]
    body = _titles(reading, lines[above:], under)
    kinds[above:] = under
    return above + body


def _over_headline(reading: Reading, lines: list[Line], i: int) -> str | None:
    """Section of a line that stands over the headline: the way to it in the site, a day, a caption's label."""
    line = lines[i]
    if not _is_title(lines[i + 1]) or lines[i + 1].ended:
        return None
    parts = [part.split() for part in _CRUMBS.split(line.text)]
    if len(parts) > 1 and all(0 < len(part) <= _LABEL for part in parts) and line.text.startswith(_HOMES):
        return "kicker"
    if is_date_line(reading, line):
        return "dateline"
    return "related" if line.words <= _BUTTON and kind_of(reading, line, opening(reading, line)) == "related" else None


def _titles(reading: Reading, lines: list[Line], kinds: list[str]) -> int:
    """Mark headline, kicker, summary and what stands under them; return the index of the first line of the text."""
    if len(lines) < 2:
        return 0
    i = 0
    given = reading.article.headline
    if given and _same(lines[0].text, given):
        kinds[0], i = "headline", 1
    elif _kicker(reading, lines):
        kinds[0], kinds[1], i = "kicker", "headline", 2
    elif _two_titles(reading, lines):
        leaning = any(m.entry["pos"] == "preposition" for m in reading.at(lines[0].first, "function_words"))
        kinds[:2], i = (["kicker", "headline"] if leaning else ["headline", "summary"]), 2
    elif _is_title(lines[0]) and not is_date_line(reading, lines[0]) and _set_apart(reading, lines):
        kinds[0], i = "headline", 1
    if i and i < len(lines) and _same(lines[i].text, lines[i - 1].text):
        kinds[i] = "summary"
        i += 1
    i = _over_text(reading, lines, kinds, i)
    while 0 < i < len(lines) - 1 and lines[i].text[0] in _BULLETS and _is_title(lines[i]) and not lines[i].ended:
        kinds[i] = "summary"  # «- الوزير: لا تراجع»
        i += 1
    standfirst = i < len(lines) - 1 and (
        repeats_next(reading, lines[i], lines[i + 1 :]) or (i > 0 and restated_next(reading, lines[i], lines[i + 1]))
    )
    if standfirst:
        kinds[i] = "summary"
        i = _over_text(reading, lines, kinds, i + 1)
    return i


def _over_text(reading: Reading, lines: list[Line], kinds: list[str], start: int) -> int:
    """Mark day, outlet, byline and buttons from line ``start`` on; return the first line that is none."""
    stop = min(start + _OVER_TEXT, len(lines) - 1)
    for i in range(start, stop):
        kind = _page_line(reading, lines[i])
        if kind is None and i and is_place_line(reading, lines[i]) and len(lines[i + 1].text) > len(lines[i].text):
            kind = "dateline"
        if kind is None or (i == 0 and kind == "related"):
            return i
        kinds[i] = kind
    return max(start, stop)


def _page_line(reading: Reading, line: Line) -> str | None:
    """Section of a short line that says when, who published it or who wrote it, or is a button; else ``None``."""
    if is_date_line(reading, line) or dateline_end(reading, line) == line.end:
        return "dateline"
    if line.words <= _BUTTON and (kind := kind_of(reading, line, opening(reading, line))):
        return kind
    return "source" if is_outlet_line(reading, line) else None


def _kicker(reading: Reading, lines: list[Line]) -> bool:
    """A line that ends in a colon, or one of a few words, over a headline set apart."""
    if len(lines) < 3 or not all(_is_title(line) for line in lines[:2]):
        return False
    first, second, third = lines[:3]
    if not all(line.blank_after for line in lines[:2]) and _page_line(reading, third) is None:
        return False
    if (
        second.ended
        or (len(third.text) <= len(second.text) and _page_line(reading, third) is None)
        or _page_line(reading, first)
    ):
        return False
    page = _page_line(reading, third) is not None
    short = first.words <= _LABEL and second.words > 2 * first.words and (page or not _is_title(third))
    return first.text.endswith(":") or (short and not is_date_line(reading, second))


def _two_titles(reading: Reading, lines: list[Line]) -> bool:
    """Two headlines in one block over the text: «خلال استقباله السفير» over «الوزير: لا تراجع»."""
    if len(lines) < 3 or not all(_is_title(line) and not line.ended for line in lines[:2]):
        return False
    first, second, third = lines[:3]
    apart = not first.blank_after and second.blank_after and len(third.text) > max(len(first.text), len(second.text))
    page = _page_line(reading, first) or _page_line(reading, second) or is_place_line(reading, second)
    return apart and not page


def _set_apart(reading: Reading, lines: list[Line]) -> bool:
    """Whether the first line stands over the text: a blank line, itself again, a dateline, or longer text after it."""
    first, second = lines[0], lines[1]
    if _same(first.text, second.text) or dateline_end(reading, second) is not None:
        return True
    if not first.ended and _page_line(reading, second) and not _page_line(reading, first):
        return True
    if first.text.endswith(":"):
        return False
    if first.blank_after:
        under = lines[2] if len(lines) > 2 else second  # below a heading, a byline or a caption
        return max(len(second.text), len(under.text)) > len(first.text) or second.ended
    if second.text[0] in _BULLETS:
        second = next((line for line in lines[1:_POINTS] if line.text[0] not in _BULLETS), second)
    return not first.ended and first.words <= 20 and len(second.text) >= 1.5 * len(first.text)


def _mark_tail(reading: Reading, lines: list[Line], kinds: list[str]) -> None:
    """A day alone at the end, and teasers of other articles."""
    end = len(lines)
    while end and kinds[end - 1] == "related":
        end -= 1
    if end > 2 and kinds[end - 1] == "body" and is_date_line(reading, lines[end - 1]):
        kinds[end - 1] = "dateline"
        end -= 1
    begin = end
    while begin > 1 and lines[begin - 1].words <= _TAG and not lines[begin - 1].ended and kinds[begin - 1] == "body":
        begin -= 1
    if end - begin >= _TAGS and lines[begin - 1].ended and lines[begin - 1].blank_after:
        kinds[begin:end] = ["related"] * (end - begin)  # the page's tags, one a line
        end = begin
    story = [i for i in range(end) if kinds[i] != "related"]
    begin = teasers_begin(reading, [lines[i] for i in story])
    for i in story[begin:]:
        kinds[i] = "related"


def _mark_headings(reading: Reading, lines: list[Line], kinds: list[str], body: int) -> None:
    """Short lines between paragraphs that are no sentences."""
    for i in range(max(body, 1), len(lines) - 1):
        line, before, after = lines[i], lines[i - 1], lines[i + 1]
        if kinds[i] != "body" or len(line.text) > _HEADING:
            continue
        starred = line.text[0] == "*" and not line.ended
        plain = (
            not line.text.rstrip(" \"'»”").endswith((".", "،", ":", "؛", "!"))
            and line.text[0] not in _BULLETS
            and not before.text.endswith((":", "،"))
            and len(after.text) > 1.6 * len(line.text)
            and kinds[i + 1] == "body"
            and (before.ended or kinds[i - 1] != "body")
            and not _joined(reading, line)
        )
        if starred or plain:
            kinds[i] = "heading"


def _joined(reading: Reading, line: Line) -> bool:
    """Whether a line opens with a word that carries و or ف: «وأضاف الوزير»."""
    prefixes = [match.prefix for match in reading.at(line.first)]
    return bool(prefixes) and all(prefix[:1] in ("و", "ف") for prefix in prefixes)


def _layout(reading: Reading, lines: list[Line], kinds: list[str]) -> Layout:
    sections: list[Section] = []
    leads = 0
    for line, kind in zip(lines, kinds, strict=True):
        start = line.start
        if kind in ("body", "summary") and leads < _LEADS:
            leads += 1
            end = dateline_end(reading, line)
            if end is not None and end < line.end:
                sections.append(Section("dateline", start, end))
                start = end + len(reading.text[end : line.end]) - len(reading.text[end : line.end].lstrip())
        if sections and sections[-1].kind == kind and kind in ("body", "related"):
            sections[-1] = Section(kind, sections[-1].start, line.end)
        else:
            sections.append(Section(kind, start, line.end))
    return Layout(sections=tuple(sections), publisher=_publisher(reading, lines, kinds))


def _publisher(reading: Reading, lines: list[Line], kinds: list[str]) -> Span | None:
    """What a source line names after «المصدر:», or the first part of «العالم - ايران»."""
    for line, kind in zip(lines, kinds, strict=True):
        found = opening(reading, line) if kind == "source" else None
        if kind != "source" or (found is not None and found[0].entry["kind"] == "byline"):
            continue
        first = found[1] if found else line.first
        while first < line.last and reading.tokens[first].kind == "mark":
            first += 1
        if first >= line.last:
            continue
        last = line.last
        if found is None:
            last = next((i for i in range(first, line.last) if reading.tokens[i].text in "-–—"), line.last)
        return reading.span(reading.tokens[first].start, reading.tokens[max(first, last - 1)].end)
    return None
