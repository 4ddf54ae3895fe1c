"""Discourse: who spoke last, and whom a hidden subject means."""

from __future__ import annotations

from bisect import bisect_left

from attrs import evolve

from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.framing import Frame
from khabar.extractors.quotations.ground import Ground, Unit
from khabar.extractors.quotations.phrases import is_agent, noun_phrase
from khabar.extractors.quotations.speakers import Voice, gender_of, hidden, is_some_post, mentions_in, resolve
from khabar.extractors.quotations.strangers import opening_stranger
from khabar.extractors.quotations.subjects import opening_subject, opens_with_noun
from khabar.model import NameMention, Speaker
from khabar.text import fold

__all__ = ["Discourse", "hide"]

_DEPTH = 6  # speakers remembered
_MANY = 64  # mentions looked at


class Discourse:
    """The speakers of an article so far; crosses headings, never related lines."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.voices: list[Voice] = []
        self.said: dict[int, Voice] = {}  # speaker by the unit's first token
        self.switched = False
        self.until = -1  # offset up to which a speech over several paragraphs runs
        self.inner: Voice | None = None  # speaker of the last quotation inside another one
        self.unit = self.before = Unit(0, 0)  # this sentence and the one before
        self.topics: list[tuple[Voice, int]] = []  # subjects of sentences that nobody spoke in, their units, last first
        self._bodies: dict[str, dict[str, None]] = {}  # actors by the first word of their name, as far as read
        self._read = 0
        self._posts: dict[str, dict[tuple[str, ...], set[str]]] | None = None
        self.spoken = -1  # first token of the last sentence somebody spoke in

    def enter(self, unit: Unit) -> None:
        """A new sentence begins."""
        self._settle_topic()
        self.before, self.unit = self.unit, unit
        self.switched = any(m.entry["kind"] == "person" for m in self.ground.switches.get(unit.first, ()))

    def _settle_topic(self) -> None:
        """When a sentence ends in which nobody spoke, its subject may be who speaks next."""
        unit = self.unit
        if unit.last <= unit.first or unit.first in self.said:
            return
        subject = opening_subject(self.ground, unit, min(unit.last, unit.first + 40))
        if subject is None:
            return
        voice = self.identify(resolve(self.ground, *subject), unit)
        if voice.speaker.actors:
            self.topics = [(voice, unit.first), *self.topics][:_DEPTH]

    def addresses(self, hit: Hit, frame: Frame, unit: Unit) -> bool:
        """
        Whether what follows a verb of demanding or informing is whom it is said to: «… . ودعا الأهالي إلى الصبر».

        So when the verb goes on with و, somebody who agrees with it spoke in this sentence or the one before, and the
        phrase is a crowd, or the one person told.
        """
        kind = hit.kind
        if hit.prefix != "و" or kind not in ("demand", "inform", "warn") or frame.subject is None or not self.voices:
            return False
        voice = self.voices[0]
        word, nouns = self.ground.folded[frame.subject[0]], self.ground.speakers.get(frame.subject[0], ())
        if word.endswith("ون") or (word.endswith("ان") and any(m.entry["number"] == "d" for m in nouns)):
            return False  # the nominative is the subject's
        if not voice.agrees(hit.gender, "s") or unit.first - self.spoken > 60:
            return False
        other = resolve(self.ground, *frame.subject)
        if kind == "inform":
            told = frame.kind == "clause" and frame.gap == frame.subject[1]
            return told and other.speaker.kind in ("person", "group") and not _same(voice, other)
        return other.speaker.kind == "group" and other.number != "d" and not other.speaker.actors

    def spoke(self, voice: Voice, unit: Unit) -> None:
        """Remember who spoke."""
        self.said[unit.first] = voice
        self.spoken = unit.first
        self.switched = False
        self.voices = [v for v in self.voices if not _same(v, voice)][: _DEPTH - 1]
        self.voices.insert(0, voice)

    def without_content(self, hit: Hit, unit: Unit) -> None:
        """A frame without content still hands on its speaker: «وقال الوزير للصحفيين.»"""
        if not hit.finite or hit.ambiguous or hit.suffix or hit.kind not in _SAYING:
            return
        at = hit.last
        if is_agent(self.ground, at, unit.last):
            end = noun_phrase(self.ground, at, unit.last)
            if end > at:
                self.spoke(self.identify(resolve(self.ground, at, end, hit.gender), unit), unit)

    def identify(self, voice: Voice, unit: Unit) -> Voice:
        """«الجانبان» are the two the article spoke of last; «المصدر» the one named before."""
        speaker = voice.speaker
        surface = speaker.surface
        if speaker.actors or surface is None:
            return voice
        first = self.ground.folded[voice.at]
        if speaker.kind in ("person", "anonymous") and voice.number == "s":
            return self._known(voice, first)
        if self.ground.is_a(first, "both"):
            members = self._two_before(voice.at)
            if members:
                known = Speaker("group", members, surface, "group")
                return Voice(known, voice.gender, "d", True, voice.at)
            return Voice(Speaker("group", (), surface, "group"), voice.gender, "d", True, voice.at)
        if speaker.kind in ("organisation", "outlet") and first.startswith("ال") and " " not in surface.text:
            return self._body(voice, first)
        return voice

    def _body(self, voice: Voice, first: str) -> Voice:
        """«الوزارة» is the ministry that spoke last, else the only one named before."""
        surface, noun = voice.speaker.surface, first.removeprefix("ال")
        assert surface is not None
        bodies = self.ground.found.organisations
        while self._read < len(bodies) and bodies[self._read].end <= surface.start:
            mention = bodies[self._read]
            self._read += 1
            if mention.actor:
                head = fold(mention.text.split()[0]).removeprefix("ال")
                self._bodies.setdefault(head, {})[mention.actor] = None
        same = list(self._bodies.get(noun, ()))[:_MANY]
        spoken = [actor for v in self.voices for actor in v.speaker.actors if actor in same]
        if not spoken and len(same) != 1:
            return voice
        return evolve(voice, speaker=Speaker(voice.speaker.kind, ((spoken or same)[0],), surface, "name"))

    def _known(self, voice: Voice, first: str) -> Voice:
        """«الوزير»، «معاليه»، «ذات المسؤول»: the one of that office spoken of last, else the last speaker."""
        ground, surface = self.ground, voice.speaker.surface
        assert surface is not None
        post = self._of_that_post(voice)
        if post is not None:
            return post
        if ground.is_a(first, "honour-of"):
            first = ground.word(voice.at + 1)  # «سمو وزير الخارجية»
        same = ground.is_a(first, "same")
        honour = ground.is_a(first, "honour")
        if not (same or honour or first.startswith("ال")):
            return self._surname(voice, first) or voice if " " not in surface.text else voice
        head = ground.word(voice.at + 1).removeprefix("ال") if same else first.removeprefix("ال")
        country = next(
            (m.entry["code"] for m in ground.reading.matches("nisbas") if surface.start < m.start < surface.end), ""
        )
        if not honour:
            spoken = [p for v in self.voices for p in v.speaker.actors]
            near = bisect_left(ground.found.offices, surface.start, key=lambda o: o.start)
            before = [
                o for o in ground.found.offices[max(0, near - _MANY) : near] if o.end <= surface.start and o.persons
            ]
            before.sort(key=lambda o: (o.persons[0] not in spoken[:3], -o.start))
            for office in before:
                words = office.text.split()
                if fold(words[0]).removeprefix("ال") == head and (
                    not country or not office.country or office.country == country
                ):
                    return evolve(voice, speaker=Speaker("person", office.persons[:1], surface, "office"))
        length = surface.text.count(" ") + 1
        named = self._surname(voice, first) if length == 1 else None
        if named is not None:
            return named
        if country or length > (2 if same else 1) or not (honour or same or ground.is_a(head, "anyone")):
            return voice
        known = [*self.voices, *(topic for topic, _ in self.topics[:1])]
        if not honour and not same:
            known = [v for v in known if _called(v, head)]
        last = next((v for v in known if v.speaker.kind == "person" and v.agrees(voice.gender, "s")), None)
        if last is None or not last.speaker.actors:
            return voice
        return evolve(voice, speaker=Speaker("person", last.speaker.actors, surface, "title"))

    def _of_that_post(self, voice: Voice) -> Voice | None:
        """«وزير الخارجية» is the only one whose post, perhaps with a country, begins so."""
        surface = voice.speaker.surface
        words = [fold(w) for w in surface.text.split()] if surface is not None else []
        words = words[1:] if words and self.ground.is_a(words[0], "honour-of") else words
        if len(words) < 2 or words[0].startswith("ال") or is_some_post(surface.text if surface is not None else ""):
            return None
        if self._posts is None:
            self._posts = {}
            for office in self.ground.found.offices:
                post = tuple(fold(w) for w in office.text.split())
                self._posts.setdefault(post[0], {}).setdefault(post, set()).update(office.persons)
        posts = list(self._posts.get(words[0], {}).items())[:_MANY]
        holders = {person for post, persons in posts if list(post[: len(words)]) == words for person in persons}
        if len(holders) != 1:
            return None
        return evolve(voice, speaker=Speaker("person", tuple(holders), surface, "office"))

    def _surname(self, voice: Voice, word: str) -> Voice | None:
        """«المفتي», when the only one whose name ends so was named in full before."""
        surface = voice.speaker.surface
        assert surface is not None
        names = self.ground.found.names
        near = bisect_left(names, surface.start, key=lambda n: n.start)
        full = {n.person for n in names[max(0, near - _MANY) : near] if n.person and fold(n.text).endswith(" " + word)}
        if len(full) != 1:
            return None
        person = full.pop() or ""
        if voice.gender and voice.gender != (gender_of(self.ground, person) or voice.gender):
            return None
        return evolve(voice, speaker=Speaker("person", (person,), surface, "surname"))

    def nominal(self, hit: Hit, frame: Frame, unit: Unit) -> Voice | None:
        """Speaker of «تأكيد إيراني باكستاني على …» and of «استهل فلان اللقاء بتهنئة …»."""
        ground = self.ground
        if hit.prefix:
            return resolve(ground, *frame.subject) if frame.subject is not None else None
        last = hit.last
        countries = []
        while last < frame.gap:
            codes = [m.entry["code"] for m in ground.nisbas.get(last, ())]
            if not codes:
                break
            countries.append(codes[0])
            last += 1
        if not countries:
            return None
        surface = ground.reading.span(ground.tokens[hit.last].start, ground.tokens[last - 1].end)
        members: list[str] = []
        for country in countries:
            own = [p.id for p in ground.found.persons if p.country == country]
            if len(own) == 1:
                members += own
        kind = "group" if len(countries) > 1 else "state"
        return Voice(
            Speaker(kind, tuple(members) if kind == "group" else (), surface, "headline"), "m", "p", True, hit.last
        )

    def _two_before(self, token: int) -> tuple[str, ...]:
        """The two persons of the nearest stretch before ``token`` that names two."""
        names = [n for n in self.ground.found.names if n.person]
        at = self.ground.tokens[token].start
        seen: list[str] = []
        for name in reversed([n for n in names if n.start < at][-12:]):
            assert isinstance(name, NameMention)
            if name.person and name.person not in seen:
                seen.append(name.person)
            if len(seen) == 2:
                return tuple(reversed(seen))
        return ()

    def governing(self, hit: Hit, unit: Unit, subject: tuple[int, int] | None) -> tuple[Voice | None, bool]:
        """Speaker of a participle: who spoke in its sentence, else its clause's subject, else the last speaker."""
        gender, number = hit.gender, hit.number
        voice = self.said.get(unit.first)
        several = number == "p" and voice is not None and voice.number == "s"  # «نافين»: no body alone
        if (
            voice is not None
            and not several
            and (voice.speaker.kind != "person" or voice.agrees(gender, number or "s"))
        ):
            return hide(voice, "participle"), False
        if voice is not None and voice.speaker.actors:
            return self._last(gender, number or "s", "participle", unit)
        if subject is not None:
            found = self.identify(resolve(self.ground, *subject, gender if number == "s" else ""), unit)
            self.spoke(found, unit)
            return hide(found, "participle"), False
        unknown = opening_stranger(self.ground, unit, hit.first) if number == "s" else None
        if unknown is not None:
            found = resolve(self.ground, *unknown, gender)
            self.spoke(found, unit)
            return hide(found, "participle"), False
        return self._last(gender, number or "s", "participle", unit)

    def hidden(self, hit: Hit, unit: Unit, frame: Frame) -> tuple[Voice | None, bool]:
        """Hidden subject of a finite verb: the last speaker that agrees; none for «ادعاءات تقول إن»."""
        if self.describes(hit, unit):
            return None, False
        gender = hit.gender
        if unit.first not in self.said and hit.first > unit.first:
            subject = opening_subject(self.ground, unit, hit.first)
            found = self.identify(resolve(self.ground, *subject), unit) if subject is not None else None
            if found is not None and found.agrees(gender, hit.number or "s"):
                self.spoke(found, unit)
                return hide(found, "hidden-subject"), False
        if hit.kind != "continue":
            recent = (t for t, at in self.topics if at > self.spoken and t.agrees(gender, hit.number or "s"))
            topic = next((t for t in recent if t.gender or not gender), None)
            if topic is not None:
                other = bool(self.voices) and not _same(self.voices[0], topic)
                self.spoke(topic, unit)
                return hide(topic, "hidden-subject"), other
        if opens_with_noun(self.ground, hit, unit):
            return None, False  # its subject stands before it, though nothing is known of it
        voice, ambiguous = self._last(hit.gender, hit.number or "s", "hidden-subject", unit)
        if voice is None and hit.number != "p":
            only = self._only_one(hit, unit) or (self._only_topic(hit) if hit.number != "d" else None)
            if only is not None:
                self.said[unit.first] = only
                self.voices = [only, *self.voices][:_DEPTH]  # the subject of that sentence may speak still
                return hide(only, "hidden-subject"), False
        if voice is not None and self._names_speaker(voice, frame):
            ambiguous = True
        return voice, ambiguous

    def _only_one(self, hit: Hit, unit: Unit) -> Voice | None:
        """«أجرت الصحيفة حواراً مع فلانة. وقالت»: the only one of that gender named in the sentence before."""
        gender = hit.gender
        names = self.ground.found.names
        last = bisect_left(names, self.ground.tokens[unit.first].start, key=lambda n: n.start)
        begin = self.ground.tokens[self.before.first].start
        first = bisect_left(names, begin, key=lambda n: n.start)
        persons = {n.person for n in names[first : min(last, first + _MANY)] if n.person}
        agreeing = [p for p in persons if gender_of(self.ground, p) == gender]
        if not gender or len(agreeing) != 1 or any(gender_of(self.ground, p) is None for p in persons):
            return None
        return Voice(Speaker("person", (agreeing[0],), None, "hidden-subject"), gender)

    def _only_topic(self, hit: Hit) -> Voice | None:
        """The only person of that gender whom the last sentences were about."""
        same = [t for t, _ in self.topics if t.speaker.kind == "person" and t.gender == hit.gender and hit.gender]
        return same[0] if same and all(_same(same[0], t) for t in same) else None

    def owner(self, gender: str, number: str) -> tuple[Voice | None, bool]:
        """Whose words «بحسب قوله» means."""
        return self._last(gender, number, "hidden-subject", self.unit)

    def _last(self, gender: str, number: str, rule: str, unit: Unit) -> tuple[Voice | None, bool]:
        skip = self.switched
        for voice in self.voices:
            if voice.agrees(gender, number):
                if skip:
                    skip = False
                    continue
                self.said[unit.first] = voice
                if self.voices[0] is not voice:
                    self.voices.remove(voice)
                    self.voices.insert(0, voice)
                return hide(voice, rule), False
        return None, False

    def describes(self, hit: Hit, unit: Unit) -> bool:
        """Whether an imperfect describes the noun right before it."""
        before = hit.first - 1
        if before < unit.first or hit.shape != "imperfect" or hit.prefix:
            return False
        token = self.ground.tokens[before]
        return (token.kind == "word" and not self.ground.pos[before]) or token.text in '"”»)'

    def _names_speaker(self, voice: Voice, frame: Frame) -> bool:
        """Whether the content speaks of its speaker by name, as of somebody else."""
        persons = set(voice.speaker.actors)
        near = mentions_in(self.ground, frame.token, min(frame.token + 8, len(self.ground.tokens)))
        return any(isinstance(c.mention, NameMention) and c.mention.person in persons for c in near)


_SAYING = frozenset(("speech", "assert", "announce", "explain", "respond", "continue", "write"))


def _called(voice: Voice, head: str) -> bool:
    """Whether the speaker was introduced with that noun: «مسؤول كبير …، وأضاف المسؤول»."""
    surface = voice.speaker.surface
    return surface is not None and head in [fold(w).removeprefix("ال") for w in surface.text.split()]


def _same(a: Voice, b: Voice) -> bool:
    if a.speaker.actors or b.speaker.actors:
        return a.speaker.actors == b.speaker.actors
    one, two = a.speaker.surface, b.speaker.surface
    return one is not None and two is not None and one.text == two.text


def hide(voice: Voice, rule: str) -> Voice:
    return Voice(hidden(voice, rule), voice.gender, voice.number, voice.human, voice.at)
