"""The values of a layer's features as files beside the page, which reads one when it is asked."""

from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.beside_file import write_beside
from gisapp.export.snapshot.block_order import BlockOrder
from gisapp.export.snapshot.feature_columns import column_json
from gisapp.export.snapshot.number_block import NumberBlock

_BLOCKS_AT_ONCE = 24


def write_values(layer: Layer, order: BlockOrder, folder: Path, progress: Progress) -> None:
    """Write what the features of each block say, a file a block.

    Parameters
    ----------
    layer : Layer
        Without what is hidden.
    order : BlockOrder
        Of its features.
    folder : Path
        A new one.
    progress : Progress
        Reported to, and checked, after every 24 blocks.

    Raises
    ------
    Cancelled
        The export shall end.
    OSError
        There is no room, or no right.
    """
    ids = layer.geometry.feature_ids[order.rows]
    blocks = len(order.starts) - 1
    for number in range(0, blocks, _BLOCKS_AT_ONCE):
        progress.check()
        progress.report(number / blocks)
        starts = order.starts[number : number + _BLOCKS_AT_ONCE + 1]
        columns = _columns(layer, ids[starts[0] : starts[-1]])
        places = (starts - starts[0]).tolist()
        for step, (first, end) in enumerate(pairwise(places)):
            part: list[Json] = [column[first:end] for column in columns]
            path = folder / f"{number + step}.bin"
            write_beside(path, {"columns": part}, NumberBlock())


def _columns(layer: Layer, ids: NDArray[np.int64]) -> list[list[Json]]:
    columns = []
    for field in layer.attributes.fields:
        column = layer.attributes.column(field.name, ids.tolist())
        distinct = column_json(column.distinct)
        columns.append([distinct[code] for code in column.codes.tolist()])
    return columns
