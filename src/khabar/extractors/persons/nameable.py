"""What each word of an article can be in a person's name: sure, likely, unknown, ordinary, or what ends a name."""

from __future__ import annotations

from collections.abc import Callable

from khabar.extractors.persons.evidence import JOINERS, is_everyday
from khabar.extractors.persons.ranks import Rank, WordRanks
from khabar.extractors.persons.words import words_of
from khabar.reading import Reading

__all__ = ["Nameable", "nameable_of"]


#: Numbers of kings and popes.
_ORDINALS = frozenset(
    ["الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر", "الاولي",
     "الثانيه"]
)  # fmt: skip
_ALI = frozenset(["علي", "مني", "الي"])
_LONGEST = 40  # letters of a word worth remembering
_TANWIN = frozenset("\u064b\u064c\u064d")
_VOWELS = frozenset("\u064e\u064f\u0650\u0652")
#: Ranks that :file:`name_words.tsv` gives to words as they are written.
_WRITTEN = {"common": Rank.COMMON, "guarded": Rank.GUARDED}


class Nameable:
    """
    Ranks the words of one article; every answer is worked out once.

    Attributes:
        folded: Folded form of every token, and a few empty ones past the end.
        is_word: Whether a token exists and is a word.
        adjoins: Whether nothing but blanks stands between a token and the one before.
        rank: Rank of a token as it stands.
        rank_of: Rank of a folded word.
        family_names: East Asian family names, which stand first.
        initials: Letters of Latin names between a given and a family name.
    """

    def __init__(self, reading: Reading) -> None:
        words = words_of(reading)
        self.reading = reading
        self.tokens = reading.tokens
        self.folded = list(words.folded)
        self.is_word = words.is_word
        self.adjoins: Callable[[int], bool] = set(range(1, len(self.tokens))).difference(words.lines).__contains__
        self._lexicon = reading.lexicon
        self._words = WordRanks(reading.lexicon)
        self.family_names, self.initials = self._parts("family-first"), self._parts("initial")
        self._syllables, self._anchors, self._addresses = map(self._parts, ("syllable", "anchor", "address"))
        self._joining, self._joined = JOINERS | self._parts("joins-next"), self._parts("joins-last")
        self.rank_of = self._words.rank_of
        self._known = self._words.known
        self._of_token = self._ranks_of_tokens()
        self.rank: Callable[[int], Rank] = self._of_token.__getitem__

    def _parts(self, kind: str) -> frozenset[str]:
        return self._lexicon.forms("name_parts", "kind", kind)

    def _ranks_of_tokens(self) -> list[Rank]:
        known: dict[str, Rank] = self._lexicon.memo("persons:surfaces")
        ranks: list[Rank] = []
        for i, token in enumerate(self.tokens):
            rank = known.get(token.text)
            if rank is None:
                rank = self._rank_token(i)
                if self.folded[i] not in _ALI and len(token.text) <= _LONGEST and self._written(i) != "given":
                    known[token.text] = rank
            ranks.append(rank)
        return ranks + [Rank.STOP] * (len(self.folded) - len(ranks))

    def follows(self, i: int) -> bool:
        """Whether token ``i`` is a word that stands right after another in the same line."""
        return self.is_word(i) and self.adjoins(i)

    def _rank_token(self, i: int) -> Rank:
        token, folded = self.tokens[i], self.folded[i]
        if token.kind != "word":
            return Rank.STOP
        if folded in _ALI:
            return self._ali(i)
        written = self._written(i)
        if written in _WRITTEN:
            return _WRITTEN[written]
        if written == "given":
            followed = self.follows(i + 1) and self.rank_of(self.folded[i + 1]) >= Rank.UNKNOWN
            return Rank.LIKELY if followed else Rank.STOP  # «آن هيدالغو»
        if token.text[-1] in _TANWIN or token.text[-2:-1] in _TANWIN:
            return Rank.STOP  # «فوزاً»: names have no tanwin
        rank = self.rank_of(folded)
        if rank == Rank.UNKNOWN and not _VOWELS.isdisjoint(token.text):
            return Rank.VERBAL  # «يُعانون»: vowels are written where a verb would be misread
        if rank >= Rank.RARE and token.text[-1] == "ه" and is_everyday(self._lexicon, folded):
            entries = self._lexicon.entries(folded, "names")
            if rank == Rank.RARE or (entries and all(e.lemma.endswith("ة") for e in entries)):
                return Rank.WEAK  # «دعمه», «ناديه»
        return rank

    def _written(self, i: int) -> str:
        """What the list of words that are seldom names says of token ``i`` as it is written."""
        entries = self._lexicon.entries(self.folded[i], "name_words")
        return next((e["kind"] for e in entries if e.lemma == self.tokens[i].text), "") if entries else ""

    def pretend(self, i: int, folded: str) -> str:
        """Read token ``i`` as another word; gives back what it was."""
        before = self.folded[i]
        self.folded[i] = folded
        self._of_token[i] = self._rank_token(i)
        return before

    def _ali(self, i: int) -> Rank:
        """«علي» is a name and «على» a preposition, but some outlets write both alike."""
        surface = self.tokens[i].text
        if surface == "منى":
            known = self.follows(i + 1) and self.rank_of(self.folded[i + 1]) >= Rank.RARE
            return Rank.LIKELY if known else Rank.WEAK
        if surface == "علي" and not self._sloppy():
            asked = self.follows(i) and self.verb(i - 1) and not self.follows(i + 1)
            return Rank.WEAK if asked else Rank.SURE
        if self.folded[i] != "علي":
            return Rank.STOP
        between = self.follows(i + 1) and self.rank_of(self.folded[i + 1]) >= Rank.LIKELY
        before = self.follows(i) and self.rank_of(self.folded[i - 1]) >= Rank.LIKELY
        if surface == "على" and self.folded[i + 1].startswith("ال") and not self._dotless():
            return Rank.STOP  # «راهن القحطاني على الهلال»
        return Rank.WEAK if between and (before or surface == "علي") else Rank.STOP

    def _sloppy(self) -> bool:
        """Whether the article writes «إلي» for «إلى», so that its «علي» tells nothing."""
        return self.reading.once("persons:sloppy", lambda: any(t.text in ("إلي", "الي") for t in self.tokens))

    def _dotless(self) -> bool:
        """Whether the article writes «فى» and «الذى», so that its «على» may be anybody."""
        return self.reading.once("persons:dotless", lambda: any(t.text in ("فى", "الذى", "التى") for t in self.tokens))

    def next_word(self, i: int) -> int:
        """The token after ``i``, past the underscore of a hashtag."""
        if self.folded[i + 1] == "_" and self.is_word(i + 2) and self.tokens[i + 2].start == self.tokens[i + 1].end:
            return i + 2
        return i + 1

    def grade(self, folded: str) -> int:
        """Grade of the name table, the word as it stands or one less without its article; 0 for none."""
        return self._words.grade(folded)

    def listed(self, folded: str) -> bool:
        """Whether a word list has the word as it stands: «بيان» is not «ب» + «يان»."""
        return self._known(folded).listed

    def plain(self, i: int) -> bool:
        """Whether token ``i`` is in no list, joined to nothing and bears no pronoun."""
        folded = self.folded[i]
        if folded[0] in "لبك" and self.rank_of(folded[1:]) >= Rank.LIKELY:
            return False  # «تعهد كيم لترامب»
        return folded[0] != "و" and not folded.endswith(("ه", "ها", "هم", "اء")) and not self.listed(folded)

    def openers(self) -> list[int]:
        """Tokens that a name may begin with, proclitics aside: a quick look that most words fail."""
        gates: dict[str, bool] = self._lexicon.memo("persons:gates")
        found: list[int] = []
        for i, rank in enumerate(self._of_token):
            if rank < Rank.GUARDED:
                folded = self.folded[i]
                gate = gates.get(folded)
                if gate is None:
                    gate = gates[folded] = self._gate(folded)
                if not gate:
                    continue
            found.append(i)
        return found

    def _gate(self, folded: str) -> bool:
        if (
            folded in self._joining
            or folded in self._addresses
            or folded in self._anchors
            or folded in self.family_names
        ):
            return True
        if not folded.startswith(("و", "ف", "ل", "ب", "ك")):
            return False
        return any(self.rank_of(folded[cut:]) >= Rank.LIKELY or folded[cut:] in ("عبد", "ابو") for cut in (1, 2))

    def everyday(self, i: int) -> bool:
        """Whether token ``i`` is an ordinary word of news."""
        return is_everyday(self._lexicon, self.folded[i])

    def given(self, i: int) -> bool:
        """Whether the table knows token ``i`` as a given name."""
        return self._known(self.folded[i]).given

    def is_given(self, folded: str) -> bool:
        """Whether the table knows a word as a given name."""
        return self._known(folded).given

    def foreign_surname(self, folded: str) -> bool:
        """A family name that is nothing else: it stands alone for its bearer."""
        return self._known(folded).foreign_surname

    def own_surname(self, i: int) -> bool:
        """A family name of our own list, whatever else it may be: «ماي»."""
        return self._known(self.folded[i]).own_surname

    def only_surname(self, i: int) -> bool:
        """A family name of our own list that is no given name, though it may be an ordinary word: «دار»."""
        return self._known(self.folded[i]).only_surname

    def goes_by_given_name(self, folded: str) -> bool:
        """A given name that hardly anybody else in Arabic news has, so that it may stand alone."""
        return self._known(folded).by_given_name

    def foreign_given(self, i: int) -> bool:
        """A given name from abroad that is no Arabic word: what follows it is a family name."""
        return self._known(self.folded[i]).foreign_given

    def verb(self, i: int) -> bool:
        """Whether token ``i`` is spelt as a verb of the word lists."""
        return self._known(self.folded[i]).verb

    def noun(self, i: int) -> bool:
        """Whether token ``i`` is a common noun of the word lists: a group, a body, an event, a field."""
        return self._known(self.folded[i]).noun

    def thing(self, i: int) -> bool:
        """Whether token ``i`` is a thing named after persons: «حوش عيسى», «انتخاب بوتين»."""
        if self.folded[i] in self._joining:
            return False  # «عبد الله»
        return self._written(i) == "deed" or any(not m.prefix and not m.suffix for m in self.reading.at(i, "eponyms"))

    def quality(self, i: int) -> bool:
        """Whether token ``i`` may be an adjective of a post or a person."""
        here = self.reading.starting[i]
        return "office_adjectives" in here or "person_adjectives" in here or "office_statuses" in here

    def placed(self, i: int) -> bool:
        """Whether token ``i`` is a country or a place."""
        here = self.reading.starting[i]
        return any(not m.prefix for table in ("countries", "places") for m in here.get(table, ()))

    def title(self, i: int) -> bool:
        """Whether token ``i`` is a title and heads no post: «السيد», «الشريف», «القاضي»."""
        return self._known(self.folded[i]).title

    def post(self, i: int) -> bool:
        """Whether token ``i`` is a title or the head of a post."""
        return self.is_word(i) and self._known(self.folded[i]).post

    def nisba(self, i: int) -> bool:
        """Whether token ``i`` is an adjective of nation."""
        return self._known(self.folded[i]).nisba

    def joins_next(self, i: int) -> bool:
        """«عبد», «بن», «آل», «دي» …"""
        if self.folded[i] not in self._joining or not self.is_word(i):
            return False
        return self.folded[i] != "ابي" or self.tokens[i].text[0] != "آ"  # «شينزو آبي»

    def anchors(self, i: int) -> bool:
        """«أوغلو», «نجاد»: the end of a family name that is nothing else."""
        return self.is_word(i) and self.folded[i] in self._anchors

    def joins_last(self, i: int) -> bool:
        """«الدين», «أوغلو», «زاده» …"""
        return self.is_word(i) and self.folded[i] in self._joined

    def with_god(self, i: int) -> bool:
        """«خلف الله», «جاد الله», «نجم الدين»: whatever the first word is."""
        after = self.next_word(i)
        if not self.is_word(i) or not self.is_word(after) or not self.adjoins(after):
            return False
        if self.folded[after] == "الله" and self.tokens[i].text.endswith("ه"):
            return False  # «حفظه الله», «رحمه الله»; «رحمة الله» is a name
        if self.folded[i] == "وعبد":
            return False  # «محمد السادس وعبد الله الثاني»
        return self.folded[after] in ("الله", "الدين", "الاسلام")

    def ordinal(self, i: int) -> bool:
        """«الثاني» of «عبد الله الثاني»."""
        return self.is_word(i) and self.folded[i] in _ORDINALS

    def address(self, i: int) -> bool:
        """«سيد» of «سيد عاصم منير»: no title without its article."""
        return self.is_word(i) and self.folded[i] in self._addresses

    def family_first(self, i: int) -> bool:
        """«شي» of «شي جين بينغ», where a foreign word follows."""
        if self.folded[i] not in self.family_names or not self.follows(i + 1):
            return False
        after = self.folded[i + 1]
        if after in self._syllables:  # «كيم كي غوان»
            return self.follows(i + 2) and self.rank(i + 2) >= Rank.UNKNOWN and not self.everyday(i + 2)
        if after.startswith(("ال", "لا", "لل")) and len(after) > 4:
            return False  # «دعت مون لإتمام الزيارة»
        return self.rank(i + 1) >= Rank.UNKNOWN and self.folded[i] != "لي"

    def past_a_name(self, i: int) -> bool:
        """Whether an unknown word is hardly a third name: «بالتآمر», «تاركا»."""
        folded = self.folded[i]
        if folded.startswith(("بال", "كال", "لل")) and len(folded) > 5:
            return True
        return len(folded) == 5 and folded[1] == "ا" and folded[4] == "ا" and folded[3] not in "اوي"

    def ends_before(self, i: int) -> bool:
        """Whether token ``i`` is surely no more of the name: end of line, mark, function word, verb, title, post."""
        if not self.follows(i):
            return True
        rank = self.rank(i)
        return rank == Rank.STOP or self.post(i) or (rank == Rank.COMMON and self.folded[i].startswith("و"))


def nameable_of(reading: Reading) -> Nameable:
    """The one :class:`Nameable` of a reading."""
    return reading.once("persons:nameable", lambda: Nameable(reading))
