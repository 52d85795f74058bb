"""GDAL is asked for columns so that none is mixed up with another, or with the id."""

from pathlib import Path

import pyogrio
import pytest
from geopandas import GeoDataFrame

from gisapp.sources.formats.gdal_columns import GdalColumns
from gisapp.sources.formats.layer_info import ArrowQuery
from tests.vector_files import BOX, write


def columns_of(path: Path) -> GdalColumns:
    return GdalColumns.of(pyogrio.read_info(path), path, path.stem)


def test_a_file_tells_what_its_columns_are_called(tmp_path: Path) -> None:
    columns = columns_of(write(tmp_path / "plots.gpkg", [BOX, BOX]))
    assert columns.names == columns.stored == ("名称", "area", "since")
    assert columns.types == ("String", "Real", "Date")
    assert (columns.driver, columns.id_name, columns.features) == ("GPKG", "fid", 2)
    assert columns.has_ids
    assert columns.id_is_clear


def test_an_attribute_called_like_the_id_makes_the_id_unclear(tmp_path: Path) -> None:
    path = tmp_path / "plots.fgb"
    GeoDataFrame({"fid": ["a"]}, geometry=[BOX], crs=4490).to_file(path)
    columns = columns_of(path)
    assert columns.has_ids
    assert not columns.id_is_clear


@pytest.mark.parametrize("name", ["plots.gpkg", "plots.fgb"])
def test_columns_are_found_in_the_answer_in_whichever_order_they_are_asked_for(
    tmp_path: Path, name: str
) -> None:
    path = write(tmp_path / name, [BOX])
    columns = columns_of(path)
    query = ArrowQuery(columns=("since", "名称"))
    request = columns.request("plots", query)
    with pyogrio.open_arrow(path, return_fids=True, use_pyarrow=True, **request) as (_, batches):
        names = batches.schema.names
    assert [names[place] for place in columns.places(query)] == ["since", "名称"]


def test_columns_that_differ_in_case_alone_are_all_read(tmp_path: Path) -> None:
    path = tmp_path / "plots.fgb"
    GeoDataFrame({"use": ["a"], "USE": ["b"]}, geometry=[BOX], crs=4490).to_file(path)
    columns = columns_of(path)
    query = ArrowQuery(columns=("USE",))
    assert columns.request("plots", query)["columns"] is None
    assert columns.places(query) == [2]
