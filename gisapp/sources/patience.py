"""How long an answer from a file may take, and how much may come, before it is given up."""

_LEAST_S = 5.0
_BYTES_A_SECOND = 1_000_000
"""A tenth of what the slowest disk and the slowest format read."""
_LEAST_ROW_BYTES = 4
"""What the shortest row takes in a file."""


def patience_s(size_bytes: int) -> float:
    """Return how many seconds reading a file may take without a sign of life.

    Parameters
    ----------
    size_bytes : int
        How large the file is: whoever reads all of it needs that much longer.

    Examples
    --------
    >>> patience_s(10_000_000)
    15.0
    """
    return _LEAST_S + size_bytes / _BYTES_A_SECOND


def most_rows(size_bytes: int) -> int:
    """Return how many rows a file has room for; a view may make up more, and have no end.

    Parameters
    ----------
    size_bytes : int
        How large the file is.

    Examples
    --------
    >>> most_rows(4096)
    1024
    """
    return size_bytes // _LEAST_ROW_BYTES
