"""Datelines: the place, agency or day that opens a story."""

from __future__ import annotations

from khabar.extractors.article.lines import Line
from khabar.reading import Reading

__all__ = ["dateline_end", "is_date_line", "is_outlet_line"]

_LONGEST = 18  # tokens of a dateline before its dash
_DASHES = frozenset("-–—ـ:")
_INSIDE = frozenset('،,()/|.-–—«»"')
_TIME = ("months", "weekdays", "time_words", "time_zones")
_DATE_WORDS = frozenset(
    {
        "تاريخ",
        "بتاريخ",
        "نشر",
        "نشرت",
        "اخر",
        "تحديث",
        "في",
        "يوم",
        "الساعه",
        "بتوقيت",
        "الموافق",
        "ه",
        "م",
        "ص",
        "هجري",
        "ميلادي",
    }
)


def _covered(reading: Reading, i: int, tables: tuple[str, ...]) -> int:
    """One past the last token of the longest entry of these tables that begins at token ``i``; 0 for none."""
    return max((m.last for table in tables for m in reading.at(i, table)), default=0)


def is_date_line(reading: Reading, line: Line) -> bool:
    """
    Whether a short line says nothing but when: «الإثنين 20 يناير 2025 - 03:56 بتوقيت غرينتش», «20/01/2025».
    """
    if line.words > 26 or line.ended:
        return False
    words = dated = numbers = 0
    i = line.first
    while i < line.last:
        token = reading.tokens[i]
        end = _covered(reading, i, _TIME)
        if end > i:
            dated += end - i
            words += end - i
            i = end
            continue
        if token.kind == "number":
            numbers += 1
        elif token.kind == "word":
            words += 1
            dated += reading.folded(i) in _DATE_WORDS
        i += 1
    if numbers >= 3 and words == 0:
        return True
    return bool(numbers) and words > 0 and dated / words >= 0.75


def dateline_end(reading: Reading, line: Line) -> int | None:
    """
    One past the mark that ends a dateline at the head of a line: «دبي، الإمارات العربية المتحدة (CNN) --»,
    «القاهرة - أ ف ب:», «طهران/ 16 تموز/ إرنا -»; ``None`` when the line does not open with one.

    The first word must be a known place; up to the last dash stand only places, agencies, days and marks.
    """
    tokens = reading.tokens
    if not _covered(reading, line.first, ("places", "countries")):
        return None
    i = line.first
    end: int | None = None
    bracket = False
    while i < min(line.last, line.first + _LONGEST):
        token = tokens[i]
        known = _covered(reading, i, ("places", "countries", "organisations", *_TIME))
        if token.text in _DASHES and i > line.first:
            after = tokens[i + 1] if i + 1 < line.last else None
            if after is None or after.text not in _DASHES:
                spaced = token.end < line.end and reading.text[token.end].isspace()
                joined = token.text == "-" and not spaced and tokens[i - 1].text not in _DASHES
                if not joined:
                    end = token.end
            i += 1
        elif known > i:
            i = known
        elif token.text == "(":
            bracket = True
            i += 1
        elif token.text == ")":
            bracket = False
            i += 1
        elif token.text in _INSIDE or token.kind == "number" or bracket or token.text.isascii() or len(token.text) <= 2:
            i += 1
        else:
            break
    return end if end is not None and end < line.end else None


def is_outlet_line(reading: Reading, line: Line) -> bool:
    """Whether a short line names nothing but outlets and places: «فرانس24/ أ ف ب», «العالم - ايران»."""
    if line.words > 10 or line.ended:
        return False
    if _desk(reading, line):
        return True
    outlets = 0
    i = line.first
    while i < line.last:
        token = reading.tokens[i]
        named = [m for m in reading.at(i, "organisations") if m.entry["kind"] == "outlet"]
        known = _covered(reading, i, ("places", "countries"))
        if named:
            outlets += 1
            i = max(m.last for m in named)
        elif known > i:
            i = known
        elif token.kind != "word" or len(token.text) <= 2 or reading.folded(i) in _AGENCY_WORDS:
            outlets += reading.folded(i) in _AGENCY_WORDS
            i += 1
        else:
            return False
    return outlets > 0


def _desk(reading: Reading, line: Line) -> bool:
    """«العالم – إيران»: an outlet's word, a dash set apart, and a country alone."""
    for i in range(line.first + 1, min(line.last, line.first + 4)):
        token = reading.tokens[i]
        if token.text in "-–—" and reading.text[token.start - 1].isspace():
            return _covered(reading, i + 1, ("countries", "places")) == line.last
    return False


_AGENCY_WORDS = frozenset({"وكالات", "الوكالات", "وكاله", "متابعات", "مواقع"})
