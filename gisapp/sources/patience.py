"""How long an answer from a file may take before nobody waits for it any longer."""

_LEAST_S = 5.0
_BYTES_A_SECOND = 1_000_000
"""A tenth of what the slowest disk and the slowest format read."""


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
