"""What users are told of a drawing: what of it is not shown, and why."""

from collections.abc import Iterator
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.core.text.shortening import first_of
from gisapp.sources.drawings.drawing import Drawing
from gisapp.sources.drawings.features import Features
from gisapp.sources.drawings.tables import DrawingTables
from gisapp.sources.stand_ins.private_folder import readable_name

_OF_AUTOCAD = frozenset(
    (
        *("3DSOLID", "BODY", "REGION", "SURFACE", "EXTRUDEDSURFACE", "LOFTEDSURFACE"),
        *("REVOLVEDSURFACE", "SWEPTSURFACE", "PLANESURFACE", "MESH", "HELIX", "RAY", "XLINE"),
        *("IMAGE", "WIPEOUT", "OLEFRAME", "OLE2FRAME", "PDFUNDERLAY", "DWFUNDERLAY"),
        *("DGNUNDERLAY", "SHAPE", "TOLERANCE", "LIGHT", "SUN", "SECTION", "GEOPOSITIONMARKER"),
    )
)
"""The types that any drawing may have; others belong to programs that build upon AutoCAD."""

_MOST_TYPES = 10
"""That are told of, of each kind of fault; damage makes up any number of them."""


def problems_of(
    path: Path, drawing: Drawing, features: Features, made: DrawingTables
) -> Iterator[Problem]:
    """Yield what of a drawing is not shown as it was drawn, and why.

    Parameters
    ----------
    path : Path
        Its file.
    drawing : Drawing
    features : Features
        Of it, all of which have come.
    made : DrawingTables
        What became of them.
    """
    file = readable_name(path.name)
    for kind, count in drawing.damaged.most_common(_MOST_TYPES):
        yield Problem.of("drawing_damaged", count, file=file, type=kind)
    for kind, count in features.unknown.most_common(_MOST_TYPES):
        code = "geometry_type" if kind in _OF_AUTOCAD else "drawing_object"
        yield Problem.of(code, count, type=kind)
    for code, count in sorted(features.block_faults.items()):
        yield Problem.of(code, count, file=file)
    if features.hidden:
        yield Problem.of("drawing_invisible", features.hidden, file=file)
    if made.lost:
        yield Problem.of("letters_lost", made.lost, file=file)
    external = sorted(block.name for block in drawing.blocks.values() if block.is_external)
    if external:
        yield Problem.of("drawing_links", len(external), file=file, names=first_of(external))
    switched_off = [table.name for table in made.tables if not table.is_shown]
    if switched_off:
        names = first_of(switched_off)
        yield Problem.of("drawing_layers_off", len(switched_off), file=file, layers=names)
    if made.layers > len(made.tables):
        yield Problem.of("drawing_layers", made.layers, file=file)
