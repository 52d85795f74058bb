"""Reading some tables of a file in another way than before, for a worker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.layers.selection import Ids
from gisapp.core.progress import Progress
from gisapp.session.layer_pairs import Pair, pairs_of
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_source

Selected = Mapping[str, Ids]
"""The features that are selected, (n,) int64 each, by the id of their layer."""


@dataclass(frozen=True, eq=False)
class TableReading:
    """Layers of one file, and how to read them now.

    Parameters
    ----------
    source : str
        The file, as in the origin of its layers.
    before : tuple of Layer
        All layers of the tables that are read.
    read_as : mapping
        How to read each of the tables, by its name.
    is_whole : bool
        True to read the file as a whole: its tables may be named otherwise in another encoding.
    is_unchanged : bool
        True where the file is still the one that the layers came from: features keep their ids.
    """

    source: str
    before: tuple[Layer, ...]
    read_as: Mapping[str, ReadAs]
    is_whole: bool
    is_unchanged: bool

    def pairs(self, budget: MemoryBudget, selected: Selected, progress: Progress) -> list[Pair]:
        """Read the tables, and return which layer takes the place of which.

        Raises
        ------
        SourceError
            The file cannot be read.
        CrsError
            The file cannot be read in this way.
        Cancelled
            The reading shall end.
        """
        now: list[Layer] = []
        for uri, read_as in self._uris():
            opened = open_source(uri, read_as=read_as, budget=budget, progress=progress)
            progress.check()
            now += opened.layers
            budget = budget.less(opened.layers)
        pairs = _paired_in_order(pairs_of(self.before, now, {} if self.is_unchanged else selected))
        named = [_named_alike(pair, self.before[0].group) for pair in pairs]
        return [_with_same_ids(each, selected) for each in named] if self.is_unchanged else named

    def _uris(self) -> Iterator[tuple[str, ReadAs]]:
        if self.is_whole:
            yield self.source, next(iter(self.read_as.values()))
            return
        for name, read_as in self.read_as.items():
            yield f"{self.source}::{name}", read_as


def reads_whole(layers: Sequence[Layer], of_file: Sequence[Layer], wanted: set[ReadAs]) -> bool:
    """Return True if a file is best read as a whole: all of it in one way and another encoding.

    Parameters
    ----------
    layers : sequence of Layer
        Those that are read in another way.
    of_file : sequence of Layer
        All that are there of the file.
    wanted : set of ReadAs
        How `layers` are read now.
    """
    encodings = {each.origin.read_as.encoding for each in layers}
    return (
        len(wanted) == 1
        and {each.encoding for each in wanted} != encodings
        and (len(layers) == len(of_file))
    )


def _paired_in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """Return pairs in which tables that are named otherwise now follow their order in the file."""
    lost = [pair.before for pair in pairs if pair.now is None]
    new = [pair.now for pair in pairs if pair.before is None]
    if not lost or len(lost) != len(new):
        return list(pairs)
    whole = [pair for pair in pairs if pair.before is not None and pair.now is not None]
    return [*whole, *(Pair(*each) for each in zip(lost, new, strict=True))]


def _named_alike(pair: Pair, group: str) -> Pair:
    """Return a pair with the name that the layer has among others of its folder or archive."""
    before, now = pair.before, pair.now
    if now is None:
        return pair
    if before is None or before.origin.layer != now.origin.layer:
        return replace(pair, now=replace(now, group=group))
    return replace(
        pair, now=replace(now, name=before.source_name or before.name, group=before.group)
    )


def _with_same_ids(pair: Pair, selected: Selected) -> Pair:
    """Return a pair with the features that are selected, which have the same ids in both."""
    before, now = pair.before, pair.now
    if before is None or now is None or before.layer_id not in selected:
        return pair
    asked = selected[before.layer_id]
    here = np.isin(asked, now.geometry.feature_ids)
    return replace(pair, asked=asked, found=asked if now.partial is not None else asked[here])
