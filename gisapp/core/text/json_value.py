"""What can stand in a JSON document."""

from collections.abc import Mapping, Sequence

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]


def json_number(value: float | None) -> int | float | None:
    """Return a whole number as an int, so that JSON writes it without a point.

    >>> json_number(15.0), json_number(0.062), json_number(None)
    (15, 0.062, None)
    """
    # An int is a float to the type checker, but has no such method before Python 3.12.
    return int(value) if value is not None and float(value).is_integer() else value
