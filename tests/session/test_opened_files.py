"""Files that belong together are one, what is open is shown, and namesakes are told apart."""

import json
from collections.abc import Callable
from pathlib import Path

import geopandas

from gisapp.session.messages import Message
from gisapp.session.opened_files import OpenedFiles, Opening
from gisapp.session.session import Session
from tests.vector_files import BOX, POINT, write


def groups(session: Session) -> list[str]:
    return [layer.group for layer in session.state.layers.layers]


def test_all_parts_of_a_shapefile_dropped_at_once_are_one_layer(
    session: Session, tmp_path: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    write(tmp_path / "plots.shp", [BOX], geometry_type="Polygon")
    session.loader.open([str(part) for part in sorted(tmp_path.iterdir())])
    finish()
    assert groups(session) == ["plots.shp"]
    assert messages == []


def test_a_file_that_is_open_or_coming_is_not_added_again(
    session: Session, works: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    link = works.with_name("link.geojson")
    link.symlink_to(works)
    session.loader.open([str(works), str(works)])
    session.loader.open([str(works)])
    finish()
    session.loader.open([str(link)])
    assert not session.tasks.running
    assert groups(session) == ["works.geojson"]
    assert [each.sentence for each in messages] == [
        "works.geojson is open already; here it is.",
        "link.geojson is open already; here it is.",
    ]
    (layer,) = session.state.layers.layers
    assert layer.extent is not None
    assert session.state.viewport.value.extent.contains(layer.extent)


def test_a_file_that_has_changed_is_read_again_into_the_same_layer(
    session: Session, works: Path, finish: Callable[[], None]
) -> None:
    session.loader.open([str(works)])
    finish()
    collection = json.loads(works.read_text())
    collection["features"] = collection["features"][:7]
    works.write_text(json.dumps(collection))
    session.loader.open([str(works)])
    finish()
    (layer,) = session.state.layers.layers
    assert len(layer.geometry) == 7


def test_a_shapefile_whose_attributes_alone_have_changed_is_read_again(
    session: Session, tmp_path: Path, finish: Callable[[], None]
) -> None:
    path = tmp_path / "plots.shp"
    geopandas.GeoDataFrame({"rent": [1]}, geometry=[BOX], crs="EPSG:4326").to_file(path)
    session.loader.open([str(path)])
    finish()
    rows = path.with_suffix(".dbf")
    rows.write_bytes(rows.read_bytes().replace(b"1\x1a", b"7\x1a"))
    session.loader.open([str(path)])
    finish()
    (layer,) = session.state.layers.layers
    layer.attributes.fetch()
    assert layer.attributes.record(0)["rent"] == 7


def test_a_layer_that_was_removed_comes_back_and_the_other_one_stays_one(
    session: Session, tmp_path: Path, finish: Callable[[], None]
) -> None:
    path = write(tmp_path / "two.gpkg", [BOX], layer="plots")
    write(path, [POINT], layer="firms", append=True)
    session.loader.open([str(path)])
    finish()
    gone, stays = session.state.layers.layers
    session.state.layers.remove(gone.layer_id)
    session.loader.open([str(path)])
    finish()
    layers = session.state.layers.layers
    assert {layer.name for layer in layers} == {gone.name, stays.name}
    assert stays.layer_id in {layer.layer_id for layer in layers}


def test_two_files_of_one_name_are_told_apart_by_their_folder(
    session: Session, tmp_path: Path, finish: Callable[[], None]
) -> None:
    for folder in ("2023", "2024"):
        (tmp_path / folder).mkdir()
        session.loader.open([str(write(tmp_path / folder / "plots.geojson", [BOX]))])
        finish()
    assert groups(session) == ["plots.geojson (2023)", "plots.geojson (2024)"]


def test_a_success_is_told_to_those_who_show_an_earlier_failure(
    session: Session, works: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    settled: list[str] = []
    session.messages.settled.connect(settled.append)
    stored = works.read_bytes()
    works.write_bytes(b"")
    session.loader.open([str(works)])
    finish()
    assert [(each.about, settled) for each in messages] == [(str(works), [])]
    works.write_bytes(stored)
    session.loader.open([str(works)])
    finish()
    assert settled == [str(works)]


def test_a_file_that_came_with_its_folder_and_a_layer_of_a_file_are_not_added_again(
    session: Session, tmp_path: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    (tmp_path / "maps").mkdir()
    plots = write(tmp_path / "maps/plots.gpkg", [BOX], layer="x::y")
    write(tmp_path / "maps/firms.geojson", [POINT])
    session.loader.open([str(plots.parent)])
    finish()
    before = [layer.layer_id for layer in session.state.layers.layers]
    session.loader.open([str(plots)])
    session.loader.open([f"{plots}::x::y"])
    finish()
    assert [layer.layer_id for layer in session.state.layers.layers] == before
    assert [each.sentence.partition(" is")[0] for each in messages] == [
        "plots.gpkg",
        "plots.gpkg::x::y",
    ]


def test_all_that_was_opened_is_known_until_it_is_forgotten(session: Session, works: Path) -> None:
    files = OpenedFiles(session.state.layers)
    opening = Opening.of(str(works))
    files.remember(opening, {"a": "b"})
    assert list(files.all) == [(opening, {"a": "b"})]
    files.forget_all()
    assert list(files.all) == []
