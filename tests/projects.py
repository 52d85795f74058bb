"""A project in which nothing is left out, and files for one."""

from gisapp.core.layers.layer_style import ClassChoice, LabelChoice, LayerStyle
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.layers.symbology import Symbol
from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping, ParentMapping
from gisapp.core.project.project import (
    EMBEDDED,
    BasemapChoice,
    Bookmark,
    FileMark,
    PinnedSubject,
    PlaceView,
    Project,
    ProjectLayer,
    ProjectSource,
    TableJoinChoice,
)
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice

MAPPING = LayerMapping(
    "plot",
    key="编号",
    name_zh="名称",
    parents=(ParentMapping("park", "园区", "name"),),
    columns=(ColumnMapping("税收", "tax_per_mu", "1e4 CNY/mu", period=Period("2024"), sure=0.5),),
    documents=("照片",),
)

STYLE = LayerStyle(
    "用途",
    "values",
    count=7,
    breaks=(1.5, 20.0),
    palette="blues",
    is_reversed=True,
    symbol=Symbol(fill="plot", stroke="#112233", hatch="cross", dash="dotted", marker="star"),
    sizes_px=(2.0, 12.5),
    classes=(ClassChoice("value:<b>", "Idle", "#ff0000"), ClassChoice("missing", is_hidden=True)),
    labels=LabelChoice("{编号} ({面积:1} 亩)", size=14.0, bold=True, finest=0.5, coarsest=20.0),
)


def whole_project(folder: str = "/parks") -> Project:
    """Return a project with something in each of its parts."""
    read_as = ReadAs("EPSG:4490", "GBK", True, "GCJ-02", (1.0, 2.0, 3.0))
    mark = FileMark("地块.shp", 1234, "2026-11-02T08:00:00+00:00")
    return Project(
        title="Example <script>",
        notes="Two\nlines",
        sources=(
            ProjectSource(EMBEDDED, "", removed=("road",)),
            ProjectSource("plots", f"{folder}/data/地块.shp", None, read_as, mark),
            ProjectSource("firms", f"{folder}/firms.xlsx", "2024"),
            ProjectSource("server", "https://data.example/a.geojson?year=2025"),
        ),
        layers=(
            ProjectLayer("park", EMBEDDED, "park", "polygon", visible=False),
            ProjectLayer(
                "plots",
                "plots",
                "地块",
                "polygon",
                member="",
                name="Plots",
                opacity=0.5,
                finest=0.5,
                coarsest=100.0,
                style=STYLE,
                chosen_roles={"编号": "code"},
                read_as=read_as,
                mapping=MAPPING,
                joins=(TableJoinChoice("firms", "编号", "地块编号"),),
                own_name="Land for sale",
                own_group=Bilingual("Land", "土地"),
            ),
            ProjectLayer("firms", "firms", "2024", "point"),
            ProjectLayer("far", "server", "a", "point"),
        ),
        basemap=BasemapChoice("online", "osm", "GCJ-02"),
        facts=(f"{folder}/data/facts.csv",),
        view=PlaceView(115.9, 28.6, 5.0),
        bookmarks=(Bookmark("Gate", PlaceView(115.8, 28.5, 1.0)),),
        compared=(
            PinnedSubject("plots", "DK-1", is_chosen=True),
            PinnedSubject("plots", "", 7),
            PinnedSubject("", "led-cluster"),
        ),
        language="zh",
        units=UnitChoice("mu", "wan"),
    )
