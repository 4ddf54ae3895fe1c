"""For plugin authors and for khabar's own tests: gold with inline marks, drawings, checks of a plugin."""

from khabar.testing.checks import check_plugin
from khabar.testing.drawing import draw
from khabar.testing.marks import Marked, MarksError, parse_marks, render_marks

__all__ = ["Marked", "MarksError", "check_plugin", "draw", "parse_marks", "render_marks"]
