"""
Fill a store with generated articles and time its questions: python tests/benchmark/store_scale.py 20000

Each article gives about 20 rows (persons, names, keys, sources, a meeting with its sides, quotations, search).
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from khabar.chronicle.store import Store
from khabar.model import (
    Article,
    Extraction,
    Meeting,
    MeetingDate,
    Participant,
    Person,
    Quotation,
    Span,
    Speaker,
)

FIRST = "سالم كريم هدى ناصر بدر ليلى سامر طاهر وليد منى رامي زياد فؤاد جمال نادر عادل مريم باسم هاني صفاء".split()
LAST = [f"ال{word}ي" for word in FIRST]
COUNTRIES = ("OM", "JO", "MA", "EG", "IQ", "YE", "SD", "TN")


def generated(count: int) -> Iterator[Extraction]:
    """Pairs of 8,000 persons who meet on 2,000 days."""
    for n in range(count):
        pair = []
        for k, number in enumerate((n * 7919 % 8000, (n * 104729 + 13) % 8000)):
            parts = (number % 20, number // 20 % 20, number // 400 % 20)
            name = f"{FIRST[parts[0]]} {FIRST[parts[1]]} {LAST[parts[2]]}"
            pair.append(Person(f"p{k + 1}", name, (name,), country=COUNTRIES[number % 8]))
        text = f"التقى {pair[0].name} نظيره {pair[1].name} وقال إن اللقاء رقم {n} كان مثمرا"
        day = dt.date(2019, 1, 1) + dt.timedelta(days=n % 2000)
        start = text.index("اللقاء")
        yield Extraction(
            Article(text, id=f"g{n}", published=day),
            persons=tuple(pair),
            quotations=(Quotation(start, len(text), text[start:], id="q1", speaker=Speaker("person", ("p1",))),),
            meetings=(
                Meeting(
                    "m1",
                    "meeting",
                    "held",
                    tuple(Participant(p.id, p.name, country=p.country) for p in pair),
                    date=MeetingDate(day, day + dt.timedelta(days=1)),
                    triggers=(Span.of(text, 0, 5),),
                ),
            ),
        )


def main(count: int) -> None:
    """Measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        begun = time.perf_counter()
        with Store(path) as store:
            batch: list[Extraction] = []
            for extraction in generated(count):
                batch.append(extraction)
                if len(batch) == 1000:
                    store.add(batch)
                    batch = []
            store.add(batch)
        took = time.perf_counter() - begun
        with sqlite3.connect(path) as db:
            names = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            rows = sum(db.execute(f"SELECT count(*) FROM {n}").fetchone()[0] for n in names if "search_" not in n)
        db.close()
        size = path.stat().st_size / 1e6
        print(f"{count} articles, {rows} rows, {size:.0f} MB, {took / count * 1000:.2f} ms to add one")
        with Store(path) as store:
            person = store.persons(f"{FIRST[3]} {FIRST[4]} {LAST[5]}")[0]
            questions: dict[str, Callable[[], int]] = {
                "person by name": lambda: len(store.persons(person.name)),
                "persons of a country": lambda: len(store.persons(country="OM")),
                "meetings of a person": lambda: len(store.meetings(person)),
                "meetings of a country": lambda: len(store.meetings(country="OM")),
                "meetings of a month": lambda: len(
                    store.meetings(since=dt.date(2020, 1, 1), until=dt.date(2020, 2, 1))
                ),
                "quotations of a person": lambda: len(store.quotations(person)),
                "search": lambda: len(store.search("مثمرا 777")),
            }
            for title, ask in questions.items():
                begun = time.perf_counter()
                found = ask()
                print(f"{title}: {found} in {(time.perf_counter() - begun) * 1000:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
