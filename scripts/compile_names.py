"""
Compile ``lexicon/data/names.tsv`` from the name index of *arabic-name-romanizer* and grade it against news.

Run by developers only: ``python scripts/compile_names.py names.sqlite3 news.jsonl.gz scripts/women_names.txt``.
The index (see ``NOTICE.md``) says how often a word is a given or a family name and how it is written in Latin letters;
the news say how often the same word is no name at all.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import regex

from khabar.lexicon.tables import builtin_rows
from khabar.text import fold, tokenize

DATA = Path(__file__).parents[1] / "src/khabar/lexicon/data"
SOURCES = {"wikidata": "wikidata", "dzirinames": "dzirinames"}
# What may stand around a name and hardly around another word
BEFORE = {
    "بن", "ابن", "بنت", "ابو", "ابي", "ام", "عبد", "الدكتور", "الدكتوره", "الامير", "الاميره", "السيده", "العميد",
    "المهندس", "الجنرال", "الاستاذ",
}  # fmt: skip
# Tables of proper names, which other names may well be
NO_WORDS = {
    "names", "everyday", "places", "countries", "nisbas", "organisations", "time_context", "office_adjectives",
    "title_modifiers", "person_adjectives", "eponyms", "office_statuses",
}  # fmt: skip
JOINED = {"عبد", "ابو", "ابي", "ال", "بن", "ابن", "ام", "ذو"}
ARABIC = regex.compile(r"[\u0621-\u064A ]+")


def units(path: str) -> dict[str, Counter[str]]:
    """Per folded word: counts of given, surname, and ``latin:`` spellings."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    rows = sqlite3.connect(path).execute("select arabic_key, latin, country, role, count, source from units")
    for key, latin, country, role, count, source in rows:
        words = [fold(w) for w in key.split()]
        if not ARABIC.fullmatch(" ".join(words)) or len(words) > 2 or (len(words) == 2 and words[0] not in JOINED):
            continue
        counts = found[" ".join(words)]
        counts["given" if role == "given" else "surname" if role == "surname" else "given"] += count
        counts["source:" + source] += count
        counts["country:" + country] += count
        if latin.isascii() and latin[:1].isupper():
            counts["latin:" + latin] += count
    return found


def news_words(path: str, names: set[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in the news, and how often beside another name or a title."""
    total: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            tokens = tokenize(json.loads(line)["text"])
            words = ["" if t.kind != "word" else fold(t.text) for t in tokens]
            for i, word in enumerate(words):
                if not word:
                    continue
                total[word] += 1
                before = words[i - 1] if i else ""
                after = words[i + 1] if i + 1 < len(words) else ""
                if before in BEFORE or before in names or after in names or after == "بن":
                    beside[word] += 1
    return total, beside


def grade(word: str, counts: Counter[str], total: int, beside: int, common: set[str]) -> int:
    """3 surely a name, 2 probably, 1 only with other evidence."""
    as_name = counts["given"] + counts["surname"]
    if word in common or len(word) < 3:
        return 1
    if total >= 5:
        share = beside / total
        if share >= 0.4 and as_name >= 5:
            return 3
        return 2 if share >= (0.15 if total < 60 else 0.3) and as_name >= 2 else 1
    return 3 if as_name >= 20 else 2 if as_name >= 3 else 1


def rows(index: str, news: str, women: set[str]) -> Iterator[tuple[str, ...]]:
    """All rows of the table."""
    common = {fold(row.values[0]) for row in builtin_rows() if row.table not in NO_WORDS and " " not in row.values[0]}
    mine = [row for row in builtin_rows() if row.path == "names_world.tsv"]
    own = {fold(row.values[0]) for row in mine}
    same = {(fold(row.values[0]), *row.values[1:5]) for row in mine}
    found = units(index)
    sure = {w for w, c in found.items() if c["given"] >= 30 and w not in common and " " not in w}
    for _ in range(2):
        total, beside = news_words(news, sure | own)
        sure = {w for w, c in found.items() if " " not in w and grade(w, c, total[w], beside[w], common) == 3}
    for word in sorted(found):
        counts = found[word]
        as_name = counts["given"] + counts["surname"]
        if as_name < 2 and (total[word] >= 5 or word in own):
            continue
        g = 3 if " " in word else grade(word, counts, total[word], beside[word], common)
        if as_name < 2 and not total[word]:
            continue
        role = "given" if counts["given"] > 4 * counts["surname"] else "both"
        if counts["surname"] > 4 * counts["given"]:
            role = "surname"
        latin = max((k for k in counts if k.startswith("latin:")), key=lambda k: (counts[k], k), default="")[6:]
        source = max((k for k in counts if k.startswith("source:")), key=lambda k: counts[k])[7:]
        gender = "f" if word in women else ""
        if (word, role, str(g), gender, latin) not in same:
            yield word, role, str(g), gender, latin, "", "", SOURCES[source]


def main() -> None:
    """Write the table."""
    index, news, women = sys.argv[1:4]
    names = {fold(w) for w in Path(women).read_text(encoding="utf-8").split()}
    out = ["\t".join(("form", "role", "grade", "gender", "latin", "country", "comment", "source"))]
    out += ["\t".join(row) for row in rows(index, news, names)]
    (DATA / "names.tsv").write_text("\n".join(out) + "\n", encoding="utf-8")
    print(len(out) - 1, "rows")


if __name__ == "__main__":
    main()
