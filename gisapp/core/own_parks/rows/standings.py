"""How a row stands among all rows of its layer: its rank, and its share of their sum."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import Column
from gisapp.core.own_parks.rows.row_groups import Group, RowGroups
from gisapp.core.parks.derived import Derived, derive, figure_beyond
from gisapp.core.parks.facts import Fact, Property
from gisapp.core.parks.mapping.column_cells import read_column
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.progress import NO_PROGRESS, Progress

_FEWEST = 3
"""Rows among which a place means something."""


@dataclass(frozen=True, eq=False)
class Standings:
    """The numbers of one column, in the order from the best to the worst.

    Parameters
    ----------
    better : str
        `higher` or `lower` for columns in which rows have a rank, else `none`.
    numbers : mapping
        The numbers of each group, ascending; 8 bytes a row, none where rows have no rank.
    counts, sums : mapping
        How many rows of each group state a number, and what these come to; no sums for what
        does not add up.
    """

    better: str
    numbers: Mapping[Group, NDArray[np.float64]]
    counts: Mapping[Group, int]
    sums: Mapping[Group, float]

    @classmethod
    def of(
        cls,
        column: Column,
        mapping: ColumnMapping,
        described: Property,
        groups: RowGroups,
        progress: Progress = NO_PROGRESS,
    ) -> "Standings":
        """Return the standings in a column.

        Parameters
        ----------
        column : Column
            Its cells.
        mapping : ColumnMapping
            What they are.
        described : Property
            What they state.
        groups : RowGroups
            The group of each row.
        progress : Progress
            Asked whether to stop.
        """
        values = read_column(column.distinct, mapping, progress).values[column.codes]
        found: dict[Group, NDArray[np.float64]] = {}
        for place, group in enumerate(groups.groups):
            of_group = values if len(groups.groups) == 1 else values[groups.codes == place]
            stated = np.sort(of_group[~np.isnan(of_group)])
            if len(stated):
                found[group] = stated
        adds_up = described.aggregation == "sum"
        return cls(
            described.better,
            {} if described.better == "none" else found,
            {group: len(each) for group, each in found.items()},
            {group: math.fsum(each) for group, each in found.items() if adds_up and each[0] >= 0},
        )

    def of_fact(self, fact: Fact, group: Group, whole: str) -> Iterator[Derived]:
        """Yield the rank and the share of a number.

        Parameters
        ----------
        fact : Fact
            States the number.
        group : Group
            Of its row.
        whole : str
            Where all the numbers stand, for the place of their sum in the source.
        """
        count = self.counts.get(group, 0)
        if count < _FEWEST or fact.value is None or not fact.is_usable:
            return
        numbers = self.numbers.get(group)
        # Where all state the same, nobody has a place.
        if numbers is not None and numbers[0] < numbers[-1]:
            rank = (
                np.searchsorted(numbers, fact.value, "left")
                if self.better == "lower"
                else count - np.searchsorted(numbers, fact.value, "right")
            )
            yield figure_beyond("rank", "rank", float(rank) + 1, "rank", (fact,), count)
        total = self.sums.get(group, 0.0)
        if total > 0:
            everything = replace(
                fact, fact_id=f"{fact.fact_id}:sum", value=total, locator=whole, qualifier="eq"
            )
            operands = (fact, everything)
            share = derive("share_of_all", "quotient", "ratio", operands, among=count)
            if share is not None:
                yield share
