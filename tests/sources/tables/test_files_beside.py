"""Files beside a table say the types of its columns and its CRS."""

from pathlib import Path

from pyproj import CRS

from gisapp.sources.tables.files_beside import crs_beside, types_beside


def test_types_and_crs_are_read(tmp_path: Path) -> None:
    table = tmp_path / "firms.csv"
    assert types_beside(table) == ()
    assert crs_beside(table) is None
    table.with_suffix(".csvt").write_text('"Integer(10)","String"\n', encoding="utf-8")
    assert types_beside(table) == ("integer", "string")
    table.with_suffix(".prj").write_text(CRS("EPSG:4527").to_wkt("WKT1_ESRI"), encoding="utf-8")
    assert crs_beside(table) == "EPSG:4527"
    table.with_suffix(".prj").write_text("nobody knows", encoding="utf-8")
    assert crs_beside(table) == "nobody knows"
