"""Workbooks of the park schema as a planner fills them in."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook

from gisapp import paths
from gisapp.sources.tables.workbook import opened_workbook

Records = Sequence[Mapping[str, str | float | None]]
SITES: Records = (
    {
        "uid": "my-park",
        "kind": "park",
        "name_en": "My Park",
        "name_zh": "我的园区",
        "wkt": "POLYGON ((116 28, 116.1 28, 116.1 28.1, 116 28.1, 116 28))",
    },
    {"uid": "plot-1", "kind": "plot", "name_zh": "一号地块", "parent_uid": "my-park"},
)
FACTS: Records = (
    {
        "fact_id": "F001",
        "subject_uid": "my-park",
        "property": "planned_area",
        "value_num": 2_150_000,
        "unit": "m2",
        "kind": "planned",
        "period_start": "2024",
        "period_end": "2024",
        "basis": "land",
        "confidence": "clear",
        "source_id": "plan-2024",
        "locator": "p. 12",
    },
)
SOURCES: Records = ({"source_id": "plan-2024", "title": "Master plan", "title_zh": "总体规划"},)
FILLED: Mapping[str, Records] = {"site": SITES, "fact": FACTS, "source": SOURCES}


def headings_of_template() -> dict[str, list[str]]:
    """Return the headings of each sheet of the template that is to be filled in."""
    with opened_workbook(paths.geodata() / "template" / "new-park.xlsx") as book:
        return {
            name: [str(cell) for cell in book.get_sheet_by_name(name).to_python()[0]]
            for name in ("site", "place", "enterprise", "road", "topic", "fact", "source")
        }


def write_park_workbook(path: Path, tables: Mapping[str, Records] = FILLED) -> Path:
    """Write a workbook with the template's headings and these rows."""
    book = Workbook(path)
    for name, headings in headings_of_template().items():
        page = book.add_worksheet(name)
        page.write_row(0, 0, headings)
        for number, record in enumerate(tables.get(name, ()), start=1):
            for heading, value in record.items():
                if value is not None:
                    page.write(number, headings.index(heading), value)
    book.close()
    return path
