"""The features of a layer as files beside the page, in blocks of neighbours.

The page reads the shapes that are in view, and of the feature that is clicked what it says; names
and columns it reads whole where somebody searches, sorts or filters.
"""

from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.export.shown_content import ShownContent
from gisapp.export.snapshot.beside_file import write_beside
from gisapp.export.snapshot.block_index import BlockIndex
from gisapp.export.snapshot.block_order import BlockOrder, block_order
from gisapp.export.snapshot.features_beside import block_features, column_file, names_file
from gisapp.export.snapshot.number_block import NumberBlock
from gisapp.export.snapshot.shapes import data_shapes
from gisapp.export.snapshot.values_files import write_values

DATA = "data"
"""The folder beside the page."""
_SHAPES_SHARE, _VALUES_SHARE = 0.6, 0.8
"""Of the time that a layer takes, when its shapes are written, and when its values."""


def data_folder(content: ShownContent, layer: Layer) -> str:
    """Return where the files of a layer lie, seen from the page."""
    ids = [each.layer_id for each in content.layers]
    return f"{DATA}/{ids.index(layer.layer_id)}"


def write_blocks(
    layer: Layer, folder: Path, tolerance_m: float, middle: float, progress: Progress
) -> None:
    """Write all files of a layer.

    Parameters
    ----------
    layer : Layer
        Without what is hidden; its geometry is in EPSG:3857.
    folder : Path
        A new one.
    tolerance_m, middle : float
        As of `data_shapes`.
    progress : Progress
        Reported to, and checked, after every block and every column.

    Raises
    ------
    Cancelled
        The export shall end.
    OSError
        There is no room, or no right.
    """
    order = block_order(layer.geometry.bounds)
    _write_shapes(layer, order, folder, tolerance_m, middle, progress.part(0.0, _SHAPES_SHARE))
    write_values(layer, order, folder / "values", progress.part(_SHAPES_SHARE, _VALUES_SHARE))
    _write_columns(layer, order, folder, progress.part(_VALUES_SHARE, 1.0))


def _write_shapes(
    layer: Layer,
    order: BlockOrder,
    folder: Path,
    tolerance_m: float,
    middle: float,
    progress: Progress,
) -> None:
    index = BlockIndex(order, is_line=layer.geometry.kind == "line")
    for number, rows in order.blocks():
        progress.check()
        progress.report(number / (len(order.starts) - 1))
        part = replace(layer, content=layer.content.of_rows(rows))
        shapes = data_shapes(part, tolerance_m, middle)
        index.add(number, shapes, part.classes)
        numbers = NumberBlock()
        document = block_features(part, shapes, numbers)
        write_beside(folder / "shapes" / f"{number}.bin", document, numbers)
    index.write(folder)


def _write_columns(layer: Layer, order: BlockOrder, folder: Path, progress: Progress) -> None:
    numbers = NumberBlock()
    write_beside(folder / "names.bin", names_file(layer, order, numbers), numbers)
    ids = layer.geometry.feature_ids[order.rows].tolist()
    fields = layer.attributes.fields
    for position, field in enumerate(fields):
        progress.check()
        progress.report((position + 1) / (len(fields) + 1))
        numbers = NumberBlock()
        document = column_file(layer.attributes.column(field.name, ids), numbers)
        write_beside(folder / "columns" / f"{position}.bin", document, numbers)
