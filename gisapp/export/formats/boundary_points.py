"""Boundary points (界址点坐标) among the formats: plots in a zone of Gauss-Krüger."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gisapp.core.progress import Progress
from gisapp.errors import Phrase
from gisapp.export.boundary_cells import WORKED_OUT, CellFields
from gisapp.export.boundary_txt import BoundaryOptions, plot_layers, write_boundary_txt
from gisapp.export.boundary_zone import zone_for
from gisapp.export.formats.losses import listed, placeless
from gisapp.export.formats.writer import FeatureExport, Writer
from gisapp.export.tables.request import SOURCE_CRS

_ENCODINGS = ("GBK", "UTF-8")


def _write(export: FeatureExport, path: Path, progress: Progress) -> int:
    return write_boundary_txt(
        export.request.content,
        path,
        BoundaryOptions(
            _asked(export),
            date=date.today().isoformat(),
            encoding="UTF-8" if export.encoding == "UTF-8" else "GBK",
        ),
        features=export.request.chosen.features,
        extent=export.request.chosen.extent,
        progress=progress,
    )


def _asked(export: FeatureExport) -> str | None:
    asked = export.request.crs
    return None if asked == SOURCE_CRS else asked


def _losses(export: FeatureExport) -> Iterator[Phrase]:
    plots = plot_layers(export.request.content, export.request.chosen.features)
    if not plots:
        return
    zone = zone_for(plots, _asked(export)).code
    if _asked(export) is None and any(layer.origin.crs != zone for layer in plots):
        yield Phrase("export.loss.zone", {"crs": zone})
    others = [layer for layer in export.request.layers if layer not in plots]
    if others:
        names = listed(layer.name.in_language(export.language) for layer in others)
        yield Phrase("export.loss.no_plots", {"names": names})
    yield from placeless(export, plots)
    lost = []
    for layer in plots:
        fields = [field.name for field in layer.attributes.fields]
        cells = CellFields.guessed(fields)
        kept = {
            *WORKED_OUT,
            cells.number,
            cells.name,
            cells.sheet,
            cells.use,
            cells.code,
            *cells.more,
        }
        lost += [name for name in fields if name not in kept]
    if lost:
        yield Phrase("export.loss.fields", {"names": listed(lost)})
    if any(layer.schematic for layer in plots):
        yield Phrase("boundary.schematic", {})


WRITER = Writer("boundary", (".txt",), _write, _losses, "zone", encodings=_ENCODINGS)
