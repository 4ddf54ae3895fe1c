"""What each word of an article can be in a person's name: sure, likely, unknown, ordinary, or what ends a name."""

from __future__ import annotations

from enum import IntEnum

import regex

from khabar.extractors.persons.evidence import JOINERS, is_everyday
from khabar.lexicon import Entry
from khabar.lexicon.trie import entries_of
from khabar.matching.names import bare
from khabar.reading import Reading

__all__ = ["FAMILY_FIRST", "Nameable", "Rank", "nameable_of"]


class Rank(IntEnum):
    """How readily a word is taken as part of a name."""

    STOP = 0  #: ends a name: mark, number, function word, verb, title, post, day
    COMMON = 1  #: an ordinary word, a place, an adjective of nation
    VERBAL = 2  #: in no list, spelt as a verb may be
    GUARDED = 3  #: a name that is also a title, post or day: only between names
    WEAK = 4  #: a name, but more often an ordinary word
    UNKNOWN = 5  #: in no list
    RARE = 6  #: a name seldom met, and nothing else
    LIKELY = 7
    SURE = 8


#: Tables whose words end a name.
_STOPS = frozenset(
    ["function_words", "months", "weekdays", "time_words", "time_units", "numbers", "titles", "honorifics",
     "office_heads", "editorials", "attributions", "switches"]
)  # fmt: skip
#: Tables whose words are ordinary ones that may also be names.
_ORDINARY = frozenset(
    ["meeting_groups", "speakers", "media", "organisation_heads", "office_domains", "office_bodies",
     "office_adjectives",
     "office_statuses", "title_modifiers", "triggers", "nisbas", "countries", "places", "organisations", "cues",
     "light_verbs", "meeting_cues", "layout_phrases", "past_verbs"]
)  # fmt: skip
_NOUNS = frozenset(["meeting_groups", "speakers", "triggers", "organisation_heads", "office_bodies", "media"])
_ADDRESSED = frozenset(["titles", "honorifics", "office_heads"])
_VERBS = frozenset(["cues", "triggers", "light_verbs", "meeting_cues"])
_ALI = frozenset(["علي", "مني", "الي"])
#: East Asian family names, which stand first.
FAMILY_FIRST = frozenset(
    ["كيم", "شي", "مون", "لي", "وانغ", "بارك", "تشانغ", "يانغ", "ليو", "نغوين", "تران", "تشو", "ليم", "تان"]
)
#: Names of Latin letters, as «زد تي إي» spells them; and «بني», which begins tribes.
_NO_NAMES = frozenset(
    ["اي", "بي", "سي", "تي", "اف", "جي", "اتش", "كي", "ان", "كيو", "ار", "اس", "يو", "في", "اكس", "واي", "زد", "ايه",
     "بني"]
)  # fmt: skip
#: Joiners that take the next word with them, whatever it is.
_BEFORE = JOINERS | frozenset(["دي", "دو", "دا", "دل", "ديل", "فان", "فون", "ماك", "سان", "اوف", "بو", "لو"])
#: Joiners that belong to the word before.
_AFTER = frozenset(["الدين", "الله", "اوغلو", "اوغلي", "زاده", "خان", "باشا", "بك", "زاد", "نجاد", "پور", "بور"])
_ANCHORS = frozenset(["اوغلو", "اوغلي", "زاده", "نجاد"])
#: Numbers of kings and popes.
_ORDINALS = frozenset(
    ["الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر", "الاولي",
     "الثانيه"]
)  # fmt: skip
#: Words of address that begin names in Pakistan, Iran, India and the Maghreb when they have no article.
_ADDRESSES = frozenset(["سيد", "سيده", "سردار", "خواجه", "مولانا", "مولاي", "حاجي", "ميرزا", "شيخ", "امير", "بير"])

#: Endings of family names from abroad that no verb has.
_SURNAME_ENDS = ("سكي", "وفا", "يفا", "ييف", "وفيتش", "سون", "يان", "ينو")
_TANWIN = frozenset("\u064b\u064c\u064d")
_WITH_PRONOUN = regex.compile("[وف]?(?:علي|من|عن|الي|في|لدي|مع|بين|عند|حول|ضد|ل|ب)(?:ه|ها|هم|هما|نا|ك|كم)")


class Nameable:
    """Ranks the words of one article; every answer is worked out once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.folded = [lexeme.folded for lexeme in reading.lexemes] + [""] * 8  # rules look a little past the end
        self._lexicon = reading.lexicon
        self._ranks: dict[str, Rank] = reading.lexicon.memo("persons:ranks")
        self._gates: dict[str, bool] = reading.lexicon.memo("persons:gates")
        self._of_token = [self._rank_token(i) for i in range(len(self.tokens))]

    def is_word(self, i: int) -> bool:
        """Whether token ``i`` exists and is a word."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "word"

    def next_word(self, i: int) -> int:
        """The token after ``i``, past the underscore of a hashtag."""
        if (
            i + 2 < len(self.tokens)
            and self.tokens[i + 1].text == "_"
            and self.tokens[i + 2].start == self.tokens[i + 1].end
        ):
            return i + 2
        return i + 1

    def adjoins(self, i: int) -> bool:
        """Whether nothing but blanks stands between token ``i`` and the one before."""
        return 0 < i < len(self.tokens) and "\n" not in self.reading.text[self.tokens[i - 1].end : self.tokens[i].start]

    def follows(self, i: int) -> bool:
        """Whether token ``i`` is a word that stands right after another in the same line."""
        return self.is_word(i) and self.adjoins(i)

    def rank(self, i: int) -> Rank:
        """Rank of token ``i`` as it stands."""
        return self._of_token[i] if 0 <= i < len(self._of_token) else Rank.STOP

    def _rank_token(self, i: int) -> Rank:
        token, folded = self.tokens[i], self.folded[i]
        if token.kind != "word":
            return Rank.STOP
        if folded in _ALI:
            return self._ali(i)
        if token.text == "آن" and self.follows(i + 1) and self.rank_of(self.folded[i + 1]) >= Rank.UNKNOWN:
            return Rank.LIKELY  # «آن هيدالغو»
        if token.text[-1] in _TANWIN or token.text[-2:-1] in _TANWIN:
            return Rank.STOP  # «فوزاً»: names have no tanwin
        rank = self._ranks.get(folded)
        if rank is None:
            rank = self.rank_of(folded)
        if rank == Rank.RARE and token.text[-1] == "ه" and is_everyday(self._lexicon, folded):
            return Rank.WEAK  # «دعمه»
        return rank

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
        return Rank.WEAK if between and (before or surface == "علي") else Rank.STOP

    def _sloppy(self) -> bool:
        """Whether the article writes «إلي» for «إلى», so that its «علي» tells nothing."""
        return self.reading.once("persons:sloppy", lambda: any(t.text in ("إلي", "الي") for t in self.tokens))

    def rank_of(self, folded: str) -> Rank:
        """Rank of a folded word."""
        rank = self._ranks.get(folded)
        if rank is None:
            rank = self._ranks[folded] = self._work_out(folded)
        return rank

    def _work_out(self, folded: str) -> Rank:
        if not 2 <= len(folded) <= 30:  # no name, and too long to peel letter by letter
            return Rank.STOP
        if folded[0] < "\u0600" or folded in _NO_NAMES:
            return Rank.STOP
        if _joined(folded):
            return Rank.SURE
        if _WITH_PRONOUN.fullmatch(folded):
            return Rank.STOP  # «عليه», «منها»
        grade = self.grade(folded)
        if len(folded) > 4 and folded[0] in "لبك" and grade < 3 and self.rank_of(folded[1:]) == Rank.SURE:
            return Rank.COMMON  # «بأحمد»
        if (
            grade < (2 if folded[0] == "و" else 1)
            and folded[0] in "وف"
            and any(_finite(e) for e in self._lexicon.meanings(folded[1:]))
        ):
            return Rank.STOP  # «وأكد»
        meanings = [e for e in self._lexicon.meanings(folded) if _counts(e)]
        tables = {e.table for e in meanings}
        if "function_words" in tables:
            return Rank.STOP
        verb = any(_finite(e) for e in meanings)
        if verb and grade < 3:
            return Rank.GUARDED if grade else Rank.STOP
        if any(e.table in _STOPS for e in meanings):
            return Rank.LIKELY if grade == 3 and not tables & _ADDRESSED else Rank.GUARDED if grade else Rank.STOP
        if grade == 3:
            return Rank.LIKELY if verb or tables else Rank.SURE
        everyday = self._lexicon.entries(bare(folded), "everyday") if grade else is_everyday(self._lexicon, folded)
        if grade == 2:
            return Rank.WEAK if tables or everyday else Rank.LIKELY
        if grade == 1:
            return Rank.WEAK if tables or everyday else Rank.RARE
        if tables or everyday or self._inflected(folded):
            return Rank.COMMON
        if len(folded) > 3 and folded[0] in "وف" and self.rank_of(folded[1:]) != Rank.UNKNOWN:
            return Rank.COMMON
        if folded.endswith(("تين", "تان")) and is_everyday(self._lexicon, folded[:-3] + "ه"):
            return Rank.COMMON  # «عربتين مدرعتين»
        if folded.endswith("ا") and len(folded) > 3 and self.rank_of(folded[:-1]) == Rank.COMMON:
            return Rank.COMMON  # «رقما قياسيا»
        return Rank.VERBAL if _verbal(folded) else Rank.UNKNOWN

    def _inflected(self, folded: str) -> bool:
        """Whether a listed word stands in it after a proclitic or before a pronoun."""
        if any(entries_of(node) for node, *_ in self._lexicon.lexeme(folded).starts):
            return True
        return any(
            folded.endswith(pronoun)
            and len(folded) - len(pronoun) > 2
            and self._lexicon.meanings(folded[: -len(pronoun)])
            for pronoun in ("ه", "ها", "هم", "هما")
        )

    def grade(self, folded: str) -> int:
        """Grade of the name table, the word as it stands or one less without its article; 0 for none."""
        entries = self._lexicon.entries(folded, "names")
        if entries:
            return max(int(e["grade"]) for e in entries)
        if folded.startswith("ال") and len(folded) > 4:
            entries = self._lexicon.entries(folded[2:], "names")
            return max(min(2, max((int(e["grade"]) for e in entries), default=0)), 0)
        return 0

    def may_open(self, i: int) -> bool:
        """Whether a name may begin with token ``i``, its proclitic aside: a quick look that most words fail."""
        if self._of_token[i] >= Rank.GUARDED:
            return True
        folded = self.folded[i]
        gate = self._gates.get(folded)
        if gate is None:
            gate = self._gates[folded] = self._gate(folded)
        return gate

    def _gate(self, folded: str) -> bool:
        if folded in _BEFORE or folded in _ADDRESSES or folded in _ANCHORS or folded in FAMILY_FIRST:
            return True
        if not folded.startswith(("و", "ف", "ل", "ب", "ك")):
            return False
        return any(self.rank_of(folded[cut:]) >= Rank.LIKELY or folded[cut:] in ("عبد", "ابو") for cut in (1, 2))

    def listed(self, folded: str) -> bool:
        """Whether a word list has the word as it stands: «بيان» is not «ب» + «يان»."""
        lexicon = self._lexicon
        return bool(lexicon.entries(folded, "everyday") or lexicon.meanings(folded) or self.grade(folded))

    def everyday(self, i: int) -> bool:
        """Whether token ``i`` is an ordinary word of news."""
        return is_everyday(self._lexicon, self.folded[i])

    def given(self, i: int) -> bool:
        """Whether the table knows token ``i`` as a given name."""
        folded = self.folded[i]
        if _joined(folded):
            return True
        return any(e["role"] != "surname" for e in self._lexicon.entries(folded, "names"))

    def foreign_surname(self, folded: str) -> bool:
        """A family name that is nothing else: it stands alone for its bearer."""
        return any(
            e["role"] == "surname" and e["grade"] == "3" and e["source"] == "own"
            for e in self._lexicon.entries(folded, "names")
        )

    def only_surname(self, i: int) -> bool:
        """A family name of our own list that is no given name, though it may be an ordinary word: «دار»."""
        entries = [e for e in self._lexicon.entries(self.folded[i], "names") if e["source"] == "own"]
        return bool(entries) and all(e["role"] == "surname" for e in entries)

    def goes_by_given_name(self, folded: str) -> bool:
        """A given name that hardly anybody else in Arabic news has, so that it may stand alone."""
        return all(e["source"] == "own" for e in self._lexicon.entries(folded, "names"))

    def foreign_given(self, i: int) -> bool:
        """A given name from abroad that is no Arabic word: what follows it is a family name."""
        entries = self._lexicon.entries(self.folded[i], "names")
        return any(e["source"] == "own" and e["role"] != "surname" and int(e["grade"]) > 1 for e in entries)

    def verb(self, i: int) -> bool:
        """Whether token ``i`` is spelt as a verb of the word lists."""
        return any(_finite(e) for e in self._lexicon.meanings(self.folded[i]))

    def noun(self, i: int) -> bool:
        """Whether token ``i`` is a common noun of the word lists: a group, a body, an event, a field."""
        folded = self.folded[i]
        return any(e.table in _NOUNS for form in (folded, bare(folded)) for e in self._lexicon.meanings(form))

    def title(self, i: int) -> bool:
        """Whether token ``i`` is a title and heads no post: «السيد», «الشريف», «القاضي»."""
        tables = {e.table for e in self._lexicon.meanings(self.folded[i])}
        return "titles" in tables and "office_heads" not in tables

    def post(self, i: int) -> bool:
        """Whether token ``i`` is a title or the head of a post."""
        return self.is_word(i) and any(e.table in _ADDRESSED for e in self._lexicon.meanings(self.folded[i]))

    def nisba(self, i: int) -> bool:
        """Whether token ``i`` is an adjective of nation."""
        return any(e.table == "nisbas" for e in self._lexicon.meanings(self.folded[i]))

    def joins_next(self, i: int) -> bool:
        """«عبد», «بن», «آل», «دي» …"""
        return self.folded[i] in _BEFORE and self.is_word(i)

    def anchors(self, i: int) -> bool:
        """«أوغلو», «نجاد»: the end of a family name that is nothing else."""
        return self.is_word(i) and self.folded[i] in _ANCHORS

    def joins_last(self, i: int) -> bool:
        """«الدين», «أوغلو», «زاده» …"""
        return self.is_word(i) and self.folded[i] in _AFTER

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
        return self.is_word(i) and self.folded[i] in _ADDRESSES

    def family_first(self, i: int) -> bool:
        """«شي» of «شي جين بينغ», where a foreign word follows."""
        if self.folded[i] not in FAMILY_FIRST or not self.follows(i + 1):
            return False
        after = self.folded[i + 1]
        return not after.startswith("ال") and self.rank(i + 1) >= Rank.UNKNOWN and self.folded[i] != "لي"

    def ends_before(self, i: int) -> bool:
        """Whether token ``i`` is surely no more of the name: end of line, mark, function word, verb, title, post."""
        if not self.follows(i):
            return True
        rank = self.rank(i)
        return rank == Rank.STOP or self.post(i) or (rank == Rank.COMMON and self.folded[i].startswith("و"))


def _joined(folded: str) -> bool:
    """«عبدالملك», «محمدطاهر», «بهاءالدين», «ابوالقاسم» written as one word."""
    if len(folded) < 7:
        return False
    return folded.startswith(("عبدال", "محمد", "ابوال")) or (folded.endswith("الدين") and folded[0] not in "وبلفك")


def _counts(entry: Entry) -> bool:
    """A verb in the first person («أصف») is rarer than the name («آصف»); nouns that only look prefixed say nothing."""
    if entry.table == "function_words":
        return entry["pos"] != "noun"
    if entry.table not in _ORDINARY and entry.table not in _STOPS:
        return False
    return entry.table not in _VERBS or entry["shape"] != "imperfect" or entry["person"] != "1"


def _finite(entry: Entry) -> bool:
    return entry.table in _VERBS and entry["shape"] in ("perfect", "imperfect")


def _verbal(folded: str) -> bool:
    """Spelt as an imperfect or future verb, or with an ending that names have not."""
    if folded.endswith(("هما", "وها", "تها", "تهم", "ونه")) and len(folded) > 5:
        return True
    if folded.endswith(_SURNAME_ENDS) and len(folded) > 5:
        return False  # «سيرسكي»
    if folded[:2] in ("سي", "ست") and len(folded) > 4 and folded[2:3] not in "اوي":
        return True
    if (
        folded[0] in "يتن"
        and len(folded) == 5
        and folded[2] == "ا"
        and not any(c in "اوي" for c in folded[1] + folded[3:])
    ):
        return True  # «يرافق»
    if folded[0] in "يت" and len(folded) == 4 and folded[2] in "وي":
        return True  # «يقيل», «تزور»
    return folded[0] in "يتن" and 4 <= len(folded) <= 5 and not any(c in "اوي" for c in folded[1:-1])


def nameable_of(reading: Reading) -> Nameable:
    """The one :class:`Nameable` of a reading."""
    return reading.once("persons:nameable", lambda: Nameable(reading))
