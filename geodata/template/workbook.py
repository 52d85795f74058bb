"""Writes the workbook for new park data: a sheet for each table, lists to choose from, and help."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from geodata.geopackage import Table
from geodata.template.schema import LISTS, Documentation, described, list_rows

HELP = "说明 Help"
EXAMPLE = "示例 Example"
_MADE = datetime(2026, 11, 1, 9, 0, 0)
_ROWS = 5_000
"""Below the heading for which lists are offered."""
_PLACES = {
    "site": ("wkt",),
    "place": ("lon", "lat"),
    "enterprise": ("lon", "lat"),
    "road": ("wkt",),
}
"""A workbook's cells in place of a geometry."""
_ADVICE = (
    ("How to fill in", "填写说明"),
    (
        "Each sheet is a table. Begin with site: your park, its phases and plots, one row each.",
        "每个工作表是一张表。先填 site：园区、分期、地块，每个一行。",
    ),
    (
        "Give each row a key of its own (uid). Enterprises name the site that they stand on.",
        "为每行定一个唯一编号（uid）。企业填写所在片区的 uid。",
    ),
    (
        "Then fact: one row for each figure, with its unit, its time and its source.",
        "再填 fact：每个数字一行，写明单位、时间和来源。",
    ),
    (
        "List each source once in source. A figure without a source is not worth much.",
        "每个来源在 source 中登记一次。没有来源的数字价值有限。",
    ),
    (
        "What you don't know stays empty: it is shown as not stated, never as 0.",
        "不知道的留空：显示为“未说明”，绝不当作 0。",
    ),
    (
        "Cells with a list take its codes; what they mean stands in code and property.",
        "有下拉列表的单元格只填代码，含义见 code 和 property。",
    ),
    (
        "Open the file in gisapp: rows with mistakes are named, all others are shown.",
        "用 gisapp 打开本文件：有误的行会逐一指出，其余照常显示。",
    ),
)
_EXAMPLES: Mapping[str, Mapping[str, str | int]] = {
    "site": {"uid": "my-park", "kind": "park", "name_en": "My Park", "name_zh": "我的园区"},
    "fact": {
        "fact_id": "F001", "subject_uid": "my-park", "property": "planned_area",
        "value_num": 2_150_000, "unit": "m2", "kind": "planned", "period_start": "2024",
        "period_end": "2024", "period_precision": "year", "period_basis": "stated",
        "basis": "land", "confidence": "clear", "source_id": "plan-2024", "locator": "p. 12",
    },
    "source": {"source_id": "plan-2024", "title": "Master plan", "title_zh": "总体规划"},
}  # fmt: skip


def write_workbook(
    path: Path, tables: tuple[Table, ...], told: Documentation, lists: dict[str, dict[str, str]]
) -> None:
    """Write the workbook; its bytes depend on its contents alone."""
    book = Workbook(path, {"strings_to_formulas": False})
    book.set_properties({"title": "New park data", "created": _MADE})
    bold = book.add_format({"bold": True, "bottom": 1, "bg_color": "#DDE8F0"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    _write_help(book, tables, told, bold, plain)
    ranges = _list_ranges(lists)
    for table in tables:
        page = book.add_worksheet(table.name)
        page.freeze_panes(1, 1)
        for place, name in enumerate(columns_of(table)):
            page.set_column(place, place, max(12, len(name) + 3))
            page.write_string(0, place, name, bold)
            page.write_comment(0, place, "\n".join(described(told, table.name, name)))
        enums = {column.name: column.enum for column in table.columns if column.enum}
        for place, name in enumerate(columns_of(table)):
            if name in enums and table.name not in LISTS:
                choice = {"validate": "list", "source": ranges[enums[name]]}
                page.data_validation(1, place, _ROWS, place, choice)
        for row, record in enumerate(list_rows(table), start=1):
            for place, value in enumerate(record.values()):
                if value is not None:
                    page.write(row, place, value)
    _write_lists(book, lists)
    _write_example(book, bold)
    book.close()


def columns_of(table: Table) -> tuple[str, ...]:
    """Return the headings of a table's sheet."""
    return (*(column.name for column in table.columns), *_PLACES.get(table.name, ()))


def _list_ranges(lists: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return where each closed list stands in the hidden sheet of lists."""
    return {
        name: f"=lists!${_letters(place)}$2:${_letters(place)}${len(codes) + 1}"
        for place, (name, codes) in enumerate(lists.items())
    }


def _letters(place: int) -> str:
    """Return what Excel calls a column.

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _write_lists(book: Workbook, lists: dict[str, dict[str, str]]) -> None:
    page = book.add_worksheet("lists")
    page.hide()
    for place, (name, codes) in enumerate(lists.items()):
        page.write_column(0, place, [name, *codes])


def _write_help(
    book: Workbook, tables: tuple[Table, ...], told: Documentation, bold: Format, plain: Format
) -> None:
    page = book.add_worksheet(HELP)
    page.set_column(0, 1, 20)
    page.set_column(2, 3, 60)
    row = 0
    for row, (english, chinese) in enumerate(_ADVICE):
        page.write_string(row, 2, english, bold if row == 0 else plain)
        page.write_string(row, 3, chinese, bold if row == 0 else plain)
    for table in tables:
        row += 2
        page.write_string(row, 0, table.name, bold)
        page.write_string(row, 2, table.description, bold)
        for name in columns_of(table):
            row += 1
            page.write_string(row, 1, name)
            for place, text in enumerate(described(told, table.name, name), start=2):
                page.write_string(row, place, text, plain)


def _write_example(book: Workbook, bold: Format) -> None:
    page = book.add_worksheet(EXAMPLE)
    page.set_column(0, 20, 16)
    page.write_string(0, 0, "This sheet is not read. 本表仅作示例，不会被读取。", bold)
    row = 2
    for table, record in _EXAMPLES.items():
        page.write_string(row, 0, table, bold)
        page.write_row(row + 1, 0, list(record), bold)
        page.write_row(row + 2, 0, list(record.values()))
        row += 5
