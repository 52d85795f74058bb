"""Builds the empty files for new park data: `python -m geodata.template.build`."""

import sys
from pathlib import Path

from geodata.geopackage import Content, write
from geodata.qingshanhu.schema import STYLES
from geodata.styles import style_table
from geodata.template.schema import (
    documentation,
    documented_tables,
    list_rows,
    lists_of_template,
)
from geodata.template.workbook import write_workbook

DEFAULT_TARGET = Path(__file__).parent
_CGCS2000 = 4490


def build(folder: Path) -> None:
    """Write `new-park.gpkg` and `new-park.xlsx` into a folder."""
    told, lists = documentation(), lists_of_template()
    tables = documented_tables(told)
    used = {column.enum for table in tables for column in table.columns if column.enum}
    enums = {name: codes for name, codes in lists.items() if name in used}
    contents = [Content(table, list_rows(table)) for table in tables]
    styles = [style_table(STYLES)]
    write(folder / "new-park.gpkg", _CGCS2000, contents, enums, extra=styles)
    write_workbook(folder / "new-park.xlsx", tables, told, enums)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_TARGET)
