"""Gold without text."""

from __future__ import annotations

import json

import pytest

from khabar.evaluation import attach, compare, detach
from khabar.testing import parse_marks

MARKED = """id: x
published: 2023-07-16

⟦m1 التقى⟧ ⟦o:held وزير الطاقة⟧ ⟦n:held سامي العلي⟧ ⟦d=2023-07-15 أمس⟧ وفدا من النقابة
في عمّان، و⟦c1 أكد⟧ أن ⟦q1 ⟦m1 اللقاء⟧ كان مثمرا⟧.
---
person held; سامي العلي; country JO; gender m
q1; indirect; asserts; speaker person held
m1; meeting; held; participant held; participant وفدا من النقابة / JO; place عمّان / JO; date 2023-07-15
"""
[ONE] = parse_marks(MARKED)


def test_no_word_of_the_article_is_left() -> None:
    """Nothing Arabic is written, names of persons neither; labels that look like a person's id stay."""
    bare = detach(ONE.gold, ONE.article.text)

    assert json.dumps(bare, ensure_ascii=False).isascii()
    assert [p["id"] for p in bare["persons"]] == ["p1"]
    assert bare["meetings"][0]["status"] == "held"


def test_words_come_back() -> None:
    """What was marked has its words again."""
    whole = attach(detach(ONE.gold, ONE.article.text), ONE.article.text)

    assert [p["name"] for p in whole["persons"]] == ["سامي العلي"]
    assert [p["text"] for p in whole["meetings"][0]["participants"]] == ["سامي العلي", "وفدا من النقابة"]
    assert whole["meetings"][0]["place"]["text"] == "عمّان"
    assert [q["text"] for q in whole["quotations"]] == ["اللقاء كان مثمرا"]


def test_figures_are_the_same() -> None:
    """Comparing with bare gold gives what comparing with whole gold gives."""
    bare = detach(ONE.gold, ONE.article.text)
    whole = {**ONE.gold, "article": {**ONE.gold["article"], "text": ONE.article.text}}

    assert compare([bare], [whole]).to_dict() == compare([ONE.gold], [whole]).to_dict()
    assert compare([bare], [whole])["meetings"].f1 == 1.0


def test_what_does_not_stand_in_the_text() -> None:
    """A participant in words of the annotator's own cannot be pointed at."""
    meeting = {**ONE.gold["meetings"][0], "participants": [{"text": "الوفد الزائر", "role": "guest"}]}

    with pytest.raises(ValueError, match="الوفد الزائر"):
        detach({**ONE.gold, "meetings": [meeting]}, ONE.article.text)


def test_another_text_under_the_same_id() -> None:
    """Offsets of one text are never laid over another."""
    bare = detach(ONE.gold, ONE.article.text)

    with pytest.raises(ValueError, match="another text"):
        compare([bare], [{"article": {"id": "x", "sha256": "0", "text": "آخر"}}])
