"""Nouns: genitive, pronoun, light verb, whom with."""

from __future__ import annotations

from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.frames import QUOTES, Frame, Slots, agreeing, parties_of, unknown_words, with_list
from khabar.extractors.meetings.phrases import PLACES, SITES, Ref
from khabar.extractors.meetings.subjects import Party, Subjects
from khabar.extractors.meetings.unknown import unknown_party

__all__ = ["fill_noun"]

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
        adjacent = after.lists[0][0].first == match.last or (gap <= 2 and bool(match.suffix or candidate.relative))
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
        frame.subject = [Party((), "", "pair")]
    elif match.suffix in ("ي", "نا"):
        speaker = subjects.speaker(match.start)
        party = subjects.known(speaker) if speaker else None
        frame.subject = [party] if party else []
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
        _owned(subjects, frame, after, travel)
    _light(subjects, candidate, frame, inner, after)
    _gathered(subjects, candidate, frame)
    for refs_ in after.lists + [s for s in inner.lists if s[0].prep]:
        head = refs_[0]
        if head.prep == "بين":
            named = _spelt_out(after, refs_)
            frame.level += parties_of(subjects, named or refs_)
        elif travel and head.prep in _PLACE_PREPS:
            if head.kind in PLACES:
                frame.target = frame.target or head
            elif head.prep in ("إلى", "ل"):
                frame.others += parties_of(subjects, refs_)
        elif head.prep == "من" and candidate.kind == "reception" and _received(candidate) and head.kind not in SITES:
            frame.hosts += parties_of(subjects, refs_)
        elif (head.prep in takes or (head.prep == "ب" and _brings(candidate))) and head.kind not in SITES:
            frame.others += parties_of(subjects, refs_)
    manner = match.prefix.endswith("ب") and candidate.light is None and candidate.kind != "reception"
    purpose = (
        ("purpose" in candidate.marks or manner)
        and bool(frame.subject) and not frame.others and not match.suffix and not travel
    )  # fmt: skip
    if purpose:  # «وصل للقاء الملك»: the sentence's subject meets him
        frame.others, frame.subject = frame.subject, []
    if not frame.subject and frame.level and _between_him(subjects, match.last):
        owner = subjects.owner(candidate.head, feminine=feminine if candidate.finite else None)
        if owner is not None:  # «قمة بينه وبين الرئيس»
            frame.level.append(subjects.party(owner, here=False))
    if (
        not frame.subject
        and not frame.level
        and not _held_passively(subjects, candidate)
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
    if candidate.kind == "press_conference" and not frame.subject and match.first:
        if subjects.reading.folded(match.first - 1) in ("في", "خلال"):
            owner = subjects.owner(candidate.head)
            frame.subject = [subjects.party(owner, here=False)] if owner is not None and owner.kind == "person" else []
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


def _received(candidate: Candidate) -> bool:
    return candidate.light is not None and candidate.light.entry["use"] == "receive"


def _held_passively(subjects: Subjects, candidate: Candidate) -> bool:
    """«يُعقد في بروكسل اجتماع»: the noun in the nominative is itself the subject."""
    light, match = candidate.light, candidate.match
    if light is None or candidate.relative or light.entry["use"] != "perform" or light.entry["shape"] != "imperfect":
        return False
    if "\u064f" not in subjects.reading.tokens[light.first].text[:4]:
        return False  # only where the vowel says so
    word = subjects.reading.folded(match.last - 1)
    plain = not candidate.marks & {"definite"} and match.entry["number"] == "s" and not match.prefix
    return plain and match.last - match.first == 1 and not word.endswith(("ا", "ه", "ي", "ء"))


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


def _owned(subjects: Subjects, frame: Frame, after: Slots, travel: bool) -> None:
    """«زيارة رسمية لوزير الخارجية إلى P»، «اجتماع للرئيس مع Y»: ل names the owner of an indefinite noun."""
    first = after.lists[0] if after.lists else []
    rest = after.lists[1:]
    further = any(s[0].prep in ("إلى", "مع", "في") for s in rest)
    body = bool(first) and first[0].kind in ("body", "group") and not travel
    personal = bool(first) and first[0].kind in ("person", "office", "group") and (travel or further)
    if first and first[0].prep == "ل" and (body or personal):
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


def _light(subjects: Subjects, candidate: Candidate, frame: Frame, inner: Slots, after: Slots) -> None:
    """The light verb's own subject."""
    light = candidate.light
    if light is None or light.entry["shape"] == "masdar":
        return
    use = light.entry["use"]
    if (frame.subject or frame.level) and (use != "attend" or candidate.relative):
        return
    if use in ("occur", "gather"):
        if use == "gather":
            for refs_ in after.plain():
                frame.level += parties_of(subjects, refs_)
            owner = subjects.owner(candidate.first) if light.suffix in ("ه", "ها") else None
            if owner is not None:  # «لقاء جمعه بالوزير»
                frame.subject = [subjects.party(owner, here=False)]
        return
    if candidate.relative:
        tail = [refs_ for refs_ in after.plain() if refs_[0].first >= light.last]
        if tail and unknown_words(subjects, light.last, tail[0][0].first) == 0:
            if use == "host":
                frame.hosts += [p for p in parties_of(subjects, tail[0]) if p.kind in ("person", "office")]
            elif use != "attend":
                frame.subject = parties_of(subjects, tail[0])
            return
        if use == "host" or _named_after(subjects, light.last) or not (light.suffix or _with_it(subjects, light.last)):
            return
        owner = subjects.owner(candidate.first)
        if owner is not None and use == "perform":
            frame.subject = [subjects.party(owner, here=False)]
        return
    plain = inner.plain()
    own: list[Party] = []
    if plain:
        own = parties_of(subjects, plain[0])
    else:
        left = subjects.left(light.first, candidate.low)
        relative = subjects.reading.folded(light.first - 1) in ("الذي", "التي", "الذين") if light.first else False
        if left is None and relative and not candidate.relative:
            frame.unknown = True  # «اللجنة التي ستعقد اجتماعها»
        elif left is not None and not light.prefix.startswith(("و", "ف")) and agreeing(subjects, candidate, left):
            own = with_list(subjects, left)
        elif left is None and _held_passively(subjects, candidate):
            return
        elif use == "attend" and frame.subject:
            return  # «حضر اللقاء الوزير»: he stands behind the noun
        elif use in ("open", "close", "continue") and "article" in candidate.marks:
            return  # «قبل أن تبدأ المحادثات»: they are what begins
        elif candidate.kind == "visit" and light.entry["subject"] == "host":
            return  # «نظم زيارة» for others
        elif use in ("perform", "attend", "receive", "give", "open", "close", "continue"):
            if light.entry["person"] == "1":
                speaker = subjects.speaker(light.start)
                known = subjects.known(speaker) if speaker else None
                own = [known] if known else []
            elif unknown_words(subjects, light.last, _first_frame(subjects, light.last, candidate.first)) == 0:
                frame.hidden = True
                own = subjects.going_on(light.first, subjects.feminine(candidate))
                owner = None if own else subjects.owner(light.first, feminine=subjects.feminine(candidate))
                own = with_list(subjects, owner, here=False) if owner is not None else own
            else:
                party = (
                    unknown_party(subjects, light.last, candidate.first)
                    if light.entry["subject"] == "participant"
                    else None
                )
                own = [party] if party is not None else []
                frame.unknown = not own
    if use == "attend" and light.entry["subject"] == "chair":
        frame.chairs += own
    elif use == "attend" and frame.subject:
        frame.extras += own
    elif use == "host":
        frame.hosts += [p for p in own if p.kind in ("person", "office")]
    else:
        frame.subject = own


def _first_frame(subjects: Subjects, first: int, last: int) -> int:
    """Where a phrase of time begins («يجري، خلال زيارته الحالية، مباحثات»), else ``last``."""
    return next((i for i in range(first, last) if subjects.clauses.use(i, "frame") is not None), last)


def _with_it(subjects: Subjects, at: int) -> bool:
    return at < len(subjects.reading.tokens) and subjects.reading.folded(at) in ("بها", "به")


def _named_after(subjects: Subjects, at: int) -> bool:
    """Whether an unknown noun follows a relative verb: its subject, though nobody knows it."""
    tokens = subjects.reading.tokens
    while at < len(tokens) and (
        tokens[at].text in QUOTES or subjects.reading.folded(at) in ("بها", "به") or at in subjects.dated
    ):
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    return unknown_words(subjects, at, at + 1) > 0 or subjects.clauses.use(at, "another") is not None


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
