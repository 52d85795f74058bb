"""What newer versions or other programs wrote into a project file is kept as it was."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_NAMES = ("id", "column", "field", "name")
"""The parts by which the objects of a list are told apart."""


def with_unknown_parts(new: Any, old: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a document with what another one has besides.

    Parameters
    ----------
    new : Json
        With all parts that are known, also where they are empty.
    old : Json
        The document that was read.

    Examples
    --------
    >>> new = {"title": "B", "layers": [{"id": "plots", "opacity": 1}]}
    >>> old = {"title": "A", "mood": "calm", "layers": [{"id": "plots", "glow": 2}]}
    >>> with_unknown_parts(new, old)
    {'title': 'B', 'layers': [{'id': 'plots', 'opacity': 1, 'glow': 2}], 'mood': 'calm'}
    """
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        known = {key: with_unknown_parts(value, old.get(key)) for key, value in new.items()}
        return {**known, **{key: value for key, value in old.items() if key not in new}}
    if _is_list(new) and _is_list(old):
        by_name = _by_name(old)
        return [with_unknown_parts(each, by_name.get(_name_of(each))) for each in new]
    return new


def unknown_parts(new: Any, old: Any, where: str = "") -> Iterator[str]:  # noqa: ANN401
    """Yield the places of all that `with_unknown_parts` would add, such as `layers.glow`."""
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        for key, value in old.items():
            place = f"{where}.{key}" if where else str(key)
            if key in new:
                yield from unknown_parts(new[key], value, place)
            else:
                yield place
    elif _is_list(new) and _is_list(old):
        by_name = _by_name(old)
        for each in new:
            yield from unknown_parts(each, by_name.get(_name_of(each)), where)


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _by_name(values: Sequence[object]) -> dict[str, object]:
    return {name: each for each in values if (name := _name_of(each))}


def _name_of(value: object) -> str:
    """Return what tells an object from the others of its list; "" where nothing does."""
    if not isinstance(value, Mapping):
        return ""
    names = (value[each] for each in _NAMES if isinstance(value.get(each), str))
    return next(names, "")
