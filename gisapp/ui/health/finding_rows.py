"""The rows of the list of findings."""

from collections.abc import Sequence
from functools import partial

from gisapp.core.deliveries.changes_text import one_line
from gisapp.core.health.finding import Finding
from gisapp.core.health.sorts import counted, sort_of
from gisapp.session.data_health import CheckResult
from gisapp.ui.widgets.row_listing import Listed, ListedKind
from gisapp.words import Words

_HEADINGS = ("kind", "layer", "key", "finding")


def listed(result: CheckResult, words: Words) -> Listed:
    """Return what the list of findings shows; groups of which there is nothing are left out."""
    counts = counted(result.health.findings)
    kinds = [
        ListedKind(sort, words(f"health.sort.{sort}"), count)
        for sort, count in counts.items()
        if count
    ]
    order = {sort: place for place, sort in enumerate(counts)}
    rows = sorted(result.health.findings, key=lambda each: order[sort_of(each)])
    names = {layer.layer_id: layer.name.in_language(words.language) for layer in result.layers}
    headings = [words(f"health.{each}") for each in _HEADINGS]
    return Listed(headings, kinds, rows, _kind_of, partial(_cells, names=names, words=words))


def _kind_of(row: object) -> str:
    return sort_of(row) if isinstance(row, Finding) else ""


def _cells(row: object, *, names: dict[str, str], words: Words) -> Sequence[str]:
    if not isinstance(row, Finding):
        return ()
    kind = words(f"health.sort.{sort_of(row)}")
    return kind, names[row.layer_id], one_line(row.key), one_line(row.sentence(words))
