"""Boundary-point files, in which Chinese surveys hand over plots: text with the points' metres."""

import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

from gisapp.core.layers.layer import Problem
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import Phrase, SourceError
from gisapp.sources.boundary.checks import (
    area_faults,
    count_faults,
    numbering_faults,
    point_faults,
    ring_faults,
)
from gisapp.sources.boundary.crs import BoundaryCrs, crs_of
from gisapp.sources.boundary.lines import BoundaryText, read_boundary_text
from gisapp.sources.boundary.overlaps import overlaps
from gisapp.sources.boundary.plot_line import FIELDS, PlotStatement
from gisapp.sources.boundary.plots import Plot, plot_of
from gisapp.sources.formats.memory_source import FileContents, MemoryTable
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.text_encodings import (
    FoundEncoding,
    decode,
    encoding_problems,
    find_encoding,
    named_encoding,
)

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_BYTES = 128 * 1024**2
"""A larger file is none that a survey would hand over; its points would fill the memory."""
_USUAL_ENCODING = "gb18030"
_MOST_OF_A_KIND = 10
"""So many problems of one kind are told one by one, the others together."""
_TOLD_ONCE = ("boundary_open", "boundary_direction", "boundary_too_few", "boundary_point_twice")
"""Habits of whoever wrote the file rather than faults of a plot: counted."""
_MOST_LINES = 5
_STEP = 256
_CHECKS: tuple[Callable[[Plot, BoundaryCrs], Iterator[Problem]], ...] = (
    count_faults,
    area_faults,
    ring_faults,
    point_faults,
)
_GEOMETRY_TYPES = {"面": "Polygon", "线": "LineString", "点": "Point"}


def read_boundary_txt(
    path: Path, encoding: str | None, progress: Progress = NO_PROGRESS
) -> FileContents:
    """Read a boundary-point file: a layer with a feature for each plot; see `Parser`.

    Raises
    ------
    SourceError
        It is too large, or no point can be read.
    Cancelled
        Reading shall stop.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise SourceError("boundary_too_large", path=path, megabytes=_MOST_BYTES // 1024**2)
    stored = path.read_bytes()
    found = find_encoding(stored) if encoding is None else named_encoding(encoding)
    written, _ = decode(stored, found.encoding)
    del stored
    # Lines end as on any system, and at nothing else.
    text = read_boundary_text(io.StringIO(written, newline=None), progress)
    del written
    lines = [plot for plot in text.plots if len(plot)]
    if not lines:
        raise SourceError("boundary_without_points", path=path)
    first, second = (
        np.concatenate([np.array(each, np.float64) for each in numbers])
        for numbers in ((plot.first for plot in lines), (plot.second for plot in lines))
    )
    crs = crs_of(text.head, first, second, path.name)
    plots = [
        plot_of(number, plot, is_east_first=crs.is_east_first)
        for number, plot in enumerate(text.plots, 1)
    ]
    problems = (
        *_of_encoding(path, found),
        *_unread(text, path),
        *crs.problems,
        *_checked(plots, crs, progress),
    )
    table = MemoryTable(
        readable_name(path.stem),
        _rows([plot.stated for plot in plots]),
        _geometry(plots),
        _geometry_type(plots),
        crs.code,
        notes=tuple((key, value) for key, value in text.head.items() if value.strip(", ")),
    )
    return FileContents((table,), found.name, problems)


def _rows(stated: Sequence[PlotStatement]) -> "pa.Table":
    import pyarrow as pa

    texts = [
        (each.number, each.name, each.kind, each.sheet, each.use, each.code) for each in stated
    ]
    columns: list[pa.Array] = [
        pa.array([value or None for value in column], pa.string())
        for column in zip(*texts, strict=True)
    ]
    columns.append(pa.array([each.points for each in stated], pa.int64()))
    columns.append(pa.array([each.area_ha for each in stated], pa.float64()))
    names = list(FIELDS)
    for place in range(max(len(each.more) for each in stated)):
        values = [each.more[place] if place < len(each.more) else "" for each in stated]
        if any(values):
            names.append(f"其他属性{place + 1}")
            columns.append(pa.array([value or None for value in values], pa.string()))
    return pa.table(columns, names)


def _geometry(plots: Sequence[Plot]) -> "pa.Array":
    import pyarrow as pa

    shapes = np.empty(len(plots), object)
    shapes[:] = [plot.shape for plot in plots]
    return pa.array(shapely.to_wkb(shapes), pa.binary())


def _geometry_type(plots: Sequence[Plot]) -> str:
    kinds = {_GEOMETRY_TYPES.get(plot.stated.kind, "Polygon") for plot in plots}
    return kinds.pop() if len(kinds) == 1 else "Unknown"


def _of_encoding(path: Path, found: FoundEncoding) -> tuple[Problem, ...]:
    # Surveys write GBK: that is no guess, where the marks of the format read well in it.
    return () if found.encoding == _USUAL_ENCODING else encoding_problems(path, found)


def _unread(text: BoundaryText, path: Path) -> Iterator[Problem]:
    if text.unread:
        lines = ", ".join(map(str, text.unread[:_MOST_LINES]))
        yield Problem.of("boundary_lines", len(text.unread), file=path.name, lines=lines)


def _checked(plots: Sequence[Plot], crs: BoundaryCrs, progress: Progress) -> Iterator[Problem]:
    """Yield what is wrong with plots, by kinds: the first of each alone, the rest together."""
    kinds: dict[str, list[Problem]] = defaultdict(list)
    for problem in chain(
        _of_each(plots, crs, progress),
        numbering_faults(plots),
        overlaps(plots, crs, progress),
    ):
        kinds[problem.code].append(problem)
    for code, found in kinds.items():
        if code in _TOLD_ONCE:
            yield _counted(found)
        else:
            yield from found[:_MOST_OF_A_KIND]
            yield from _together(found[_MOST_OF_A_KIND:])


def _of_each(plots: Sequence[Plot], crs: BoundaryCrs, progress: Progress) -> Iterator[Problem]:
    for check in _CHECKS:
        found: list[Problem] = []
        for place, plot in enumerate(plots):
            if place % _STEP == 0:
                progress.check()
            found += check(plot, crs)
        # Where an area is wrong, the largest difference is told first.
        yield from sorted(found, key=_difference, reverse=True)


def _difference(problem: Problem) -> float:
    size = problem.values.get("m2", 0.0)
    return size if isinstance(size, float) else 0.0


def _counted(problems: Sequence[Problem]) -> Problem:
    """Return one problem for all of a kind, with the first for an example."""
    first = problems[0]
    values = {name: value for name, value in first.values.items() if name != "count"}
    counted = Problem.of(first.code, len(problems), wording=first.wording, **values)
    return counted.at(_features(problems))


def _features(problems: Iterable[Problem]) -> Iterable[int]:
    return dict.fromkeys(chain(*(each.feature_ids for each in problems)))


def _together(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield one problem for several of a kind."""
    others = list(problems)
    if others:
        code = others[0].code
        kind = Phrase(f"boundary.kind.{code}", {})
        problem = Problem.of(code, len(others), wording="boundary_others", kind=kind)
        yield problem.at(_features(others))
