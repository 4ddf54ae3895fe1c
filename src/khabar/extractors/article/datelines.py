"""Datelines: the place, agency or day that opens a story; and lines that name its source or its writer."""

from __future__ import annotations

from khabar.extractors.article.lines import Line
from khabar.reading import Reading

__all__ = ["dateline_end", "is_date_line", "is_outlet_line", "is_place_line"]

_LONGEST = 18  # tokens of a dateline before its dash
_DASHES = frozenset("-–—ـ:")
_INSIDE = frozenset('،,()/|.-–—«»"')
_CLOSERS = frozenset('/)»"”.')
_ERAS = frozenset({"م", "ه"})
_BRACKETS = {"(": ")", "«": "»", '"': '"', "“": "”"}
_PLACES = ("places", "countries")
_TIME = ("months", "weekdays", "time_words", "time_zones")
_PARENTHESIS = 8  # tokens between two dashes
_REPORTER = 6  # tokens of a place and a name
_UNKNOWN = 2  # words of an outlet that the lexicon does not have, between a slash and a dash
_DATE_WORDS = frozenset(
    {
        "تاريخ", "بتاريخ", "نشر", "نشرت", "النشر", "اخر", "تحديث", "حدث", "في", "يوم", "الساعه", "ساعه", "بتوقيت",
        "الموافق", "ه", "م", "ص", "هجري", "ميلادي", "صباحا", "مساء", "ظهرا",
    }
)  # fmt: skip
_DESKS = frozenset({"خاص", "متابعات", "وكالات", "الوكالات", "متابعه", "وطنيه"})
_AGENCY_WORDS = frozenset({"وكالات", "الوكالات", "وكاله", "متابعات", "مواقع"})


def _covered(reading: Reading, i: int, tables: tuple[str, ...]) -> int:
    """One past the last token of the longest entry of these tables that begins with token ``i``; 0 for none."""
    here = reading.starting[i] if i < len(reading.tokens) else None
    if not here:
        return 0
    return max([m.last for table in tables if table in here for m in here[table] if not m.prefix], default=0)


def _outlet(reading: Reading, i: int) -> int:
    """One past the last token of the outlet named at token ``i``; 0 for none."""
    found = reading.at(i, "organisations")
    return max([m.last for m in found if m.entry["kind"] == "outlet"], default=0) if found else 0


def is_date_line(reading: Reading, line: Line) -> bool:
    """Whether a short line says nothing but when: «الإثنين 20 يناير 2025 - 03:56 بتوقيت غرينتش», «20/01/2025»."""
    if line.words > 26 or line.ended:
        return False
    words = dated = numbers = 0
    i = line.first
    while i < line.last:
        token = reading.tokens[i]
        end = _covered(reading, i, (*_TIME, "time_units"))  # «منذ 3 ساعات»
        if end > i:
            dated += end - i
            words += end - i
            i = end
            continue
        place = _covered(reading, i, _PLACES)
        if place > i:
            i = place
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
    «القاهرة - أ ف ب:», «طهران/ 16 تموز/ إرنا -», «(رويترز) -»; ``None`` when the line does not open with one.

    Up to the last dash stand only places, agencies, days and marks, and after a slash a word or two. Where none
    follows, the agency itself ends it behind a slash or inside brackets: «أبوظبي في 20 يناير / وام /».
    """
    tokens = reading.tokens
    if not _opens(reading, line):
        return None
    i = line.first
    end: int | None = None
    bracket = False
    unknown = 0
    while i < min(line.last, line.first + _LONGEST):
        token = tokens[i]
        known = _covered(reading, i, (*_PLACES, "organisations", *_TIME))
        if token.text in _DASHES and i > line.first:
            after = tokens[i + 1] if i + 1 < line.last else None
            if after is None or after.text not in _DASHES:
                spaced = token.end < line.end and reading.text[token.end].isspace()
                joined = token.text == "-" and not spaced and tokens[i - 1].text not in _DASHES
                if not joined:
                    end = token.end
            unknown = 0
            i += 1
        elif token.text == "/":
            unknown = _UNKNOWN
            i += 1
        elif known > i:
            end = _after_agency(reading, line, i) or end
            i = known
        elif token.text in "()":
            bracket = token.text == "("
            i += 1
        elif token.text in _INSIDE or token.kind == "number" or bracket or token.text.isascii() or len(token.text) <= 2:
            i += 1
        elif unknown:
            unknown -= 1
            if _between_slashes(reading, line, i):
                end = tokens[i + 1].end
            i += 1
        elif _between_dashes(reading, line, i) or _desk_word(reading, line, i):
            i += 1
        else:
            break
    return None if end is None or _goes_on(reading, line, end, i) else end


def _after_agency(reading: Reading, line: Line, i: int) -> int | None:
    """One past the agency at token ``i``, and the marks that close it, where these or a slash before it set it off."""
    last = _outlet(reading, i)
    tokens = reading.tokens
    if not last:
        return None
    closers = last
    while closers < line.last and tokens[closers].text in _CLOSERS:
        closers += 1
    closing = "".join([token.text for token in tokens[last:closers]])
    end = tokens[closers - 1].end
    if i == line.first:  # «شفق نيوز/ بغداد»
        place = _covered(reading, closers, _PLACES) if closing == "/" and closers < line.last else 0
        return max(end, tokens[place - 1].end) if place else None
    before = tokens[i - 1]
    if (before.text == "/" and _covered(reading, line.first, _PLACES)) or (
        before.text in _BRACKETS and _BRACKETS[before.text] in closing
    ):
        return end
    dated = before.kind == "number" or reading.folded(i - 1) in _ERAS
    glued = before.text == "-" and tokens[i - 2].end == before.start and before.end == tokens[i].start
    return end if glued or (dated and last == i + 1) else None


def _between_slashes(reading: Reading, line: Line, i: int) -> bool:
    """«مسقط في 20 يناير /العمانية/»: behind a day, one word between two slashes is an agency."""
    tokens = reading.tokens
    slashed = i + 1 < line.last and tokens[i - 1].text == "/" and tokens[i + 1].text == "/"
    return slashed and any(token.kind == "number" for token in tokens[line.first : i])


def _desk_word(reading: Reading, line: Line, i: int) -> bool:
    """«خاص», «متابعات», «وطنية» before a dash or a colon."""
    return reading.folded(i) in _DESKS and i + 1 < line.last and reading.tokens[i + 1].text in "-–—ـ:/"


def _between_dashes(reading: Reading, line: Line, i: int) -> bool:
    """«غزة - معا -»: one word alone between two dashes is an agency, whether we know it or not."""
    tokens = reading.tokens
    if not line.first < i < line.last - 1 or tokens[i].kind != "word" or reading.at(i, "function_words"):
        return False
    return tokens[i - 1].text in _DASHES and tokens[i - 1].text != ":" and tokens[i + 1].text in _DASHES


def _goes_on(reading: Reading, line: Line, end: int, stop: int) -> bool:
    """
    Whether places alone stand before a mark that is the sentence's: «الأردن: لا تغيير …», «لبنان - كما أرى - …».
    """
    tokens = reading.tokens
    written = reading.text[line.start : end]
    if written.count('"') % 2 or written.count("«") != written.count("»"):
        return True
    dash = reading.token_at(end - 1)
    if tokens[dash].text not in _DASHES:
        return False  # the agency itself
    before = range(line.first, dash)
    if tokens[dash - 1].text in _DASHES or any(tokens[i].text in "-–—ـ/)" or _outlet(reading, i) for i in before):
        return False
    if tokens[dash].text == ":":
        return all(tokens[i].kind != "number" for i in before)
    return any(tokens[i].text in "-–—" for i in range(stop, min(line.last, stop + _PARENTHESIS)))


def _opens(reading: Reading, line: Line) -> bool:
    """Whether the first words may open a dateline: a place, or an agency in brackets or before a dash."""
    outlet = _outlet(reading, line.first)
    if _covered(reading, line.first, _PLACES) > outlet or _desk_word(reading, line, line.first):
        return True
    first = reading.tokens[line.first]
    if first.text == "(" and line.first + 1 < line.last:
        named = reading.tokens[line.first + 1]
        return bool(_outlet(reading, line.first + 1)) or (named.text.isascii() and named.text.isupper())
    return 0 < outlet < line.last and reading.tokens[outlet].text in "-–—/"


def is_place_line(reading: Reading, line: Line) -> bool:
    """Whether a short line is a place and who wrote from there: «الخرطوم: سالم إدريس», «بغداد - مراسلنا»."""
    if line.words > _REPORTER or line.ended:
        return False
    after = _covered(reading, line.first, _PLACES)
    return 0 < after < line.last - 1 and reading.tokens[after].text in ":-–—/"


def is_outlet_line(reading: Reading, line: Line) -> bool:
    """Whether a short line names nothing but outlets and places: «فرانس24/ أ ف ب», «العالم - ايران», «AFP»."""
    if line.words > 10 or line.ended or line.text.endswith(":"):  # «الحياة:» tells whose words follow
        return False
    if _desk(reading, line):
        return True
    outlets = 0
    i = line.first
    while i < line.last:
        token = reading.tokens[i]
        named = _outlet(reading, i)
        known = _covered(reading, i, _PLACES)
        if named:
            outlets += 1
            i = named
        elif known > i:
            i = known
        elif token.text.isascii() and token.text.isupper() and len(token.text) > 1:
            outlets += 1
            i += 1
        elif token.kind != "word" or len(token.text) <= 2 or reading.folded(i) in _AGENCY_WORDS:
            outlets += reading.folded(i) in _AGENCY_WORDS
            i += 1
        else:
            return False
    return outlets > 0


def _desk(reading: Reading, line: Line) -> bool:
    """«العالم – إيران»: an outlet's word, a dash set apart, and a country alone."""
    for i in {line.first + 1, _outlet(reading, line.first)}:
        if not line.first < i < line.last:
            continue
        token = reading.tokens[i]
        if token.text in "-–—" and reading.text[token.start - 1].isspace():
            return _covered(reading, i + 1, _PLACES) == line.last
    return False
