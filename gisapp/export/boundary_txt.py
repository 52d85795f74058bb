"""Writes plots as a boundary-point file, the text in which Chinese surveys hand them over."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.attribute_values import attribute_rows
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent
from gisapp.core.space.georeference import Georeference
from gisapp.core.space.survey_crs import SurveyCrs
from gisapp.core.text.json_value import Json
from gisapp.errors import ExportError
from gisapp.export.atomic_file import whole_file
from gisapp.export.boundary_cells import CellFields, plot_cells
from gisapp.export.boundary_zone import way_to, zone_for
from gisapp.export.shown_content import ShownContent
from gisapp.export.tables.chosen import Chosen, chosen_batches

BoundaryEncoding = Literal["GBK", "UTF-8"]
_PYTHON_NAMES = {"GBK": "gb18030", "UTF-8": "utf-8"}
"""GB18030 is GBK, and has letters for what GBK lacks."""
_DATUM_NAMES = {
    "CGCS2000": "2000国家大地坐标系",
    "Xian 1980": "1980西安坐标系",
    "Beijing 1954": "1954年北京坐标系",
}
_PER_ZONE_M = 1_000_000
_M2_PER_HECTARE = 10_000
_STEP = 500
"""Plots after which progress is reported."""


@dataclass(frozen=True)
class BoundaryOptions:
    """How a boundary-point file is written.

    Parameters
    ----------
    crs : str or None
        A zone of Gauss-Krüger, such as `EPSG:4527`; None for that of the plots' own source, else
        for the nearest zone of 3° of CGCS2000, with its number.
    decimals : int
        Digits of a coordinate behind the point: 3 for millimetres.
    maker : str
        Who hands it over.
    date : str
        As it shall stand in the head, such as "2025-01-31".
    encoding : BoundaryEncoding
        GBK is what survey programs read.
    fields : CellFields or None
        What fills the cells of plot lines; None for what seems to be meant.
    """

    crs: str | None = None
    decimals: int = 3
    maker: str = ""
    date: str = ""
    encoding: BoundaryEncoding = "GBK"
    fields: CellFields | None = None


def write_boundary_txt(
    content: ShownContent,
    path: Path,
    options: BoundaryOptions,
    *,
    features: FeatureSet | None = None,
    extent: Extent | None = None,
    uids: Collection[str] | None = None,
    progress: Progress = NO_PROGRESS,
) -> int:
    """Write the polygons of layers as plots and return how many they are.

    Points and area of each are those of what is written. Outlines run clockwise, holes against.

    Parameters
    ----------
    content : ShownContent
        What may be written.
    path : Path
        A file, new or old.
    options : BoundaryOptions
        How it is written.
    features : FeatureSet or None
        Only these; None for all.
    extent : Extent or None
        In EPSG:3857; only plots whose bounds touch it.
    uids : collection of str or None
        Only features with one of these.
    progress : Progress
        Reported to, and checked, between the plots.

    Raises
    ------
    ExportError
        There are no polygons to write, they don't lie in the zone, the CRS is no zone, or the
        file cannot be written.
    Cancelled
        The export shall end; an old file is as it was.
    """
    layers = plot_layers(content, features)
    if not layers:
        raise ExportError("boundary_no_plots")
    survey = zone_for(layers, options.crs)
    ways = {layer.layer_id: way_to(survey, layer) for layer in layers}
    lines = _head(survey, options)
    total = sum(layer.feature_count for layer in layers)
    written = 0
    for layer in layers:
        for shape, record, fields in _plots(layer, features, extent, options):
            if uids is not None and record.get("uid") not in uids:
                continue
            if written % _STEP == 0:
                progress.check()
                progress.report(written / total)
            rings = list(_rings(shape, survey, ways[layer.layer_id], options.decimals))
            lines += _plot_lines(rings, record, fields, options.decimals)
            written += 1
    if not written and uids is not None:
        raise ExportError("nothing_called", uids=", ".join(sorted(uids)))
    if not written:
        raise ExportError("boundary_no_plots")
    text = "\r\n".join((*lines, ""))
    with whole_file(path) as part:
        part.write_bytes(text.encode(_PYTHON_NAMES[options.encoding], "replace"))
    return written


def plot_layers(content: ShownContent, features: FeatureSet | None = None) -> tuple[Layer, ...]:
    """Return the layers with polygons to write, bottom first."""
    chosen = None if features is None else features.ids
    return tuple(
        layer
        for layer in content.data_layers
        if layer.geometry.kind == "polygon"
        and not layer.is_table
        and (chosen is None or layer.layer_id in chosen)
    )


def _head(survey: SurveyCrs, options: BoundaryOptions) -> list[str]:
    facts = {
        "格式版本号": "1.01版本",
        "数据产生单位": " ".join(options.maker.split()),
        "数据产生日期": options.date,
        "坐标系": _DATUM_NAMES[survey.datum],
        "几度分带": str(survey.width_deg),
        "投影类型": "高斯克吕格",
        "计量单位": "米",
        "带号": str(survey.number),
        "精度": f"{10**-options.decimals:.{options.decimals}f}",
        "转换参数": ",,,,,,",
    }
    return ["[属性描述]", *(f"{name}={value}" for name, value in facts.items()), "[地块坐标]"]


def _plots(
    layer: Layer, features: FeatureSet | None, extent: Extent | None, options: BoundaryOptions
) -> Iterator[tuple[BaseGeometry, dict[str, Json], CellFields]]:
    """Yield the shape of each plot in EPSG:3857, its attributes, and which of them are cells."""
    names = [field.name for field in layer.attributes.fields]
    fields = CellFields.guessed(names) if options.fields is None else options.fields.among(names)
    for batch in chosen_batches(layer, Chosen(extent, features)):
        records = attribute_rows(layer.attributes, names, batch.feature_ids.tolist())
        for row, values in enumerate(records):
            shape = batch.feature(row)
            if not shape.is_empty:
                yield shape, dict(zip(names, values, strict=True)), fields


def _plot_lines(
    rings: Sequence[tuple[int, NDArray[np.float64]]],
    record: dict[str, Json],
    fields: CellFields,
    decimals: int,
) -> list[str]:
    lines: list[str] = []
    names = count(1)
    for number, ring in rings:
        first = next(names)
        each = [first, *(next(names) for _ in ring[1:-1]), first]
        for name, (east, north) in zip(each, ring, strict=True):
            lines.append(f"J{name},{number},{north:.{decimals}f},{east:.{decimals}f}")
    hectares = abs(sum(_area_m2(ring) for _, ring in rings)) / _M2_PER_HECTARE
    cells = plot_cells(len(lines), hectares, record, fields)
    return [",".join((*cells, "@")), *lines]


def _rings(
    shape: BaseGeometry, survey: SurveyCrs, way: Georeference, decimals: int
) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """Yield the number and the vertices of each ring, in metres of the zone, as written."""
    for part in shapely.get_parts(shapely.orient_polygons(shape, exterior_cw=True)):
        for number, ring in enumerate(shapely.get_rings(part), 1):
            metres = way.from_map(shapely.get_coordinates(ring))
            yield number, _as_written(metres, survey, decimals)


def _as_written(
    metres: NDArray[np.float64], survey: SurveyCrs, decimals: int
) -> NDArray[np.float64]:
    """Return the vertices of a ring as they will stand in the file, none twice in turn."""
    zone = survey.number if survey.has_number else 0
    if not (metres[:, 0] // _PER_ZONE_M == zone).all() or not np.isfinite(metres).all():
        raise ExportError("boundary_outside_zone", crs=survey.code, meridian=survey.meridian_deg)
    rounded = np.round(metres, decimals)
    repeats = (rounded[1:] == rounded[:-1]).all(axis=1)
    # A ring that is a point when rounded stays, lest what was there is not.
    return rounded if repeats.all() else rounded[np.append(True, ~repeats)]


def _area_m2(ring: NDArray[np.float64]) -> float:
    """Return the area of a closed ring; that of holes has the other sign."""
    x, y = (ring - ring[0]).T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)
