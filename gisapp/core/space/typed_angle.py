"""One number of a typed pair of degrees: which axis it is of, and how many degrees it is."""

from dataclasses import dataclass
from typing import Literal

from gisapp.grammar import grammar

Axis = Literal["latitude", "longitude"]


@dataclass(frozen=True)
class TypedAngle:
    """One number of a pair.

    Parameters
    ----------
    axes : frozenset of Axis
        Those that its label and its letters name: none, one, or two that contradict each other.
    degrees : float
        South and west are negative.
    has_sixty : bool
        True if there are sixty minutes or seconds, or more.
    """

    axes: frozenset[Axis]
    degrees: float
    has_sixty: bool


def typed_angle(groups: tuple[str | None, ...]) -> TypedAngle:
    """Return what six groups of a pattern say.

    Parameters
    ----------
    groups : tuple of str or None
        Label, letter before, degrees, minutes, seconds, letter after.

    Examples
    --------
    >>> typed_angle((None, "S", "28", "30", None, None)).degrees
    -28.5
    """
    label, before, degrees, minutes, seconds, after = (group or "" for group in groups)
    names = [name for name in (label, before, after) if name]
    rest = float(minutes or 0) / 60 + float(seconds or 0) / 3600
    size = abs(float(degrees)) + rest
    turned = any(_is_named(name, "negative") for name in names) != degrees.startswith("-")
    has_sixty = max(float(minutes or 0), float(seconds or 0)) >= 60
    return TypedAngle(frozenset(map(_axis, names)), -size if turned else size, has_sixty)


def longitude_and_latitude(first: TypedAngle, second: TypedAngle) -> tuple[float, float] | None:
    """Return longitude and latitude in degrees, None where the names leave one of them out.

    Without names latitude comes first, unless only the other order is possible.
    """
    if max(len(first.axes), len(second.axes)) > 1 or first.axes & second.axes:
        return None
    is_longitude_first = "longitude" in first.axes or "latitude" in second.axes
    if not first.axes and not second.axes:
        is_longitude_first = abs(first.degrees) > 90
    ordered = (first, second) if is_longitude_first else (second, first)
    return ordered[0].degrees, ordered[1].degrees


def _axis(name: str) -> Axis:
    return "latitude" if _is_named(name, "latitude") else "longitude"


def _is_named(name: str, kind: str) -> bool:
    return name.lower() in (each.lower() for each in grammar("coordinates")["axes"][kind])
