"""
Compile ``lexicon/data/everyday.tsv``: words of news that are hardly ever part of a name.

Run by developers only: ``python scripts/compile_everyday.py news.jsonl.gz``. A word is taken when it is met often,
seldom after a name or title, and shows by its forms (with article, pronoun, ending, person) that it is a noun or verb
of Arabic and not a foreign name.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import regex

from khabar.lexicon.tables import builtin_rows
from khabar.text import fold, tokenize

DATA = Path(__file__).parents[1] / "src/khabar/lexicon/data"
BEFORE = {
    "بن", "ابن", "بنت", "ابو", "ابي", "ام", "عبد", "الدكتور", "الدكتوره", "الامير", "الاميره", "السيده", "المهندس",
    "الجنرال", "الاستاذ", "الملك", "السيد",
}  # fmt: skip
ARTICLES = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال")
ENDINGS = ("ه", "ها", "هم", "ت", "ين", "ون", "ات", "ان", "ا", "وا", "نا")
PRONOUNS = ("هما", "ها", "هم", "نا", "ه")
INFLECTED = regex.compile(r"(?:ست|سي|سن|ي|ت|ا)?\w{2,}(?:هم|ها|هما|نا|وا|ون|ين|تين|ات)")
ARABIC = regex.compile(r"[\u0621-\u064A]{2,}")
# Foreign names whose forms look Arabic, and words the rule misses
NAMES = frozenset(
    ["ارماني", "ارنو", "استير", "اسياسي", "اصيلي", "انوري", "اوناي", "ايريك", "ايفا", "ايلي", "باسيج",
     "بانيا", "بركاتي", "بروجردي", "بلاديوم", "بليند", "بنزيمه", "بوتينا", "بوريسوف", "بوكمال", "بولت",
     "بيرت", "تاتيانا", "تشو", "تشي", "تيفور", "جرمان", "جرموزي", "جوزي", "جولياني", "حبتور", "حمدين",
     "خالدون", "داود", "دريهمي", "دوني", "دويد", "رادسي", "رايان", "رايدي", "رايسين", "رجوب", "رحباني",
     "رضوان", "رفيعي", "روخا", "رودي", "رولان", "رووس", "زمالي", "ساتي", "ستاغ", "ستودي", "ستورمي", "سوزا",
     "سوكني", "سيرا", "سيرو", "سيلت", "سيمون", "سيمونا", "سيموني", "شاركي", "شانلي", "صمعاني", "طبوبي",
     "عدنان", "عكرمي", "عنبري", "غافين", "غايا", "غراند", "غولدن", "غيت", "غيتي", "فاتو", "فاسيلي", "فريزر",
     "فيردي", "فيلت", "قحطاني", "قرجاني", "قرضاوي", "قوبنطيني", "كادينا", "كافانو", "كامب", "كامرون",
     "كانتي", "كاي", "كساندر", "كوران", "كوربن", "كورتوا", "كوني", "كووس", "كيانا", "كيبا", "لوف", "ليانا",
     "ليبرون", "ليفانتي", "ليو", "ماريان", "مارينوف", "ماونت", "ماوي", "مايلي", "مراي", "مورتر", "هازار",
     "هوت", "هونغوي", "هوي", "واتس", "وانوري", "وهبي", "يامي", "يانز", "يانغ", "يخاندرو"]
)  # fmt: skip
MORE = ["انصار", "خلفا", "نجل", "ارتداء", "جراء", "وفاه", "مجددا", "مشيدا", "مبديا", "انحاء", "زهاء", "غضون", "زعيم",
        "خبر", "اواخر", "طوال", "طيله", "علاوه", "بغيه", "حينما", "عندما", "ربما", "كف", "ذوو", "موخر",
        "مثابه", "ناهز", "يناهز"]  # fmt: skip


def stem(word: str) -> tuple[str, str]:
    """A word without article and the proclitics before it, and what was cut."""
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 3:
            return word[len(article) :], article
    return word, ""


def related(word: str, words: Counter[str]) -> bool:
    """Whether the news have another form of the word."""
    if any(word + ending in words for ending in ENDINGS) or (word[-1] in "هتين" and word[:-1] in words):
        return True
    return word[0] in "يتنا" and any(c + word[1:] in words for c in "يتن" if c != word[0])


def has_bare(word: str, words: set[str]) -> bool:
    """Whether the word without its pronoun is in the list, so that it need not be."""
    for pronoun in PRONOUNS:
        bare = word[: -len(pronoun)]
        if word.endswith(pronoun) and len(bare) >= 3:
            forms = {bare, bare[:-1] + "ه" if bare[-1] == "ت" else bare, bare[:-1] + "ي" if bare[-1] == "ا" else bare}
            if forms & words - {word}:
                return True
    return False


def main() -> None:
    """Write the table."""
    grades: dict[str, int] = {}
    proper: set[str] = set()
    for row in builtin_rows():
        key = fold(row.values[0])
        if row.table == "names":
            grades[key] = max(grades.get(key, 0), int(row.get("grade")))
        elif row.table in ("places", "countries", "organisations", "nisbas"):
            proper.add(key)
    sure = {word for word, grade in grades.items() if grade == 3} | BEFORE
    words: Counter[str] = Counter()
    after: Counter[str] = Counter()
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        for line in lines:
            before = ""
            for token in tokenize(json.loads(line)["text"]):
                word = fold(token.text) if token.kind == "word" else ""
                words[word] += 1
                after[word] += before in sure
                before = word
    total: Counter[str] = Counter()
    named: Counter[str] = Counter()
    cuts: dict[str, set[str]] = defaultdict(set)
    for word, n in words.items():
        if ARABIC.fullmatch(word):
            bare, cut = stem(word)
            total[bare] += n
            named[bare] += after[word]
            cuts[bare].add(cut)
    kept = set(MORE)
    for word, n in total.items():
        most = 0.5 if word[0] in "يت" and related(word, words) else 0.15  # verbs do follow names
        rare = n < 4 or named[word] / n >= most or max(grades.get(word, 0), grades.get("ال" + word, 0)) >= 2
        if rare or word in proper or word in NAMES:
            continue
        if word[0] in "وفبلك" and len(word) > 3 and total.get(word[1:], 0) >= n:
            continue
        if cuts[word] != {""} or related(word, words) or (INFLECTED.fullmatch(word) and word[-2:] not in ("ون", "ين")):
            kept.add(word)
    kept = {word for word in kept if not has_bare(word, kept)}
    head = "# Ordinary words of news, folded, without article and proclitic; names only where the text shows it."
    rows = [head, "form\tcomment\tsource", *(f"{word}\t\tcounted" for word in sorted(kept))]
    (DATA / "everyday.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(len(kept), "rows")


if __name__ == "__main__":
    main()
