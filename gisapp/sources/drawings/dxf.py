"""DXF drawings, read by ezdxf entity by entity: what of a damaged one can be read comes too."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import shapely

from gisapp.core.layers.layer import Problem
from gisapp.core.progress import Progress
from gisapp.core.space.crs import Bounds
from gisapp.errors import SourceError
from gisapp.sources.drawings.drawing import Drawing, variables_of
from gisapp.sources.drawings.features import Features
from gisapp.sources.drawings.place import place_of
from gisapp.sources.drawings.problems import problems_of
from gisapp.sources.drawings.records import RecordFile, begins_as_drawing
from gisapp.sources.drawings.tables import tables_of
from gisapp.sources.formats.memory_source import FileContents, MemoryTable
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.text_encodings import encoding_problems, find_encoding, named_encoding

_UTF8_VERSION = "AC1021"
"""From this one on, all texts of a drawing are said to be in UTF-8."""


def read_drawing(path: Path, encoding: str | None, progress: Progress) -> FileContents:
    """Read a drawing: a table for each of its layers that has something in model space.

    Parameters
    ----------
    path : Path
        The file, text or binary, from R12 to R2018.
    encoding : str or None
        Of its texts; None for the one that its bytes show, whatever it states.
    progress : Progress
        Asked all the time whether to stop; learns the share that has been read.

    Raises
    ------
    SourceError
        It is no drawing, or nothing of it can be read, or nothing is drawn there.
    Cancelled
        The user wanted it.
    """
    # What it finds wrong, it writes into a log; here it is told as problems.
    logging.getLogger("ezdxf").setLevel(logging.CRITICAL)
    file = RecordFile(path, progress)
    found = named_encoding(encoding) if encoding else find_encoding(file.sample(), _stated(file))
    drawing = Drawing(file, found.encoding)
    features = Features(drawing)
    made = tables_of(features, drawing.layers, readable_name(path.stem))
    if not made.tables:
        raise _nothing_in(path, drawing)
    place = place_of(drawing, _bounds(made.tables), path.name)
    first, *others = (place.placed(table) for table in made.tables)
    # What concerns the whole drawing is told once, though it may have a hundred layers.
    first = replace(first, problems=tuple(problems_of(path, drawing, features, made)))
    return FileContents(
        (first, *others),
        found.name,
        (*encoding_problems(path, found), *place.problems, *_missing_end(path, file)),
    )


def _stated(file: RecordFile) -> str | None:
    """Return the encoding that the header of a drawing states."""
    for record in file.records():
        if record.kind == "SECTION" and "HEADER" in record.values(2):
            variables = variables_of(record)
            if variables.get("$ACADVER", "") >= _UTF8_VERSION:
                return "UTF-8"
            return variables.get("$DWGCODEPAGE")
        if record.kind == "ENDSEC":
            break
    return None


def _missing_end(path: Path, file: RecordFile) -> tuple[Problem, ...]:
    return (Problem.of("cut_off", file=readable_name(path.name)),) if file.breaks_off else ()


def _nothing_in(path: Path, drawing: Drawing) -> SourceError:
    if not begins_as_drawing(path):
        return SourceError("not_its_format", path=path, format="DXF")
    if drawing.file.breaks_off or drawing.damaged:
        return SourceError("damaged", path=path)
    return SourceError("empty_drawing", path=path)


def _bounds(tables: Iterable[MemoryTable]) -> Bounds:
    shapes = np.concatenate([np.asarray(table.geometry, object) for table in tables])
    xmin, ymin, xmax, ymax = shapely.total_bounds(shapely.from_wkb(shapes)).tolist()
    return xmin, ymin, xmax, ymax
