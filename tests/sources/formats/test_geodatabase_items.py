"""What a file geodatabase says of its fields, in XML that is not trusted."""

from pathlib import Path

import geopandas as gpd

from gisapp.sources.formats.geodatabase_items import is_geodatabase, items_of, of_fields, parsed
from tests.vector_files import BOX

ITEM = """<DEFeatureClassInfo><GPFieldInfoExs>
<GPFieldInfoEx><Name>DLBM</Name><AliasName>地类编码</AliasName></GPFieldInfoEx>
<GPFieldInfoEx><Name>SHAPE</Name></GPFieldInfoEx>
</GPFieldInfoExs></DEFeatureClassInfo>"""


def test_fields_have_aliases() -> None:
    assert of_fields(ITEM, "AliasName") == {"DLBM": "地类编码"}
    assert of_fields("", "AliasName") == {}


def test_xml_that_grows_or_is_damaged_is_empty() -> None:
    assert parsed('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>').tag == "refused"
    assert parsed("<a>").tag == "damaged"


def test_the_items_of_a_geodatabase_are_read(tmp_path: Path) -> None:
    path = tmp_path / "park.gdb"
    frame = gpd.GeoDataFrame({"DLBM": ["0601"]}, geometry=[BOX], crs=4490)
    frame.to_file(path, layer="plots", driver="OpenFileGDB")
    assert is_geodatabase(path)
    assert "DLBM" in items_of(path)["plots"]
    assert items_of(tmp_path) == {}
