"""Built-in plugin ``exporters``: a text for reading, and formats for machines."""

from __future__ import annotations

from khabar.exporters.brat import Brat, read_brat
from khabar.exporters.conll import Conll
from khabar.exporters.graphml import GraphMl
from khabar.exporters.ics import Calendar
from khabar.exporters.jsonl import JsonLines
from khabar.exporters.label_studio import LabelStudio, read_label_studio
from khabar.exporters.plain import harmless
from khabar.exporters.spacy import SpacyDocs
from khabar.exporters.summary import TextSummary, summary
from khabar.exporters.tables import CsvTable, CsvTables, ParquetTables, tables
from khabar.hooks import Exporter, hookimpl

__all__ = [
    "Brat",
    "Calendar",
    "Conll",
    "CsvTable",
    "CsvTables",
    "GraphMl",
    "JsonLines",
    "LabelStudio",
    "ParquetTables",
    "SpacyDocs",
    "TextSummary",
    "harmless",
    "khabar_exporters",
    "read_brat",
    "read_label_studio",
    "summary",
    "tables",
]


@hookimpl
def khabar_exporters() -> list[Exporter]:
    """All built-in formats but the report."""
    return [
        TextSummary(),
        JsonLines(),
        CsvTables(),
        CsvTable("meetings"),
        CsvTable("quotations"),
        ParquetTables(),
        GraphMl(),
        Calendar(),
        Conll(),
        Brat(),
        LabelStudio(),
        SpacyDocs(),
    ]
