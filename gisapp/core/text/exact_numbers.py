"""A number with all its digits, as it is copied."""

from gisapp.core.text.number_roles import LARGEST_EXACT


def exact_text(value: float) -> str:
    """Return a number with all its digits, as it is copied; a whole one has no point.

    >>> exact_text(2017.0), exact_text(0.1), exact_text(9007199254740993)
    ('2017', '0.1', '9007199254740993')
    """
    if not isinstance(value, int) and value.is_integer() and abs(value) < LARGEST_EXACT:
        return str(int(value))
    return str(value)
