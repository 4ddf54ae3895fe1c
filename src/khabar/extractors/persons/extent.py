"""Where a name that begins at a token ends."""

from __future__ import annotations

from khabar.extractors.persons.candidates import Candidate
from khabar.extractors.persons.nameable import Nameable
from khabar.extractors.persons.ranks import Rank
from khabar.matching.names import name_units

__all__ = ["Extent", "Extents"]

_MAX_WORDS = 12
_HYPHENS = frozenset("-‐‑–_")
_NOBLE = frozenset(["فون", "فان"])
_OF_THE = frozenset(["دير", "در", "دن"])
#: Second halves of names with «عبد», which begin none.
_DIVINE = frozenset(["الرحمن", "الرحيم", "الله"])
#: A name as found: first token, one past the last, and the rank of its words.
Extent = tuple[int, int, tuple[Rank, ...]]


class Extents:
    """Grows names in one article, word by word; each asks only about the word and its neighbours."""

    def __init__(self, nameable: Nameable, barred: set[int]) -> None:
        self.n = nameable
        self.barred = barred  # tokens that belong to a title, post, body or place

    def name_at(self, i: int, *, slot: bool) -> Extent | None:
        """
        The longest name that begins at token ``i``.

        Args:
            slot: Whether a title or post stands before it, so that an unknown word may begin it.
        """
        n = self.n
        end = i
        ranks: list[Rank] = []
        while len(ranks) < _MAX_WORDS:
            step = self._step(i, end, ranks, slot)
            if step is None:
                break
            end, rank = step
            ranks.append(rank)
            if n.folded[i] == "ال":  # «آل سعود»
                break
        while ranks and end > i and n.folded[end - 1] in ("بن", "ابن", "عبد", "ابو", "ال") and len(ranks) > 1:
            end -= 1
            ranks.pop()
        return (i, end, tuple(ranks)) if ranks else None

    def named(self, i: int, rule: str, *, slot: bool, least: int = 1) -> Candidate | None:
        """The name that begins at token ``i`` as a candidate, if it has so many words."""
        extent = self.name_at(i, slot=slot)
        if extent is None or len(extent[2]) < least:
            return None
        return Candidate(extent[0], extent[1], extent[2], rule)

    def _step(self, start: int, at: int, ranks: list[Rank], slot: bool) -> tuple[int, Rank] | None:
        """The word or joined words at ``at`` if they continue the name; one past them and their rank."""
        n = self.n
        first = at == start
        if at in self.barred or not n.is_word(at) or (not first and not self._attached(at)):
            if not first and (self._hyphen(at) or self._hash(at)):
                return at + 2, max(n.rank(at + 1), Rank.UNKNOWN)
            return None
        if n.joins_next(at):
            joined = self._joined(at, first=first, slot=slot)
            if joined is not None:
                return joined
            if n.folded[at] == "ولد":
                return None  # «ولد الشاعر …», «صلاح الدين ولد في …»
        if not first and n.joins_last(at):
            return at + 1, Rank.SURE
        if not first and n.with_god(at) and n.next_word(at) not in self.barred:
            return n.next_word(at) + 1, Rank.SURE
        if (
            not first
            and n.ordinal(at)
            and self._numbered(start, at)
            and ranks
            and ranks[0] >= Rank.RARE
            and len(ranks) <= 2
        ):
            return at + 1, Rank.SURE
        if n.family_first(at) and (first or len(ranks) < 2):
            return at + 1, Rank.LIKELY
        if len(ranks) == 1 and n.family_first(start) and at == start + 1:
            return at + 1, Rank.LIKELY  # «كيم كي غوان»
        if len(ranks) == 2 and n.tokens[at].text == "إن" and n.family_first(start) and self._closed(at + 1):
            return at + 1, Rank.SURE  # «مون جاي إن»
        if len(ranks) == 2 and n.family_first(start) and self._third_syllable(at):
            return at + 1, Rank.LIKELY
        rank = n.rank(at)
        if first:
            return (at + 1, rank) if self._may_begin(at, rank, slot) else None
        if self._may_continue(start, at, rank, ranks, slot) or (slot and self._common_surname(at, rank, ranks)):
            return at + 1, rank
        return None

    def _joined(self, at: int, *, first: bool, slot: bool = False) -> tuple[int, Rank] | None:
        """«بن عبد العزيز», «آل الشيخ», «دي ميستورا»: joiners with the word they need."""
        n = self.n
        after = n.next_word(at)
        while n.joins_next(after) and n.folded[at] != "عبد" and n.adjoins(after):
            after = n.next_word(after)
        if n.folded[at] in _NOBLE and n.folded[after] in _OF_THE and n.follows(n.next_word(after)):
            after = n.next_word(after)  # «فون دير لاين»
        if not n.is_word(after) or after in self.barred or not n.adjoins(after):
            return None
        if n.folded[at] in ("ذو", "ام") and self.lordly(at):
            return after + 1, Rank.SURE
        rank = n.rank(after)
        kunya = slot and first and n.folded[at] in ("ابو", "ابي") and n.follows(after + 1)
        if kunya and rank == Rank.COMMON and n.folded[after + 1].startswith("ال") and not n.follows(after + 2):
            return after + 1, Rank.SURE  # «القائد العام، أبو زرعة المحرمي،»
        if n.folded[after - 1] != "عبد" and n.folded[at] != "عبد":
            if rank == Rank.STOP or (first and rank == Rank.COMMON) or (n.folded[at] == "بو" and rank < Rank.WEAK):
                return None
            if self._is_particle_only(at, rank, first=first):
                return None
        sure = rank >= Rank.WEAK or not first or n.folded[at] == "عبد"
        return after + 1, Rank.SURE if sure else rank

    def _is_particle_only(self, at: int, after: Rank, *, first: bool) -> bool:
        """«ال» (آل) and «ام» begin no name; «ابن» begins one only before a known name."""
        word = self.n.folded[at]
        if not first:
            return word == "ام" and after < Rank.WEAK
        if word in ("ال", "ذو", "اوف", "دا", "سان", "لو"):
            return not (self.n.tokens[at].text == "آل" and after >= Rank.WEAK)
        if word == "ولد" and self.n.noun(self.n.next_word(at)):
            return True  # «ولد الشاعر …»
        return word in ("ام", "بنت", "ولد", "ابن") and after < Rank.LIKELY

    def lordly(self, at: int) -> bool:
        """«ذو الفقار», «أم كلثوم» are names, «ذو الوجهين» none."""
        n = self.n
        return bool(n.reading.lexicon.entries(f"{n.folded[at]} {n.folded[n.next_word(at)]}", "names"))

    def _attached(self, at: int) -> bool:
        return self.n.adjoins(at)

    def _hyphen(self, at: int) -> bool:
        """A hyphen or underscore written close between two words."""
        n = self.n
        if not (at + 1 < len(n.tokens) and n.tokens[at].text in _HYPHENS and n.is_word(at + 1)):
            return False
        mark = n.tokens[at]
        if n.folded[at + 1] == "ان" and n.folded[at - 2] in n.family_names:  # «مون جيه-إن»
            return mark.end == n.tokens[at + 1].start
        close = n.tokens[at - 1].end == mark.start and mark.end == n.tokens[at + 1].start
        if n.folded[at - 2] in n.family_names and n.adjoins(at) and n.adjoins(at + 1):  # «كيم يو -جونغ»
            close = mark.end == n.tokens[at + 1].start
        return close and at + 1 not in self.barred and (mark.text == "_" or n.rank(at + 1) > Rank.STOP)

    def _hash(self, at: int) -> bool:
        """«دونالد #ترمب»: a hash between two words of a name."""
        n = self.n
        if not (n.tokens[at].text == "#" and n.adjoins(at) and n.is_word(at + 1)) if at < len(n.tokens) else True:
            return False
        return n.tokens[at].end == n.tokens[at + 1].start and n.rank(at + 1) >= Rank.RARE and at + 1 not in self.barred

    def _may_begin(self, at: int, rank: Rank, slot: bool) -> bool:
        n = self.n
        if n.folded[at] in _DIVINE:
            return False  # «فيلق الرحمن»
        if n.address(at):
            return n.follows(at + 1) and n.rank(at + 1) >= (Rank.UNKNOWN if slot else Rank.LIKELY)
        if not slot:
            return rank >= Rank.LIKELY
        following = n.rank(at + 1) if n.follows(at + 1) else Rank.STOP
        folded = n.folded[at]
        if n.joins_last(at) or self._of_a_place(at):
            return False
        if rank == Rank.UNKNOWN and len(folded) > 5 and folded[0] in "لب" and n.folded[at + 1].startswith("ال"):
            return False  # «حضور المدير لاحتفالات العيد»
        quality = bool(n.reading.at(at, "person_adjectives"))
        named = following >= (Rank.GUARDED if quality else Rank.LIKELY) and n.given(at + 1)
        if named and folded.startswith("ال") and (quality or rank == Rank.UNKNOWN) and not self._maghrebi(at):
            return False  # «الطبيب المعالج أشرف …», «الأمير الشاب محمد»
        if folded.startswith("ال") and (n.nisba(at) or (rank == Rank.UNKNOWN and folded.endswith(("ين", "ون", "ان")))):
            return False
        joined = n.follows(at + 1) and (n.joins_next(at + 1) or n.folded[at + 1] == "الله")
        if rank == Rank.GUARDED:
            return joined or following >= (Rank.UNKNOWN if n.given(at) and not n.verb(at) else Rank.RARE)
        if rank == Rank.WEAK:
            return joined or following >= Rank.GUARDED or following == Rank.STOP
        if rank == Rank.COMMON:
            return self._common_given(at, following)
        return rank >= Rank.UNKNOWN

    def _maghrebi(self, at: int) -> bool:
        """«الزعيم الحبيب بورقيبة»: a given name with article before what is only a family name."""
        n = self.n
        return n.given(at) and self._in_table(at) and self._surname_only(at + 1)

    def _of_a_place(self, at: int) -> bool:
        """«الحارس البلجيكي لتشلسي كورتوا»."""
        here = self.n.reading.starting[at]
        return any(m.prefix == "ل" for t in ("places", "countries", "organisations") for m in here.get(t, ()))

    def _common_given(self, at: int, following: Rank) -> bool:
        """«وزيرة الصحة وسن الجبوري،»: an ordinary word before a family name with nothing after it."""
        n = self.n
        if n.folded[at].startswith("ال") or n.noun(at) or n.nisba(at) or following < Rank.UNKNOWN:
            return False
        if n.folded[at][0] in "لب" and len(n.folded[at]) > 5:
            return False  # «حضور المدير لاحتفالات الغدير»
        return n.folded[at + 1].startswith("ال") and n.ends_before(at + 2) and not n.nisba(at + 1)

    def _may_continue(self, start: int, at: int, rank: Rank, ranks: list[Rank], slot: bool) -> bool:
        n = self.n
        definite = n.folded[at].startswith("ال") and len(n.folded[at]) > 4
        if n.folded[at].startswith("وال") or (
            n.folded[at].startswith("و") and rank < Rank.SURE and n.grade(n.folded[at][1:]) >= 2
        ):
            return False
        if n.foreign_surname(n.folded[at - 1]) and not (
            len(ranks) == 1 and n.given(start) and n.foreign_surname(n.folded[at])
        ):
            return False
        here = n.reading.starting[at]
        if n.folded[at] == "اول":
            return False  # «دا سيلفا أول رئيس»
        if rank == Rank.WEAK and not definite and here.get("countries"):
            return False  # «طالب سليماني قطر»
        if len(ranks) == 1 and any(m.entry["capital"] and not m.prefix for m in here.get("places", ())):
            return False  # «زار الملك سلمان باريس»
        if (
            len(ranks) > 1
            and rank == Rank.UNKNOWN
            and definite
            and n.folded[at].startswith("الم")
            and n.folded[at][-1] == "ه"
        ):
            return False  # «سلمى العمدوني المتحصلة على»
        if rank == Rank.UNKNOWN and len(ranks) > 1 and not n.foreign_given(start) and n.past_a_name(at):
            return False
        if len(ranks) == 1 and n.folded[start] in n.family_names and rank < Rank.RARE and not n.family_first(start):
            short = slot and rank >= Rank.COMMON and len(n.folded[at]) < 5 and n.ends_before(at + 1)
            return short and not definite  # «معالي ليم سوي وزير …», not «دعت مون لإتمام الزيارة»
        if rank == Rank.UNKNOWN and len(n.folded[at]) < 3 and not n.foreign_given(start):
            return False  # «خالد بن الوليد شن»
        if len(ranks) == 1 and n.own_surname(at) and n.foreign_given(start) and not n.nisba(at):
            return True  # «تيريزا ماي»
        if n.verb(at) and len(ranks) > 1 and (n.given(at + 1) or n.family_first(at + 1)):
            return False  # «كيم جونغ أون شكر مون»
        if n.folded[at] in n.initials and n.follows(at + 1) and n.rank(at + 1) >= Rank.RARE and n.given(start):
            return True  # «دونالد جيه ترامب»
        if n.nisba(at):
            return self._nisba_surname(at, rank, ranks, start, slot)
        if rank == Rank.GUARDED:
            if n.follows(at + 1) and n.rank(at + 1) >= Rank.RARE:
                return ranks[-1] >= Rank.RARE
            if ranks == [Rank.SURE] and definite and n.title(at) and n.given(start) and n.ends_before(at + 1):
                return True  # «ماهر الشريف»
            if slot and n.given(at - 1) and len(ranks) <= 2 and not n.verb(at) and n.ends_before(at + 1):
                return not definite or n.title(at) or self._surname_only(at)
            return ranks[-1] >= Rank.UNKNOWN and not definite and self._last_word(at, ranks)
        if rank >= Rank.RARE:
            return True
        if rank == Rank.UNKNOWN:
            if n.folded[at].startswith("و") and n.folded[at][1:2] not in ("و", "ي", "ا" if len(ranks) == 1 else "و"):
                return False  # «ألونسو وصدها», «صلاح وفيرمينيو»
            return ranks[-1] >= Rank.UNKNOWN or (ranks[-1] >= Rank.GUARDED and len(ranks) == 1 and n.given(at - 1))
        if rank == Rank.WEAK and n.thing(at):
            return False  # «تاديتش محل فويسلاف»
        if (
            rank == Rank.WEAK
            and definite
            and slot
            and ranks[0] >= Rank.LIKELY
            and len(ranks) == 1
            and self._in_table(at)
        ):
            described = n.follows(at + 1) and n.folded[at + 1].startswith("ال") and len(n.folded[at + 1]) > 4
            if n.given(start) and not described:
                return True  # «رئيس الحكومة يوسف الشاهد إلى»
        if rank == Rank.WEAK:
            after = n.rank(at + 1) if n.follows(at + 1) else Rank.STOP
            family = slot and ranks[0] == Rank.SURE and n.folded[at].endswith("ي")  # «عصام الشابي»
            if n.noun(at) and (n.foreign_given(at - 1) or (definite and not family)):
                return False  # «استقبل فلان الوفد», «فيكتوريا نجمة الغناء»
            if after >= Rank.RARE or len(ranks) == 1:
                return True
            if n.everyday(at) and not definite and n.folded[at - 2] == "بن":
                return False  # «للوليد بن طلال هدية»
            last = not n.everyday(at) or n.post(at + 1) if definite else not n.is_word(at + 1)
            return last and len(ranks) == 2 and n.given(at - 1)
        if rank == Rank.VERBAL:
            closed = not n.is_word(at + 1) or (n.foreign_given(at - 1) and n.post(at + 1))
            return len(ranks) == 1 and ranks[0] == Rank.SURE and closed and n.given(at - 1)
        if rank == Rank.COMMON and n.reading.at(at, "office_statuses"):
            return False  # «الفنان فلان الراحل»
        if rank == Rank.COMMON and definite and len(ranks) <= 2 and ranks[0] >= Rank.LIKELY and not n.noun(at):
            if ranks[-1] < Rank.UNKNOWN:
                return False  # «خلدون كتاب المقدمة»
            ends = not n.follows(at + 1) or (slot and n.ends_before(at + 1) and not n.quality(at))
            return ends and n.given(at - 1) and n.folded[at - 2] != "بن"
        if rank == Rank.COMMON and n.folded[at].startswith("و") and not n.everyday(at):
            return len(ranks) < 3 and n.foreign_given(start) and not n.is_word(at + 1)  # «سارة ليا ويتسن،»
        return False

    def _surname_only(self, at: int) -> bool:
        """«السلطاني»: the name table has the word as a family name and as nothing else."""
        entries = self.n.reading.lexicon.entries(self.n.folded[at], "names")
        return bool(entries) and all(e["role"] == "surname" for e in entries)

    def _in_table(self, at: int) -> bool:
        """Whether the name table has the word with its article: «الشاهد»."""
        return bool(self.n.reading.lexicon.entries(self.n.folded[at], "names"))

    def _numbered(self, start: int, at: int) -> bool:
        """Kings have numbers, «الجيل الأول» and «ولاية نجاد الثانية» do not."""
        n = self.n
        return not n.folded[start].startswith("ال") and (n.given(at - 1) or not n.folded[at].endswith(("ه", "ي")))

    def _closed(self, at: int) -> bool:
        """A mark or a preposition, so that «إن» before it begins no clause."""
        n = self.n
        pos = {m.entry["pos"] for m in n.reading.at(at, "function_words")} if n.is_word(at) else {"preposition"}
        return "preposition" in pos

    def _third_syllable(self, at: int) -> bool:
        """«كيم هيون جو»: an East Asian name has three words, the last as short as an ordinary one."""
        n = self.n
        folded = n.folded[at]
        if not n.follows(at) or len(folded) > 4 or folded.startswith("ال") or n.rank(at) < Rank.COMMON:
            return False
        return n.given(at) or n.rank(at) >= Rank.UNKNOWN

    def _common_surname(self, at: int, rank: Rank, ranks: list[Rank]) -> bool:
        """«مدير المكتب كريستوفر راي و…»: an ordinary short word after a foreign given name."""
        n = self.n
        if rank not in (Rank.COMMON, Rank.VERBAL) or len(ranks) != 1 or ranks[0] < Rank.LIKELY:
            return False
        if not n.foreign_given(at - 1) or len(n.folded[at]) > 6:
            return False
        if len(n.folded[at]) > 5 and n.listed(n.folded[at]):
            return False  # «سجلت السيدة كليفورد مقابلة»
        return not n.follows(at + 1) or n.rank(at + 1) == Rank.STOP or n.folded[at + 1].startswith("و")

    def _last_word(self, at: int, ranks: list[Rank]) -> bool:
        """A word that is also a post or verb ends a name after a given name: «إبراهيم رئيسي أن», «إسحاق دار،»."""
        n = self.n
        if len(ranks) > 2 or n.tokens[at].text.endswith(("ا", "اً")):
            return False
        if n.verb(at) and len(ranks) == 2 and n.only_surname(at) and n.ends_before(at + 1):
            return True  # «محمد إسحاق دار مع»
        if n.verb(at) or not n.post(at):
            return not n.is_word(at + 1)
        return ranks[-1] == Rank.SURE and n.ends_before(at + 1)

    def _nisba_surname(self, at: int, rank: Rank, ranks: list[Rank], start: int, slot: bool) -> bool:
        """«شهرام إيراني», «السيد نبيل الشامي», «سالمة بنت علي الكندية»: a family name after a given one."""
        n = self.n
        named = n.given(start) or n.folded[start] == "عبد"
        if len(ranks) > 3 or not named or ranks[0] < (Rank.WEAK if slot else Rank.LIKELY):
            return False
        if not n.folded[at].startswith("ال"):
            known = rank >= Rank.WEAK and len(ranks) < 3 and ranks[-1] >= Rank.LIKELY
            return known and (n.ends_before(at + 1) or n.rank(at + 1) <= Rank.COMMON)
        own = [unit for unit in name_units(n.folded[start:at]) if unit[0] not in ("بن", "ابن", "بنت")]
        if len(own) == 2 and slot and not n.foreign_given(start):  # «محمد شياع السوداني إن»
            return rank >= Rank.WEAK and min(ranks) >= Rank.RARE and n.ends_before(at + 1) and self._in_table(at)
        return len(own) == 1 and (slot or ranks[0] == Rank.SURE)
