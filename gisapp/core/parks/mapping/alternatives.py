"""What headings of several meanings may mean, beside what the vocabulary takes first."""

from collections.abc import Iterable

from gisapp.grammar import grammar


def other_meanings(code: str, properties: Iterable[str]) -> tuple[str, ...]:
    """Return the properties that a column may state where one is likely but not sure.

    Parameters
    ----------
    code : str
        The property that is likely.
    properties : iterable of str
        Those that there are.
    """
    known = set(properties)
    return tuple(
        each for each in grammar("headings")["other_meanings"].get(code, ()) if each in known
    )
