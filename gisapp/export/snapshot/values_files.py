"""The values of a layer's features as files beside the page, which reads one when it is asked."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.text.json_value import Json
from gisapp.export.shown_content import ShownContent
from gisapp.export.snapshot.feature_columns import column_json
from gisapp.export.snapshot.gzipped import gzipped

ROWS_A_FILE = 1000
"""So many features are some 30 kB: read within a moment, and a million of them are 1,000 files."""
_FILES_AT_ONCE = 50


def values_folder(content: ShownContent, layer: Layer) -> str:
    """Return where the values of a layer lie, seen from the page."""
    ids = [each.layer_id for each in content.layers]
    return f"values/{ids.index(layer.layer_id)}"


def write_values(layer: Layer, folder: Path, progress: Progress) -> None:
    """Write what the features of a layer say, in the order of the page's rows.

    Each file has a list of columns as JSON, packed by gzip; its name says nothing of that, lest
    a web server has the browser unpack it.

    Parameters
    ----------
    layer : Layer
        Without what is hidden.
    folder : Path
        A new one.
    progress : Progress
        Reported to, and checked, after every 50,000 features.

    Raises
    ------
    Cancelled
        The export shall end.
    OSError
        There is no room, or no right.
    """
    folder.mkdir(parents=True)
    ids = layer.geometry.feature_ids
    step = ROWS_A_FILE * _FILES_AT_ONCE
    for first in range(0, len(ids), step):
        progress.check()
        progress.report(first / len(ids))
        columns = _columns(layer, ids[first : first + step])
        for place in range(0, min(step, len(ids) - first), ROWS_A_FILE):
            part = [column[place : place + ROWS_A_FILE] for column in columns]
            path = folder / f"{(first + place) // ROWS_A_FILE}.bin"
            path.write_bytes(gzipped(_as_text(part)))


def _columns(layer: Layer, ids: NDArray[np.int64]) -> list[list[Json]]:
    columns = []
    for field in layer.attributes.fields:
        column = layer.attributes.column(field.name, ids.tolist())
        distinct = column_json(column.distinct)
        columns.append([distinct[code] for code in column.codes.tolist()])
    return columns


def _as_text(columns: Sequence[Sequence[Json]]) -> bytes:
    text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", errors="replace")
