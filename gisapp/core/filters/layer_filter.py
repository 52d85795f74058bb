"""What the user asks of a layer's features: those for which all conditions hold are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class AnyOf:
    """An attribute reads like one of some values, or like none of them.

    Parameters
    ----------
    field : str
        The attribute's name.
    values : tuple of str
        As users see them.
    takes_missing : bool
        True if features without a value are shown too.
    is_excluded : bool
        True where those with other values are shown, and those with these are not.
    """

    field: str
    values: tuple[str, ...]
    takes_missing: bool = False
    is_excluded: bool = False


@dataclass(frozen=True)
class Between:
    """An attribute is a number in a range, both ends included.

    Parameters
    ----------
    field : str
        The attribute's name.
    low, high : float or None
        In the attribute's own unit, dates in months since the year 0; None for no end.
    takes_missing : bool
        True if features without a number are shown too.
    """

    field: str
    low: float | None = None
    high: float | None = None
    takes_missing: bool = False


@dataclass(frozen=True)
class Matches:
    """An expression that the user typed is true; see `expression`."""

    expression: str


@dataclass(frozen=True)
class Inside:
    """A feature touches an area that was drawn.

    Parameters
    ----------
    rings : tuple of rings
        The shell, then holes: longitude and latitude in degrees of WGS 84, each ring closed.
    """

    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Near:
    """A feature lies within a distance of those of another layer that are shown.

    Parameters
    ----------
    layer_id : str
        The other layer.
    distance_m : float
        In metres on the ellipsoid; 0 for what touches.
    """

    layer_id: str
    distance_m: float


@dataclass(frozen=True)
class Chosen:
    """A feature is one of those that were selected.

    Parameters
    ----------
    feature_ids : tuple of int
        The source's own ids, ascending.
    """

    feature_ids: tuple[int, ...]


Condition = AnyOf | Between | Matches | Inside | Near | Chosen


@dataclass(frozen=True)
class LayerFilter:
    """The conditions of a layer.

    Parameters
    ----------
    conditions : tuple of Condition
        All must hold. Of an attribute there is at most one `AnyOf` or `Between`.
    unknown : tuple of str
        Conditions of a newer version, in JSON: kept in projects, and heeded by nobody.
    """

    conditions: tuple[Condition, ...] = ()
    unknown: tuple[str, ...] = ()

    def with_layers(self, names: Mapping[str, str]) -> "LayerFilter":
        """Return the filter with other ids of the layers that it is about, where they have some."""
        conditions = (
            replace(each, layer_id=names.get(each.layer_id, each.layer_id))
            if isinstance(each, Near)
            else each
            for each in self.conditions
        )
        return replace(self, conditions=tuple(conditions))

    @property
    def layers(self) -> frozenset[str]:
        """The ids of the layers that its conditions are about."""
        return frozenset(each.layer_id for each in self.conditions if isinstance(each, Near))


NO_FILTER = LayerFilter()
"""Shows all features."""
