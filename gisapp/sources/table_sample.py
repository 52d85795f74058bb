"""What the coordinates of a table look like, for who asks where on the earth they lie."""

import os
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.layers.read_as import AS_STATED
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import Bounds
from gisapp.errors import CrsError, SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.source_name import archive_and_member, whole_file_of
from gisapp.sources.stand_ins.archive import unpacked
from gisapp.sources.vector.coordinate_sample import CoordinateSample, sample_of
from gisapp.sources.vector.missing_crs import georeference_of


@dataclass(frozen=True, eq=False)
class TableSample:
    """Some coordinates of a table, in its own numbers.

    Parameters
    ----------
    coordinates : CoordinateSample
        Outlines, or a box alone where nothing else is known.
    stated_crs : str or None
        The CRS that its file states, None where that says nothing.
    """

    coordinates: CoordinateSample
    stated_crs: str | None


def table_sample(
    source: str, layer: str, bounds: Bounds | None, progress: Progress = NO_PROGRESS
) -> TableSample:
    """Return a sample of a table, in a worker.

    Parameters
    ----------
    source, layer : str
        As in `LayerOrigin`; the file may lie in an archive.
    bounds : (float, float, float, float) or None
        What is known of it where it has no outlines, such as a picture.
    progress : Progress
        Asked whether to stop.

    Raises
    ------
    SourceError
        The file cannot be read, or has no coordinates.
    """
    try:
        file = arrow_source(on_disk(Path(source), progress), progress)
        sample = sample_of(file, layer, progress=progress)
        stated = _stated_crs(file, layer)
    except SourceError:
        if bounds is None:
            raise
        sample, stated = None, None
    if sample is None and bounds is not None:
        sample = CoordinateSample.of_bounds(bounds)
    if sample is None:
        raise SourceError("no_geometry", path=source)
    return TableSample(sample, stated)


def on_disk(path: Path, progress: Progress) -> Path:
    """Return where a file is that the user may have in an archive; errors as for `table_sample`."""
    packed = None if os.path.lexists(path) else archive_and_member(path)
    if packed is not None:
        archive, member = packed
        return unpacked(archive, progress) / member
    return whole_file_of(path)


def _stated_crs(file: ArrowSource, layer: str) -> str | None:
    try:
        placed, doubts = georeference_of(file, layer, file.layer_info(layer, None).crs, AS_STATED)
    except CrsError:
        return None
    return None if doubts else placed.crs
