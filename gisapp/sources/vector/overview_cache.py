"""Overviews of tables that are too large for memory, kept from one opening to the next."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, astuple
from hashlib import sha256
from pathlib import Path
from typing import Any, cast
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.density_grid import DensityGrid, Squares
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.layers.layer import Problem
from gisapp.core.space.extent import Extent
from gisapp.errors import ChangedOnDisk, Phrase
from gisapp.part_files import PRIVATE, make_private, part_file, parts_in
from gisapp.sources.file_state import FileState
from gisapp.sources.vector.overview_builder import Thinned
from gisapp.sources.vector.source_table import Table

_FORMAT = 4
"""Of the files; another one is not read."""
_MOST_BYTES = 2 * 1024**3
"""Where the folder would take more, the files that were written first go."""
_LARGE = (
    "coordinates",
    "ring_offsets",
    "part_offsets",
    "feature_offsets",
    "feature_ids",
    "bounds",
    "areas",
)
_SQUARES = ("keys", "covered", "counts")

Kept = tuple[Mapping[GeometryKind, Thinned], tuple[Problem, ...]]


class OverviewCache:
    """A folder of overviews, each in a file named after what it is of.

    A table whose file has changed since has none. What cannot be read is as good as not there,
    and what cannot be written is made again the next time: nothing else depends on it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place_of(self, table: Table, squares: int) -> Path:
        """Return the file for the overview of a table as it is now, whether it exists or not.

        Parameters
        ----------
        table : Table
            Another state of its file makes another name.
        squares : int
            How many squares the overview may have.

        Raises
        ------
        ChangedOnDisk
            The table's file is gone.
        """
        state = FileState.of(table.path)
        if not state.members:
            raise ChangedOnDisk.of(table.path)
        of = (
            _FORMAT,
            str(table.path.resolve()),
            state.members,
            table.name,
            table.georeference,
            squares,
        )
        return self._folder / f"{sha256(repr(of).encode()).hexdigest()}.npz"

    def load(self, path: Path) -> Kept | None:
        """Return what is kept in a file: an overview, and the problems that were found.

        Returns
        -------
        thinned, problems
            What is kept of each kind of geometry; None instead of both where nothing can be read.
        """
        try:
            # Opened here, for numpy leaves what it cannot read open.
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                return _kept(arrays)
        except (OSError, ValueError, TypeError, LookupError, EOFError, RuntimeError, BadZipFile):
            return None

    def save(
        self, path: Path, thinned: Mapping[GeometryKind, Thinned], problems: tuple[Problem, ...]
    ) -> None:
        """Keep an overview in a file; where that cannot be written, nothing is kept.

        Parameters
        ----------
        path : Path
            What `place_of` returned before the table was read.
        thinned : mapping
            What is kept of each kind of geometry.
        problems : tuple of Problem
            What was wrong with the table.
        """
        with suppress(OSError):
            make_private(self._folder)
            with part_file(self._folder, mode=PRIVATE) as part:
                with part.open("wb") as file:
                    np.savez(file, allow_pickle=False, **_arrays(thinned, problems))
                part.replace(path)
            self._make_room()

    def _make_room(self) -> None:
        files = [(file, file.stat()) for file in self._folder.glob("*.npz")]
        files.sort(key=lambda each: each[1].st_mtime_ns, reverse=True)
        # What other processes are writing takes room too.
        total = sum(part.stat().st_size for part in parts_in(self._folder))
        for file, state in files:
            total += state.st_size
            if total > _MOST_BYTES:
                file.unlink(missing_ok=True)


def _arrays(
    thinned: Mapping[GeometryKind, Thinned], problems: tuple[Problem, ...]
) -> dict[str, NDArray[Any]]:
    described = {
        "kinds": {kind: each.features for kind, each in thinned.items()},
        "extents": {kind: each.extent and astuple(each.extent) for kind, each in thinned.items()},
        "takes_missing": [kind for kind, each in thinned.items() if each.takes_missing],
        "levels": {kind: each.overview.levels[0].level for kind, each in thinned.items()},
        "reaches": {kind: each.overview.reach for kind, each in thinned.items()},
        "problems": [asdict(problem) for problem in problems],
    }
    arrays: dict[str, NDArray[Any]] = {"described": np.array(json.dumps(described))}
    for kind, each in thinned.items():
        finest = each.overview.levels[0]
        arrays |= {f"{kind}_{name}": getattr(finest, name) for name in _SQUARES}
        arrays |= {f"{kind}_large_{name}": getattr(each.large, name) for name in _LARGE}
    return arrays


def _kept(arrays: Mapping[str, NDArray[Any]]) -> Kept:
    described = json.loads(str(arrays["described"]))
    thinned = {}
    for name, features in described["kinds"].items():
        kind = cast("GeometryKind", name)
        squares = Squares(
            described["levels"][kind], *(arrays[f"{kind}_{each}"] for each in _SQUARES)
        )
        large = FeatureGeometry(kind, *(arrays[f"{kind}_large_{each}"] for each in _LARGE))
        extent = described["extents"][kind]
        thinned[kind] = Thinned(
            DensityGrid.of_finest(kind, squares, described["reaches"][kind]),
            large,
            extent and Extent(*extent),
            features,
            kind in described["takes_missing"],
        )
    return thinned, tuple(_problem(each) for each in described["problems"])


def _problem(described: dict[str, Any]) -> Problem:
    """Return a problem as it was before JSON made lists and mappings of what it has."""
    ids, values = tuple(described["feature_ids"]), _worded(described["values"])
    return Problem(**{**described, "feature_ids": ids, "values": values})


def _worded(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a sentence with its parts, which were written as mappings."""
    return {
        name: Phrase(value["code"], _worded(value["values"])) if isinstance(value, dict) else value
        for name, value in values.items()
    }
