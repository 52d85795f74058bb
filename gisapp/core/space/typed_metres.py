"""Two numbers of a typed text that may be metres, in the order in which they are meant."""

from gisapp.grammar import coordinate_pattern, grammar


def numbers_of_point(text: str) -> tuple[float, float] | None:
    """Return x and y of a point of WKT, in the units of its CRS; None for another text.

    >>> numbers_of_point("POINT Z (115.98 28.64 20)"), numbers_of_point("115.98 28.64")
    ((115.98, 28.64), None)
    """
    match = coordinate_pattern("point").match(text)
    return None if match is None else (float(match[1]), float(match[2]))


def typed_metres(text: str) -> tuple[float, float] | None:
    """Return two numbers, the eastern one first where their labels tell; None for another text.

    Examples
    --------
    >>> typed_metres("3,175,000 39,400,000"), typed_metres("N=3175000 E=39400000")
    ((3175000.0, 39400000.0), (39400000.0, 3175000.0))
    """
    match = coordinate_pattern("metres").match(text)
    if match is None:
        return None
    label = match[1] or ""
    first, second = (float(number.replace(",", "")) for number in (match[2], match[4]))
    is_north_first = label.upper() in grammar("coordinates")["north_first"]
    return (second, first) if is_north_first else (first, second)
