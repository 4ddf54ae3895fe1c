"""``khabar chronicle``: many articles in one store, and questions to it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from khabar.chronicle import LinkedMeeting, LinkedPerson, Store
from khabar.cli import inputs, options, table
from khabar.exporters.labels import Labels
from khabar.exporters.plain import harmless
from khabar.lexicon.glosses import country_name
from khabar.model import ArticleError, Extraction

__all__ = ["add"]

_EXAMPLES = """examples:
  khabar chronicle add news.sqlite articles/
  khabar chronicle show news.sqlite 'عاصم منير' --country IR --since 2023-01-01
  khabar chronicle show news.sqlite --disputed --lang en
  khabar chronicle search news.sqlite الحدود المشتركة
"""
_BATCH = 200  # articles a transaction


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "chronicle",
        help="link many articles in one file, and ask it",
        epilog=_EXAMPLES,
        formatter_class=options.Helpful,
    )
    more = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    put = more.add_parser("add", help="add articles or records to a store")
    put.add_argument("store", type=Path, metavar="STORE", help="the file; made when it does not exist")
    put.add_argument("input", nargs="+", type=Path, metavar="INPUT", help="articles, folders, or records (.jsonl)")
    put.add_argument("--published", type=options.day, metavar="DAY", help="publication day of all articles")
    options.add_columns(put)
    options.add_pipeline(put)
    put.set_defaults(run=run_add)
    show = more.add_parser("show", help="show meetings: all, a person's, of two persons, of a country, of a period")
    show.add_argument("store", type=Path, metavar="STORE", help="the file")
    show.add_argument("who", nargs="*", metavar="WHO", help="names or ids of those who all take part")
    show.add_argument("--country", metavar="CODE", help="where it was, or whose side took part (ISO code)")
    show.add_argument("--since", type=options.day, metavar="DAY", help="from this day on")
    show.add_argument("--until", type=options.day, metavar="DAY", help="before this day")
    show.add_argument("--disputed", action="store_true", help="only what sources contradict each other about")
    show.set_defaults(run=run_show)
    search = more.add_parser("search", help="articles that hold all these words, in any spelling")
    search.add_argument("store", type=Path, metavar="STORE", help="the file")
    search.add_argument("words", nargs="+", metavar="WORD", help="words")
    search.set_defaults(run=run_search)
    for asking in (show, search):
        asking.add_argument("--lang", choices=("ar", "en"), default="ar", help="language of labels (default: ar)")


def _batches(extractions: Iterable[Extraction]) -> Iterable[list[Extraction]]:
    rest = iter(extractions)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def run_add(given: argparse.Namespace) -> int:
    """Read what is new and link it."""
    pipeline = options.pipeline_of(given)
    watch = inputs.Watch(given.input)
    found = watch(inputs.extractions(given.input, pipeline, given.published, columns=given.columns))
    added = 0
    with Store(given.store) as store:
        for batch in _batches(e for e in found if e.article.text):
            added += store.add(batch)
        print(f"khabar: {added} articles added, {len(store)} in {given.store}", file=sys.stderr)
    return watch.verdict()


def _open(path: Path) -> Store:
    if not path.is_file():
        raise ArticleError(f"{path}: no such store; make one with 'khabar chronicle add {path} ARTICLES'")
    return Store(path)


def _name(person: LinkedPerson, lang: str) -> str:
    return f"{person.latin.text} ({person.name})" if lang == "en" and person.latin else person.name


def _about(person: LinkedPerson, labels: Labels) -> Iterable[str]:
    country = country_name(person.country, labels.lang)
    yield " | ".join(part for part in (_name(person, labels.lang), country, f"{len(person.sources)}×") if part)
    for office in person.offices:
        days = " – ".join(dict.fromkeys(d.isoformat() for d in (office.first, office.last) if d))
        yield f"  • {office.text}" + (f" ({days})" if days else "")


def _parts(meeting: LinkedMeeting, labels: Labels) -> tuple[str, str, str, str, list[str], str]:
    sides = [
        f"{s.text} [{labels('role', s.role)}]" if s.role != "participant" else s.text for s in meeting.participants
    ]
    day = meeting.begin.isoformat()[:10] if meeting.begin else labels("page", "undated")
    kind = f"{labels('kind', meeting.kind)} ({labels('status', meeting.status)})"
    doubts = [] if meeting.asserted else [labels("page", "claimed")]
    doubts += [f"{labels('page', 'contradicts')}: {' ≠ '.join(c.values)}" for c in meeting.contradictions]
    return day, kind, " + ".join(sides), meeting.place or "", doubts, f"{len(meeting.sources)}×"


def _line(meeting: LinkedMeeting, labels: Labels) -> str:
    day, kind, sides, place, doubts, sources = _parts(meeting, labels)
    return " | ".join(part for part in (day, kind, sides, place, *doubts, sources) if part)


def _row(meeting: LinkedMeeting, labels: Labels) -> tuple[str, ...]:
    day, kind, sides, place, doubts, sources = _parts(meeting, labels)
    return day, " · ".join((kind, *doubts)), sides, place, sources


def run_show(given: argparse.Namespace) -> int:
    """Print persons and meetings."""
    labels = Labels(given.lang)
    with _open(given.store) as store:
        for who in given.who:
            for person in store.persons(who):
                for line in _about(person, labels):
                    print(harmless(line))
        found = store.meetings(
            *given.who, country=given.country, since=given.since, until=given.until, disputed=given.disputed
        )
        if sys.stdout.isatty():
            columns = ("dates", "meetings", "persons", "place", "sources")
            rows = [_row(meeting, labels) for meeting in found]
            table.show([labels("page", column) for column in columns], rows, rtl=given.lang == "ar")
        else:
            for meeting in found:
                print(harmless(_line(meeting, labels)))
    return 0


def run_search(given: argparse.Namespace) -> int:
    """Print articles."""
    with _open(given.store) as store:
        for article, headline in store.search(" ".join(given.words)):
            print(harmless(f"{article}\t{' '.join(headline.split())}"))
    return 0
