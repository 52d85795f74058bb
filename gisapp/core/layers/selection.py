"""What is selected: a topic, a feature, or a million features without an object for each."""

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import read_only
from gisapp.core.layers.layer import FeatureRef, TopicRef

Ids = NDArray[np.int64]

SelectMode = Literal["new", "add", "toggle", "remove", "keep"]
"""What features that were found do to a selection.

They take its place; join it; join it or leave it, each by itself; leave it; or are all that stays
of it.
"""


class FeatureSet(Collection[FeatureRef]):
    """A set of features, kept as an array of ids for each layer.

    Iterating goes layer after layer, in the order in which the features were added.

    Parameters
    ----------
    ids : mapping of str to (n,) int64
        The ids of the features by the id of their layer, each once.
    """

    def __init__(self, ids: Mapping[str, Ids] = MappingProxyType({})) -> None:
        self._ids = {layer_id: read_only(some) for layer_id, some in ids.items() if len(some)}

    @classmethod
    def of(cls, *refs: FeatureRef) -> "FeatureSet":
        """Return a set of a few features."""
        ids: dict[str, dict[int, None]] = {}
        for layer_id, feature_id in refs:
            ids.setdefault(layer_id, {})[feature_id] = None
        return cls({layer_id: np.array(list(some), np.int64) for layer_id, some in ids.items()})

    @property
    def ids(self) -> Mapping[str, Ids]:
        """The ids of the features by the id of their layer, (n,) int64 each, never empty."""
        return MappingProxyType(self._ids)

    def of_layers(self, layer_ids: Container[str]) -> "FeatureSet":
        """Return the features of some layers."""
        return FeatureSet({key: ids for key, ids in self._ids.items() if key in layer_ids})

    def __len__(self) -> int:
        return sum(map(len, self._ids.values()))

    def __iter__(self) -> Iterator[FeatureRef]:
        for layer_id, ids in self._ids.items():
            for feature_id in ids:
                yield FeatureRef(layer_id, int(feature_id))

    def __contains__(self, ref: object) -> bool:
        return isinstance(ref, FeatureRef) and bool(
            (self._ids.get(ref.layer_id, np.empty(0)) == ref.feature_id).any()
        )

    def __or__(self, other: "FeatureSet") -> "FeatureSet":
        """Return the features of both sets, those that only the other one has last."""
        ids = dict(self._ids)
        for layer_id, more in (other - self)._ids.items():
            ids[layer_id] = np.concatenate((ids.get(layer_id, np.empty(0, np.int64)), more))
        return FeatureSet(ids)

    def __sub__(self, other: "FeatureSet") -> "FeatureSet":
        """Return the features that are not in the other set."""
        none = np.empty(0, np.int64)
        return FeatureSet(
            {key: ids[~np.isin(ids, other._ids.get(key, none))] for key, ids in self._ids.items()}
        )

    def __and__(self, other: "FeatureSet") -> "FeatureSet":
        """Return the features that are in the other set too."""
        none = np.empty(0, np.int64)
        return FeatureSet(
            {key: ids[np.isin(ids, other._ids.get(key, none))] for key, ids in self._ids.items()}
        )

    def changed(self, found: "FeatureSet", mode: SelectMode) -> "FeatureSet":
        """Return what is selected once features were found.

        Examples
        --------
        >>> a, b = FeatureRef("plots", 1), FeatureRef("plots", 2)
        >>> FeatureSet.of(a, b).changed(FeatureSet.of(b), "toggle") == FeatureSet.of(a)
        True
        """
        match mode:
            case "add":
                return self | found
            case "remove":
                return self - found
            case "keep":
                return self & found
            case "toggle":
                return (self - found) | (found - self)
        return found

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, FeatureSet)
            and list(self._ids) == list(other._ids)
            and all(np.array_equal(ids, other._ids[key]) for key, ids in self._ids.items())
        )

    def __hash__(self) -> int:
        return hash((*self._ids, len(self)))


NO_FEATURES = FeatureSet()


@dataclass(frozen=True)
class Selection:
    """What is selected: one thing whose details are shown, or several features.

    Parameters
    ----------
    features : FeatureSet
        The selected features.
    candidates : tuple of FeatureRef
        All features that lay under the click, topmost first, the selected one included.
    topic : TopicRef or None
        A selected subject that has no place on the map.
    """

    features: FeatureSet = NO_FEATURES
    candidates: tuple[FeatureRef, ...] = ()
    topic: TopicRef | None = None

    @property
    def subject(self) -> FeatureRef | TopicRef | None:
        """The one thing whose details are shown; None if nothing or several are selected."""
        if self.topic is not None:
            return self.topic
        return next(iter(self.features)) if len(self.features) == 1 else None
