"""From where on something is wrong with data: what a user may set."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """From where on something is told.

    Parameters
    ----------
    area_share : float
        By which a stated area differs from that of the shape.
    sliver_m2, sliver_width_m : float
        Overlaps that are smaller or narrower come of drawing, and are told apart.
    years : int
        Figures are old after so many.
    value_share : float
        By which two sources contradict each other: less is rounding.
    """

    area_share: float = 0.01
    sliver_m2: float = 1.0
    sliver_width_m: float = 0.1
    years: int = 3
    value_share: float = 0.005
