"""What stands before a word and shows that a name begins there."""

from __future__ import annotations

from khabar.extractors.persons.nameable import Nameable
from khabar.extractors.persons.ranks import Rank

__all__ = ["Context"]

_VERBS = frozenset(["cues", "triggers", "light_verbs", "meeting_cues"])
#: Verbs whose subject is somebody who speaks.
_SAYING = frozenset(
    ["قال", "أضاف", "أوضح", "صرح", "أكد", "أشار", "تابع", "شدد", "لفت", "أردف", "استطرد", "أعرب", "كشف"]
)
#: Tables of words after which a name of two unknown words may stand: «المحلل فلان», «السابق فلان», «الألماني فلان».
_BEFORE = frozenset(["speakers", "nisbas", "office_statuses", "titles", "office_heads"])


_MARKS = frozenset('"«“')


class Context:
    """Looks to the left of tokens of one article."""

    def __init__(self, nameable: Nameable) -> None:
        self.n = nameable

    def said(self, i: int) -> bool:
        """Whether a verb of speech stands right before."""
        n = self.n
        if not n.follows(i):
            return False
        return any(
            m.entry.table == "cues" and m.last == i and not m.suffix and m.entry["shape"] in ("perfect", "imperfect")
            for m in n.reading.at(i - 1)
        )

    def speaker(self, i: int, rank: Rank) -> bool:
        """One word after a verb of speech: a sure name, or a word with article that no list knows."""
        n = self.n
        definite = n.folded[i].startswith("ال")
        if rank == Rank.SURE:
            return definite or not n.is_word(i + 1)
        if not definite or n.folded[i].endswith(("ون", "ين", "ات", "تان", "ه")):
            return False
        if rank == Rank.UNKNOWN and n.folded[i].startswith("الم") and not n.folded[i].endswith("ي"):
            return False  # «وأكد المغامر أنه»
        return any(m.entry.lemma in _SAYING and m.last == i for m in n.reading.at(i - 1, "cues"))

    def announced(self, i: int) -> bool:
        """Whether the word before may announce a name: a verb of speech, an adjective of nation, a calling."""
        n = self.n
        if not n.follows(i):
            return False
        before = i - 1
        definite = n.folded[before].removeprefix("و").startswith("ال")
        for match in n.reading.at(before):
            entry = match.entry
            if match.last != i or match.prefix not in ("", "و", "ف") or match.suffix:
                continue
            if entry.table in _VERBS and (entry["shape"] in ("perfect", "imperfect") or match.prefix):
                return True
            if entry.table in _BEFORE and (definite or entry.table == "speakers") and entry["number"] != "p":
                return True
        return False

    def called(self, i: int) -> bool:
        """One word of no list where a person must stand: «الحارس بوفون في», «قال السوري خليل الذي», «زميله جيرو،»."""
        n = self.n
        if not n.follows(i) or n.folded[i][0] in "ولب":
            return False
        if not n.ends_before(i + 1) and not n.folded[i + 1].startswith(("لل", "بال", "كال")):
            return False
        if n.folded[i].endswith("ا") and (n.folded[i][0] == "م" or n.rank_of(n.folded[i][:-1]) < Rank.UNKNOWN):
            return False  # «فورا», «مسلطا»
        if n.rank(i) == Rank.UNKNOWN and (len(n.folded[i]) < 5 or not n.plain(i)):
            return False  # «هباء», «أحزانهم»
        before = i - 1
        if self._bearer(before) or (n.rank(i) >= Rank.LIKELY and self._of_kin(before)):
            return True
        nisba = any(
            m.last == i and not m.prefix and m.entry["number"] == "s" for m in n.reading.at(before, "nisbas")
        ) and n.folded[before].startswith("ال")
        return nisba and (not n.follows(before) or n.rank(before - 1) == Rank.STOP or self._bearer(before - 1))

    def _of_kin(self, i: int) -> bool:
        """«والد مريم»: a noun that needs the other's name."""
        if self.n.joins_next(i) or self.n.reading.starting[i].get("function_words"):
            return False  # «ابن سلمان», «أما حسن»
        return any(
            m.last == i + 1 and m.entry.flag("relational") and m.entry["number"] == "s" and not m.suffix
            for m in self.n.reading.starting[i].get("speakers", ())
        )

    def _bearer(self, i: int) -> bool:
        """«الحارس», «زميله»: a noun for one known person."""
        n = self.n
        return n.is_word(i) and any(
            m.last == i + 1
            and m.entry["kind"] == "person"
            and m.entry["number"] == "s"
            and (m.suffix in ("ه", "ها", "هم") or n.folded[i].startswith("ال", len(m.prefix)))
            for m in n.reading.at(i, "speakers")
        )

    def eponym(self, i: int) -> bool:
        """«شارع محمد الخامس», «بمطار الملك خالد»: a thing named after somebody."""
        n = self.n
        if i > 0 and n.tokens[i - 1].text in _MARKS and n.adjoins(i):
            i -= 1  # «شركة "فيليب موريس"»
        if n.follows(i) and n.post(i - 1):
            i -= 1
        return (
            n.is_word(i - 1)
            and n.adjoins(i)
            and any(m.last == i and not m.suffix and not m.entry["kind"] for m in n.reading.at(i - 1, "eponyms"))
        )
