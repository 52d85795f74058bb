"""Which layer of a source that was read anew takes the place of which, with what is selected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.same_features import found_again
from gisapp.core.layers.selection import Ids


@dataclass(frozen=True, eq=False)
class Pair:
    """A layer as it was, None where it is new, and as it is now, None where it is no more.

    Parameters
    ----------
    before, now : Layer or None
        The layer in both states of its source.
    asked : (n,) int64 or None
        The features of `before` that are selected.
    found : (m,) int64 or None
        Those of `now` that they have become.
    """

    before: Layer | None
    now: Layer | None
    asked: Ids | None = None
    found: Ids | None = None


def pairs_of(
    before: Sequence[Layer], now: Sequence[Layer], selected: Mapping[str, Ids]
) -> list[Pair]:
    """Return which layer takes the place of which: one of the same table, best of its kind too.

    Parameters
    ----------
    before, now : sequence of Layer
        Of one source, as it was and as it is.
    selected : mapping
        The features that are selected, (n,) int64 each, by the id of their layer before.

    Raises
    ------
    SourceError
        The source cannot be read.
    """
    left = list(now)
    found: dict[str, Layer] = {}
    for same in (_table_and_kind, _table):
        for layer in before:
            fits = (each for each in left if same(each) == same(layer))
            if layer.layer_id not in found and (other := next(fits, None)) is not None:
                found[layer.layer_id] = other
                left.remove(other)
    pairs = [Pair(layer, found.get(layer.layer_id)) for layer in before]
    new = [Pair(None, layer) for layer in left]
    return [*(_with_selected(pair, selected) for pair in pairs), *new]


def _table(layer: Layer) -> tuple[str, ...]:
    return layer.origin.source, layer.origin.layer


def _table_and_kind(layer: Layer) -> tuple[str, ...]:
    return *_table(layer), layer.geometry.kind


def _with_selected(pair: Pair, selected: Mapping[str, Ids]) -> Pair:
    if pair.before is None or pair.now is None or pair.before.layer_id not in selected:
        return pair
    asked = selected[pair.before.layer_id]
    return replace(pair, asked=asked, found=found_again(pair.before, asked, pair.now))
