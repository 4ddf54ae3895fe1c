"""What holds of any record."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.model import Article, Extraction
from khabar.model.codec import from_dict, to_dict
from khabar.pipeline import Pipeline
from khabar.testing.strategies import texts

WORDS = """
قال وقال أكد وأكدت أضاف وأضافت نفى مشيرا إلى أن أنه إن بأن وفق لوكالة استقبل التقى يلتقي لقاء لقائه زار زيارة اجتمع
مباحثات مع بين في من على عن خلال الرئيس رئيس الوزراء وزير وزيرة وزيرا الخارجية الدفاع المصري الأردنية الجنرال
اللواء الدكتور الشيخ السيد محمد علي أحمد حسن فاطمة عبد الله بن آل أبو سامح شكري القاهرة عمان طهران إيران مصر والأردن
أمس اليوم غدا الأحد السبت الماضي المقبل يوليو تموز محرم 16 2023 ١٤٤٥ هـ م الساعة 10:30 مساء نظيره الجانبان الوفد
المصدر بيان الناطق باسم وزارة لم لن كلا اقرأ أيضا القاهرة- (رويترز) d. U.N. : ، . ؛ ؟ … « » " ' ( ) - – # _
"""


news = st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n"]), max_size=60).map(" ".join)
anything = st.one_of(news, news, texts())
days = st.none() | st.dates()
slow = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def pipeline() -> Pipeline:
    """The default pipeline, which raises what goes wrong."""
    return Pipeline(on_error="raise", related=True)


def read(text: str, published: object = None) -> Extraction:
    """A record."""
    return pipeline()(Article(text, published=published))  # type: ignore[arg-type]


@slow
@given(anything, days)
def test_nothing_raises_and_every_offset_is_exact(text: str, published: object) -> None:
    """from_dict checks every stretch against the text; writing and reading is loss-free."""
    extraction = read(text, published)

    assert from_dict(json.loads(json.dumps(to_dict(extraction)))) == extraction


@slow
@given(news)
def test_references_lead_somewhere(text: str) -> None:
    """Every id that something refers to is in the record, and of the right kind."""
    e = read(text, "2023-07-16")
    who = {x.id for x in (*e.persons, *e.actors)}
    named = [n.person for n in e.names] + [t.person for t in e.titles] + [g.actor for g in e.organisations]
    named += [p for o in e.offices for p in o.persons] + [m for a in e.actors for m in a.members]
    named += [p.affiliation for p in e.persons]
    named += [p.actor for m in e.meetings for p in m.participants] + [a for m in e.meetings for a in m.asserted_by]
    named += [a for q in e.quotations if q.speaker for a in q.speaker.actors]

    assert {x for x in named if x is not None} <= who
    assert {q.parent for q in e.quotations} | {q.duplicate_of for q in e.quotations} <= {q.id for q in e.quotations} | {
        None
    }
    assert {m.parent for m in e.meetings} <= {m.id for m in e.meetings} | {None}
    assert {q.date for q in e.quotations} <= {d.id for d in e.dates} | {None}


@slow
@given(news)
def test_ids_are_unique_and_in_text_order(text: str) -> None:
    """d1, d2 … by position, in every list."""
    e = read(text)
    groups = {"d": e.dates, "t": e.titles, "o": e.offices, "n": e.names, "g": e.organisations, "l": e.places}
    for letter, things in {**groups, "q": e.quotations}.items():
        assert [x.id for x in things] == [f"{letter}{i}" for i in range(1, len(things) + 1)]
        assert [x.start for x in things] == sorted(x.start for x in things)
    for letter, others in {"p": e.persons, "a": e.actors, "m": e.meetings}.items():
        assert [x.id for x in others] == [f"{letter}{i}" for i in range(1, len(others) + 1)]


@slow
@given(news)
def test_mentions_of_one_kind_do_not_overlap(text: str) -> None:
    """Two names, two titles, two dates never share a character."""
    e = read(text)
    for things in (e.dates, e.titles, e.names, e.places):
        for a, b in pairwise(things):
            assert a.end <= b.start


@slow
@given(news)
def test_mentions_begin_and_end_in_words(text: str) -> None:
    """No mention of a name, title or office begins or ends in white space, or crosses a line."""
    e = read(text)
    for thing in (*e.names, *e.titles, *e.offices, *e.organisations, *e.places):
        assert thing.text == thing.text.strip() != ""
        assert "\n" not in thing.text


@slow
@given(news, news)
def test_reading_is_a_function_of_the_article(first: str, second: str) -> None:
    """What was read before makes no difference."""
    alone = Pipeline(related=True)(first)
    read(second)

    assert read(first) == alone
