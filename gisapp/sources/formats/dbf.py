"""The table of a Shapefile: which of its columns GDAL would not read exactly."""

from pathlib import Path

_WHOLE_DIGITS = 18
"""Whole numbers of more digits are read as floats, of which 15 digits are right."""


def has_long_numbers(path: Path) -> bool:
    """Return True if a Shapefile has whole numbers of more than 18 digits, such as codes.

    Parameters
    ----------
    path : Path
        Any file; that of the table is the one beside it with the suffix `.dbf`.
    """
    if path.suffix.lower() != ".shp":
        return False
    tables = (path.with_suffix(suffix) for suffix in (".dbf", ".DBF"))
    table = next((each for each in tables if each.is_file()), None)
    if table is None:
        return False
    with table.open("rb") as file:
        head = file.read(32)
        columns = file.read(max(int.from_bytes(head[8:10], "little") - 32, 0))
    # Each column has 32 bytes: name, type at 11, width at 16, decimals at 17.
    described = (columns[at : at + 32] for at in range(0, len(columns) - 31, 32))
    return any(
        each[11:12] in (b"N", b"F") and each[16] > _WHOLE_DIGITS and each[17] == 0
        for each in described
    )
