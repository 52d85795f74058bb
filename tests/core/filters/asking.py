"""A small table of plots, and expressions asked of it."""

import pyarrow as pa

from gisapp.core.filters.evaluating import true_for
from gisapp.core.filters.expression import parsed
from gisapp.core.filters.expression_error import ExpressionError
from gisapp.core.filters.filter_field import FilterField
from gisapp.core.text.quantity import unit_of_heading

FIELDS = (
    FilterField("面积", "number", ("土地面积", "Plot area"), unit_of_heading("面积（亩）")),
    FilterField("状态"),
    FilterField("建成", "text"),
    FilterField("闲置", "truth"),
    FilterField("税收", "number", ("Tax",), unit_of_heading("税收（万元）")),
    FilterField("编号", "number"),
)
TABLE = pa.table(
    {
        "面积": [10.0, 25.0, 30.0, None],
        "状态": ["闲置", "在建 ", "ＩＤＬＥ", None],
        "建成": ["2024-05-03", "2023-01", "2024", None],
        "闲置": [True, False, None, True],
        "税收": [1.0, 300.0, 5.0, 0.0],
        "编号": [2**53 + 1, 2**53, 3, 4],
    }
)


def rows_for(text: str) -> list[int]:
    """Return the rows for which an expression is true."""
    found: list[int] = true_for(parsed(text, FIELDS), TABLE).nonzero()[0].tolist()
    return found


def error_of(text: str) -> ExpressionError:
    """Return what is wrong with an expression."""
    try:
        parsed(text, FIELDS)
    except ExpressionError as error:
        return error
    raise AssertionError(f"{text} was understood")
