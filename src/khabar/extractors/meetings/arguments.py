"""Who takes part: the frame of each trigger, filled with the noun phrases beside it."""

from __future__ import annotations

from attrs import define, field

from khabar.extractors.meetings.candidates import Candidate, Clauses
from khabar.extractors.meetings.refs import Ref, Refs
from khabar.extractors.meetings.subjects import Party, Subjects
from khabar.model import Span

__all__ = ["Frame", "fill"]

_PLACE_PREPS = frozenset({"في", "إلى", "ل", "ب", "نحو", "على"})
_NEVER = frozenset({"من", "عن", "على", "في", "ك"})
_QUOTES = frozenset("\"'«»“”„()#_،,-–—")
_TRANSITIVE = frozenset({"التقى", "استقبل", "قابل", "هاتف", "استضاف", "باحث"})


@define
class Frame:
    """
    A trigger's frame.

    Attributes:
        subject: Who acts.
        others: Whom with, or whom.
        level: All on one level («بين X وY»).
        chairs, extras, delegations, mediators, hosts, guests: By their cues.
        hidden: The subject stands elsewhere.
        unknown: Words stand where the subject stands, but nobody knows them.
        outlet: The other side is a news outlet: an interview.
        target: The phrase that a traveller goes to.
        site: The building or base he is shown.
        site: The building or base he is shown.
    """

    subject: list[Party] = field(factory=list)
    others: list[Party] = field(factory=list)
    level: list[Party] = field(factory=list)
    chairs: list[Party] = field(factory=list)
    extras: list[Party] = field(factory=list)
    delegations: list[Party] = field(factory=list)
    mediators: list[Party] = field(factory=list)
    hosts: list[Party] = field(factory=list)
    guests: list[Party] = field(factory=list)
    hidden: bool = False
    unknown: bool = False
    outlet: bool = False
    target: Ref | None = None
    site: Span | None = None


class _Slots:
    """Phrases after a token, lists kept together."""

    def __init__(self, refs: list[Ref]) -> None:
        self.lists: list[list[Ref]] = []
        for ref in refs:
            if ref.joined and self.lists:
                self.lists[-1].append(ref)
            elif (
                self.lists and ref.kind == "office" and not ref.actors and not ref.prep and not ref.each
                and self.lists[-1][-1].kind == "person" and ref.first - self.lists[-1][-1].last <= 1
            ):  # fmt: skip
                continue  # «محمد فريد، رئيس الأركان»: explains the name
            else:
                self.lists.append([ref])

    def plain(self) -> list[list[Ref]]:
        return [refs for refs in self.lists if not refs[0].prep]

    def under(self, *preps: str) -> list[list[Ref]]:
        return [refs for refs in self.lists if refs[0].prep in preps]


def _unknown_words(subjects: Subjects, first: int, last: int) -> int:
    """Words between two tokens that no date, place or small word explains."""
    count = 0
    for i in range(first, last):
        token = subjects.reading.tokens[i]
        if token.kind != "word" or i in subjects.dated or i in subjects.placed or i in subjects.refs.covered:
            continue
        if i in subjects.clauses.cues or subjects.reading.at(i, "function_words") or i in subjects.clauses.lights:
            continue
        count += 1
    return count


def fill(clauses: Clauses, refs: Refs, subjects: Subjects, candidate: Candidate) -> Frame:
    """Fill a candidate's frame from its clause."""
    frame = Frame()
    match = candidate.match
    after = match.last
    window = [r for r in refs.between(after, candidate.high) if r.first >= after]
    if candidate.light is not None and not candidate.relative:
        window = [r for r in refs.between(candidate.light.last, candidate.high) if r.first >= candidate.light.last]
    window = [r for r in window if r.last <= candidate.limit]
    frame.outlet = any(r.kind == "outlet" for r in window if r.prep in ("مع", "ب", "ل"))
    _by_cues(subjects, refs.between(after, candidate.limit), frame)
    acting = [r for r in window if not r.prep.startswith("=") and r.kind not in ("outlet",)]
    acting = [r for r in acting if not (r.kind in ("place", "state") and r.prep in ("في", "من", "عن", "على"))]
    if candidate.verb:
        _verb(subjects, candidate, frame, acting)
    else:
        _noun(subjects, candidate, frame, acting)
    if not frame.others and not frame.level and candidate.kind not in ("visit", "site_visit"):
        frame.others = _far(clauses, refs, subjects, candidate)
    if candidate.finite is not None:
        subjects.acted(candidate.head, frame.subject)
    return frame


def _far(clauses: Clauses, refs: Refs, subjects: Subjects, candidate: Candidate) -> list[Party]:
    """«التقى X، في إطار زيارته إلى P، بكل من A وB»: the other side behind a phrase of time or place."""
    takes = set(candidate.match.entry["with"].split("|")) & {"مع", "ب"}
    if not takes or not candidate.verb and candidate.light is None:
        return []
    sentence = subjects.reading.sentence_at(candidate.match.start)
    end = sentence.last if sentence else candidate.limit
    at = candidate.high
    while at < end:
        trigger = clauses.triggers.get(at)
        if at in clauses.speech or (trigger is not None and trigger.entry["shape"] in ("perfect", "imperfect")):
            break
        if clauses.use(at, "topic", "topic-verb") is not None or subjects.reading.tokens[at].text in ".؛:":
            break
        ref = refs.starting(at)
        if (
            ref is not None
            and ref.prep in takes
            and ref.kind not in ("place", "state")
            and (ref.prep == "مع" or ref.each or ref.kind == "person")
        ):
            return _parties(subjects, [ref, *_joined_after(subjects, ref)])
        at += 1
    return []


def _parties(subjects: Subjects, refs: list[Ref]) -> list[Party]:
    return [subjects.party(r) for r in refs if r.kind != "place"]


def _by_cues(subjects: Subjects, refs: list[Ref], frame: Frame) -> None:
    """«برئاسة X»، «بحضور Y»، «برفقة Z», and what goes on their lists."""
    homes = {"=chair": frame.chairs, "=participant": frame.extras, "=delegation": frame.delegations,
             "=mediator": frame.mediators, "=host": frame.hosts, "=guest": frame.guests}  # fmt: skip
    present = False
    for ref in refs:
        home = homes.get(ref.prep)
        if ref.prep == "=participant":
            present = True
        if ref.prep == "=beside" and present:
            home = frame.extras
        if home is not None and ref.kind not in ("place",):
            home.append(subjects.party(ref))


def _verb(subjects: Subjects, candidate: Candidate, frame: Frame, refs: list[Ref]) -> None:
    match = candidate.match
    entry = match.entry
    takes = tuple(entry["with"].split("|"))
    slots = _Slots(refs)
    travel = candidate.kind in ("visit", "site_visit")
    proclitic = match.prefix.startswith(("و", "ف"))
    left = subjects.left(match.first, candidate.low)
    if left is not None and proclitic:
        left = None
    if left is not None and not _agreeing(subjects, candidate, left):
        left = None
    plain = slots.plain()
    objects: list[list[Ref]] = []
    first_gap = _unknown_words(subjects, match.last, slots.lists[0][0].first) if slots.lists else 0
    if entry["person"] == "1":
        speaker = subjects.speaker(match.start)
        party = subjects.known(speaker) if speaker else None
        frame.subject = [party] if party else []
        objects = plain
    elif left is not None:
        frame.subject = _list_before(subjects, left)
        objects = plain
    elif (
        plain and slots.lists[0] is plain[0] and first_gap == 0 and not _only_object(subjects, candidate, slots, plain)
    ):
        frame.subject = _parties(subjects, plain[0])
        objects = plain[1:]
        if not frame.subject and travel:
            objects = plain
            frame.hidden = True
    elif slots.lists and first_gap > 0 and not (plain and slots.lists[0] is plain[0] and match.suffix):
        frame.unknown = True
        objects = [] if plain and slots.lists[0] is plain[0] and not travel else plain
    else:
        frame.hidden = True
        objects = plain
    if frame.hidden or (match.suffix and not candidate.verb):
        feminine = subjects.feminine(candidate)
        frame.subject = subjects.going_on(match.first, feminine)
        owner = None
        if not frame.subject:
            owner = subjects.owner(match.first, feminine=feminine, plural=entry["number"] in ("p", "d"))
        if owner is not None:
            frame.subject = _list_before(subjects, owner, here=False)
    if match.suffix and candidate.verb:
        owner = subjects.owner(match.first, feminine=match.suffix == "ها" if match.suffix in ("ه", "ها") else None)
        if owner is not None:
            frame.others = [subjects.party(owner, here=False)]
    for refs_ in slots.lists:
        head = refs_[0]
        if head.prep in takes or (head.prep == "مع" and "مع" in takes):
            if travel and head.prep in ("إلى", "ل", "ب", "في", "على"):
                frame.target = frame.target or head
            elif head.kind != "place":
                frame.others += _parties(subjects, refs_)
    if travel:
        frame.site = _site(subjects, match.last, candidate.high)
        for refs_ in objects:
            if refs_[0].kind in ("state", "place") and frame.target is None:
                frame.target = refs_[0]
            elif refs_[0].kind in ("person", "office", "group", "body"):
                frame.others += _parties(subjects, refs_)
    elif entry["object"] not in ("topic", "paper") and not match.suffix:
        for refs_ in objects[:1]:
            subjects.objects.update(r.first for r in refs_)
            frame.others += _parties(subjects, refs_)


def _site(subjects: Subjects, first: int, high: int) -> Span | None:
    """«زار مقر القيادة»: a site right after the verb, to the end of its words."""
    clauses, reading = subjects.clauses, subjects.reading
    at = first
    while at < high and (at in subjects.dated or at in subjects.refs.covered or reading.tokens[at].text in _QUOTES):
        at += 1
    cue = clauses.use(at, "site") if at < high else None
    if cue is None:
        return None
    last = cue.last
    while last < high and reading.tokens[last].kind == "word" and last - cue.last < 6:
        if reading.at(last, "function_words") or reading.tokens[last].text.startswith("و"):
            break
        last += 1
    return reading.span(cue.start, reading.tokens[last - 1].end)


def _only_object(subjects: Subjects, candidate: Candidate, slots: _Slots, plain: list[list[Ref]]) -> bool:
    """«والتقى قائد الجيش»: one phrase only, a transitive verb with و, somebody before to be its subject."""
    match = candidate.match
    head = plain[0][0]
    travel = candidate.kind in ("visit", "site_visit")
    if travel and head.kind in ("state", "place"):
        return True
    if match.entry.lemma not in _TRANSITIVE or len(plain) > 1 or match.suffix or len(plain[0]) > 1:
        return False
    if slots.under("مع", "ب"):
        return False
    if not _agreeing(subjects, candidate, head):
        return True
    if head.each or head.kind == "counterpart":
        return True
    return match.prefix.startswith("و") and subjects.owner(match.first) is not None


def _agreeing(subjects: Subjects, candidate: Candidate, ref: Ref) -> bool:
    feminine = subjects.feminine(candidate)
    if feminine is None or ref.kind != "person" or ref.gender is None:
        return True
    return (ref.gender == "f") == feminine


def _list_before(subjects: Subjects, ref: Ref, *, here: bool = True) -> list[Party]:
    """A subject and what goes on its list («الرئيس ورئيس الوزراء يبحثان»)."""
    return [subjects.party(ref, here=here)] + [subjects.party(r, here=here) for r in _joined_after(subjects, ref)]


def _joined_after(subjects: Subjects, ref: Ref) -> list[Ref]:
    found: list[Ref] = []
    at = ref.last
    while True:
        while at < len(subjects.reading.tokens) and subjects.reading.tokens[at].text in _QUOTES:
            at += 1
        following = subjects.refs.starting(at)
        if following is None or not following.joined:
            return found
        found.append(following)
        at = following.last


def _noun(subjects: Subjects, candidate: Candidate, frame: Frame, refs: list[Ref]) -> None:
    match = candidate.match
    entry = match.entry
    takes = tuple(entry["with"].split("|"))
    travel = candidate.kind in ("visit", "site_visit")
    between = [r for r in refs if candidate.light is not None and r.last <= match.first]
    after = _Slots([r for r in refs if r.first >= match.last])
    inner = _Slots(between)
    waited = _awaited(subjects, candidate)
    feminine = subjects.feminine(candidate)
    genitive: list[Ref] = []
    if after.lists and not after.lists[0][0].prep:
        gap = _unknown_words(subjects, match.last, after.lists[0][0].first)
        adjacent = after.lists[0][0].first == match.last or (gap <= 2 and bool(match.suffix or candidate.relative))
        if adjacent and not (
            candidate.relative and candidate.light and after.lists[0][0].first >= candidate.light.last
        ):
            genitive = after.lists[0]
    if match.suffix in ("هما",) and not waited:
        frame.subject = [Party((), "", "pair")]
    elif match.suffix in ("ي", "نا"):
        speaker = subjects.speaker(match.start)
        party = subjects.known(speaker) if speaker else None
        frame.subject = [party] if party else []
    elif match.suffix:
        land = _land(after) if travel else None
        owner = subjects.owner(candidate.head, feminine=feminine, plural=match.suffix == "هم", stranger=land)
        if owner is not None:
            frame.subject = (
                _list_before(subjects, owner, here=False)
                if match.suffix == "هم"
                else [subjects.party(owner, here=False)]
            )
        frame.hidden = True
        if genitive and not travel:
            frame.others += _parties(subjects, genitive)
        elif genitive and genitive[0].kind in ("state", "place"):
            frame.target = genitive[0]
    elif genitive:
        if travel and genitive[0].kind in ("state", "place"):
            frame.target = genitive[0]
        elif len(genitive) > 1 and not travel and not after.under(*takes):
            frame.level += _parties(subjects, genitive)
        else:
            frame.subject = _parties(subjects, genitive)
            if candidate.kind == "reception" and len(after.plain()) > 1:
                frame.others += _parties(subjects, after.plain()[1])
    _light(subjects, candidate, frame, inner, after)
    for refs_ in after.lists + [s for s in inner.lists if s[0].prep]:
        head = refs_[0]
        if head.prep == "بين":
            frame.level += _parties(subjects, refs_)
        elif travel and head.prep in _PLACE_PREPS:
            if head.kind in ("state", "place"):
                frame.target = frame.target or head
            elif head.prep in ("إلى", "ل"):
                frame.others += _parties(subjects, refs_)
        elif head.prep in takes and head.kind != "place":
            frame.others += _parties(subjects, refs_)
    if not frame.subject and not frame.level and _wants_owner(candidate, frame):
        owner = subjects.owner(candidate.head, feminine=feminine if candidate.finite else None)
        frame.hidden = True
        if owner is not None:
            frame.subject = _list_before(subjects, owner, here=False)
    if waited:
        frame.subject, frame.others = (
            [p for refs_ in after.plain() if refs_ is not genitive or match.suffix for p in _parties(subjects, refs_)],
            frame.subject,
        )


def _land(after: _Slots) -> str | None:
    """The country that a visit goes to."""
    return next((s[0].country for s in after.lists if s[0].kind in ("state", "place") and s[0].prep in ("", "إلى", "ل")), None)


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


def _light(subjects: Subjects, candidate: Candidate, frame: Frame, inner: _Slots, after: _Slots) -> None:
    """The light verb's own subject."""
    light = candidate.light
    if light is None or light.entry["shape"] == "masdar" or frame.subject or frame.level:
        return
    use = light.entry["use"]
    if use in ("occur", "gather"):
        if use == "gather":
            for refs_ in after.plain():
                frame.level += _parties(subjects, refs_)
        return
    if candidate.relative:
        tail = [refs_ for refs_ in after.plain() if refs_[0].first >= light.last]
        if tail and _unknown_words(subjects, light.last, tail[0][0].first) == 0:
            if use != "attend":
                frame.subject = _parties(subjects, tail[0])
            return
        if use == "host" or _named_after(subjects, light.last):
            return
        owner = subjects.owner(candidate.first)
        if owner is not None and use == "perform":
            frame.subject = [subjects.party(owner, here=False)]
        return
    plain = inner.plain()
    own: list[Party] = []
    if plain:
        own = _parties(subjects, plain[0])
    else:
        left = subjects.left(light.first, candidate.low)
        if left is not None and not light.prefix.startswith(("و", "ف")) and _agreeing(subjects, candidate, left):
            own = _list_before(subjects, left)
        elif use in ("perform", "attend", "receive", "give", "open", "close", "continue"):
            if light.entry["person"] == "1":
                speaker = subjects.speaker(light.start)
                known = subjects.known(speaker) if speaker else None
                own = [known] if known else []
            elif _unknown_words(subjects, light.last, candidate.first) == 0:
                frame.hidden = True
                own = subjects.going_on(light.first, subjects.feminine(candidate))
                owner = None if own else subjects.owner(light.first, feminine=subjects.feminine(candidate))
                own = _list_before(subjects, owner, here=False) if owner is not None else own
    if use == "attend" and light.entry["subject"] == "chair":
        frame.chairs += own
    elif use == "host":
        frame.hosts += [p for p in own if p.kind in ("person", "office")]
    else:
        frame.subject = own


def _named_after(subjects: Subjects, at: int) -> bool:
    """Whether an unknown noun follows a relative verb: its subject, though nobody knows it."""
    tokens = subjects.reading.tokens
    while at < len(tokens) and (tokens[at].text in _QUOTES or subjects.reading.folded(at) in ("بها", "به") or at in subjects.dated):
        at += 1
    return at < len(tokens) and tokens[at].kind == "word" and _unknown_words(subjects, at, at + 1) > 0


def _wants_owner(candidate: Candidate, frame: Frame) -> bool:
    """A noun without its own subject takes the sentence's when it says whom with, or where to."""
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
    return candidate.kind in ("visit", "site_visit") and frame.target is not None
