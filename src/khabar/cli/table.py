"""Tables: drawn by rich on a terminal where it is installed (extra ``cli``), else plain columns."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from khabar.exporters import harmless

__all__ = ["show"]


def show(header: Sequence[str], rows: Iterable[Sequence[str]], *, rtl: bool = False) -> None:
    """
    Print a table.

    Args:
        header: Names of the columns, in reading order.
        rows: Cells; words of articles among them are made harmless.
        rtl: The first column stands at the right, where rich draws the table.
    """
    clean = [[harmless(cell).replace("\n", " ").replace("\t", " ") for cell in row] for row in rows]
    if sys.stdout.isatty() and _drawn(header, clean, rtl):
        return
    widths = [*(max(map(len, column)) for column in zip(header, *clean, strict=True))]
    widths[-1] = 0
    for row in (header, *clean):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _drawn(header: Sequence[str], rows: Sequence[Sequence[str]], rtl: bool) -> bool:
    try:
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text
    except ImportError:
        return False
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    step = -1 if rtl else 1
    for name in header[::step]:
        table.add_column(name, justify="right" if rtl else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row[::step]))  # as text: brackets are no markup
    Console().print(table, justify="right" if rtl else "left")
    return True
