"""How long a scale bar is: a round number of metres."""

import math
from collections.abc import Sequence

STEPS = (1, 2, 5)
STEPS_IN_QUARTERS = (1, 2, 4, 5)
"""With these, a quarter of a bar has a round length too."""


def round_metres(
    ground_resolution: float, longest_px: float, steps: Sequence[int] = STEPS
) -> float:
    """Return the length of a scale bar in metres: one of some steps times a power of ten.

    Parameters
    ----------
    ground_resolution : float
        Metres on the ground a pixel.
    longest_px : float
        How long the bar may be.
    steps : sequence of int
        From 1 to 9, rising.

    Examples
    --------
    >>> round_metres(10.0, 150.0)
    1000.0
    >>> round_metres(10.0, 450.0, STEPS_IN_QUARTERS)
    4000.0
    """
    longest = longest_px * ground_resolution
    power = 10.0 ** math.floor(math.log10(longest))
    return max(step * power for step in steps if step * power <= longest)
