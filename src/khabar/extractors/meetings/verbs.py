"""Verbs: subject, object, whom with."""

from __future__ import annotations

from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.frames import QUOTES, Frame, Slots, agreeing, parties_of, unknown_words, with_list
from khabar.extractors.meetings.phrases import PLACES, SITES, Party, Ref
from khabar.extractors.meetings.subjects import Subjects
from khabar.extractors.meetings.unknown import site_at, unknown_party
from khabar.lexicon import Match

__all__ = ["fill_verb"]

_IN_PARTICLE = frozenset({"انه", "بانه", "انها", "بانها", "لانه", "لانها"})
_TRAVELLERS = ("person", "office", "group", "counterpart")


def fill_verb(subjects: Subjects, candidate: Candidate, frame: Frame, refs: list[Ref]) -> None:
    match = candidate.match
    entry = match.entry
    takes = tuple(filter(None, entry["with"].split("|")))
    proclitic = match.prefix.startswith(("و", "ف"))
    left = subjects.left(match.first, candidate.low)
    if left is not None and proclitic:
        left = None
    if left is not None and not agreeing(subjects, candidate, left):
        left = None
    travel = candidate.kind in ("visit", "site_visit")
    site = site_at(subjects, match.last, candidate.high) if travel else None
    if site is not None:  # «زار مقر القيادة العامة للجيش»
        refs = [r for r in refs if not (r.prep == "ل" and site.start < r.start < site.end)]
        people = [r for r in refs if r.kind in _TRAVELLERS and not r.prep]
        if left is not None or len(people) > 1:  # «زار X نصب غاندي»
            refs = [r for r in refs if not subjects.on_site(r)]
    slots = Slots(subjects, refs)
    plain = slots.plain()
    objects: list[list[Ref]] = []
    aside: list[list[Ref]] = []
    while plain and slots.lists[0] is not plain[0] and slots.lists[0][0].kind in PLACES:
        aside.append(slots.lists.pop(0))  # «وصل إلى P الفريق X»
    first_gap = unknown_words(subjects, match.last, slots.lists[0][0].first) if slots.lists else 0
    last = _the_latter(subjects, match.last)
    if last is not None:
        frame.subject = [subjects.party(last, here=False)]
        objects = plain
    elif entry["person"] == "1":
        speaker = subjects.speaker(match.start)
        party = subjects.known(speaker) if speaker else None
        frame.subject = [party] if party else []
        objects = plain
    elif left is not None:
        frame.subject = with_list(subjects, left)
        objects = plain
    elif len(plain) == 1 and entry.flag("direct") and not travel and (party := _after_that(subjects, match.first)):
        frame.subject = [party]  # «أن الرئيس التقى X»
        objects = plain
    elif (
        plain and slots.lists[0] is plain[0] and first_gap == 0 and not _only_object(subjects, candidate, slots, plain)
    ):
        frame.subject = parties_of(subjects, plain[0])
        objects = plain[1:]
        if not frame.subject and travel:
            objects = plain
            frame.hidden = True
    elif travel and len(plain) > 1 and plain[0][0].kind in PLACES and plain[1][0].kind in _TRAVELLERS:
        frame.subject = parties_of(subjects, plain[1])  # «زار P الرئيس X»
        objects = [plain[0], *plain[2:]]
    elif travel and first_gap > 0 and _behind_site(subjects, candidate, slots, plain):
        frame.subject = parties_of(subjects, plain[0])  # «زار المستشفى الوزير X»
        objects = plain[1:]
    elif match.first and subjects.reading.folded(match.first - 1).removeprefix("و") in _IN_PARTICLE:
        objects = plain  # «أشار إلى أنه ناقش الملف مع Y»: he is in the particle
        frame.hidden = True
    elif slots.lists and first_gap > 0 and not (plain and slots.lists[0] is plain[0] and match.suffix):
        party = (
            unknown_party(subjects, match.last, slots.lists[0][0].first) if slots.lists[0][0].prep in takes else None
        )
        frame.subject = [party] if party is not None and not travel and entry["object"] != "topic" else []
        if not (frame.subject or travel) and (party := _after_that(subjects, match.first)) is not None:
            frame.subject = [party]  # «أن الهيئة وقعت مذكرات مع X»
        frame.unknown = not frame.subject
        objects = [] if plain and slots.lists[0] is plain[0] and not travel else plain
    else:
        frame.hidden = True
        objects = plain
    goal = objects[0][0] if objects else next((s[0] for s in [*aside, *slots.lists] if s[0].prep in takes), None)
    if frame.hidden and travel and goal is not None and _someone_else(subjects, goal):
        frame.unknown = True
        return
    if frame.hidden and entry["person"] != "1" and not match.suffix and not proclitic and not travel:
        party = _unknown_before(subjects, match.first)
        if party is not None:  # «أن الرئيس استقبل X»
            frame.subject, frame.hidden = [party], False
    if (
        frame.hidden
        and entry["person"] != "1"
        and (match.suffix or (not proclitic and _behind_unknown(subjects, match.first)))
    ):
        frame.unknown = True
        return
    if frame.hidden and _masdar(subjects, candidate):
        frame.unknown = True
        return
    if frame.hidden:
        feminine = subjects.feminine(candidate)
        frame.subject = subjects.myself(match) or subjects.going_on(match.first, feminine)
        owner = None
        if not frame.subject:
            owner = subjects.owner(match.first, feminine=feminine, plural=entry["number"] in ("p", "d"))
        if owner is not None and not any(owner in refs_ for refs_ in objects):
            listed = with_list(subjects, owner, here=False)
            alone = entry["number"] in ("p", "d") and len(listed) == 1 and not owner.plural
            frame.subject = [] if alone and travel else listed  # «من يصلون إلى P»: not he
    relative = match.first > 0 and subjects.reading.folded(match.first - 1) in ("الذي", "التي", "الذين")
    if frame.hidden and relative and entry["person"] != "1":
        frame.unknown = True  # «عدد الذين غادروا»
        return
    if match.suffix and relative and subjects.left(match.first, candidate.low) is None:
        frame.unknown = True  # «اللاجئين الذين تستضيفهم»
        return
    if match.suffix and candidate.verb:
        owner = subjects.owner(match.first, feminine=match.suffix == "ها" if match.suffix in ("ه", "ها") else None)
        if owner is not None and (match.suffix in ("ه", "ها") or owner.plural):
            frame.others = [subjects.party(owner, here=False)]
    for refs_ in [*aside, *slots.lists]:
        head = refs_[0]
        if head.prep in takes or (head.prep == "مع" and "مع" in takes):
            if travel and head.prep in ("إلى", "ل", "ب", "في", "على"):
                frame.target = frame.target or head
            elif head.kind not in SITES:
                frame.others += parties_of(subjects, refs_)
    if entry.flag("direct") and entry["requires"] == "pair" and frame.subject and not frame.others and not objects:
        after = _end_of_subject(subjects, slots, match.last, candidate.high)
        party = unknown_party(subjects, after, candidate.high) if after < candidate.high else None
        if party is not None:  # «التقى المحافظ أهالي المنطقة»
            frame.others = [party]
    if frame.others and [p.kind for p in frame.subject] == ["sides"]:
        frame.subject = _those_two(subjects, match.first) or frame.subject
    if travel:
        frame.site = site
        if entry["requires"] == "visited" and frame.target is None:
            inside = [r for r in subjects.refs.between(match.last, candidate.high) if r.prep == "في"]
            frame.target = next((r for r in inside if r.kind in PLACES), None)
        for refs_ in objects:
            if refs_[0].kind in PLACES and (frame.target is None or frame.target.prep == "في"):
                frame.target = refs_[0]
            elif refs_[0].kind in ("person", "office", "group", "body") and entry.flag("direct"):
                frame.others += parties_of(subjects, refs_)
    elif entry["object"] not in ("topic", "paper") and not match.suffix:
        for refs_ in objects[:1]:
            subjects.objects.update(r.first for r in refs_)
            if candidate.kind == "reception":
                subjects.receive(match.first, refs_[0])
            frame.others += parties_of(subjects, refs_)


def _end_of_subject(subjects: Subjects, slots: Slots, first: int, high: int) -> int:
    """Where the words behind a subject, its day and its place begin."""
    at = max([first, *(r.last for refs in slots.lists for r in refs)])
    tokens = subjects.reading.tokens
    while at < high and (at in subjects.dated or tokens[at].text in QUOTES or at in subjects.refs.covered):
        at += 1
    return at


def _those_two(subjects: Subjects, token: int) -> list[Party]:
    """«والتقى المسؤولان الملك»: the two who stood on one list before."""
    sentence = subjects.reading.sentence_of(token)
    before = subjects.earlier(sentence) if sentence is not None else None
    listed = with_list(subjects, before, here=False) if before is not None else []
    return listed if len(listed) == 2 else []


def _the_latter(subjects: Subjects, at: int) -> Ref | None:
    """«قبل أن يتوجه الأخير»: whoever was named last."""
    if at >= len(subjects.reading.tokens) or subjects.reading.folded(at) not in ("الاخير", "الاخيره"):
        return None
    sentence = subjects.reading.sentence_of(at)
    persons = [
        r for r in subjects.refs.between(sentence.first if sentence else 0, at) if r.kind in ("person", "office")
    ]
    return persons[-1] if persons else None


def _unknown_before(subjects: Subjects, first: int) -> Party | None:
    """The words between أن, or a mark, and the verb, when nobody knows them."""
    reading, clauses = subjects.reading, subjects.clauses
    at = first
    while at > 0 and first - at < 5:
        before = at - 1
        known = before in subjects.refs.covered or before in clauses.cues or before in clauses.speech
        if reading.tokens[before].kind != "word" or known or reading.at(before, "function_words"):
            break
        at -= 1
    opens = at == 0 or reading.tokens[at - 1].kind == "mark" or _opens(reading.folded(at - 1))
    return unknown_party(subjects, at, first) if at < first and opens else None


def _after_that(subjects: Subjects, first: int) -> Party | None:
    """The unknown words between أن and the verb."""
    party = _unknown_before(subjects, first)
    if party is None or party.surface is None:
        return None
    at = subjects.reading.token_at(party.surface.start)
    return party if at > 0 and _opens(subjects.reading.folded(at - 1)) else None


def _opens(word: str) -> bool:
    return word.removeprefix("و") in ("ان", "بان")


def _behind_unknown(subjects: Subjects, first: int) -> bool:
    """«التدخل الروسي وصل إلى P»: a noun that nobody knows stands where the subject stands."""
    before = first - 1
    if before < 0 or subjects.reading.tokens[before].kind != "word":
        return False
    clauses = subjects.clauses
    if before in clauses.speech or before in clauses.triggers or before in clauses.lights:
        return False
    return before in subjects.refs.covered or unknown_words(subjects, before, first) > 0


def _someone_else(subjects: Subjects, place: Ref) -> bool:
    """«يزور تركيا 40 مليون سائح»: words behind the place are the subject."""
    tokens = subjects.reading.tokens
    after = place.last
    if after + 1 < len(tokens) and tokens[after].text in "،,":
        after += 1
    if after >= len(tokens) or after in subjects.dated or tokens[after].kind == "mark":
        return False
    return tokens[after].kind == "number" or unknown_words(subjects, after, after + 1) > 0


def _behind_site(subjects: Subjects, candidate: Candidate, slots: Slots, plain: list[list[Ref]]) -> bool:
    """Whether only a site lies between a verb and a traveller."""
    if not plain or slots.lists[0] is not plain[0] or plain[0][0].kind not in _TRAVELLERS or candidate.match.suffix:
        return False
    head = plain[0][0]
    return site_at(subjects, candidate.match.last, head.first) is not None and agreeing(subjects, candidate, head)


def _masdar(subjects: Subjects, candidate: Candidate) -> bool:
    """«حظر تجول»، «وتبادل وجهات النظر»: without a subject it is the verbal noun, unless «معه» follows."""
    entry = candidate.match.entry
    if "masdar" not in entry["risk"] or (entry["shape"], entry["gender"], entry["number"]) != ("perfect", "m", "s"):
        return False
    after = candidate.match.last
    return after >= len(subjects.reading.tokens) or not subjects.reading.folded(after).startswith("مع")


def _only_object(subjects: Subjects, candidate: Candidate, slots: Slots, plain: list[list[Ref]]) -> bool:
    """«والتقى قائد الجيش»: one phrase only, a transitive verb with و, somebody before to be its subject."""
    match = candidate.match
    head = plain[0][0]
    travel = candidate.kind in ("visit", "site_visit")
    if travel and head.kind in PLACES:
        return True
    if travel and site_at(subjects, match.last, candidate.high) is not None:
        return False  # «وزار X قاعدة بحرية»
    if not match.entry.flag("direct") or len(plain) > 1 or match.suffix or len(plain[0]) > 1:
        return False
    if slots.under("مع", "ب"):
        return False
    if not agreeing(subjects, candidate, head):
        return True
    if head.each or head.kind == "counterpart":
        return True
    before = subjects.reading.folded(match.first - 1) if match.first else ""
    if before.removeprefix("و") in _IN_PARTICLE:
        return True  # «قال إنه التقى المبعوث»: he is in the particle
    also = before.removeprefix("و") == "كما" and not _with_whom(subjects, candidate)
    where = before == "ان" and any(
        subjects.reading.folded(i) == "حيث" for i in range(max(0, match.first - 5), match.first)
    )
    goes_on = match.prefix.startswith("و") or before in ("حيث", "ثم") or also or where
    return goes_on and subjects.owner(match.first) is not None


def _with_whom(subjects: Subjects, candidate: Candidate) -> bool:
    """Whether somebody stands behind مع or ب before the next verb of the sentence."""
    clauses, first = subjects.clauses, candidate.match.last
    sentence = subjects.reading.sentence_of(first)
    end = sentence.last if sentence is not None else candidate.limit
    verbs = (i for i in range(first, end) if i in clauses.speech or _finite(clauses.triggers.get(i)))
    after = subjects.refs.between(first, next(verbs, end))
    return any(r.prep in ("مع", "ب") and r.kind not in SITES for r in after)


def _finite(trigger: Match | None) -> bool:
    return trigger is not None and trigger.entry["pos"] == "verb"
