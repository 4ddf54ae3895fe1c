"""``khabar chronicle``: many articles in one store, and questions to it."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from khabar.chronicle import Contradiction, LinkedMeeting, LinkedPerson, Moment, Side, Source, Store
from khabar.cli import inputs, options, table
from khabar.exporters.labels import Labels
from khabar.exporters.plain import harmless
from khabar.lexicon.glosses import country_name, english
from khabar.model import ArticleError, Extraction, Quotation

__all__ = ["add"]

_EXAMPLES = """examples:
  khabar chronicle add news.sqlite articles/
  khabar chronicle show news.sqlite 'عاصم منير' --country IR --since 2023-01-01
  khabar chronicle show news.sqlite 'عاصم منير' --timeline
  khabar chronicle show news.sqlite 'عاصم منير' --quotations --stance condemns
  khabar chronicle show news.sqlite --disputed --lang en
  khabar chronicle search news.sqlite الحدود المشتركة
"""
_BATCH = 200  # articles a transaction


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of lines")
    return int(text)


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
    show = more.add_parser("show", help="who somebody is, whom he met, what he said; of a pair, a place, a period")
    show.add_argument("store", type=Path, metavar="STORE", help="the file")
    show.add_argument("who", nargs="*", metavar="WHO", help="names or ids of those who all take part")
    more_than_meetings = show.add_mutually_exclusive_group()
    more_than_meetings.add_argument("--timeline", action="store_true", help="offices, meetings and words of WHO by day")
    more_than_meetings.add_argument("--quotations", action="store_true", help="what WHO said, or everybody")
    show.add_argument("--stance", metavar="STANCE", help="of quotations: only praises, condemns, denies, demands …")
    show.add_argument("--country", metavar="CODE", help="where it was, or whose side took part (ISO code)")
    show.add_argument("--place", metavar="NAME", help="where it was, in any spelling")
    show.add_argument("--since", type=options.day, metavar="DAY", help="from this day on")
    show.add_argument("--until", type=options.day, metavar="DAY", help="before this day")
    show.add_argument("--disputed", action="store_true", help="only what sources contradict each other about")
    show.add_argument(
        "--limit", type=_count, default=100, metavar="N", help="how many lines at most (default: 100; 0: all)"
    )
    show.set_defaults(run=run_show, usage=show)
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


def _shown(text: str) -> str:
    """Words of articles on one line, without anything that moves the rest of it."""
    return " ".join(harmless(text).split())


def _line(*parts: str) -> str:
    return _shown(" | ".join(part for part in parts if part))


def _day(day: dt.date | None, labels: Labels) -> str:
    return day.isoformat()[:10] if day else labels("page", "undated")


def _name(person: LinkedPerson, lang: str) -> str:
    return f"{person.latin.text} ({person.name})" if lang == "en" and person.latin else person.name


class _Names:
    """Sides and places as shown: in English by Latin and English names, where there are."""

    def __init__(self, store: Store, lang: str) -> None:
        self._store = store
        self._lang = lang
        self._known: dict[str, str] = {}

    def side(self, side: Side) -> str:
        """Whoever takes part."""
        if self._lang != "en":
            return side.text
        if side.actor is None or not side.actor.startswith("p-"):
            return english(side.text) or side.text
        if side.actor not in self._known:
            found = self._store.persons(side.actor, sources=0)
            self._known[side.actor] = next((p.latin.text for p in found if p.latin), side.text)
        return self._known[side.actor]

    def place(self, place: str | None) -> str:
        """Where it was."""
        return ((english(place) if self._lang == "en" else None) or place) if place else ""


def _where(source: Source) -> str:
    """The outlet, or else the article, and its day."""
    return ", ".join(part for part in (source.publisher or source.article, str(source.published or "")) if part)


def _status(status: str, labels: Labels) -> str:
    return f" [{labels('office', status)}]" if status not in ("", "current") else ""


def _about(person: LinkedPerson, labels: Labels) -> Iterable[str]:
    country = country_name(person.country, labels.lang)
    yield _line(_name(person, labels.lang), country, f"{person.articles}×")
    for office in person.offices:
        days = " – ".join(dict.fromkeys(d.isoformat()[:10] for d in (office.first, office.last) if d))
        yield f"  • {_shown(office.text)}{_status(office.status, labels)}" + (f" ({days})" if days else "")


def _against(contradiction: Contradiction, labels: Labels) -> str:
    """What sources disagree about: each value with who gives it."""
    group = contradiction.field if contradiction.field in ("status", "role") else ""
    said = [
        f"{labels(group, value) if group else value} ({_where(source)})"
        for value, source in zip(contradiction.values, contradiction.sources, strict=True)
    ]
    return f"{labels('page', 'contradicts')}, {labels('field', contradiction.field)}: {' ≠ '.join(said)}"


def _meeting(meeting: LinkedMeeting, labels: Labels, names: _Names) -> tuple[str, ...]:
    """Day, kind with what speaks against it, sides, place, how many sources."""
    sides = [
        names.side(s) + (f" [{labels('role', s.role)}]" if s.role != "participant" else "")
        for s in meeting.participants
    ]
    kind = f"{labels('kind', meeting.kind)} ({labels('status', meeting.status)})"
    doubts = [] if meeting.asserted else [labels("page", "claimed")]
    doubts += [_against(contradiction, labels) for contradiction in meeting.contradictions]
    cells = (" · ".join((kind, *doubts)), " + ".join(sides), names.place(meeting.place), f"{len(meeting.sources)}×")
    return _day(meeting.begin, labels), *cells


def _quotation(quotation: Quotation, source: Source, labels: Labels) -> tuple[str, ...]:
    """Day of the article, stance, words, where they stand."""
    return _day(source.published, labels), labels("stance", quotation.stance), f"«{quotation.text}»", _where(source)


def _moment(moment: Moment, labels: Labels, names: _Names) -> tuple[str, ...]:
    """A line of a timeline: day, what it is, and where it stands."""
    what, sources = moment.what, moment.sources
    if isinstance(what, LinkedMeeting):
        day, kind, sides, place, count = _meeting(what, labels, names)
        return day, kind, " · ".join(part for part in (sides, place) if part), count
    if isinstance(what, Quotation):
        return _quotation(what, sources[0], labels)
    until = what.last if what.last != what.first else None
    text = f"{what.text}{_status(what.status, labels)}" + (f" (– {until})" if until else "")
    return _day(what.first, labels), labels("mark", what.kind), text, "; ".join(map(_where, sources))


def _print(columns: Sequence[str], rows: Iterable[Sequence[str]], labels: Labels) -> None:
    if sys.stdout.isatty():
        table.show([labels("page", column) for column in columns], list(rows), rtl=labels.lang == "ar")
        return
    for row in rows:
        print(_line(*row))


def run_show(given: argparse.Namespace) -> int:
    """Print persons, and their meetings, words or timeline."""
    labels = Labels(given.lang)
    if given.timeline and len(given.who) != 1:
        given.usage.error("--timeline is of one person: give one WHO")
    period = {"since": given.since, "until": given.until, "limit": given.limit or None}
    with _open(given.store) as store:
        names = _Names(store, given.lang)
        for who in given.who:
            for person in store.persons(who, sources=0):
                print("\n".join(_about(person, labels)))
        if given.timeline:
            moments = [_moment(moment, labels, names) for moment in store.timeline(given.who[0], **period)]
            _print(("dates", "mentions", "text", "sources"), moments, labels)
        elif given.quotations:
            found = store.quotations(given.who[0] if given.who else None, stance=given.stance, **period)
            said = [_quotation(quotation, store.source(article, quotation.id), labels) for article, quotation in found]
            _print(("dates", "stance", "quotations", "sources"), said, labels)
        else:
            where = {"country": given.country, "place": given.place}
            met = store.meetings(*given.who, **where, disputed=given.disputed, **period)
            columns = ("dates", "meetings", "persons", "place", "sources")
            _print(columns, [_meeting(meeting, labels, names) for meeting in met], labels)
    return 0


def run_search(given: argparse.Namespace) -> int:
    """Print articles."""
    with _open(given.store) as store:
        for article, headline in store.search(" ".join(given.words)):
            print(f"{_shown(article)}\t{_shown(headline)}")
    return 0
