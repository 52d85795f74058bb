"""Boundary-point files for tests, made of plots as a survey would write them."""

from collections.abc import Iterable
from pathlib import Path

HEAD = (
    "[属性描述]\n格式版本号=1.01版本\n数据产生单位=示例单位\n坐标系=2000国家大地坐标系\n"
    "几度分带=3\n投影类型=高斯克吕格\n计量单位=米\n带号=39\n精度=0.001\n转换参数=,,,,,,\n"
)
SQUARE = ((0, 0), (700, 0), (700, 600), (0, 600), (0, 0))
"""Clockwise, as northing and easting in metres from the first point: 42 hectares."""


def plot(
    stated: str = "5,42.0000,DK01,示例园区,面,,工业用地,,",
    *rings: Iterable[tuple[float, float]],
    north: float = 3_175_000.0,
    east: float = 39_400_000.0,
) -> str:
    """Return the lines of a plot.

    Parameters
    ----------
    stated : str
        What stands before the `@`.
    *rings : iterable of (float, float)
        Northing and easting in metres from `north` and `east`; `SQUARE` where none is given.
    """
    lines = [f"{stated}@"]
    names = iter(range(1, 10**6))
    for number, ring in enumerate(rings or (SQUARE,), 1):
        known: dict[tuple[float, float], int] = {}
        for place in ring:
            name = known.get(place) or known.setdefault(place, next(names))
            lines.append(f"J{name},{number},{north + place[0]:.3f},{east + place[1]:.3f}")
    return "\n".join(lines) + "\n"


def boundary_text(*plots: str, head: str = HEAD) -> str:
    """Return a whole file as text; one plot of 42 hectares where none is given."""
    return f"{head}[地块坐标]\n{''.join(plots or (plot(),))}"


def boundary_file(folder: Path, text: str, encoding: str = "gbk", name: str = "plots.txt") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path
