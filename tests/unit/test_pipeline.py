"""The pipeline: stages, recipe, many articles."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from making import FINDERS, finding, plugin

from khabar.model import Article, ArticleError, DateMention, DateValue, Extraction, PluginError, PluginWarning, Section
from khabar.pipeline import LAYERS, Pipeline
from khabar.reading import Reading

TEXT = "التقى وزير الخارجية المصري سامح شكري نظيره الأردني في عمان يوم 16 يوليو 2023، وقال شكري: «سنواصل التشاور»."


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """The default pipeline."""
    return Pipeline()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200f", "a", "\ud800", "ا" * 300_000, "«" * 3000, "1 " * 3000])
def test_no_text_raises(pipeline: Pipeline, text: str) -> None:
    """Empty, broken and endless texts are read; nothing fails."""
    extraction = pipeline(text)

    assert extraction.failures == ()


@pytest.mark.parametrize("text", [b"bytes", None, 3, Path("x")])
def test_what_is_no_text(pipeline: Pipeline, text: object) -> None:
    """A wrong call is told at once, with what to do."""
    with pytest.raises(ArticleError, match=r"not (bytes|NoneType|int|PosixPath|WindowsPath); .*khabar\.read"):
        pipeline(Article(text))  # type: ignore[arg-type]


def test_same_text_same_record(pipeline: Pipeline) -> None:
    """Reading is a function of the article."""
    assert pipeline(TEXT) == pipeline(TEXT) == Pipeline()(TEXT)


def test_threads_share_a_pipeline(pipeline: Pipeline) -> None:
    """Eight readings at once give what one gives."""
    texts = [TEXT.replace("2023", str(2000 + i)) for i in range(8)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(pipeline, texts))

    assert together == [pipeline(text) for text in texts]


def test_layers_leave_out_the_others() -> None:
    """Only what is asked for, and what it needs, is looked for."""
    full = Pipeline()(TEXT)
    dates = Pipeline(layers=["dates"])(TEXT)

    assert dates.dates == full.dates != ()
    assert (dates.persons, dates.quotations, dates.meetings) == ((), (), ())


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_alone_is_the_layer_of_all(layer: str) -> None:
    """What a layer finds does not depend on the layers that nobody asked for."""
    alone, full = Pipeline(layers=[layer])(TEXT), Pipeline()(TEXT)

    assert [str(x) for x in getattr(alone, layer)] == [str(x) for x in getattr(full, layer)]


@pytest.mark.parametrize(
    ("options", "message"),
    [({"layers": ["date"]}, r"layers=\['date'\] are unknown; there are dates"), ({"on_error": "ignore"}, "on_error=")],
)
def test_wrong_options(options: dict[str, object], message: str) -> None:
    """Misspelt options are told with the right ones."""
    with pytest.raises(ValueError, match=message):
        Pipeline(**options)  # type: ignore[arg-type]


def test_pickles_as_its_recipe(tmp_path: Path) -> None:
    """What arrives in another process is built anew from names and paths."""
    rows = tmp_path / "navy.tsv"
    rows.write_text("# table: navy\nform\tsource\nفرقاطة\town\n", encoding="utf-8")
    pipeline = Pipeline(plugins=["json"], lexicons=[rows], blocked=["places"], layers=["persons"], on_error="raise")
    back = pickle.loads(pickle.dumps(pipeline))

    assert repr(back) == repr(pipeline)
    assert back(TEXT) == pipeline(TEXT)
    assert len(pickle.dumps(Pipeline())) < 1000


def test_plugin_without_a_name_cannot_travel() -> None:
    """An object that cannot be found again is refused when pickled, not in the other process."""

    class Local:
        pass

    with pytest.raises(PluginError, match="cannot be sent to another process"):
        pickle.dumps(Pipeline(plugins=[Local()]))


def test_pipe_keeps_the_order() -> None:
    """Texts and articles, in processes or not, come back in the order they went in."""
    articles: list[Article | str] = [Article(f"خبر {i}", id=f"a{i}") for i in range(150)]
    pipeline = Pipeline(layers=["dates"])
    one, two = list(pipeline.pipe(articles)), list(pipeline.pipe(iter(articles), jobs=2))

    assert [e.article.id for e in one] == [f"a{i}" for i in range(150)]
    assert one == two


def test_pipe_is_lazy(pipeline: Pipeline) -> None:
    """The second article is not read before it is asked for."""

    def articles() -> Iterator[str]:
        yield "خبر"
        raise RuntimeError

    assert isinstance(next(iter(pipeline.pipe(articles()))), Extraction)


def test_given_day_is_the_anchor(pipeline: Pipeline) -> None:
    """«أمس» counts from the day that was given."""
    [date] = pipeline(Article("عاد أمس", published="2023-07-16")).dates

    assert date.begin == dt.date(2023, 7, 15)


def test_without_a_day_yesterday_stays_open(pipeline: Pipeline) -> None:
    """Unknown is None, never a guess; nothing reads the clock."""
    [date] = pipeline("عاد أمس").dates

    assert (date.begin, date.value.basis) == (None, "unresolved")


def test_dateline_gives_the_anchor() -> None:
    """Where no day is given, the dateline's absolute date is the article's day, and the layout says so."""
    text = "القاهرة 16/7/2023 -\nعاد"

    def khabar_find_mentions(reading: Reading) -> list[DateMention]:
        return [DateMention(8, 17, "16/7/2023")]

    value = DateValue(dt.date(2023, 7, 16), dt.date(2023, 7, 17), "day", basis="stated")
    anchors: list[dt.date | None] = []
    own = plugin(
        "own",
        khabar_find_sections=lambda reading: [Section("dateline", 0, 19), Section("body", 20, 23)],
        khabar_find_mentions=khabar_find_mentions,
        khabar_resolve_date=lambda mention: value,
        khabar_find_names=lambda reading: anchors.append(reading.anchor),
    )
    extraction = Pipeline(plugins=[own], blocked=FINDERS)(text)

    assert anchors == [dt.date(2023, 7, 16)]
    assert (extraction.article.published, extraction.layout.published_basis) == (dt.date(2023, 7, 16), "text")


def test_producer_names_versions(pipeline: Pipeline) -> None:
    """A record says what made it."""
    assert set(pipeline("خبر").producer) == {"khabar", "plugins"}


def test_exporters_of_plugins_come_first() -> None:
    """A plugin's exporter of the same name replaces khabar's."""

    class Mine:
        name = "jsonl"
        suffixes = (".jsonl",)

        def write(self, extractions: object, target: object) -> None:
            raise NotImplementedError

    mine = Mine()
    pipeline = Pipeline(plugins=[plugin("own", khabar_exporters=lambda: [mine])])

    assert pipeline.exporters["jsonl"] is mine


def test_reader_of_a_plugin(tmp_path: Path) -> None:
    """A plugin reads files of its own kind; what nobody reads is told."""
    path = tmp_path / "a.wire"
    path.write_text("خبر", encoding="utf-8")

    def khabar_read(source: Path) -> list[Article] | None:
        return [Article(source.read_text("utf-8"), id="w1")] if source.suffix == ".wire" else None

    pipeline = Pipeline(plugins=[plugin("wire", khabar_read=khabar_read)])

    assert [a.id for a in pipeline.read(path)] == ["w1"]
    with pytest.raises(ArticleError, match="no such file"):
        list(pipeline.read(tmp_path / "none.wire"))


def test_plugin_lexicon_reaches_the_rules(tmp_path: Path) -> None:
    """Rows that a plugin gives are matched like khabar's own."""
    rows = tmp_path / "navy.tsv"
    rows.write_text("# table: navy\nform\tsource\nفرقاطة\town\n", encoding="utf-8")
    seen: list[int] = []
    own = plugin(
        "own",
        khabar_lexicons=lambda: [rows],
        khabar_find_mentions=lambda reading: seen.append(len(reading.matches("navy"))),
    )
    Pipeline(plugins=[own], blocked=FINDERS)("وصلت الفرقاطة وفرقاطة")

    assert seen == [1]


def test_error_of_khabar_itself_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """One article that khabar cannot read does not stop a thousand others."""
    pipeline = Pipeline(plugins=[plugin("own", khabar_find_mentions=finding("خبر"))], blocked=FINDERS)
    monkeypatch.setattr("khabar.pipeline.pipeline.close", lambda extraction, calls: 1 / 0)
    with pytest.warns(PluginWarning):
        extraction = pipeline("خبر")

    assert [(f.plugin, f.error) for f in extraction.failures] == [("khabar", "ZeroDivisionError")]
