"""One table of a file: where it is, what the file states about it, and how to read it."""

from dataclasses import dataclass, replace
from pathlib import Path

from gisapp.core.layers.layer import NO_GEOMETRY, LayerOrigin, Problem
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent
from gisapp.core.space.georeference import Georeference
from gisapp.sources.formats.layer_info import LayerInfo
from gisapp.sources.formats.numbered_rows import NumberedRows
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.vector.arrow_attributes import ArrowAttributes
from gisapp.sources.vector.missing_crs import georeference_of


@dataclass(frozen=True)
class Table:
    """One table of a file.

    Parameters
    ----------
    source : ArrowSource
        The file.
    name : str
        The table's name in the file.
    info : LayerInfo
        What the file states about it.
    georeference : Georeference
        How its coordinates become places, by what was asked for, stated or assumed.
    read_as : ReadAs
        What the user says of the file, in place of what it states.
    problems : tuple of Problem
        What is wrong with it before its geometry is read.
    """

    source: ArrowSource
    name: str
    info: LayerInfo
    georeference: Georeference
    read_as: ReadAs = AS_STATED
    problems: tuple[Problem, ...] = ()

    @property
    def path(self) -> Path:
        """Where its file is."""
        return self.source.path

    @property
    def crs(self) -> str:
        """The CRS of its coordinates: the one that was asked for, stated or assumed."""
        return self.georeference.crs

    @property
    def encoding(self) -> str | None:
        """The encoding of its texts that was asked for, None for the one that the file states."""
        return self.read_as.encoding

    @property
    def extent(self) -> Extent | None:
        """Where the file says that it lies, in EPSG:3857; None where it doesn't say."""
        bounds = self.info.bounds
        return self.georeference.extent_to_map(bounds) if bounds else None

    @property
    def origin(self) -> LayerOrigin:
        """Where its layers come from."""
        info = self.info
        return LayerOrigin(
            str(self.path),
            self.name,
            None if info.geometry_type == NO_GEOMETRY else self.crs,
            info.geometry_type,
            info.encoding,
            self.problems,
            read_as=self.read_as,
            notes=info.notes,
            is_swapped=self.georeference.is_swapped,
            total_rows=info.total_rows,
        )

    def with_problems(self, problems: tuple[Problem, ...]) -> "Table":
        """Return the table with problems added to its own."""
        return replace(self, problems=(*self.problems, *problems))

    def numbered(self, problem: Problem) -> "Table":
        """Return the table with the place of each row for its id, and the problem behind it."""
        source = NumberedRows(self.source)
        info = source.layer_info(self.name, self.encoding)
        return replace(self, source=source, info=info).with_problems((problem,))

    def attributes(self, *, fits_into_memory: bool = True) -> ArrowAttributes:
        """Return its attributes, which stay in the file until someone asks for them.

        Parameters
        ----------
        fits_into_memory : bool
            True where an attribute of all features may be kept in memory.
        """
        return ArrowAttributes(
            self.source,
            self.name,
            self.info.fields,
            encoding=self.encoding,
            finds_by_id=self.info.finds_by_id,
            fits_into_memory=fits_into_memory,
        )


def open_table(
    source: ArrowSource,
    name: str,
    read_as: ReadAs = AS_STATED,
    progress: Progress = NO_PROGRESS,
) -> Table:
    """Return a table of a file.

    Parameters
    ----------
    source : ArrowSource
        The file.
    name : str
        One of the file's layers.
    read_as : ReadAs
        What the user says of the file, in place of what it states.
    progress : Progress
        Asked whether to stop while the file doesn't answer.

    Raises
    ------
    SourceError
        The file cannot be read.
    CrsError
        The file doesn't say what its coordinates are, and its numbers are no degrees.
    """
    info = source.layer_info(name, read_as.encoding)
    georeference, doubts = georeference_of(source, name, info.crs, read_as, progress)
    problems = (*source.problems(), *info.problems, *doubts)
    table = Table(source, name, info, georeference, read_as, problems)
    return table if info.has_ids else table.numbered(_no_ids(table))


def _no_ids(table: Table) -> Problem:
    return Problem.of("no_ids", table.info.features or 1, file=table.path.name, layer=table.name)
