"""RSS and Atom files as articles."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from khabar.model import ArticleError
from khabar.readers import khabar_read, read_feed

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>صحيفة الساحل</title>
<lastBuildDate>Fri, 10 May 2024 08:00:00 +0000</lastBuildDate>
<item><title>وصول الوزير</title>
<dc:creator>منى البلوشي</dc:creator><author>desk@example.org</author>
<link>https://example.org/1</link><pubDate>Sun, 05 May 2024 23:30:00 +0400</pubDate>
<description>موجز</description>
<content:encoded><![CDATA[<p>وصل الوزير.</p><script>x()</script><p>وغادر.</p>]]></content:encoded>
</item>
<item><title>خبر بلا يوم</title><description>نص عادي &lt;b&gt;هنا&lt;/b&gt;</description><pubDate>أمس</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>الساحل</title><updated>2024-05-09T00:00:00Z</updated>
<entry><title>لقاء</title><author><name>سامي الحداد</name></author><link rel="alternate" href="https://example.org/2"/><published>2024-05-05T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>التقيا.</p><p>وافترقا.</p></div></content></entry>
<entry><title>تحديث</title><updated>2024-05-09T00:00:00Z</updated><summary>نص</summary></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_rss(tmp_path: Path, encoding: str) -> None:
    """Title and full text, the outlet's own day, link and outlet; a day that is none is unknown."""
    path = tmp_path / "feed.rss"
    path.write_bytes(RSS.format(encoding=encoding).encode(encoding))
    first, second = khabar_read(path, None) or ()

    assert first.text == "وصول الوزير\n\nوصل الوزير.\n\nوغادر."
    assert (first.published, first.publisher, first.source) == (
        dt.date(2024, 5, 5),
        "صحيفة الساحل",
        "https://example.org/1",
    )
    assert (first.author, second.author) == ("منى البلوشي", None)
    assert (second.text, second.published) == ("خبر بلا يوم\n\nنص عادي هنا", None)


def test_atom(tmp_path: Path) -> None:
    """XHTML content is text; the day of an update is no publication day."""
    path = tmp_path / "feed.atom"
    path.write_text(ATOM, "utf-8")
    first, second = read_feed(path)

    assert first.text == "لقاء\n\nالتقيا.\n\nوافترقا."
    assert (first.published, second.published) == (dt.date(2024, 5, 5), None)
    assert (first.author, second.author) == ("سامي الحداد", None)


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    "<rss><channel><item><title>&b;</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB.encode(), "entities"),
        (BOMB.encode("utf-16"), "entities"),
        (b"<rss><channel>", "no XML"),
        (b"<svg/>", "neither RSS nor Atom"),
    ],
)
def test_what_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    """Entity bombs in any encoding, broken and foreign XML are errors that name the file."""
    path = tmp_path / "feed.xml"
    path.write_bytes(data)

    with pytest.raises(ArticleError, match=reason):
        list(read_feed(path))
