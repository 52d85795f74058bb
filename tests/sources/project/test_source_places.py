"""The layers of a project's sources are told from each other."""

from pathlib import Path

from gisapp.core.layers.read_as import ReadAs
from gisapp.core.project.project import Project, ProjectLayer, ProjectSource
from gisapp.sources.project.source_places import (
    file_of,
    layer_key,
    member_of,
    read_as_of,
    stored_key,
    uri_of,
)
from tests.plots_and_firms import opened, write_plots


def test_a_source_is_opened_by_its_place_and_layer() -> None:
    assert uri_of(ProjectSource("a", "/p/a.gpkg")) == "/p/a.gpkg"
    assert uri_of(ProjectSource("a", "/p/a.gpkg", "north")) == "/p/a.gpkg::north"


def test_a_layer_of_an_archive_has_a_place_in_it() -> None:
    source = ProjectSource("a", "/p/a.zip")
    assert member_of("/p/a.zip/in/b.shp", "/p/a.zip") == "in/b.shp"
    assert member_of("https://x.example/a.zip/b.shp", "https://x.example/a.zip") == "b.shp"
    assert file_of(ProjectLayer("l", "a", "b", "point", "in/b.shp"), source) == "/p/a.zip/in/b.shp"


def test_a_layer_that_comes_is_known_by_any_name_of_its_file(tmp_path: Path) -> None:
    path = write_plots(tmp_path)
    (tmp_path / "link.gpkg").symlink_to(path)
    stored = ProjectLayer("l", "a", "地块", "polygon")
    source = ProjectSource("a", str(tmp_path / "link.gpkg"))
    assert layer_key(opened(path)) == stored_key(stored, source)


def test_each_table_is_read_as_it_was() -> None:
    read_as = ReadAs("EPSG:4490")
    layer = ProjectLayer("l", "a", "b", "point", read_as=read_as)
    source = ProjectSource("a", "/p/a.gpkg")
    project = Project(sources=(source,), layers=(layer,))
    assert read_as_of(source, project) == {"/p/a.gpkg::b": read_as}
