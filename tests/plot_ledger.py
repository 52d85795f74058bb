"""A workbook as a park office keeps it: a ledger of plots, and a list of enterprises."""

from collections.abc import Sequence
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.sources.open import open_source
from tests.workbooks import write_workbook

PLOT_HEADINGS = (
    "地块编号",
    "地块名称",
    "所属园区",
    "批准面积（亩）",
    "成交价（万元）",
    "面积",
)
PLOTS = (
    ("DK-01", "一号地块", "青山湖高新产业园", 15, 320, 12),
    ("DK-02", "二号地块", "青山湖高新产业园", 30, "见附表", 20),
    ("DK-03", "三号地块", "青山湖高新产业园", 45, 410, 31),
    ("DK-04", "四号地块", "青山湖高新产业园", 60, 280, 44),
    ("DK-05", "五号地块", "青山湖高新产业园", 75, 350, 52),
)
FIRMS = (
    ("企业名称", "行业", "从业人数", "营业收入（亿元）", "纳税总额(万元)"),
    ("江西甲光电有限公司", "半导体照明", 120, 1.5, 300),
    ("江西乙光电有限公司", "半导体照明", 80, 0.9, 120),
)


def write_ledger(
    path: Path,
    plots: Sequence[Sequence[object]] = PLOTS,
    headings: Sequence[str] = PLOT_HEADINGS,
) -> Path:
    """Write the workbook; one of its numbers is a text."""
    return write_workbook(path, {"供地台账": [headings, *plots], "企业名录": FIRMS})


def plots_of(path: Path) -> Layer:
    """Return the layer of the plots of a workbook."""
    return next(each for each in open_source(str(path)).layers if each.origin.layer == "供地台账")
