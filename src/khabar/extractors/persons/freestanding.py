"""Names that nothing announces: given and family name side by side, family names that are nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.extractors.persons.candidates import Candidate, Claims
from khabar.extractors.persons.context import Context
from khabar.extractors.persons.extent import Extents
from khabar.extractors.persons.nameable import Nameable
from khabar.extractors.persons.ranks import Rank, WordRanks

__all__ = ["Freestanding"]

#: Words after which a family name is that of a place: «سان برونو», «في أوستن».
_PLACED = frozenset(["سان", "سانت", "سانتا", "لوس", "نيو", "في", "مدينه", "ولايه", "مقاطعه", "بلده", "شارع"])


#: Words that a verb follows: «ولم يعط فلان».
_NEGATIONS = frozenset(["لم", "ولم", "فلم", "لن", "ولن", "فلن"])


#: After these «شي» is a thing, as people speak.
_QUANTITIES = frozenset(["كل", "اي", "ولا", "بعض", "كم", "هيك"])


class Freestanding:
    """Finds such names in one article."""

    def __init__(self, claims: Claims, extents: Extents, context: Context) -> None:
        self.n: Nameable = claims.n
        self.claims = claims
        self.extents = extents
        self.context = context
        self.barred = extents.barred

    def all(self) -> Iterator[Candidate]:
        """Given name and family name with nothing to announce them; family names that are nothing else."""
        n, past = self.n, 0
        for i in n.openers():
            if i < past or i in self.barred or (n.folded[i - 1] in _NEGATIONS and n.follows(i)):
                continue
            taken = self._freely(i)
            if taken is None:
                continue
            if self.context.eponym(i):
                past = taken.last  # «مؤشر داو جونز»
                continue
            if n.thing(taken.first) or not self.claims.free(taken.first, taken.last):
                continue
            yield taken
            past = taken.last

    def _freely(self, i: int) -> Candidate | None:
        n = self.n
        rank = n.rank(i)
        if n.folded[i] == "شي" and n.follows(i) and n.folded[i - 1] in _QUANTITIES:
            return None  # «كل شي رجع»
        begins = rank >= Rank.LIKELY or n.joins_next(i) or n.address(i) or n.family_first(i)
        if (
            rank == Rank.GUARDED
            and n.given(i)
            and not n.verb(i)
            and not n.noun(i)
            and n.follows(i + 1)
            and n.rank(i + 1) >= Rank.LIKELY
        ):
            name = self.extents.named(i, "guarded-given", slot=True, least=2)
            alone = not n.follows(i) or n.rank(i - 1) < Rank.RARE
            if name is not None and alone and (len(name.ranks) > 2 or n.foreign_surname(n.folded[i + 1])):
                return name
        indefinite = not n.folded[i].startswith("ال")
        if indefinite and Rank.GUARDED <= rank <= Rank.WEAK and n.given(i) and self.context.said(i):
            name = self.extents.named(i, "said", slot=True, least=2)
            if name is not None and (not n.is_word(name.last) or n.folded[name.last] == "ان"):
                return name
        if n.folded[i] in ("ام", "ذو") and self.extents.lordly(i):
            return self.extents.named(i, "given-surname", slot=False)
        if begins:
            name = self._from_before(i) or self.extents.named(i, "given-surname", slot=False, least=2)
            if name is not None and self._free_enough(name):
                return name
        if rank >= Rank.UNKNOWN and self.context.said(i) and self.context.speaker(i, rank):
            name = self.extents.named(i, "said", slot=True)
            if name is not None and len(name.ranks) > 1 and name.ranks[1] < Rank.RARE:
                return Candidate(i, i + 1, name.ranks[:1], "said")  # «وأكد الطرابيشي دعمه»
            return name
        if rank == Rank.RARE and n.given(i) and n.follows(i + 1) and n.folded[i + 1].startswith("ال"):
            name = self.extents.named(i, "given-surname", slot=True, least=2)  # «أنطوان الحويك،»
            if name is not None and name.ranks[1] >= Rank.UNKNOWN and not n.is_word(name.last):
                return name
        if n.anchors(i):
            return self._backwards(i)
        if rank == Rank.SURE and n.foreign_surname(n.folded[i]) and not (i and n.folded[i - 1] in _PLACED):
            if self.context.eponym(i - 1):
                return None  # «مؤشر داو جونز»
            return self._backwards(i) or self.extents.named(i, "surname", slot=False)
        if rank >= Rank.UNKNOWN and indefinite and self.context.called(i):
            return Candidate(i, i + 1, (rank,), "called")
        if rank >= Rank.UNKNOWN and indefinite and self.context.announced(i):
            if n.foreign_given(i) and (name := self.extents.named(i, "announced", slot=True, least=2)) is not None:
                if name.ranks[1] >= Rank.UNKNOWN or n.plain(i + 1):
                    return name  # «النجم الإسباني جوردي ألبا،»
            name = self.extents.named(i, "announced", slot=True, least=2)
            if name is not None and self._names_in_a_row(name):
                return self._past_club(name)
        if rank < Rank.LIKELY and n.folded[i].startswith(("و", "ف", "ل", "ب", "ك")):
            return self._after_proclitic(i)
        return None

    def _from_before(self, i: int) -> Candidate | None:
        """«سعاد علي الزاملي» from «علي»: a given name before a sure one that does not begin a name by itself."""
        n = self.n
        before = i - 1
        if not n.follows(i) or before in self.barred or not n.given(before) or not self.claims.free(before, i):
            return None
        rank = n.rank(before)
        if rank not in (Rank.WEAK, Rank.RARE) or n.everyday(before) or n.nisba(before) or n.placed(before):
            return None
        name = self.extents.named(before, "given-surname", slot=True, least=3)
        return name if name is not None and name.ranks[1] >= Rank.LIKELY else None

    def _past_club(self, name: Candidate) -> Candidate:
        """«مهاجم يوفنتوس ماريو ماندزوكيتش»: an unknown word before a given and a family name is something else."""
        second = name.first + 1
        if (
            name.ranks[0] != Rank.UNKNOWN
            or len(name.ranks) < 3
            or name.ranks[1] != Rank.SURE
            or not self.n.given(second)
        ):
            return name
        return Candidate(second, name.last, name.ranks[1:], name.rule)

    def _names_in_a_row(self, name: Candidate) -> bool:
        """Two unknown words are a name only without article: «رفضت ارتداء الحجاب» is none."""
        n = self.n
        first, second = n.folded[name.first], n.folded[name.first + 1]
        accusative = len(first) > 4 and len(second) > 2 and first.endswith("ا") and second.endswith("ا")
        if accusative and Rank.COMMON in (n.rank_of(first[:-1]), n.rank_of(second[:-1])):
            return False  # «قبولا واسعا»
        if name.ranks[0] == Rank.RARE and n.everyday(name.first) and name.ranks[1] < Rank.RARE:
            return False  # «تقوم بدور متواز»
        if second.startswith("لل") or (first[0] == "و" and name.ranks[0] == Rank.UNKNOWN and second[-1] == "ه"):
            return False  # «ألا تستسلم للعدو»
        definite = second.startswith("ال")
        if name.ranks[1] == Rank.GUARDED and not definite:  # «وقال راج شاه المتحدث باسم …»
            return n.given(name.first) and n.given(name.first + 1) and n.ends_before(name.last)
        if name.ranks[1] < Rank.UNKNOWN:
            return name.ranks[1] == Rank.WEAK and definite and name.ranks[0] >= Rank.RARE and n.given(name.first)
        return name.ranks[0] >= Rank.RARE or not definite

    def _backwards(self, i: int) -> Candidate | None:
        """A name that its well-known family name ends: «الباجي قائد السبسي»."""
        n = self.n
        first = i
        while i - first < 3 and n.follows(first) and first - 1 not in self.barred:
            rank = n.rank(first - 1)
            least = (
                Rank.WEAK if n.anchors(i) else Rank.UNKNOWN if first == i and self._foreign(first - 1) else Rank.RARE
            )
            if rank < least and rank != Rank.GUARDED:
                break
            if n.nisba(first - 1) or n.verb(first - 1) or not self.claims.free(first - 1, first):
                break
            first -= 1
        while first < i and not n.given(first) and not (first == i - 1 and (n.anchors(i) or self._foreign(first))):
            first += 1
        if first == i or self.context.eponym(first):
            return None
        name = self.extents.named(first, "before-surname", slot=True, least=2)
        return name if name is not None and name.last > i else None

    def _foreign(self, i: int) -> bool:
        """A word of no list before a family name from abroad: «فلورينتينو بيريز», «كيرياكوس ميتسوتاكيس»."""
        n, word = self.n, self.n.folded[i]
        if n.rank(i) != Rank.UNKNOWN or len(word) < 5 or word[0] in "ولبفك" or word.startswith("ال"):
            return False
        return not word.endswith(("ه", "ها", "هم", "ات", "ين", "ون", "ا")) and not n.past_a_name(i)

    def _free_enough(self, name: Candidate, *, cut: bool = False) -> bool:
        """Whether the words alone, or what stands before them, show that it is a name."""
        n, ranks, first = self.n, name.ranks, name.first
        if not (n.given(first) or n.joins_next(first) or n.address(first) or n.family_first(first)):
            return not cut and (min(ranks[:2]) >= Rank.SURE or self.context.announced(first))
        if ranks[0] < Rank.SURE and n.folded[first].startswith("ال"):
            return not cut and ranks[1] >= Rank.RARE and self.context.announced(first)
        if ranks[1] >= (Rank.UNKNOWN if ranks[0] == Rank.SURE else Rank.LIKELY):
            return True
        if n.foreign_given(first) and ranks[1] >= Rank.WEAK:
            return True
        definite = n.folded[first + 1].startswith("ال")
        if ranks[0] == Rank.SURE and ranks[1] in (Rank.WEAK, Rank.GUARDED) and self._family(first + 1, name):
            return True
        if definite and (ranks[1] == Rank.UNKNOWN or (ranks[0] == Rank.SURE and n.nisba(first + 1))):
            return True
        return (
            not cut
            and (ranks[0] == Rank.SURE or definite or ranks[1] >= Rank.UNKNOWN)
            and self.context.announced(first)
        )

    def _family(self, i: int, name: Candidate) -> bool:
        """«صبحي حديدي», «زياد الرحباني»: an ordinary word spelt as family names are, the last of its phrase."""
        n = self.n
        if name.last != i + 1 or not n.ends_before(i + 1) or n.verb(i):
            return False
        if n.rank(i) == Rank.GUARDED and not n.folded[i].startswith("ال"):
            return n.grade(n.folded[i]) > 1 or n.given(i)  # «يوسف شاهين», «ميرفت أمين»
        if n.noun(i):
            return False
        if n.folded[i].startswith("ال"):
            return n.title(i) or (n.folded[i].endswith("ي") and not n.reading.at(i, "office_adjectives"))
        return n.folded[i].endswith("ي") and not n.nisba(i) and not n.reading.at(i, "office_adjectives")

    def joined(self, i: int) -> Candidate | None:
        """The name that و joins to the one before token ``i``: a given name with a family name, or two of no list."""
        n, whole = self.n, self.n.folded[i]
        bare = whole[1:]
        if not whole.startswith("و") or len(bare) < 3 or not n.follows(i) or n.listed(whole) or n.rank(i) >= Rank.RARE:
            return None
        n.pretend(i, bare)
        least = Rank.GUARDED if n.given(i) and not n.verb(i) and n.rank(i + 1) >= Rank.LIKELY else Rank.WEAK
        name = self.extents.named(i, "list", slot=True, least=2) if n.rank(i) >= least else None
        if name is not None and not self._as_listed(name):
            name = None
        n.pretend(i, whole)
        return None if name is None else Candidate(name.first, name.last, name.ranks, name.rule, 1)

    def _as_listed(self, name: Candidate) -> bool:
        n, first = self.n, name.first
        if not n.ends_before(name.last) or n.folded[first].startswith("ال"):
            return False
        if n.given(first):
            return name.ranks[1] >= Rank.UNKNOWN or self._family(first + 1, name)
        return min(name.ranks) >= Rank.UNKNOWN and not n.folded[first + 1].startswith("ال")

    def _after_proclitic(self, i: int) -> Candidate | None:
        """«ودونالد ترامب», «لمحمد بن سلمان», «لترامب»."""
        n = self.n
        whole = n.folded[i]
        if n.listed(whole) or WordRanks.with_pronoun(whole):
            return None
        for cut in (1, 2):
            if len(whole) - cut < 3 or whole[cut - 1] not in ("وفلبك" if cut == 1 else "لبك"):
                break
            if cut == 2 and whole[0] not in "وف":
                break
            bare = whole[cut:]
            if n.rank_of(bare) < Rank.LIKELY and bare not in ("عبد", "ابو"):
                continue
            if cut == 1 and len(bare) == 4 and bare[0] in "يت" and n.rank_of(bare) < Rank.SURE and n.given(i + 1):
                continue  # «ويخلف روبرت»
            n.pretend(i, bare)
            name = self.extents.named(i, "given-surname", slot=False, least=2)
            if name is not None and not self._free_enough(name, cut=True):
                name = None
            if name is None and n.foreign_surname(bare):
                name = self.extents.named(i, "surname", slot=False)
            n.pretend(i, whole)
            if name is not None:
                return Candidate(name.first, name.last, name.ranks, name.rule, cut)
        return None
