"""What a word by itself can be in a person's name: sure, likely, unknown, ordinary, or what ends a name."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import regex

from khabar.extractors.persons.evidence import is_everyday
from khabar.lexicon import Entry, Lexicon
from khabar.lexicon.trie import entries_of
from khabar.matching.names import bare

__all__ = ["Known", "Rank", "WordRanks"]


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
     "light_verbs", "meeting_cues", "layout_phrases"]
)  # fmt: skip
_NOUNS = frozenset(["meeting_groups", "speakers", "triggers", "organisation_heads", "office_bodies", "media"])
_ADDRESSED = frozenset(["titles", "honorifics", "office_heads"])
_VERBS = frozenset(["cues", "triggers", "light_verbs", "meeting_cues"])
#: Names of Latin letters, as «زد تي إي» spells them; and «بني», which begins tribes.
_NO_NAMES = frozenset(
    ["اي", "بي", "سي", "تي", "اف", "جي", "اتش", "كي", "ان", "كيو", "ار", "اس", "يو", "في", "اكس", "واي", "زد", "ايه",
     "بني"]
)  # fmt: skip
#: Endings of family names from abroad that no verb has.
_SURNAME_ENDS = ("سكي", "وفا", "يفا", "ييف", "وفيتش", "سون", "يان", "ينو")
_WITH_PRONOUN = regex.compile("[وف]?(?:علي|من|عن|الي|في|لدي|مع|بين|عند|حول|ضد|ل|ب)(?:ه|ها|هم|هما|نا|ك|كم)")


class Known(NamedTuple):
    """
    What the word lists say of a word.

    Attributes:
        given: The name table has it as a given name.
        foreign_surname: A family name that is nothing else: it stands alone for its bearer.
        own_surname: A family name of our own list, whatever else it is: «ماي».
        only_surname: A family name of our own list that is no given name, though it may be an ordinary word: «دار».
        by_given_name: A given name that hardly anybody else in Arabic news has, so that it may stand alone.
        foreign_given: A given name from abroad that is no Arabic word: what follows it is a family name.
        verb: Spelt as a verb of the word lists.
        noun: A common noun of the word lists: a group, a body, an event, a field.
        title: A title that heads no post: «السيد», «الشريف», «القاضي».
        post: A title or the head of a post.
        nisba: An adjective of nation.
        listed: Some word list has it as it stands: «بيان» is not «ب» + «يان».
    """

    given: bool
    foreign_surname: bool
    own_surname: bool
    only_surname: bool
    by_given_name: bool
    foreign_given: bool
    verb: bool
    noun: bool
    title: bool
    post: bool
    nisba: bool
    listed: bool


class WordRanks:
    """Answers about folded words, remembered in the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ranks: dict[str, Rank] = lexicon.memo("persons:ranks")
        self._known: dict[str, Known] = lexicon.memo("persons:known")

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
        if self.with_pronoun(folded):
            return Rank.STOP  # «عليه», «منها»
        grade = self.grade(folded)
        if len(folded) > 4 and folded[0] in "لبك" and grade < 2 and self.rank_of(folded[1:]) == Rank.SURE:
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
        if not grade and self._lexicon.entries(folded, "past_verbs"):
            return Rank.STOP  # «انسحب ترامب»
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
        if folded.endswith("ا") and len(folded) > 3 and self._declined(folded[:-1]):
            return Rank.COMMON  # «رقما قياسيا», «مصحوبا»
        if len(folded) > 5 and (folded.startswith("مست") or (folded.endswith("ات") and self._declined(folded[:-2]))):
            return Rank.COMMON  # «مستهتر», «سجالات»
        return Rank.VERBAL if _verbal(folded) else Rank.UNKNOWN

    def _declined(self, folded: str) -> bool:
        """Whether a word without its ending is an ordinary one, of a man or of a woman."""
        return self.rank_of(folded) == Rank.COMMON or (len(folded) > 3 and is_everyday(self._lexicon, folded + "ه"))

    @staticmethod
    def with_pronoun(folded: str) -> bool:
        """«لديك», «منها»: a preposition and its pronoun."""
        return _WITH_PRONOUN.fullmatch(folded) is not None

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

    def known(self, folded: str) -> Known:
        """What the word lists say of a folded word."""
        known = self._known.get(folded)
        if known is None:
            known = self._known[folded] = self._look_up(folded)
        return known

    def _look_up(self, folded: str) -> Known:
        entries, meanings = (self._lexicon.entries(folded, "names"), self._lexicon.meanings(folded))
        own = [e for e in entries if e["source"] == "own"]
        tables = {e.table for e in meanings}
        bared = tables if bare(folded) == folded else {e.table for e in self._lexicon.meanings(bare(folded))}
        return Known(
            given=_joined(folded) or any(e["role"] != "surname" for e in entries),
            foreign_surname=any(e["role"] == "surname" and e["grade"] == "3" for e in own),
            own_surname=any(e["role"] != "given" for e in own),
            only_surname=bool(own) and all(e["role"] == "surname" for e in own),
            by_given_name=len(own) == len(entries),
            foreign_given=any(e["role"] != "surname" and int(e["grade"]) > 1 for e in own),
            verb=any(map(_finite, meanings)),
            noun=not _NOUNS.isdisjoint(tables | bared),
            title="titles" in tables and "office_heads" not in tables,
            post=not tables.isdisjoint(_ADDRESSED),
            nisba="nisbas" in tables,
            listed=bool(meanings or self.grade(folded) or self._lexicon.entries(folded, "everyday")),
        )


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
