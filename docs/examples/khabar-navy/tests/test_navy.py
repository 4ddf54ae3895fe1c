"""The plugin, run alone and beside khabar's own."""

import khabar_navy

import khabar
from khabar.testing import check_plugin

TEXT = 'وصلت المدمرة "سهند" والفرقاطة Charles إلى ميناء بندر عباس، ولم تصل «سفن الصيد».'


def test_finds_named_ships() -> None:
    """A ship is a type with a name in marks or Latin letters; other marks are none."""
    found = khabar.Pipeline(plugins=[khabar_navy], on_error="raise")(TEXT).mentions

    assert [(m.text, m.kind, m.attributes["type"]) for m in found] == [
        ("سهند", "navy:ship", "destroyer"),
        ("Charles", "navy:ship", "frigate"),
    ]


def test_knows_naval_ranks() -> None:
    """A rank of the plugin's own list is a title like khabar's."""
    found = khabar.Pipeline(plugins=[khabar_navy], on_error="raise")(
        "قال قبطان فرقاطة محمد علي إن السفينة وصلت."
    ).titles

    assert [(t.text, t.gloss) for t in found] == [("قبطان فرقاطة", "Commander (Navy)")]


def test_keeps_to_the_rules() -> None:
    """No text breaks it, offsets are exact, a second reading says the same."""
    check_plugin(khabar_navy, texts=[TEXT])
