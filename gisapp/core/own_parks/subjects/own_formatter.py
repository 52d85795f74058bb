"""Facts of own data in words: as all facts, but that each stands in a cell of a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gisapp.core.own_parks.subjects.own_subject import FactCell
from gisapp.core.parks.dataset import Subject
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact


@dataclass(frozen=True)
class OwnFactFormatter(FactFormatter):
    """Words for the facts of one subject; see `FactFormatter`.

    Parameters
    ----------
    cells : mapping
        Where each fact stands that a cell states, by its id.
    """

    cells: Mapping[str, FactCell] = field(default_factory=dict)

    def geometry_quality(self, _: Subject) -> str:
        """Return nothing: the user knows how good the shapes of the own file are."""
        return ""

    def identifier(self, fact: Fact) -> str:
        """Return nothing: the cell that a fact stands in is all that finds it."""
        return ""

    @property
    def locator_title(self) -> str:
        """What the place of a fact in its file is called."""
        return self.words("own.place")

    def locator(self, fact: Fact) -> str:
        """Return the row and the column of a fact, or what else states it, in the user's words."""
        cell = self.cells.get(fact.fact_id)
        if cell is None:
            return super().locator(fact)
        code = f"own.locator_{cell.part}"
        return self.words(code, row=cell.place.row, column=cell.column)
