"""Breaks between classes as the user moves them: they stay ascending, and between the numbers."""

from bisect import bisect_right

Breaks = tuple[float, ...]


def moved(breaks: Breaks, place: int, value: float, ends: tuple[float, float]) -> Breaks:
    """Return breaks of which one stands elsewhere; the same where its neighbours are in the way.

    Parameters
    ----------
    breaks : tuple of float
        Ascending.
    place : int
        The position of the one that moves.
    value : float
        Where it is to stand.
    ends : (float, float)
        The least and the greatest number of the field.

    Examples
    --------
    >>> moved((10.0, 20.0), 0, 15.0, (0.0, 30.0)), moved((10.0, 20.0), 0, 25.0, (0.0, 30.0))
    ((15.0, 20.0), (10.0, 20.0))
    """
    others = (*breaks[:place], *breaks[place + 1 :])
    if not ends[0] < value <= ends[1] or value in others or bisect_right(others, value) != place:
        return breaks
    return *breaks[:place], value, *breaks[place + 1 :]


def added(breaks: Breaks, value: float, ends: tuple[float, float]) -> Breaks:
    """Return breaks with one more; the same where there is no room for it.

    Parameters are those of `moved`.
    """
    if value in breaks or not ends[0] < value <= ends[1]:
        return breaks
    return tuple(sorted((*breaks, value)))


def without(breaks: Breaks, place: int) -> Breaks:
    """Return breaks without the one at a position."""
    return *breaks[:place], *breaks[place + 1 :]


def breaks_in(text: str) -> Breaks | None:
    """Return the breaks that a user typed, ascending; None for what is no list of numbers.

    They are parted by semicolons, blanks or Chinese commas: a comma may group digits.

    >>> breaks_in("1,000; 20 30"), breaks_in("20, about")
    ((20.0, 30.0, 1000.0), None)
    """
    parts = text.translate(str.maketrans("；，、−", ";;;-")).replace(";", " ").split()
    try:
        numbers = {float(part.rstrip(",").replace(",", "")) for part in parts}
    except ValueError:
        return None
    if any(number != number or abs(number) == float("inf") for number in numbers):
        return None
    return tuple(sorted(numbers))
