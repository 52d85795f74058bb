"""How the table of a layer is looked at, as a project file keeps it."""

from gisapp.core.project.stored_part import StoredPart
from gisapp.core.tables.row_order import SortKey
from gisapp.core.tables.table_look import PLAIN_TABLE, TableLook
from gisapp.core.text.json_value import Json

_MOST_COLUMNS = 10_000
_WIDEST_PX = 10_000


def table_as_json(look: TableLook) -> dict[str, Json] | None:
    """Return what lasts of a look, None for a plain one; `table_of_part` reads it.

    >>> table_as_json(TableLook().sorted_by("area", descending=True))["sort"]
    [{'column': 'area', 'descending': True}]
    """
    if look.lasting == PLAIN_TABLE:
        return None
    return {
        "sort": [{"column": each.column, "descending": each.descending} for each in look.keys],
        "order": list(look.order),
        "hidden": list(look.hidden),
        "frozen": list(look.frozen),
        "widths": [{"column": column, "width": width} for column, width in look.widths_px.items()],
    }


def table_of_part(part: StoredPart) -> TableLook:
    """Return what of a stored look is sound; the rest is noted as a problem of the part."""
    keys = {each.text("column"): each for each in part.parts("sort", _MOST_COLUMNS)}
    widths: dict[str, int] = {}
    for each in part.parts("widths", _MOST_COLUMNS):
        width = each.number("width", 1, _WIDEST_PX)
        if width is not None and each.text("column"):
            widths[each.text("column")] = int(width)
    return TableLook(
        keys=tuple(
            SortKey(column, each.flag("descending", False)) for column, each in keys.items()
        ),
        order=tuple(dict.fromkeys(part.texts("order"))),
        hidden=tuple(dict.fromkeys(part.texts("hidden"))),
        frozen=tuple(dict.fromkeys(part.texts("frozen"))),
        widths_px=widths,
    )
