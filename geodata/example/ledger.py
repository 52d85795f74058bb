"""The plot ledger of the Example Park: what each plot is, and how it stood in each year."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import shapely
from shapely import Polygon

from geodata.example.layout import Plot, split

YEARS = (2024, 2025, 2026)
M2_PER_MU = 2000 / 3

USES = {
    "M1": ("100101", "一类工业用地", "Light industry"),
    "M2": ("100102", "二类工业用地", "General industry"),
    "W1": ("110101", "一类物流仓储用地", "Logistics"),
    "B1": ("0901", "商业用地", "Commercial"),
    "B2": ("0902", "商务金融用地", "Offices"),
    "A35": ("0802", "科研用地", "Research"),
    "A33": ("0804", "教育用地", "Education"),
    "R2": ("0701", "城镇住宅用地", "Housing"),
    "U1": ("1303", "供电用地", "Power supply"),
    "G1": ("1401", "公园绿地", "Park and green"),
}
"""By a short name: code and name of the national list of land uses, and English words."""
_USES_OF_ZONES: Mapping[str, tuple[tuple[str, float], ...]] = {
    "A": (("M2", 0.86), ("M1", 0.08), ("U1", 0.03), ("G1", 0.03)),
    "B": (("M1", 0.88), ("A35", 0.05), ("U1", 0.03), ("G1", 0.04)),
    "C": (("M2", 0.93), ("U1", 0.03), ("G1", 0.04)),
    "D": (("W1", 0.92), ("M1", 0.05), ("G1", 0.03)),
    "E": (("B2", 0.42), ("A35", 0.26), ("B1", 0.20), ("G1", 0.12)),
    "F": (("R2", 0.62), ("B1", 0.16), ("A33", 0.10), ("G1", 0.12)),
}
FOR_FIRMS = ("M1", "M2", "W1", "A35", "B2")
"""Uses on which enterprises stand."""
_FREE_OF_CHARGE = ("A33", "U1", "G1")
_FAR = {
    "M1": 1.6,
    "M2": 1.3,
    "W1": 1.1,
    "B1": 2.2,
    "B2": 2.8,
    "A35": 2.0,
    "A33": 0.9,
    "R2": 2.0,
    "U1": 0.6,
    "G1": 0.0,
}
_CNY_PER_MU = {
    "M1": 160_000,
    "M2": 150_000,
    "W1": 180_000,
    "B1": 900_000,
    "B2": 820_000,
    "A35": 200_000,
    "R2": 1_350_000,
}
_INVESTED_PER_MU_1E4 = {
    "M1": 420,
    "M2": 350,
    "W1": 240,
    "B1": 500,
    "B2": 600,
    "A35": 480,
    "A33": 180,
    "R2": 450,
    "U1": 300,
    "G1": 20,
}


@dataclass(frozen=True)
class Holding:
    """A plot with all that will have happened to it; what is later than a delivery is not told.

    Parameters
    ----------
    plot : Plot
        Number, zone and shape.
    use : str
        A key of `USES`.
    supplied, started, completed, producing : date or None
        None where it never comes to that.
    is_idle : bool
        True if nothing is built though it was supplied long ago.
    """

    plot: Plot
    use: str
    far: float
    density_percent: int
    supplied: date | None
    started: date | None
    completed: date | None
    producing: date | None
    is_idle: bool

    @property
    def area_m2(self) -> float:
        """As surveyed, to the hundredth."""
        return round(self.plot.shape.area, 2)

    @property
    def supply_mode(self) -> str:
        """How it is supplied: granted for a price, or allocated."""
        return "划拨" if self.use in _FREE_OF_CHARGE else "出让"

    @property
    def price_1e4_cny(self) -> float:
        """Paid for it, in 万元; 0 for an allocated one."""
        return round(self.area_m2 / M2_PER_MU * _CNY_PER_MU.get(self.use, 0) / 10_000, 1)

    @property
    def term_years(self) -> int | None:
        """For how long it is granted."""
        terms = {"R2": 70, "B1": 40, "B2": 40}
        return None if self.use in _FREE_OF_CHARGE else terms.get(self.use, 50)

    def is_supplied(self, day: date) -> bool:
        """Return True if it has been supplied by a day."""
        return self.supplied is not None and self.supplied <= day

    def stage(self, day: date) -> str:
        """Return how far it is built by a day; empty before it is supplied."""
        if not self.is_supplied(day):
            return ""
        if self.is_idle and self.supplied and day - self.supplied > timedelta(days=730):
            return "闲置"
        reached = ((self.producing, "投产"), (self.completed, "已建成"), (self.started, "在建"))
        return next((word for at, word in reached if at and at <= day), "未开工")

    def built_m2(self, day: date) -> float | None:
        """Return the floor area that stands by a day; None where nothing was begun."""
        share = self._share_built(day)
        return round(self.area_m2 * self.far * share, 1) or None

    def invested_1e4_cny(self, day: date) -> float | None:
        """Return what was invested by a day, in 万元."""
        share = self._share_built(day)
        per_mu = _INVESTED_PER_MU_1E4[self.use] * (0.7 + self.density_percent / 100)
        return round(self.area_m2 / M2_PER_MU * per_mu * share) or None

    def _share_built(self, day: date) -> float:
        if self.started is None or self.started > day:
            return 0.0
        end = self.completed or self.started + timedelta(days=900)
        return min(1.0, (day - self.started) / (end - self.started))


def last_day(year: int) -> date:
    """Return the day up to which a year's delivery tells."""
    return date(year, 10, 31)


def make_ledger(plots: tuple[Plot, ...], chance: random.Random) -> tuple[Holding, ...]:
    """Return the plots of 2026 with their uses and their lives."""
    return tuple(_holding(plot, chance) for plot in plots)


def deliveries(
    ledger: tuple[Holding, ...], chance: random.Random
) -> dict[int, tuple[Holding, ...]]:
    """Return the plots as the ledger had them in each year.

    Until 2026 some plots are not there yet, some were one and others two, and some were drawn
    before they were surveyed.
    """
    by_key = {holding.plot.key: holding for holding in ledger}
    pairs = _neighbours(ledger)
    chance.shuffle(pairs)
    quiet = [h.plot.key for h in ledger if not h.is_supplied(last_day(2026))]
    chance.shuffle(quiet)
    paired = {key for pair in pairs[:8] for key in pair}
    free = [key for key in quiet if key not in paired]
    former = dict(by_key)
    for number, (one, other) in enumerate(pairs[:4]):
        _merge(former, one, other, 51 + number)
    for key in free[:9]:
        del former[key]
    for key in free[9:13]:
        _shift(former, key, 12.0, -8.0)
    of_2025 = tuple(former[key] for key in sorted(former))
    for number, (one, other) in enumerate(pairs[4:8]):
        _merge(former, one, other, 61 + number)
    for key in free[13:27]:
        del former[key]
    for key in free[27:33]:
        _shift(former, key, -15.0, 6.0)
    for number, key in enumerate(free[33:36]):
        _divide(former, key, 71 + 2 * number)
    of_2024 = tuple(former[key] for key in sorted(former))
    return {2024: of_2024, 2025: of_2025, 2026: ledger}


def _holding(plot: Plot, chance: random.Random) -> Holding:
    use = _drawn(_USES_OF_ZONES[plot.zone], chance)
    # The park grew from the west, and its edge is still to come.
    readiness = 0.10 + 0.085 * plot.column + 0.42 * chance.random()
    supplied = None
    if readiness < 0.88:
        supplied = date(2013, 3, 1) + timedelta(days=int(readiness * 5450 + 200 * chance.random()))
    is_idle = chance.random() < 0.06 and use in ("M1", "M2", "W1")
    started = completed = producing = None
    if supplied and not is_idle:
        started = supplied + timedelta(days=120 + int(300 * chance.random()))
        completed = started + timedelta(days=360 + int(420 * chance.random()))
        if use in FOR_FIRMS:
            producing = completed + timedelta(days=60 + int(200 * chance.random()))
    return Holding(
        plot=plot,
        use=use,
        far=round(_FAR[use] * (0.85 + 0.3 * chance.random()), 2),
        density_percent=0 if use == "G1" else 30 + int(18 * chance.random()),
        supplied=supplied,
        started=started,
        completed=completed,
        producing=producing,
        is_idle=is_idle,
    )


def _drawn(shares: tuple[tuple[str, float], ...], chance: random.Random) -> str:
    drawn = chance.random()
    for name, share in shares:
        drawn -= share
        if drawn < 0:
            return name
    return shares[0][0]


def _neighbours(ledger: tuple[Holding, ...]) -> list[tuple[str, str]]:
    """Return pairs of plots of one block that are not supplied and make one whole shape."""
    day = last_day(2026)
    free = [holding for holding in ledger if not holding.is_supplied(day)]
    pairs: list[tuple[str, str]] = []
    taken: set[str] = set()
    for one in free:
        for other in free:
            first, second = one.plot.key, other.plot.key
            if first >= second or first[:3] != second[:3] or taken & {first, second}:
                continue
            whole = _union(one.plot.shape, other.plot.shape)
            if whole.area > 0.999 * whole.minimum_rotated_rectangle.area:
                pairs.append((first, second))
                taken |= {first, second}
    return pairs


def _union(one: Polygon, other: Polygon) -> Polygon:
    joined = shapely.union_all([one, other]).buffer(0.01, join_style="mitre")
    whole = joined.buffer(-0.01, join_style="mitre").simplify(0.05)
    return Polygon(np.round(shapely.get_coordinates(whole), 3))


def _merge(ledger: dict[str, Holding], one: str, other: str, number: int) -> None:
    """Put one plot in the place of two that it was divided into later."""
    first, second = ledger.pop(one), ledger.pop(other)
    key = f"{one[:3]}-{number}"
    whole = replace(first.plot, key=key, shape=_union(first.plot.shape, second.plot.shape))
    ledger[key] = replace(first, plot=whole)


def _divide(ledger: dict[str, Holding], key: str, number: int) -> None:
    """Put two plots in the place of one that they were joined to later."""
    holding = ledger.pop(key)
    parts = split(holding.plot.shape, 0.45, across=False)
    for step, part in enumerate(parts):
        name = f"{key[:3]}-{number + step}"
        ledger[name] = replace(holding, plot=replace(holding.plot, key=name, shape=part))


def _shift(ledger: dict[str, Holding], key: str, east_m: float, north_m: float) -> None:
    holding = ledger[key]
    moved = shapely.affinity.translate(holding.plot.shape, east_m, north_m)
    ledger[key] = replace(holding, plot=replace(holding.plot, shape=moved))
