"""Each table's share of the progress of a file."""

from collections.abc import Iterator, Sequence

from gisapp.core.progress import Progress
from gisapp.export.tables.row_batch import RowTable


def shares_of(
    tables: Sequence[RowTable], progress: Progress
) -> Iterator[tuple[RowTable, Progress]]:
    """Yield each table with what it reports to, by how many rows it has."""
    total = sum(table.count for table in tables) or 1
    seen = 0
    for table in tables:
        yield table, progress.part(seen / total, (seen + table.count) / total)
        seen += table.count
