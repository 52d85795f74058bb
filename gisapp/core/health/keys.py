"""Keys that are empty or stand in several rows, and parents that are not there or go in circles."""

from collections.abc import Iterator

from gisapp.core.health.checked import Checked
from gisapp.core.health.finding import Finding, middles_of
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.link_problems import link_problems
from gisapp.core.parks.mapping.cell_value import as_written
from gisapp.core.progress import Progress

_OF_PARENTS = ("parents_not_found", "parents_in_circles", "rows_outside")
"""The codes of `link_problems` that are no matter of a row's own key."""


def doubtful_keys(checked: Checked, layer: Layer, progress: Progress) -> Iterator[Finding]:
    """Yield rows without a key, and each key that stands in several rows."""
    rows = checked.rows_of(layer)
    if rows is None or not rows.mapping.key:
        return
    key = rows.mapping.key
    for problem in link_problems(checked.own, rows):
        progress.check()
        ids = list(problem.feature_ids)
        if problem.code == "rows_without_key":
            yield from checked.each("empty_key", layer, ids, column=[key] * len(ids))
        elif problem.code == "repeated_keys":
            yield from _repeated(layer, key, ids)


def _repeated(layer: Layer, key: str, ids: list[int]) -> Iterator[Finding]:
    rows_with: dict[str, list[int]] = {}
    for feature_id, value in zip(ids, layer.attributes.column(key, ids).values, strict=True):
        rows_with.setdefault(as_written(value), []).append(feature_id)
    places = middles_of(layer, [same[0] for same in rows_with.values()])
    for (text, same), at in zip(rows_with.items(), places, strict=True):
        values = {"row": text, "column": key, "count": len(same), "rows": _first(same)}
        yield Finding("repeated_key", layer.layer_id, tuple(same), text, values, at)


def doubtful_parents(checked: Checked, layer: Layer, progress: Progress) -> Iterator[Finding]:
    """Yield rows whose parent is not there, is themselves, or in which they do not lie."""
    rows = checked.rows_of(layer)
    if rows is None:
        return
    for problem in link_problems(checked.own, rows):
        progress.check()
        if problem.code not in _OF_PARENTS:
            continue
        ids = list(problem.feature_ids)
        column = str(problem.values.get("column", ""))
        yield from checked.each(problem.code, layer, ids, column=[column] * len(ids))
        if problem.count > len(ids):
            values = {"count": problem.count - len(ids), "column": column}
            yield Finding(f"{problem.code}_more", layer.layer_id, values=values)


def _first(ids: list[int], most: int = 10) -> str:
    return ", ".join(map(str, ids[:most])) + (" …" if len(ids) > most else "")
