"""What is wrong in the Example Park's tables on purpose, as it is wrong in real ones."""

from dataclasses import replace

import shapely

from geodata.example.ledger import Holding
from geodata.example.tables import Cell, Records

AREA = "土地面积（平方米）"
SHIFTED_OUT = "B07-01"
PUSHED = "B03-02"


def odd_shapes(holdings: tuple[Holding, ...]) -> tuple[Holding, ...]:
    """Return the plots with one that leaves the park and one that overlaps its neighbour."""
    moves = {SHIFTED_OUT: (0.0, 90.0), PUSHED: (-8.0, 0.0)}
    return tuple(
        replace(each, plot=replace(each.plot, shape=_moved(each, moves[each.plot.key])))
        if each.plot.key in moves
        else each
        for each in holdings
    )


def spoil_plots(plots: Records) -> list[str]:
    """Make the plot ledger odd, in place, and return what was done, one sentence each."""
    by_key = {row["宗地编号"]: row for row in plots}
    told = []
    for key, factor in (("A03-01", 1.12), ("C02-01", 0.9)):
        row = by_key[key]
        row[AREA] = round(_number(row[AREA]) * factor, 2)
        told.append(f"{key}: {AREA} differs from its shape by {abs(factor - 1):.0%}.")
    row = by_key["B01-01"]
    row[AREA] = round(_number(row[AREA]) * 0.0015, 2)
    told.append(f"B01-01: {AREA} is a number of 亩, not of square metres.")
    by_key["A02-02"]["容积率"] = "≥1.2"
    told.append("A02-02: 容积率 is the bound ≥1.2.")
    by_key["B02-01"]["固定资产投资（万元）"] = "约8500"
    told.append("B02-01: 固定资产投资（万元） is the text 约8500.")
    by_key["C03-01"]["固定资产投资（万元）"] = "待核实"
    told.append("C03-01: 固定资产投资（万元） is the text 待核实.")
    by_key["D01-01"]["供地时间"] = "2019年上半年"
    told.append("D01-01: 供地时间 is the text 2019年上半年.")
    twin = dict(by_key["B02-02"])
    twin[AREA] = round(_number(twin[AREA]) + 1200.5, 2)
    plots.insert(plots.index(by_key["B02-02"]) + 1, twin)
    told.append(f"B02-02: stands there twice, with two values of {AREA}.")
    plots.append({**dict.fromkeys(plots[0]), "规划用途": "一类工业用地", AREA: 10_000.0})
    told.append("The last row has no 宗地编号.")
    by_key["A01-02"]["照片"] = "photos/A01-02-gone.jpg"
    told.append("A01-02: its 照片 is not there.")
    by_key["A01-03"]["照片"] = "https://photos.example.invalid/A01-03.jpg"
    told.append("A01-03: its 照片 is an address that leads nowhere.")
    return told


def spoil_firms(firms: Records) -> list[str]:
    """Make the register of enterprises odd, in place, and return what was done."""
    told = []
    column = "2025年税收（万元）"
    rows = [row for row in firms if isinstance(row[column], float)]
    rows[3][column] = "免税"
    told.append(f"{rows[3]['统一社会信用代码']}: {column} is the text 免税.")
    rows[5][column] = -abs(_number(rows[5][column]))
    told.append(f"{rows[5]['统一社会信用代码']}: {column} is negative.")
    for row, parent in ((rows[7], "X99-01"), (rows[9], "")):
        row["宗地编号"] = parent or None
        what = f"is {parent}, which no ledger has" if parent else "is empty"
        told.append(f"{row['统一社会信用代码']}: 宗地编号 {what}.")
    rows[11]["从业人员（人）"] = "120人左右"
    told.append(f"{rows[11]['统一社会信用代码']}: 从业人员（人） is the text 120人左右.")
    twin = dict(rows[13])
    twin["企业名称"] = f"{twin['企业名称']}（分公司）"
    firms.append(twin)
    told.append(f"{twin['统一社会信用代码']}: stands there twice, under two names.")
    return told


def spoil_projects(projects: Records) -> list[str]:
    """Make the ledger of projects odd, in place, and return what was done."""
    projects[2]["总投资（亿元）"] = "1.5-2"
    projects[4]["宗地编号"] = "A01-99"
    return [
        f"{projects[2]['项目编号']}: 总投资（亿元） is the range 1.5-2.",
        f"{projects[4]['项目编号']}: 宗地编号 is A01-99, which no ledger has.",
    ]


def _number(cell: Cell) -> float:
    if not isinstance(cell, int | float):
        raise TypeError(f"{cell!r} is no number")
    return float(cell)


def _moved(holding: Holding, by: tuple[float, float]) -> shapely.Polygon:
    return shapely.affinity.translate(holding.plot.shape, *by)
