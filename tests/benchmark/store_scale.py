"""
Fill a store with generated articles, time its questions: python tests/benchmark/store_scale.py 1000 10000 100000

Names, persons, words and events are drawn by Zipf's law: a head of state stands in one of ten articles, most persons
in a handful; an event of the day is told by many outlets, most by one. Two hundred articles a day. Persons are called
by full names, shorter ones and surnames, some without country; a tenth of the meetings have no day, some a month.
"""

from __future__ import annotations

import datetime as dt
import resource
import sqlite3
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator
from itertools import accumulate, islice
from pathlib import Path
from random import Random

from khabar.chronicle.store import Store
from khabar.model import (
    Article,
    Extraction,
    Meeting,
    MeetingDate,
    MeetingPlace,
    OfficeMention,
    Participant,
    Person,
    Quotation,
    Span,
    Speaker,
)

FIRST = """محمد أحمد علي حسن خالد سالم كريم هدى ناصر بدر ليلى سامر طاهر وليد منى رامي زياد فؤاد جمال نادر عادل مريم باسم
هاني صفاء إبراهيم يوسف عمر سعيد حمد فيصل ماجد طارق نبيل أنور رائد غسان فادي مازن عماد""".split()
STEMS = """حرب نجار حداد خطيب شمر دليم عنز عتيب دوسر قحطان زهران غامد شهر عسير تميم كعب أسد هلال بكر تغلب كند مراد صدر
موسو حسين قاسم صالح راشد جبور طائ عزاو سامرائ بغداد بصر كوف حلب حمص شام مصر مغرب تونس فاس وهران عدن صنعان""".split()
LAST = [f"ال{stem}{end}" for stem in STEMS for end in ("ي", "اني", "اوي")]
COUNTRIES = "SA EG IQ SY JO LB AE QA KW OM YE SD LY TN DZ MA PS BH IR TR US RU".split()
CITIES = "الرياض القاهرة بغداد دمشق عمّان بيروت أبوظبي الدوحة الكويت مسقط عدن الخرطوم طرابلس تونس الجزائر الرباط".split()
POSTS = [("رئيس", "الجمهورية"), ("وزير", "الخارجية"), ("وزير", "الدفاع"), ("رئيس", "الوزراء"), ("سفير", "البلاد")]
STANCES = ("states", "praises", "condemns", "calls_for", "denies")
A_DAY = 200


class Zipf:
    """Draws 0 … n-1, each about as often as one in its rank."""

    def __init__(self, n: int, power: float = 1.0) -> None:
        self._sums = list(accumulate(1 / (rank + 1) ** power for rank in range(n)))

    def __call__(self, random: Random) -> int:
        return min(bisect(self._sums, random.random() * self._sums[-1]), len(self._sums) - 1)


def _cast(random: Random, size: int) -> list[tuple[tuple[str, ...], str, str, tuple[str, str]]]:
    """Persons: words of the name, country, gender, post."""
    firsts = [*FIRST, *(_word(5000 + n) for n in range(400))]
    lasts = [*LAST, *(f"ال{_word(20_000 + 3 * n)}ي" for n in range(8000))]
    first, last, country = Zipf(len(firsts), 0.8), Zipf(len(lasts), 0.6), Zipf(len(COUNTRIES), 0.7)
    cast = []
    for _ in range(size):
        words = (*(firsts[first(random)] for _ in range(random.choice((1, 2, 2)))), lasts[last(random)])
        cast.append((words, COUNTRIES[country(random)], random.choice("mmmf"), random.choice(POSTS)))
    return cast


def generated(count: int, seed: int = 1) -> Iterator[Extraction]:
    """Articles with their records."""
    random = Random(seed)
    cast = _cast(random, max(2000, count // 4))
    person, word, event = Zipf(len(cast)), Zipf(30_000), Zipf(150)
    for n in range(count):
        day = dt.date(2015, 1, 1) + dt.timedelta(days=n // A_DAY)
        told = Random(f"{n // A_DAY} {event(random)}")  # the same for all who tell of it
        sides = list(dict.fromkeys((person(told), person(told))))
        where, back = told.randrange(len(CITIES)), told.choice((0, 0, 1, 1, 2))
        others = [person(random) for _ in range(random.choice((0, 1, 1, 2)))]
        yield _article(random, n, day, cast, list(dict.fromkeys(sides + others)), len(sides), where, back, word)


def _article(random, n, day, cast, who, count, where, back, word):  # type: ignore[no-untyped-def]
    text = " ".join(_word(word(random)) for _ in range(random.randint(80, 250)))
    persons, offices = [], []
    for k, number in enumerate(who, 1):
        words, country, gender, post = cast[number]
        name = words if random.random() < 0.5 else random.choice((words, (words[0], words[-1]), words[-1:]))
        known = random.random() < 0.85
        persons.append(
            Person(
                f"p{k}", " ".join(name), tuple(dict.fromkeys((" ".join(name), words[-1]))), titles=("السيد",),
                country=country if known else None, gender=gender if random.random() < 0.9 else None,
            )
        )  # fmt: skip
        if known and random.random() < 0.7:
            office = " ".join(post)
            offices.append(
                OfficeMention(
                    0, 1, text[0], id=f"o{k}", norm=office, head=post[0], domain=post[1], country=country,
                    persons=(f"p{k}",),
                )
            )  # fmt: skip
    begin = day - dt.timedelta(days=back)
    vague, length = random.random(), 1
    if vague > 0.95:
        begin, length = begin.replace(day=1), 30
    sides = [Participant(p.id, p.name, "guest" if i else "host", p.country) for i, p in enumerate(persons[:count])]
    meeting = Meeting(
        "m1", random.choice(("meeting", "meeting", "talks", "reception")),
        random.choices(("held", "announced", "denied"), (90, 9, 1))[0], sides,
        place=MeetingPlace(CITIES[where], COUNTRIES[where]) if random.random() < 0.6 else None,
        date=None if vague < 0.1 else MeetingDate(begin, begin + dt.timedelta(days=length)),
        triggers=(Span.of(text, 0, 3),),
    )  # fmt: skip
    quotations = [
        Quotation(
            at, at + 60, text[at : at + 60], id=f"q{i}", speaker=Speaker("person", (random.choice(persons).id,)),
            stance=random.choice(STANCES),
        )
        for i, at in enumerate(range(20, 20 + 80 * random.randint(1, 3), 80), 1)
    ]  # fmt: skip
    return Extraction(
        Article(text, id=f"g{random.randrange(10**9)}-{n}", published=day, publisher=f"صحيفة {n % 40}"),
        persons=tuple(persons), offices=tuple(offices), quotations=tuple(quotations), meetings=(meeting,),
    )  # fmt: skip


def _word(rank: int) -> str:
    letters = "اليمنوتربدعسفحقكهجشصطخزثضغذظ"
    made = ""
    rank += 30
    while rank:
        rank, letter = divmod(rank, 28)
        made += letters[letter]
    return made


def fill(path: Path, count: int, batch: int = 500) -> None:
    """Add, and tell what it costs on the way."""
    with Store(path) as store:
        records = generated(count)
        done, mark = 0, max(1000, count // 10)
        spent: list[float] = []  # of the processor, since others may have it meanwhile
        while some := list(islice(records, batch)):
            begun = time.process_time()
            store.add(some)
            spent.append((time.process_time() - begun) / len(some) * 1000)
            done += len(some)
            if done % mark == 0:
                each, most = sum(spent) / len(spent), max(spent)
                print(f"  {done} articles, the last {mark} at {each:.2f} ms each, at most {most:.2f}", flush=True)
                spent = []


def ask(path: Path) -> None:
    """Time questions, each with at most fifty answers, the best of three."""
    with Store(path) as store:
        [often, second] = store.persons(limit=2, sources=0)
        seldom = store.persons(country="OM", limit=500, sources=0)[-1]
        day = dt.date(2015, 1, 3)
        questions: dict[str, Callable[[], int]] = {
            f"person by name ({often.articles} articles)": lambda: len(store.persons(often.name, sources=50)),
            "persons of a country": lambda: len(store.persons(country="OM", limit=50, sources=0)),
            "meetings of the commonest person": lambda: len(store.meetings(often, limit=50)),
            "meetings of a rare person": lambda: len(store.meetings(seldom, limit=50)),
            "meetings of the commonest pair": lambda: len(store.meetings(often, second, limit=50)),
            "meetings in a country": lambda: len(store.meetings(country="EG", limit=50)),
            "meetings in a place": lambda: len(store.meetings(place="القاهرة", limit=50)),
            "meetings of a week": lambda: len(store.meetings(since=day, until=day + dt.timedelta(days=7), limit=50)),
            "meetings sources disagree about": lambda: len(store.meetings(disputed=True, limit=50)),
            "quotations of the commonest person": lambda: len(store.quotations(often, limit=50)),
            "quotations of his that condemn": lambda: len(store.quotations(often, stance="condemns", limit=50)),
            "search for two rare words": lambda: len(store.search(f"{_word(9000)} {_word(700)}", limit=50)),
            "search for the two commonest words": lambda: len(store.search(f"{_word(0)} {_word(1)}", limit=50)),
        }
        for title, question in questions.items():
            times = []
            for _ in range(3):
                begun = time.perf_counter()
                found = question()
                times.append(time.perf_counter() - begun)
            print(f"  {title}: {found} in {min(times) * 1000:.1f} ms")


def main(counts: list[int]) -> None:
    """Measure, print."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "store.sqlite"
            begun = time.process_time()
            fill(path, count)
            took = time.process_time() - begun
            with sqlite3.connect(path) as db:
                names = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
                rows = {n: db.execute(f"SELECT count(*) FROM {n}").fetchone()[0] for n in names if "search" not in n}
            db.close()
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{count} articles: {took / count * 1000:.2f} ms each with making them, {sum(rows.values())} rows"
                f" ({rows['quotation'] + rows['meeting_node']} quotations and meetings of articles, {rows['meeting']}"
                f" linked, {rows['person']} persons), {path.stat().st_size / 1e6:.0f} MB, memory {memory:.0f} MB"
            )
            ask(path)


if __name__ == "__main__":
    main([int(given) for given in sys.argv[1:]] or [1000, 10_000])
