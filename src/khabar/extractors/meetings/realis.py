"""Is it a real event, and how real? Words before and after a trigger that say so."""

from __future__ import annotations

from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.clauses import Clauses

__all__ = ["judge"]

_NEAR = 6  # tokens before the verb group that are looked at
_CUT = frozenset(".؛;:!?؟،,\n")
_ALWAYS_PLURAL = frozenset({"مباحثات", "محادثات", "مشاورات", "مناقشات", "مداولات", "مفاوضات", "مذاكرات"})
_UNITS = frozenset({"ساعات", "ايام", "اسابيع", "اشهر", "ساعه", "يوم", "يومين", "ساعتين", "اسبوع", "اسبوعين", "شهر"})
_DURING = frozenset({"خلال", "أثناء", "عقب", "إثر", "في ختام", "في مستهل", "لدى", "غداة", "نتائج", "نتيجة", "حصيلة"})
_TRIALS = frozenset({"محاكمه", "المحاكمه", "المحكمه", "النطق", "تداول", "التداول"})
_NEVER = frozenset({"كل", "طاولة", "مائدة"})  # «طاولة الحوار»
_EARLIER = frozenset({"في وقت سابق", "سابقا"})
_UNDONE = frozenset({"refused", "cancelled", "postponed", "denied"})
_EVE = frozenset({"عشية", "قبيل"})
_RELATIVE = frozenset({"الذي", "التي", "الذين"})
_DEMONSTRATIVES = frozenset({"هذا", "هذه", "ذلك", "تلك", "هاته"})


def judge(clauses: Clauses, candidate: Candidate) -> bool:
    """
    Set a candidate's status, weakness and marks.

    Returns:
        ``False`` when its words speak of no event at all: a kind of event, a habit, a refusal, an interview, a match.
    """
    reading = clauses.reading
    match = candidate.match
    shape = match.entry["shape"]
    prefix = match.prefix.lstrip("وف")
    if candidate.verb and "media" in match.entry["risk"] and _interviewed(clauses, candidate):
        return False
    acts = candidate.finite
    if acts is not None and acts.entry["shape"] == "imperfect" and not acts.prefix.strip("وف"):
        if (candidate.verb or match.entry["number"] == "p") and _used_to(clauses, acts.first):
            return False
    if candidate.verb and shape == "perfect" and not match.prefix and match.first - 1 in clauses.speech:
        return False  # «أعرب باحث عن …»: no verb follows a verb
    if (
        candidate.verb
        and shape == "imperfect"
        and clauses.first_of("habit", match.last, match.last + _NEAR) is not None
    ):
        return False
    if not candidate.verb:
        _definiteness(clauses, candidate)
        if not _is_one_event(clauses, candidate):
            return False
    if not _before(clauses, candidate):
        return False
    _after(clauses, candidate)
    if not candidate.verb and _lasted(clauses, match.last):
        candidate.status = ""
    if "planned" in candidate.marks:
        candidate.status = candidate.status or "announced"
    finite = candidate.finite
    if finite is not None and finite.entry["shape"] == "imperfect":
        if finite.prefix.lstrip("وف") == "س":
            candidate.status = candidate.status or "announced"
        elif finite.prefix.lstrip("وف") == "ل":
            candidate.status = candidate.status or "announced"
            candidate.marks.add("purpose")
        else:
            candidate.marks.add("present")
            before = [reading.folded(i) for i in range(max(0, finite.first - 2), finite.first)]
            if before and before[-1].removeprefix("و") == "قد" and candidate.relative:
                candidate.status = candidate.status or "proposed"
            if any(w.lstrip("و") in _RELATIVE for w in before):
                candidate.marks.add("relative")
    masdar = candidate.light if candidate.light is not None and candidate.light.entry["shape"] == "masdar" else None
    lead = masdar if masdar is not None and not candidate.relative else match
    light_purpose = lead.prefix.lstrip("وف") == "ل" and (masdar is not None or shape == "masdar")
    plain_purpose = prefix == "ل" and not candidate.marks & {"suffix", "this"}
    if not candidate.verb and finite is None and (light_purpose or plain_purpose):
        candidate.marks.add("purpose")
        candidate.status = candidate.status or "announced"
    if masdar is not None and not candidate.status and not candidate.marks & {"frame", "during"}:
        carrier = clauses.lights.get(masdar.first - 1)
        if carrier is None or carrier.entry["use"] != "occur":
            candidate.status = "announced"  # «على عقد لقاء»، «لإجراء مباحثات»
    if shape == "masdar" and "purpose" not in candidate.marks:
        return False  # «البحث»، «تباحث» as a topic
    return bool(reading.tokens)


def _lasted(clauses: Clauses, last: int) -> bool:
    """«بعد زيارة استمرت أربعة أيام»: it is over, whatever the words before announce."""
    light = clauses.lights.get(last)
    return light is not None and light.entry["shape"] == "perfect" and light.entry["use"] in ("continue", "occur")


def _used_to(clauses: Clauses, first: int) -> bool:
    """«كنا نجتمع»: a habit."""
    return first > 0 and clauses.reading.folded(first - 1).lstrip("وف") in ("كان", "كانت", "كنا", "كنت", "كانوا")


def _definiteness(clauses: Clauses, candidate: Candidate) -> None:
    reading, match = clauses.reading, candidate.match
    word = reading.text[match.start : reading.tokens[match.first].end]
    two_lams = match.prefix.endswith("ل") and word.startswith("ل") and not match.entry.lemma.startswith("ل")
    if word.startswith("ال") or two_lams:
        candidate.marks.add("article")
    if match.suffix:
        candidate.marks.add("suffix")
    before = reading.folded(match.first - 1).lstrip("ولبف") if match.first else ""
    if before in _DEMONSTRATIVES or "هذا" in before or "هذه" in before:
        candidate.marks.add("this")
    if candidate.marks & {"article", "suffix", "this"}:
        candidate.marks.add("definite")


def _is_one_event(clauses: Clauses, candidate: Candidate) -> bool:
    """No plural of habit or kind, no interview, no match."""
    match = candidate.match
    entry = match.entry
    risk = entry["risk"]
    if entry["number"] == "p" and entry.lemma not in _ALWAYS_PLURAL:
        if candidate.kind == "conference" or (candidate.light is None and "suffix" not in candidate.marks):
            return False
        if match.first and clauses.reading.folded(match.first - 1) in ("اول", "اخر", "ثاني", "احد"):
            return True  # «أول اجتماعاتها»
        candidate.marks.add("series")
        if candidate.kind in ("meeting", "talks"):
            candidate.kind = "meeting_series"
        candidate.weak = candidate.light is None and "suffix" not in candidate.marks
    if "media" in risk and candidate.kind != "press_conference" and _interviewed(clauses, candidate):
        return False
    if match.last < len(clauses.reading.tokens) and clauses.reading.folded(match.last) in _TRIALS:
        return False
    if candidate.kind == "phone_call" and entry.lemma == "اتصال" and entry["number"] == "p":
        return clauses.first_of("phone", match.last, match.last + 3) is not None  # «اتصالاته مع القيادات»
    light = candidate.light
    told = light is not None and light.entry["shape"] == "perfect" and not candidate.relative
    if told and entry["number"] == "s":
        return True  # «عقد مجلس الوزراء جلسته الأسبوعية»
    return clauses.first_of("habit", match.last, match.last + 3) is None


def _interviewed(clauses: Clauses, candidate: Candidate) -> bool:
    """«لقاء تلفزيوني»، «مقابلة مع صحيفة»، «استضافته في برنامج»."""
    last = candidate.match.last
    at = clauses.first_of("media", last, last + 5)
    return at is not None and not any(clauses.reading.tokens[i].text in _CUT for i in range(last + 1, at))


def _before(clauses: Clauses, candidate: Candidate) -> bool:
    """What the words before say; ``False`` when they deny that there is an event."""
    reading = clauses.reading
    head = candidate.match.first if candidate.relative else candidate.head
    near = True
    passed = 0
    any_ = False  # «أي لقاء» is an event only where it is denied
    i = head - 1
    while i >= candidate.low and passed < _NEAR:
        token = reading.tokens[i]
        if token.text in _CUT:
            near = False
            if token.text not in "،,":
                break
        if i in clauses.triggers and i != candidate.first:
            break
        undone = near and candidate.status in ("cancelled", "postponed")
        if undone and clauses.use(i, "threat", "negation") is not None:
            candidate.status = "announced"  # «هدد بإلغاء القمة»، «عدم تأجيل الزيارة»
            i, passed = i - 1, passed + 1
            continue
        for use, cue in clauses.cues.get(i, ()):
            reaches = cue.last <= head and not (cue.entry["value"] == "delayed" and reading.folded(i - 1) == "من")
            if not reaches:
                continue
            if cue.entry["shape"] == "masdar" and cue.entry.lemma == "طلب" and cue.last < head:
                continue  # the verb
            asks = cue.entry.lemma == "طلب" and cue.last < head  # «طلب السفير لقاء X»
            if use == "generic" and passed <= 2 and near and not asks:
                if cue.entry.lemma == "أي":
                    any_ = True
                elif not _generic(clauses, candidate, cue, passed):
                    return False
            elif near and (
                (use == "negation" and passed <= 1) or (use == "status" and not _status(candidate, cue, passed))
            ):
                return False
            elif use == "question" and near and passed <= 4 and candidate.finite is not None:
                return False  # «ما إذا كان سيلتقي»
            elif use == "another" and near and ((passed <= 1 and not candidate.verb) or cue.entry.lemma in _EARLIER):
                candidate.another = candidate.another or cue.entry["value"] or "like"
            elif use == "margin" and near and passed <= 2:
                candidate.marks.add("margin")
            elif use == "frame" and near and passed <= 2:
                candidate.marks.add("frame")
                if cue.entry.lemma in _DURING:
                    candidate.marks.add("during")
                elif passed == 0 and _ahead(candidate, cue.entry.lemma):
                    candidate.status = candidate.status or "announced"
            elif use == "ongoing" and near and passed <= 3:
                candidate.marks.add("ongoing")
            elif use == "habit" and near and passed <= 2:
                return False
            elif use == "topic-verb" and near and passed <= 2 and cue.prefix.endswith("س"):
                candidate.status = candidate.status or "announced"  # «ستتناول محادثات …»
        i -= 1
        passed += i + 1 not in clauses.named
    return (not any_ or candidate.status == "denied") and _not_only_wished(clauses, candidate, head)


def _ahead(candidate: Candidate, lemma: str) -> bool:
    """«عشية القمة بين X وY»، «قبل قمة يعقدانها»: it is yet to come."""
    finite = candidate.finite
    if finite is not None and finite.entry["shape"] == "perfect":
        return False
    return lemma in _EVE or (lemma == "قبل" and not candidate.marks & {"definite"})


def _not_only_wished(clauses: Clauses, candidate: Candidate, head: int) -> bool:
    """«ينبغي (على X) زيارة P»: a duty is no event; «قبل أيام من القمة» is yet to come."""
    reading = clauses.reading
    low = max(candidate.low, head - 12)
    if clauses.first_of("modal", low, head) is not None:
        for i in range(head - 1, low - 1, -1):
            if clauses.use(i, "modal") is not None:
                if not candidate.verb and candidate.light is None and not candidate.marks & {"suffix", "article"}:
                    return False
                candidate.status = candidate.status or "proposed"
                return True
            comma = i == head - 1 and reading.tokens[i].text in "،,"  # «ينبغي على X، زيارة P»
            if (reading.tokens[i].text in _CUT and not comma) or i in clauses.triggers or i in clauses.speech:
                break
    words = [reading.folded(i).removeprefix("و") for i in range(max(candidate.low, head - 4), head)]
    if "قبل" in words and (words[-1] == "من" or (words[-1] == "قبل" and len(words) > 1 and words[-2] in _UNITS)):
        candidate.status = candidate.status or "announced"
    return True


def _generic(clauses: Clauses, candidate: Candidate, cue: object, passed: int) -> bool:
    """A generic word before: no event, unless the noun is this one event all the same, which may then be joined."""
    lemma = cue.entry.lemma  # type: ignore[attr-defined]
    if lemma.startswith("مثل هذ") or "مزيد" in lemma or lemma in _NEVER:
        return False
    candidate.weak = True
    return bool(candidate.marks & {"suffix", "article", "this"}) or not candidate.verb


_REAL_HOLD = {"announced": 0, "declared": 0, "proposed": 1, "postponed": 2, "cancelled": 3, "denied": 4}


def _status(candidate: Candidate, cue: object, passed: int) -> bool:
    entry = cue.entry  # type: ignore[attr-defined]
    value = entry["value"]
    if "during" in candidate.marks and entry["pos"] == "verb" and value in _UNDONE:
        return True  # «رفض الوزير خلال لقائه X سحب القانون»
    if value == "refused":
        return False
    if value == "delayed":
        if passed == 0 and candidate.status == "":
            candidate.status = "postponed"
        return True
    perfect = candidate.finite is not None and candidate.finite.entry["shape"] == "perfect"
    if value == "declared":
        # «أعلن زيارة»: announced; «أعلن أن الوزير التقى»: held
        bare = not perfect and not candidate.verb and candidate.light is None and "frame" not in candidate.marks
        if bare and passed <= 4 and candidate.kind != "press_conference":
            candidate.status = candidate.status or "announced"
        return True
    if value in ("announced", "proposed") and perfect and passed > 0 and not candidate.status:
        return True
    if value in ("announced", "proposed") and entry["shape"] != "imperfect" and "during" in candidate.marks:
        return True  # «تعهد الوزير عقب لقائه X»
    if value == "proposed" and "definite" in candidate.marks and candidate.light is None:
        return True
    held = candidate.status
    if value == "denied" and held in ("cancelled", "postponed"):
        candidate.status = "announced"  # «نفى إلغاء الزيارة»
        return True
    if not held or _REAL_HOLD.get(value, 0) > _REAL_HOLD.get(held, 0):
        candidate.status = value
    return True


def _after(clauses: Clauses, candidate: Candidate) -> None:
    """What the words after say: next week's, by telephone, the last one, in three."""
    near = candidate.match.last
    for i in clauses.cued_within(near, candidate.limit):
        for use, cue in clauses.cues[i]:
            if use == "status" and cue.entry["value"] in ("announced", "postponed", "cancelled") and i < candidate.high:
                perfect = candidate.finite is not None and candidate.finite.entry["shape"] == "perfect"
                if not perfect and cue.entry["pos"] != "verb" and clauses.reading.folded(i - 1) != "غير":
                    candidate.status = candidate.status or cue.entry["value"]
            elif (
                use == "another"
                and i <= near + 1
                and not (candidate.relative and candidate.light and i >= candidate.light.first)
            ):
                candidate.another = candidate.another or cue.entry["value"] or "like"
            elif (use in ("phone", "video") and i < candidate.high + 4) or (
                use in ("joint", "shared") and i < candidate.high
            ):
                candidate.marks.add(use)
            elif use == "apart":
                candidate.marks.add("apart")
            elif use == "ongoing" and i <= near + 4:
                candidate.marks.add("ongoing")
            elif use in ("topic", "topic-verb"):
                candidate.topics.append(i)
