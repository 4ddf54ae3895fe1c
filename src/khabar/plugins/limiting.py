"""A limit to the time a plugin's call may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from types import FrameType

from khabar.model import PluginError

__all__ = ["limited"]


@contextmanager
def limited(seconds: float | None) -> Iterator[None]:
    """
    Raise :class:`PluginError` when the block takes longer.

    In the main thread of a system with timers (not on Windows) the block is interrupted; elsewhere it runs to its end
    first.
    """
    if seconds is None:
        yield
        return
    begin = perf_counter()
    inside = True
    late = PluginError(f"it took longer than {seconds:g} s; its results are left out")

    def stop(number: int, frame: FrameType | None) -> None:
        if inside:
            raise late

    timer = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if timer and signal.getsignal(signal.SIGALRM) is not signal.SIG_DFL:
        timer = False  # somebody else's alarm
    if timer:
        signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        inside = False
        if timer:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
    if perf_counter() - begin > seconds:
        raise late
