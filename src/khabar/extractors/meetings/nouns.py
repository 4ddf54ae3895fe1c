"""Nouns: genitive, pronoun, light verb, whom with."""

from __future__ import annotations

from khabar.extractors.meetings.antecedents import beside_of, speaks_next
from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.frames import Frame, Slots, parties_of, unknown_words, with_list
from khabar.extractors.meetings.lights import fill_light, held_passively
from khabar.extractors.meetings.phrases import PLACES, SITES, Party, Ref
from khabar.extractors.meetings.subjects import Subjects
from khabar.extractors.meetings.unknown import site_at
from khabar.model import Span

__all__ = ["fill_noun"]

_ADJECTIVES = 3  # words that may stand between a noun and «لـX»
_SPEAKING = ("person", "office")
_PLACE_PREPS = frozenset({"في", "إلى", "ل", "ب", "نحو", "على"})


def fill_noun(subjects: Subjects, candidate: Candidate, frame: Frame, refs: list[Ref]) -> None:
    match = candidate.match
    entry = match.entry
    takes = tuple(filter(None, entry["with"].split("|")))
    travel = candidate.kind in ("visit", "site_visit")
    between = [r for r in refs if candidate.light is not None and r.last <= match.first]
    after = Slots(subjects, [r for r in refs if r.first >= match.last])
    inner = Slots(subjects, between)
    waited = _awaited(subjects, candidate)
    feminine = subjects.feminine(candidate)
    genitive: list[Ref] = []
    if after.lists and not after.lists[0][0].prep:
        gap = unknown_words(subjects, match.last, after.lists[0][0].first)
        adjacent = after.lists[0][0].first == match.last or (
            gap <= 2 and bool(match.suffix or candidate.relative or "planned" in candidate.marks)
        )
        if adjacent and not (
            candidate.relative and candidate.light and after.lists[0][0].first >= candidate.light.last
        ):
            genitive = after.lists[0]
    aside = [s for s in after.lists[:2] if s[0].prep == "في" or s[0].kind in SITES]
    if not genitive and match.suffix and candidate.kind == "reception" and aside and len(after.lists) > len(aside):
        object_ = after.lists[len(aside)]  # «لدى استقباله في الديوان X»
        if not object_[0].prep and object_[0].kind not in PLACES:
            genitive = object_
    if match.suffix in ("هما",) and not waited:
        both = subjects.owner(candidate.head, plural=True)
        listed = with_list(subjects, both, here=False) if both is not None and both.kind in ("person", "office") else []
        if len(listed) > 1 and both is not None and subjects.same_sentence(both.first, candidate.head):
            frame.level = listed  # «تصافح X وY في بداية قمتهما»
        else:
            frame.subject = [Party((), "", "pair")]
    elif match.suffix in ("ي", "نا"):
        speaker = subjects.speaker(match.start)
        party = subjects.known(speaker) if speaker else None
        frame.subject = [party] if party else []
    elif match.suffix and _says_whose(candidate):
        frame.others += parties_of(subjects, genitive) if not travel else []
    elif match.suffix:
        land = _land(after) if travel else None
        owner = subjects.owner(
            candidate.head, feminine=feminine, plural=match.suffix == "هم", stranger=land,
            nearest=match.prefix.endswith("ل"),
        )  # fmt: skip
        guest = subjects.received(candidate.head) if travel else None
        owner = guest or owner
        if owner is not None and match.suffix == "هم" and not owner.plural and len(with_list(subjects, owner)) < 2:
            owner = None
        if owner is not None:
            frame.subject = (
                with_list(subjects, owner, here=False) if match.suffix == "هم" else [subjects.party(owner, here=False)]
            )
        frame.hidden = True
        if genitive and not travel:
            frame.others += parties_of(subjects, genitive)
        elif genitive and genitive[0].kind in PLACES:
            frame.target = genitive[0]
    elif genitive and candidate.kind == "ceremony" and candidate.light is not None:
        frame.others += parties_of(subjects, genitive)
    elif genitive:
        if travel and genitive[0].kind in PLACES:
            frame.target = genitive[0]
        elif len(genitive) > 1 and not travel and not after.under(*takes) and "purpose" not in candidate.marks:
            frame.level += parties_of(subjects, genitive)
        else:
            frame.subject = parties_of(subjects, genitive)
            if candidate.kind == "reception" and len(after.plain()) > 1:
                frame.others += parties_of(subjects, after.plain()[1])
    if not frame.subject and not match.suffix and "article" not in candidate.marks:
        _owned(subjects, frame, after, travel, match.last)
    if travel and entry["requires"] not in ("to", "arrival"):
        frame.site = _site_of(subjects, candidate)
    if not frame.subject and candidate.light is None:
        frame.subject = _had(subjects, candidate)
    fill_light(subjects, candidate, frame, inner, after)
    _gathered(subjects, candidate, frame)
    for refs_ in after.lists + [s for s in inner.lists if s[0].prep]:
        head = refs_[0]
        if head.prep == "بين" and _of_another_noun(subjects, head, match.last):
            continue
        elif head.prep == "بين":
            named = _spelt_out(after, refs_)
            frame.level += parties_of(subjects, named or refs_)
        elif travel and head.prep in _PLACE_PREPS:
            if head.kind in PLACES:
                frame.target = frame.target or head
            elif head.prep in ("إلى", "ل") and (not match.suffix or head.first - match.last <= _ADJECTIVES):
                frame.others += parties_of(subjects, refs_)
        elif head.prep == "من" and candidate.kind == "reception" and _received(candidate) and head.kind not in SITES:
            frame.hosts += parties_of(subjects, refs_)
        elif (head.prep in takes or (head.prep == "ب" and _brings(candidate))) and head.kind not in SITES:
            frame.others += parties_of(subjects, refs_)
    manner = match.prefix.endswith("ب") and candidate.light is None and candidate.kind != "reception"
    body = bool(genitive) and all(_sits(subjects, r) for r in genitive) and candidate.match.entry.lemma == "اجتماع"
    purpose = (
        ("purpose" in candidate.marks or manner or _wanted(subjects, candidate)) and not body
        and bool(frame.subject) and not frame.others and not match.suffix and not travel
    )  # fmt: skip
    if purpose:  # «وصل للقاء الملك»: the sentence's subject meets him
        frame.others, frame.subject = frame.subject, []
    if (
        candidate.kind == "summit"
        and frame.others
        and not frame.level
        and all(p.kind == "state" for p in frame.subject)
    ):
        beside = beside_of(subjects.reading, subjects.refs, candidate.head)
        frame.subject = [subjects.party(beside)] if beside is not None else frame.subject  # «أداء X في قمة تونس مع Y»
    if not frame.subject and frame.level and _between_him(subjects, match.last):
        owner = subjects.owner(candidate.head, feminine=feminine if candidate.finite else None)
        if owner is not None:  # «قمة بينه وبين الرئيس»
            frame.level.append(subjects.party(owner, here=False))
    if (
        not frame.subject
        and not frame.level
        and not held_passively(subjects, candidate)
        and _wants_owner(candidate, frame, _owned_by_another(subjects, candidate))
    ):
        invited = any(
            i in subjects.clauses.triggers and subjects.clauses.triggers[i].entry["kind"] == "invitation"
            for i in range(max(0, match.first - 6), match.first)
        )
        owner = subjects.owner(candidate.head, feminine=feminine if candidate.finite else None, nearest=invited)
        frame.hidden = True
        if owner is not None and not subjects.parted(owner, candidate.head):
            frame.subject = with_list(subjects, owner, here=False)
    if candidate.light is not None and not (frame.subject or frame.others or frame.level):
        sides = [r for r in subjects.refs.between(candidate.low, candidate.head) if r.kind == "sides"]
        if sides and candidate.status:  # «اتفق الجانبان على عقد اجتماع»
            frame.subject = [subjects.party(sides[-1])]
    if candidate.kind == "press_conference" and not frame.subject and match.first:
        told = any(i in subjects.clauses.speech for i in range(candidate.low, match.first))
        if subjects.reading.folded(match.first - 1) in ("في", "خلال") or (match.prefix.endswith("ب") and told):
            owner = speaks_next(subjects.reading, subjects.refs, subjects.clauses.speech, match.last) or subjects.owner(
                candidate.head
            )
            frame.subject = [subjects.party(owner, here=False)] if owner is not None and owner.kind in _SPEAKING else []
    if _told_within(candidate, frame):
        both = subjects.owner(candidate.head, plural=True)
        listed = with_list(subjects, both, here=False) if both is not None else []
        frame.level += listed if len(listed) > 1 else []
    if waited:
        frame.subject, frame.others = (
            [
                p
                for refs_ in after.plain()
                if refs_ is not genitive or match.suffix
                for p in parties_of(subjects, refs_)
            ],
            frame.subject,
        )


def _of_another_noun(subjects: Subjects, head: Ref, last: int) -> bool:
    """«الزيارة ستسهم في التقارب بين P وQ»: «بين» belongs to what the preposition before it governs."""
    at, reading = head.first - 2, subjects.reading
    if at <= last or at in subjects.refs.covered or at in subjects.dated or not reading.folded(at).startswith("ال"):
        return False
    return reading.folded(at - 1) in ("من", "في", "الي", "علي") and subjects.clauses.use(at, "site", "office") is None


def _site_of(subjects: Subjects, candidate: Candidate) -> Span | None:
    """«زيارة تفقدية لمستشفى …»، «زيارته إلى مقر الشركة»: the building he is shown."""
    clauses, last = subjects.clauses, candidate.match.last
    for at in range(last, min(last + 4, candidate.high)):
        if at in subjects.refs.covered or at in subjects.dated:
            return None
        cue = clauses.use(at, "site")
        if cue is not None:
            goes = cue.prefix.endswith("ل") or at == last or subjects.reading.folded(at - 1) in ("الي", "في")
            return site_at(subjects, at, candidate.high) if goes else None
    return None


def _sits(subjects: Subjects, ref: Ref) -> bool:
    """A body or a committee: its meeting is of its own members."""
    return ref.kind == "body" or subjects.reading.folded(ref.first).removeprefix("ال").startswith("لجن")


def _wanted(subjects: Subjects, candidate: Candidate) -> bool:
    """«طلب لقاء X»، «يعتزم لقاء X»: the verb's own subject is to meet him."""
    before = candidate.match.first - 1
    light_or_prefixed = candidate.light is not None or candidate.match.prefix or "article" in candidate.marks
    if before < candidate.low or light_or_prefixed or candidate.match.entry.lemma not in ("لقاء", "مقابلة"):
        return False
    cue = subjects.clauses.use(before, "status")
    if cue is None:
        left = subjects.refs.ending(candidate.match.first)  # «طلب السفير لقاء X»
        cue = subjects.clauses.use(left.first - 1, "status") if left is not None and not left.prep else None
    return cue is not None and cue.entry["pos"] == "verb" and cue.entry["value"] in ("announced", "proposed")


def _says_whose(candidate: Candidate) -> bool:
    """«تعقد اللجنة اجتماعها»: the pronoun is the light verb's own subject."""
    light = candidate.light
    if light is None or candidate.relative or light.entry["shape"] == "masdar" or light.last > candidate.match.first:
        return False
    return candidate.kind in ("meeting", "talks") and light.entry["use"] in ("perform", "open", "close", "continue")


def _had(subjects: Subjects, candidate: Candidate) -> list[Party]:
    """«كان لـX لقاء مع Y»."""
    first = candidate.match.first
    for ref in reversed(subjects.refs.between(max(candidate.low, first - 20), first)):
        if ref.prep == "ل" and ref.first and subjects.reading.folded(ref.first - 1).lstrip("و") in ("كان", "كانت"):
            return parties_of(subjects, [ref]) if unknown_words(subjects, ref.last, first) == 0 else []
    return []


def _received(candidate: Candidate) -> bool:
    return candidate.light is not None and candidate.light.entry["use"] == "receive"


def _brings(candidate: Candidate) -> bool:
    """«القمة التي ستجمعه بY»."""
    return candidate.light is not None and candidate.light.entry["use"] == "gather"


def _told_within(candidate: Candidate, frame: Frame) -> bool:
    """«قال X ونظيره Y في ختام محادثات»: talks without sides are theirs."""
    plain = not candidate.marks & {"definite"} and candidate.light is None and "during" in candidate.marks
    return plain and candidate.kind in ("talks", "negotiation") and not (frame.subject or frame.others or frame.level)


def _between_him(subjects: Subjects, first: int) -> bool:
    tokens = subjects.reading.tokens
    return any(subjects.reading.folded(i) in ("بينه", "بينها") for i in range(first, min(first + 3, len(tokens))))


def _gathered(subjects: Subjects, candidate: Candidate, frame: Frame) -> None:
    """«ترأس اجتماعا ضم X وY»: whom a second light verb brings in."""
    lights = subjects.clauses.lights
    at = next(
        (i for i in range(candidate.match.last, min(candidate.match.last + 5, candidate.limit)) if i in lights), None
    )
    if at is None or lights[at] is candidate.light or lights[at].entry["use"] != "gather" or lights[at].suffix:
        return
    ref = subjects.refs.starting(at + 1)
    if ref is not None and not ref.prep and not frame.level:
        frame.extras += with_list(subjects, ref)


def _owned(subjects: Subjects, frame: Frame, after: Slots, travel: bool, after_noun: int) -> None:
    """«زيارة رسمية لوزير الخارجية إلى P»، «اجتماع للرئيس مع Y»: ل names the owner of an indefinite noun."""
    first = after.lists[0] if after.lists else []
    rest = after.lists[1:]
    further = any(s[0].prep in ("إلى", "مع", "في") for s in rest)
    body = bool(first) and first[0].kind in ("body", "group") and not travel
    personal = bool(first) and first[0].kind in ("person", "office", "group") and (travel or further)
    near = bool(first) and first[0].first - after_noun <= _ADJECTIVES
    if (near or personal) and first[0].prep == "ل" and (body or personal):
        frame.subject = parties_of(subjects, first)
        after.lists = rest


def _spelt_out(slots: Slots, refs: list[Ref]) -> list[Ref]:
    """«بين شخصيتين بارزتين X وY»: the names that say who the two are."""
    i = slots.lists.index(refs) if refs in slots.lists else len(slots.lists)
    if len(refs) > 1 or refs[0].kind not in ("group", "people") or i + 1 >= len(slots.lists):
        return []
    named = slots.lists[i + 1]
    close = named[0].first - refs[0].last <= 2 and not named[0].prep and named[0].kind == "person"
    return named if close and len(named) > 1 else []


def _owned_by_another(subjects: Subjects, candidate: Candidate) -> bool:
    """«وصول المساعدات»: a noun that nobody knows stands as genitive."""
    match = candidate.match
    tokens = subjects.reading.tokens
    if match.prefix.endswith("ل") and match.first and subjects.clauses.use(match.first - 1, "status") is not None:
        return True  # «التحضير للقاء»
    if "article" in candidate.marks or match.suffix or match.last >= len(tokens) or match.last in subjects.refs.covered:
        return False
    return tokens[match.last].text.startswith("ال") and unknown_words(subjects, match.last, match.last + 1) > 0


def _land(after: Slots) -> str | None:
    """The country that a visit goes to."""
    return next((s[0].country for s in after.lists if s[0].kind in PLACES and s[0].prep in ("", "إلى", "ل")), None)


def _awaited(subjects: Subjects, candidate: Candidate) -> bool:
    """«كان في استقباله X»: the pronoun is the guest, X the host."""
    match = candidate.match
    reading = subjects.reading
    if candidate.kind != "reception" or match.first < 2 or reading.folded(match.first - 1) != "في":
        return False
    return any(
        reading.folded(i).lstrip("و") in ("كان", "كانت", "وكان")
        for i in range(max(0, match.first - 3), match.first - 1)
    )


def _wants_owner(candidate: Candidate, frame: Frame, unowned: bool) -> bool:
    """A noun without its own subject takes the sentence's when it says whom with, or where to."""
    if candidate.status in ("cancelled", "postponed") and candidate.light is None and not unowned:
        return True  # «ألغى الوزير زيارة»
    if candidate.kind == "summit" and candidate.light is None and "during" not in candidate.marks:
        return False
    if candidate.match.entry["requires"] == "arrival" or unowned or frame.unknown:
        return False
    if candidate.light is not None and candidate.light.entry["use"] in (
        "occur",
        "gather",
        "host",
        "open",
        "close",
        "continue",
    ):
        return False
    if frame.others and (
        candidate.marks & {"frame", "purpose"} or candidate.light is not None or "article" not in candidate.marks
    ):
        return True
    return candidate.kind in ("visit", "site_visit") and frame.target is not None and "article" not in candidate.marks
