"""Tells, beside the files of the Example Park, what they are and what is wrong in them."""

from collections.abc import Mapping
from itertools import pairwise

from geodata.example import oddities
from geodata.example.ledger import Holding

_HEAD = """# Example Park · 示例园区

**Invented for practice. 练习用虚构数据。** No park, plot, enterprise or project in these files
exists. The ground lies in the sands of the Badain Jaran desert near 102.07°E 40.30°N, away from
any park; the credit codes are of the administrative area 999999, which there is none of; no
photo shows a real place. `python -m geodata.example.build` makes all files, this one too.
本文件夹中的园区、地块、企业和项目均为虚构，位置选在沙漠腹地，与任何真实园区无关。

- `park.gpkg`: outline, six zones, roads and a river, in EPSG:4490.
- `plots-2024.gpkg`, `plots-2025.gpkg`, `plots-2026.gpkg`: the plots as delivered each October.
- `plots-2026-gbk.shp`: the plots of 2026 as offices send them: GBK, names cut, no `.prj`. They are
  in metres of EPSG:4522 (CGCS2000, zone 34 of 3°).
- `ledger-2024.xlsx`, `ledger-2025.xlsx`, `ledger-2026.xlsx`: 供地台账, 企业名录 and 项目台账 of
  each year; `ledger-2026-en.xlsx`: those of 2026 in English, in hectares and millions of yuan,
  without what is wrong on purpose.
- `supplied-2026.txt`: the boundary points of the plots supplied in 2026.
- `photos/`, `documents/`: pictures and papers, named by plot number.

"""


def readme(yearly: Mapping[int, tuple[Holding, ...]], oddities_told: list[str]) -> str:
    """Return the text.

    Parameters
    ----------
    yearly : mapping of int to tuple of Holding
        The plots of each delivery.
    oddities_told : list of str
        What is wrong in the tables of the newest one.
    """
    lines = [_HEAD, "## From year to year", ""]
    years = sorted(yearly)
    for before, after in pairwise(years):
        lines.append(_difference(before, yearly[before], after, yearly[after]))
    lines += [
        "",
        "## What is wrong on purpose",
        "In `plots-2026.gpkg` and `plots-2026-gbk.shp`:",
        f"- {oddities.SHIFTED_OUT}: reaches out of the park, and over its neighbour.",
        f"- {oddities.PUSHED}: overlaps its neighbour.",
        "",
        "In `ledger-2026.xlsx`:",
        *(f"- {sentence}" for sentence in oddities_told),
        "",
    ]
    return "\n".join(lines)


def _difference(before: int, old: tuple[Holding, ...], after: int, new: tuple[Holding, ...]) -> str:
    then, now = ({each.plot.key: each for each in holdings} for holdings in (old, new))
    moved = [key for key in then.keys() & now.keys() if not _same_shape(then[key], now[key])]
    return (
        f"- {before} → {after}: {len(now.keys() - then.keys())} plots were added,"
        f" {len(then.keys() - now.keys())} are gone, {len(moved)} have moved,"
        f" and there are {len(now)}."
    )


def _same_shape(one: Holding, other: Holding) -> bool:
    return bool(one.plot.shape.equals_exact(other.plot.shape, 0.001))
