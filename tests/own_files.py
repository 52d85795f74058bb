"""Files of one's own park, as bureaus keep them: plots on a map, firms and figures in tables.

The plots are a GeoPackage, the firms and the park sheets of a workbook with a title over them, and
the evaluation a CSV file in GBK.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas
import shapely

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.own_parks.rows.layer_rows import rows_of
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.own_parks.subjects.own_subject import OwnSubject
from gisapp.core.own_parks.subjects.subject_dataset import dataset_around
from gisapp.core.parks.facts import Fact
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping, ParentMapping
from gisapp.sources.open import open_source
from gisapp.sources.parks.known_headings import known_headings
from tests.workbooks import Rows, write_workbook

FILE_DATE = "2026-11-02"
PLOT_SIDE = 0.001
PLOTS = LayerMapping(
    "plot",
    key="编号",
    name_zh="名称",
    parents=(ParentMapping("park", "园区", "key"),),
    columns=(
        ColumnMapping("编号", "plot_code"),
        ColumnMapping("面积", "land_area", "mu", basis="land"),
        ColumnMapping("建筑面积", "floor_area", "m2", basis="floor"),
        ColumnMapping("状态", "status"),
    ),
)
PARKS = LayerMapping(
    "park",
    key="园区",
    name_zh="园区",
    columns=(
        ColumnMapping("规划面积", "planned_area", "mu", "planned", basis="land"),
        ColumnMapping("已供面积", "supplied_area", "mu", basis="land"),
    ),
)
FIRMS = LayerMapping(
    "enterprise",
    key="信用代码",
    name_zh="企业",
    period_column="年份",
    parents=(ParentMapping("plot", "地块", "key"),),
    columns=(
        ColumnMapping("信用代码", "uscc"),
        ColumnMapping("税收（万元）", "tax", "1e4 CNY"),
    ),
)
EVALUATION = LayerMapping(
    "plot",
    key="宗地编号",
    columns=(ColumnMapping("亩均税收", "tax_per_land", "1e4 CNY/mu"),),
)
MAPPINGS = {"地块台账": PLOTS, "园区": PARKS, "企业": FIRMS, "评价": EVALUATION}
"""What the layers are, by their names in the files."""

PARK_ROWS: Rows = (("园区一览表",), ("园区", "规划面积", "已供面积"), ("北园", 500, 320))
FIRM_ROWS: Rows = (
    ("企业名录",),
    ("信用代码", "企业", "地块", "税收（万元）", "年份", "法人"),
    ("QY-1", "甲公司", "dk-001", 300, 2024, "张三"),
    ("QY-1", "甲公司", "dk-001", 375, 2025, "张三"),
    ("QY-2", "乙公司", "ＤＫ-001", "约20", 2025, "李四"),
    ("QY-3", "丙公司", "DK-009", "见附件", 2025, None),
)
EVALUATION_ROWS = (("宗地编号", "亩均税收"), ("DK-001", "12.5"), ("DK-002", "9"), ("DK-003", "30"))


def write_plots(folder: Path, park: Sequence[str | None] = ("北园", "北园", "南园")) -> Path:
    """Write three plots of about 14.6 mu each; the third states neither area nor floor."""
    path = folder / "地块.gpkg"
    shapes = [
        shapely.box(115.9 + x * 0.002, 28.6, 115.9 + x * 0.002 + PLOT_SIDE, 28.601)
        for x in range(3)
    ]
    columns = {
        "编号": ["DK-001", "DK-002", "DK-003"],
        "名称": ["一号", "二号", "三号"],
        "园区": list(park),
        "面积": [14.8, 15.0, None],
        "建筑面积": [12_000.0, 9_000.0, None],
        "状态": ["已建成", "在建", None],
        "备注": ["临河", None, None],
    }
    geopandas.GeoDataFrame(columns, geometry=shapes, crs=4490).to_file(path, layer="地块台账")
    return path


def write_book(folder: Path, firms: Rows = FIRM_ROWS, parks: Rows = PARK_ROWS) -> Path:
    """Write the workbook with the sheets of the park and of the firms."""
    return write_workbook(folder / "台账.xlsx", {"园区": parks, "企业": firms}, merged=["A1:C1"])


def write_evaluation(folder: Path) -> Path:
    """Write the yearly figures of the plots, in GBK."""
    path = folder / "评价.csv"
    with path.open("w", encoding="gbk", newline="") as file:
        csv.writer(file).writerows(EVALUATION_ROWS)
    return path


@dataclass(frozen=True)
class OwnFiles:
    """Mapped layers of some files, with their rows."""

    own: OwnRows

    def ref(self, layer: str, feature_id: int) -> FeatureRef:
        """Return a row of a layer by the layer's name in its file."""
        return FeatureRef(self.layer(layer).layer_id, feature_id)

    def layer(self, name: str) -> Layer:
        """Return a layer by its name in its file."""
        layers = (rows.layer for rows in self.own.layers.values())
        return next(layer for layer in layers if layer.origin.layer == name)

    def subject(self, layer: str, feature_id: int) -> OwnSubject:
        """Return the subject of a row."""
        return dataset_around(self.own, self.ref(layer, feature_id))


def opened(*paths: Path, mappings: dict[str, LayerMapping] = MAPPINGS) -> OwnFiles:
    """Return the rows of all layers of files that a mapping is given for."""
    stack = LayerStack()
    for path in paths:
        stack.add(*open_source(str(path)).layers)
    schema = known_headings().schema
    own = OwnRows(
        schema,
        {
            layer.layer_id: rows_of(layer, mappings[layer.origin.layer], schema, FILE_DATE)
            for layer in stack.layers
            if layer.origin.layer in mappings
        },
    )
    return OwnFiles(own)


def facts_about(subject: OwnSubject, property_code: str) -> list[Fact]:
    """Return what is stated of a subject's property."""
    facts = subject.dataset.facts_of(subject.uid)
    return [fact for fact in facts if fact.property_code == property_code]


def ledger_layers(
    folder: Path, park: Sequence[str | None] = ("北园", "北园", "南园")
) -> tuple[Layer, ...]:
    """Write the files, and return their layers as a user has mapped them, the plots lowest."""
    files = opened(write_plots(folder, park), write_book(folder), write_evaluation(folder))
    return tuple(replace(rows.layer, mapping=rows.mapping) for rows in files.own.layers.values())
