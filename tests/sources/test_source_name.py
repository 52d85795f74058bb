"""What a user names as a source leads to one file, whichever of its names or parts is given."""

from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.source_name import (
    archive_and_member,
    file_and_layer,
    identity_of,
    whole_file_of,
    whole_sources,
)
from tests.vector_files import BOX, write


def test_two_colons_name_a_layer_unless_the_file_itself_has_them(tmp_path: Path) -> None:
    path = tmp_path / "plots.gpkg"
    assert file_and_layer(f"{path}::north") == (str(path), "north")
    odd = tmp_path / "plots::north"
    odd.touch()
    assert file_and_layer(str(odd)) == (str(odd), None)
    assert file_and_layer(f"{odd}::a::b") == (str(odd), "a::b")
    path.touch()
    assert file_and_layer(f"{path}::x::y") == (str(path), "x::y")


def test_the_table_of_a_shapefile_stands_for_the_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.shp", [BOX], geometry_type="Polygon")
    assert whole_file_of(path.with_suffix(".dbf")) == path
    assert whole_file_of(path) == path
    with pytest.raises(SourceError) as told:
        whole_file_of(path.with_suffix(".prj"))
    assert told.value.code == "part_of_another"
    path.unlink()
    with pytest.raises(SourceError) as told:
        whole_file_of(path.with_suffix(".shx"))
    assert told.value.code == "only_a_part"


def test_the_files_of_a_shapefile_that_are_named_together_are_one_source(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.shp", [BOX], geometry_type="Polygon")
    other = write(tmp_path / "works.gpkg", [BOX])
    files = sorted(map(str, tmp_path.glob("plots.*")))
    assert len(files) > 3
    assert whole_sources([*files, str(other), str(other)]) == (str(path), str(other))


def test_a_link_is_the_same_source_as_its_file_and_a_layer_is_another(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    link = tmp_path / "link.gpkg"
    link.symlink_to(path)
    assert identity_of(str(link)) == identity_of(str(path))
    assert identity_of(f"{link}::plots") == identity_of(f"{path}::plots") != identity_of(str(path))


def test_a_path_through_an_archive_is_split_at_the_archive(tmp_path: Path) -> None:
    for name in ("plots.ZIP", "plots.txt"):
        (tmp_path / name).touch()
    archive = tmp_path / "plots.ZIP"
    assert archive_and_member(archive / "north/a.shp") == (archive, Path("north/a.shp"))
    assert archive_and_member(tmp_path / "plots.txt/a.shp") is None
