"""The cells of a plot line in a boundary-point file, from the attributes of any layer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gisapp.core.text.json_value import Json

_KNOWN: Mapping[str, tuple[str, ...]] = {
    "number": ("地块编号", "地块号", "宗地编号", "宗地代码", "DKBH", "ZDDM", "编号", "plot_no"),
    "name": ("地块名称", "项目名称", "DKMC", "XMMC", "名称", "name_zh", "name"),
    "sheet": ("图幅号", "TFH"),
    "use": ("地块用途", "土地用途", "规划用途", "DKYT", "用途", "land_use"),
    "code": ("地类编码", "用地代码", "DLBM", "YDDM", "land_code"),
}
"""What fields with each cell's content are called, the likeliest first."""
_MORE = "其他属性"
WORKED_OUT = frozenset(("界址点数", "地块面积(公顷)", "图形属性"))
"""Fields of plots that were read from such a file, and are worked out for another."""
_REPLACED = str.maketrans({",": "，", "@": "＠", "\r": " ", "\n": " ", "\t": " "})
"""What would end a cell or a line."""


@dataclass(frozen=True)
class CellFields:
    """The fields that fill the cells of plot lines; "" leaves a cell empty.

    Parameters
    ----------
    number, name, sheet, use, code : str
        Fields with a plot's number and name, its map sheet, its use and the code of that.
    more : tuple of str
        Fields for the cells behind these.
    """

    number: str = ""
    name: str = ""
    sheet: str = ""
    use: str = ""
    code: str = ""
    more: tuple[str, ...] = ()

    @classmethod
    def guessed(cls, fields: Sequence[str]) -> "CellFields":
        """Return the fields of a layer that seem to be meant, by their names.

        >>> CellFields.guessed(["fid", "DKBH", "名称"])
        CellFields(number='DKBH', name='名称', sheet='', use='', code='', more=())
        """
        by_name = {field.lower(): field for field in reversed(fields)}
        found = {
            cell: next((by_name[name.lower()] for name in names if name.lower() in by_name), "")
            for cell, names in _KNOWN.items()
        }
        more = tuple(field for field in fields if field.startswith(_MORE))
        return cls(**found, more=more)

    def among(self, fields: Sequence[str]) -> "CellFields":
        """Return the same without those that a layer doesn't have."""
        kept = {cell: value for cell, value in vars(self).items() if value in fields}
        more = tuple(field for field in self.more if field in fields)
        return replace(CellFields(), **kept, more=more)


def plot_cells(
    points: int, hectares: float, record: Mapping[str, Json], fields: CellFields
) -> list[str]:
    """Return the cells of a plot line, without the `@`.

    Parameters
    ----------
    points : int
        How many points the plot has, closing ones counted.
    hectares : float
        Its area.
    record : mapping of str to value
        The attributes of the plot.
    fields : CellFields
        Those that fill the cells.

    Examples
    --------
    >>> plot_cells(5, 42.0, {"no": 7, "name": "A,B"}, CellFields(number="no", name="name"))
    ['5', '42.0000', '7', 'A，B', '面', '', '', '']
    """

    def cell(field: str) -> str:
        value = record.get(field)
        return "" if value is None else str(value).translate(_REPLACED).strip()

    return [
        str(points),
        f"{hectares:.4f}",
        cell(fields.number),
        cell(fields.name),
        "面",
        *(cell(field) for field in (fields.sheet, fields.use, fields.code, *fields.more)),
    ]
