"""The tables of the park data set, their columns, and the closed list behind each column."""

from collections.abc import Mapping, Sequence

from geodata.geopackage import Column, Table
from geodata.styles import Style

_NAMES = (
    Column("name_en"),
    Column("name_zh"),
    Column("name_pinyin"),
    Column("name_confidence", enum="name_confidence"),
)
_GEOMETRY = (
    Column("geometry_method", enum="geometry_method"),
    Column("geometry_area_is_stated", enum="yes_no"),
    Column("geometry_accuracy_m", "INTEGER"),
    Column("geometry_note_en"),
    Column("geometry_note_zh"),
)

SITE = Table(
    "site",
    (
        Column("uid"),
        Column("kind", enum="site_kind"),
        *_NAMES,
        Column("parent_uid"),
        Column("status", enum="status"),
        *_GEOMETRY,
    ),
    "District, parks, phases and zones.",
    "MULTIPOLYGON",
)
PLACE = Table(
    "place",
    (Column("uid"), Column("kind", enum="place_kind"), *_NAMES, *_GEOMETRY),
    "Development zones, station, airport and centre, each as one point.",
    "POINT",
)
ENTERPRISE = Table(
    "enterprise",
    (
        Column("uid"),
        *_NAMES,
        Column("industry_code", enum="industry_code"),
        Column("chain_link", enum="chain_link"),
        Column("site_uid"),
        Column("uscc"),
        *_GEOMETRY,
    ),
    "Enterprises that are named; their points are schematic.",
    "POINT",
)
ROAD = Table(
    "road",
    (Column("uid"), *_NAMES, Column("road_class", enum="road_class"), *_GEOMETRY),
    "Roads that facts or relations belong to.",
    "LINESTRING",
)
TOPIC = Table(
    "topic",
    (Column("uid"), Column("kind", enum="topic_kind"), *_NAMES),
    "Subjects of facts that have no place: clusters, programmes, plans, funds, events.",
)
FACT = Table(
    "fact",
    (
        Column("fact_id"),
        Column("subject_uid"),
        Column("property", enum="property"),
        Column("value_num", "REAL"),
        Column("value_text_en"),
        Column("value_text_zh"),
        Column("unit", enum="unit"),
        Column("qualifier", enum="qualifier"),
        Column("kind", enum="fact_kind"),
        Column("period_start"),
        Column("period_end"),
        Column("period_precision", enum="period_precision"),
        Column("period_basis", enum="period_basis"),
        Column("basis", enum="basis"),
        Column("confidence", enum="confidence"),
        Column("note_en"),
        Column("note_zh"),
        Column("source_id"),
        Column("locator"),
    ),
    "Stated values, each with its period, basis, confidence and source.",
)
PROPERTY = Table(
    "property",
    (
        Column("code"),
        Column("label_en"),
        Column("label_zh"),
        Column("unit", enum="unit"),
        Column("aggregation", enum="aggregation"),
        Column("better", enum="better"),
        Column("section", enum="section"),
        Column("sort_order", "INTEGER"),
    ),
    "What facts may state, in the order in which a panel tells it.",
)
EXPECTED_PROPERTY = Table(
    "expected_property",
    (Column("kind", enum="kind"), Column("property", enum="property")),
    'What one would look for on a subject of a kind; "not stated" is computed from it.',
)
RELATION = Table(
    "relation",
    (
        Column("subject_uid"),
        Column("predicate", enum="predicate"),
        Column("object_uid"),
        Column("source_id"),
        Column("locator"),
    ),
    "How subjects belong together, each with its source.",
)
SOURCE = Table(
    "source",
    (
        Column("source_id"),
        Column("title"),
        Column("publisher"),
        Column("published"),
        Column("retrieved"),
        Column("as_of"),
        Column("as_of_basis", enum="period_basis"),
        Column("licence"),
        Column("note"),
        Column("title_zh"),
        Column("note_zh"),
    ),
    "Where facts and relations come from.",
)
CODE = Table(
    "code",
    (Column("list"), Column("code"), Column("label_en"), Column("label_zh")),
    "Every closed list, with labels in English and Chinese.",
)

TABLES = (
    SITE,
    PLACE,
    ENTERPRISE,
    ROAD,
    TOPIC,
    FACT,
    PROPERTY,
    EXPECTED_PROPERTY,
    RELATION,
    SOURCE,
    CODE,
)

# The kinds form one list in the table `code`; each table takes its own part of it.
KINDS_BY_TABLE = {
    "site_kind": (
        "district",
        "park",
        "phase",
        "reconstruction_zone",
        "expansion_zone",
        "plot",
    ),
    "place_kind": ("development_zone", "station", "airport", "centre"),
    "topic_kind": ("cluster", "programme", "plan", "fund", "event"),
}

# Tables whose own name is the kind of all their features.
SINGLE_KIND_TABLES = ("enterprise", "road")

STYLES = {
    "site": Style(
        "fill",
        "SimpleFill",
        {
            "color": "70,120,160,60",
            "outline_color": "50,90,130,255",
            "outline_style": "dash",
            "outline_width": "0.4",
            "style": "b_diagonal",
        },
        label_field="name_en",
    ),
    "place": Style(
        "marker",
        "SimpleMarker",
        {"name": "diamond", "color": "120,90,150,255", "outline_color": "white", "size": "3"},
        label_field="name_en",
    ),
    "enterprise": Style(
        "marker",
        "SimpleMarker",
        {
            "name": "circle",
            "color": "255,255,255,0",
            "outline_color": "190,90,30,255",
            "outline_width": "0.5",
            "size": "2.6",
        },
        label_field="name_en",
    ),
    "road": Style(
        "line",
        "SimpleLine",
        {"line_color": "110,100,90,255", "line_style": "dash", "line_width": "0.7"},
        label_field="name_en",
    ),
}


def closed_lists(
    codes: Sequence[Mapping[str, str]], properties: Sequence[Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """Return each closed list's codes with their English labels, from `code` and `property`."""
    lists: dict[str, dict[str, str]] = {}
    for row in codes:
        lists.setdefault(row["list"], {})[row["code"]] = row["label_en"]
    for name, kinds in KINDS_BY_TABLE.items():
        lists[name] = {kind: lists["kind"][kind] for kind in kinds}
    lists["property"] = {row["code"]: row["label_en"] for row in properties}
    return lists
