"""What every plugin must keep to, tried on texts that break careless ones."""

from __future__ import annotations

import warnings
from collections.abc import Iterable

from khabar.model import Article, Extraction, KhabarWarning
from khabar.pipeline import Pipeline

__all__ = ["TEXTS", "check_plugin"]

#: Texts on which careless plugins break.
TEXTS = (
    "",
    " \n\t\u200f\u0640",
    "خبر",
    "قال",
    "«" * 40,
    "12/13/2024 ٣٥:٩٩ 0000",
    "\U0001f600 نص \u0651\u064b\ufeff مع علامات",
    "a b c",
    "التقى وزير الخارجية المصري سامح شكري أمس الأحد نظيره الأردني أيمن الصفدي في عمّان، وقال شكري: «سنواصل التشاور».",
    'التقى الوزير نظيره\u00a0أمس.وقال:"نعم\r\n\r\n' * 30,
)


def check_plugin(plugin: object, *, texts: Iterable[str | Article] = ()) -> None:
    """
    Check a plugin: it loads, fails on no text, gives exact offsets, and says the same twice.

    Args:
        plugin: Module, object, ``"module:attribute"`` or the name of an installed plugin.
        texts: Texts or articles of your own, besides the built-in ones.

    Raises:
        PluginError: The plugin cannot be loaded.
        AssertionError: It does not keep to the rules; the message lists every breach.
    """
    breaches: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", KhabarWarning)
        pipeline = Pipeline(plugins=[plugin])
        for text in (*TEXTS, *texts):
            article = text if isinstance(text, Article) else Article(text, published=None)
            first = pipeline(article)
            breaches += [_told(article, f"{f.plugin}: {f.hook}: {f.error}: {f.message}") for f in first.failures]
            breaches += [_told(article, breach) for breach in _wrong_offsets(first)]
            if pipeline(article) != first:
                breaches.append(_told(article, "a second reading gives something else"))
    if breaches:
        raise AssertionError("\n".join(dict.fromkeys(breaches)))


def _told(article: Article, breach: str) -> str:
    text = article.text if len(article.text) <= 40 else article.text[:40] + "…"
    return f"{breach} (on {text!r})"


def _wrong_offsets(extraction: Extraction) -> Iterable[str]:
    text = extraction.article.text
    found = (
        *extraction.dates, *extraction.titles, *extraction.offices, *extraction.names, *extraction.organisations,
        *extraction.places, *extraction.mentions, *extraction.quotations,
    )  # fmt: skip
    for thing in found:
        if text[thing.start : thing.end] != thing.text:
            yield f"{thing.plugin}: {thing.id} says {thing.text!r} where {text[thing.start : thing.end]!r} stands"
