"""How the documentation is built: python -m sphinx -nW docs docs/_build/html."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))


project = "khabar"
copyright = "The khabar developers"
author = "The khabar developers"
version = release = "0.1.0"

extensions = [
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
    "myst_parser",
    "khabar_tables",
]
exclude_patterns = ["_build", "examples/**"]
source_suffix = {".rst": "restructuredtext", ".md": "markdown"}
nitpicky = True
# Names from the standard library and from outside have no page here.
nitpick_ignore_regex = [
    (r"py:.*", r"(datetime|dt|collections|pathlib|typing|importlib|io|types|pluggy|abc|hypothesis|st|cattrs)\b.*"),
    (r"py:.*", r"(date|datetime|Path|Any|IO|T|S|Iterable|Iterator|Sequence|Mapping|Callable|Collection)"),
    (r"py:.*", r"(.*\._\w+|.*\.[A-Z]|Node)"),  # private, and type variables
    (r"py:.*", r"(optional|st\.SearchStrategy.*|bool|str|int|tuple|dict|list)"),
]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
python_maximum_signature_line_length = 88
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

myst_enable_extensions = ["colon_fence", "attrs_inline", "attrs_block"]
doctest_global_setup = "import khabar\nfrom importlib.util import find_spec"

html_theme = "furo"
html_title = "khabar"
html_static_path = ["_static"]
html_css_files = ["khabar.css"]
