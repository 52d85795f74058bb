"""Where a row of a layer stands: the file, the sheet or layer of it, and the row there."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath


@dataclass(frozen=True)
class RowPlace:
    """A row of a file.

    Parameters
    ----------
    source : str
        The path of the file, or an address.
    layer : str
        The sheet or layer of it.
    row : int
        As the program shows it that made the file.
    """

    source: str
    layer: str
    row: int

    @property
    def sheet(self) -> str:
        """The sheet or layer; empty where it is called as the file is.

        >>> RowPlace("a/plots.xlsx", "2024", 3).sheet, RowPlace("a/firms.csv", "firms", 3).sheet
        ('2024', '')
        """
        return _named(self.source, self.layer)[1]

    @property
    def source_id(self) -> str:
        """The file with its sheet.

        >>> RowPlace("plots.xlsx", "2024", 3).source_id, RowPlace("firms.csv", "firms", 3).source_id
        ('plots.xlsx#2024', 'firms.csv')
        """
        return f"{self.source}#{self.sheet}" if self.sheet else self.source

    @property
    def title(self) -> str:
        """The file's name and the sheet, as users read it.

        >>> RowPlace("a/plots.xlsx", "2024", 3).title
        'plots.xlsx · 2024'
        """
        return " · ".join(part for part in _named(self.source, self.layer) if part)


@lru_cache(maxsize=100)
def _named(source: str, layer: str) -> tuple[str, str]:
    """Return a file's name and its sheet, which are asked for with each of its cells."""
    path = PurePath(source)
    return path.name, "" if layer == path.stem else layer
