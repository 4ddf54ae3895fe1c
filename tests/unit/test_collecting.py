"""The garbage collector is as it was after every article."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

import khabar
from khabar.pipeline.collecting import uncollected


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Whatever a test does, the next one finds the collector on."""
    yield
    gc.enable()


@pytest.mark.parametrize("enabled", [True, False])
def test_it_waits_and_is_as_it_was(enabled: bool) -> None:
    """On again after the article, and off for those who want it off."""
    gc.enable() if enabled else gc.disable()

    with uncollected():
        assert not gc.isenabled()

    assert gc.isenabled() is enabled


def test_it_is_on_again_after_an_error() -> None:
    """What goes wrong inside changes nothing."""
    with pytest.raises(KeyError), uncollected():
        raise KeyError

    assert gc.isenabled()


def test_threads_leave_it_on() -> None:
    """However their articles overlap."""
    read = khabar.Pipeline()
    article = khabar.Article("قال الوزير سامي الحداد إن المحادثات انتهت أمس. " * 20)
    threads = [threading.Thread(target=lambda: [read(article) for _ in range(5)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert gc.isenabled()
