"""Rows of a table as a CSV file that spreadsheets open as text: none takes it for formulas."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from gisapp.core.layers.attributes import AttributeValue
from gisapp.export.atomic_file import whole_file
from gisapp.export.csv_cells import csv_line


def write_rows(path: Path, columns: Mapping[str, Sequence[AttributeValue]]) -> None:
    """Write rows to a file, in UTF-8 with the mark by which Excel knows it.

    Parameters
    ----------
    path : Path
        The file to write, new or old.
    columns : mapping of str to sequence of AttributeValue
        Values by heading, one for each row.

    Raises
    ------
    ExportError
        The place cannot be written.
    """
    with (
        whole_file(path) as made,
        made.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        rows = zip(*columns.values(), strict=True)
        file.writelines(map(csv_line, (columns, *rows)))
