"""One table of a file: where it is, what the file says of it, and how to read it."""

from dataclasses import dataclass, replace
from pathlib import Path

from gisapp.core.layers.layer import LayerOrigin, Problem
from gisapp.core.space.crs import extent_to_map
from gisapp.core.space.extent import Extent
from gisapp.sources.formats.arrow_source import layer_info
from gisapp.sources.formats.layer_info import LayerInfo
from gisapp.sources.vector.arrow_attributes import ArrowAttributes
from gisapp.sources.vector.missing_crs import assumed_crs


@dataclass(frozen=True)
class Table:
    """One table of a file.

    Parameters
    ----------
    crs : str
        What its coordinates are in.
    encoding : str or None
        What its texts are in, where the file says nothing or is wrong.
    problems : tuple of Problem
        What is wrong with it before its geometry is read.
    """

    path: Path
    name: str
    info: LayerInfo
    crs: str
    encoding: str | None
    problems: tuple[Problem, ...] = ()

    @property
    def extent(self) -> Extent | None:
        """Where the file says that it lies, in EPSG:3857."""
        return extent_to_map(self.info.bounds, self.crs) if self.info.bounds else None

    @property
    def origin(self) -> LayerOrigin:
        """Where its layers come from."""
        info = self.info
        return LayerOrigin(
            str(self.path), self.name, self.crs, info.geometry_type, info.encoding, self.problems
        )

    def with_problems(self, problems: tuple[Problem, ...]) -> "Table":
        """Return the table with more that is wrong with it."""
        return replace(self, problems=(*self.problems, *problems))

    def attributes(self, *, fits_into_memory: bool = True) -> ArrowAttributes:
        """Return its attributes, to be read when asked for."""
        return ArrowAttributes(
            self.path,
            self.name,
            self.info.fields,
            encoding=self.encoding,
            finds_by_id=self.info.finds_by_id,
            fits_into_memory=fits_into_memory,
        )


def open_table(path: Path, name: str, crs: str | None, encoding: str | None) -> Table:
    """Return a table of a file; `crs` and `encoding` in place of what the file says.

    Raises
    ------
    SourceError
        The file cannot be read.
    CrsError
        The file doesn't say what its coordinates are, and its numbers are no degrees.
    """
    info = layer_info(path, name, encoding)
    crs = crs or info.crs
    if crs is not None:
        return Table(path, name, info, crs, encoding)
    crs, problem = assumed_crs(path, name)
    return Table(path, name, info, crs, encoding, (problem,))
