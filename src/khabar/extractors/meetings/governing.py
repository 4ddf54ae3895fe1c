"""What governs a noun phrase: a preposition, a role cue, a list it goes on."""

from __future__ import annotations

from attrs import evolve

from khabar.extractors.meetings.phrases import Ref, governing_cues
from khabar.lexicon import Match
from khabar.reading import Reading

__all__ = ["absorbed", "cue_ends", "governed", "led"]

_SKIPPED = frozenset("\"'«»“”„()[]#_/،,-–—:\u2026")
_BROTHERS = frozenset({"اخيه", "اخاه", "اخوه"})
_ACCOMPANIED = frozenset({"مرفوقا", "مرفوقه", "مصحوبا", "مصحوبه", "مرفوقين"})
_STANDING_FOR = frozenset({"ممثلا", "ممثله", "ممثلين"})
_OWNERS = frozenset({"body", "place", "state"})
_WORDS = ("function_words", "meeting_cues", "triggers", "light_verbs", "cues")


def cue_ends(reading: Reading) -> dict[int, Match]:
    """For each token the longest governing cue that ends before it."""
    ends: dict[int, Match] = {}
    for match in governing_cues(reading):
        if not match.suffix:
            held = ends.get(match.last)
            if held is None or held.last - held.first < match.last - match.first:
                ends[match.last] = match
    return ends


def _preposition(reading: Reading, i: int) -> str:
    """A preposition that is one token («أمام»، «ضد»)."""
    for match in reading.at(i, "function_words"):
        if match.entry["pos"] == "preposition" and match.last == i + 1 and not match.suffix:
            return match.entry.lemma
    return ""


def led(reading: Reading, first: int, start: int, low: int) -> tuple[int, int]:
    """Where a phrase begins with the honorifics before it («لسعادة السيد X»): they carry its preposition."""
    while first > low:
        match = next((m for m in reading.at(first - 1, "honorifics") if m.last == first), None)
        if match is None:
            word = reading.folded(first - 1)
            if word.lstrip("بلو") not in _BROTHERS:
                break
            first -= 1  # «مع أخيه الملك X»
            start = reading.tokens[first].start + len(word) - len(word.lstrip("بلو"))
            continue
        first, start = match.first, match.start
    return first, start


def absorbed(
    reading: Reading, before: Ref | None, kind: str, prep: str, first: int, last: int, end: int, country: str | None
) -> Ref | None:
    """«وفد من البرلمان الأوروبي»، «قادة القوات البحرية والجوية» are one phrase each."""
    if before is None or before.kind != "group" or first - before.last > 1 or before.actors:
        return None
    head = reading.folded(before.last - 1)
    construct = not prep and first == before.last and before.plural and kind in _OWNERS and not head.startswith("ال")
    seated = prep == "ب" and kind == "body" and first == before.last  # «ممثلي الجهة بمجلس النواب»
    if prep != "من" and not construct and not seated:
        return None
    if construct:
        last = _adjectives(reading, last)
        end = max(end, reading.tokens[last - 1].end)
        country = country or _nisba(reading, first, last)
    return evolve(before, end=end, last=last, country=before.country or country)


def _adjectives(reading: Reading, last: int) -> int:
    """Where the adjectives that go on after a body's name end («القوات البحرية |والجوية الليبية»)."""
    if not reading.folded(last - 1).endswith("يه"):
        return last
    while last < len(reading.tokens):
        word = reading.folded(last)
        if not (word.startswith(("ال", "وال")) and word.endswith("يه")):
            break
        last += 1
    return last


def _nisba(reading: Reading, first: int, last: int) -> str | None:
    return next((m.entry["code"] or None for i in range(first, last) for m in reading.at(i, "nisbas")), None)


def _says(reading: Reading, first: int) -> bool:
    """«عبر الأمير عن سعادته»: the verb, not the preposition."""
    sentence = reading.sentence_of(first)
    if sentence is not None and first - 1 == sentence.first:
        return True
    return any(reading.folded(i) == "عن" for i in range(first, min(first + 8, len(reading.tokens))))


def _and_nisba(reading: Reading, i: int) -> bool:
    """«X |والتركي| Y»: the next of those whom one head word names by their countries."""
    return reading.folded(i).startswith("وال") and any(m.prefix == "و" for m in reading.at(i, "nisbas"))


def _reaches(reading: Reading, before: Ref, at: int) -> bool:
    """Whether a phrase ends at a token, or one word before it that nobody knows: the rest of a foreign name."""
    if before.last == at:
        return True
    if before.kind == "person" and before.last == at - 1 and _and_nisba(reading, at - 1):
        return True
    if before.kind != "person" or before.last != at - 1 or reading.tokens[at - 1].kind != "word":
        return False
    if reading.folded(at - 1) in ("ان", "اون"):
        return True  # «جاي إن»
    return not any(reading.at(at - 1, table) for table in _WORDS)


def governed(
    reading: Reading, ends: dict[int, Match], start: int, first: int, before: Ref | None
) -> tuple[str, bool, bool]:
    """What governs a phrase, whether it goes on a list, whether its list is one of people met one by one."""
    tokens = reading.tokens
    prefix = reading.text[tokens[first].start : start]
    bare = prefix.lstrip("وف")
    at = first
    while at > 0 and tokens[at - 1].text in _SKIPPED:
        at -= 1
    sentence = reading.sentence_of(first)
    low = sentence.first if sentence is not None else 0
    if at <= low:
        return bare if bare in ("ب", "ل", "ك") else "", False, False  # nothing governs over a line's end
    apart = at == first and tokens[at - 1].text == "و"  # «و الوزير», written apart
    follows = before is not None and _reaches(reading, before, at - apart)
    listed = prefix.startswith("و") or apart or (at == first and _and_nisba(reading, at - 1))
    if listed and follows and before is not None:
        return bare or before.prep, True, before.each
    if bare == "ب" and reading.folded(at - 1).removeprefix("و") in _ACCOMPANIED:
        return "=delegation", False, False  # «مرفوقا بوزير الداخلية»
    if bare in ("ب", "ل", "ك"):
        return bare, False, False
    if before is not None and at > 1 and reading.folded(at - 1) == "في" and reading.folded(at - 2) in _STANDING_FOR:
        return before.prep, True, before.each  # «الاتحاد ممثلا في أمينه العام»
    cue = ends.get(at)
    if cue is None and at > 1 and (titled := ends.get(at - 1)) is not None and titled.entry["use"] == "role":
        if tokens[at - 1].text.startswith("ال") and not any(reading.at(at - 1, table) for table in _WORDS):
            cue = titled  # «بدعوة من الشاعر X»
    if (
        cue is None
        and at
        and (other := _preposition(reading, at - 1))
        and not (other == "عبر" and _says(reading, first))
    ):
        return other, False, False
    if cue is None:
        if follows and before is not None and at < first and before.joined and tokens[at].text in "،,":
            return before.prep, True, before.each
        return "", False, False
    use = cue.entry["use"]
    if use == "each":
        form = cue.entry.lemma
        inner = "ب" if form.startswith("ب") or cue.prefix.endswith("ب") else "مع" if form.startswith("مع") else ""
        if not inner and (outer := ends.get(cue.first)) is not None:
            inner = outer.entry.lemma
        return inner, False, True
    if use == "role" and cue.entry["value"] == "chair" and before is not None and before.kind == "group":
        led_by = any("وفد" in reading.folded(i) or "بعث" in reading.folded(i) for i in range(before.first, before.last))
        if led_by and cue.first - before.last <= 4:  # «وفد … برئاسة X»: he goes where his delegation goes
            return before.prep, True, before.each
    if use == "role":
        return "=" + cue.entry["value"], False, False
    if use == "beside":
        return "=beside", False, False
    if use == "stop":
        return "", False, False  # «أن»، «حيث»
    return cue.entry.lemma, False, False
