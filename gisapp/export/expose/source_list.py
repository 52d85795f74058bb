"""The sources of a sheet, numbered as its facts name them, and the time that they are of."""

from collections.abc import Iterable

from gisapp.core.own_parks.subjects.own_formatter import OwnFactFormatter
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact, FactSource
from gisapp.core.text.joining import joined
from gisapp.core.text.shortening import shortened

_MOST_ROWS = 6
_LONGEST = 300


class SourceList:
    """Numbers sources in the order in which facts name them, from 1.

    Parameters
    ----------
    formatter : FactFormatter
        Of the dataset that the facts come from.
    """

    def __init__(self, formatter: FactFormatter) -> None:
        self._formatter = formatter
        self._numbers: dict[str, int] = {}
        self._named: dict[int, FactSource | None] = {}
        self._rows: dict[int, dict[int, None]] = {}

    def numbers_of(self, facts: Iterable[Fact]) -> tuple[int, ...]:
        """Return the numbers of the sources of facts, ascending, each once."""
        return tuple(sorted({self._number(fact) for fact in facts}))

    def _number(self, fact: Fact) -> int:
        title = self._formatter.source_title(fact)
        number = self._numbers.setdefault(title, len(self._numbers) + 1)
        self._named.setdefault(number, self._formatter.source(fact))
        if isinstance(self._formatter, OwnFactFormatter):
            cell = self._formatter.cells.get(fact.fact_id)
            if cell is not None:
                self._rows.setdefault(number, {})[cell.place.row] = None
        return number

    @property
    def texts(self) -> tuple[str, ...]:
        """What each source is called, who published it, and the time that it is of."""
        return tuple(self._text(title, number) for title, number in self._numbers.items())

    @property
    def as_of(self) -> str:
        """The times that the sources are of, the earliest and the latest; empty if none says so."""
        times = sorted(
            source.as_of or source.published
            for source in self._named.values()
            if source is not None and (source.as_of or source.published)
        )
        return "–".join(dict.fromkeys((times[0], times[-1]))) if times else ""

    def _text(self, title: str, number: int) -> str:
        formatter, source = self._formatter, self._named[number]
        rows = list(self._rows.get(number, ()))
        told = shortened(title, _LONGEST)
        if rows:
            listed = ", ".join(map(str, rows[:_MOST_ROWS])) + ("…" if rows[_MOST_ROWS:] else "")
            told = formatter.words("expose.rows", source=told, rows=listed)
        if source is None:
            return told
        as_of = formatter.as_of(source) if source.as_of else ""
        return joined(
            told,
            shortened(source.publisher, _LONGEST),
            source.published,
            as_of and formatter.words("expose.as_of", time=as_of),
            shortened(source.licence, _LONGEST),
        )
