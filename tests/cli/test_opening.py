"""Sources are opened for a command: whole, and as far as memory allows."""

import json
import re
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gisapp.cli import main
from gisapp.cli.arguments import parse
from gisapp.cli.opening import layers_of, open_all
from gisapp.core.space.geodesy import in_degrees
from gisapp.core.tiles.tile_grid import Tile
from gisapp.sources.formats import gdal
from gisapp.sources.open import open_source
from tests.benchmarks.parcels import write_parcels
from tests.cli.running import Captured, printed, sentence
from tests.tile_files import write_mbtiles
from tests.vector_files import BOX, write

LITTLE = ("--memory", "2MB")


def test_a_file_that_breaks_off_is_told_by_info_and_not_exported(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 100)
    path = tmp_path / "plots.fgb"
    write_parcels(path, 1000)
    path.write_bytes(path.read_bytes()[:-2000])
    [layer] = printed(capsys, "info", str(path), "--json")
    [problem] = layer["problems"]
    assert problem["code"] == "incomplete"
    features = tmp_path / "plots.geojson"
    assert sentence(capsys, "export", str(path), "-o", str(features)) == problem["message"]
    assert not features.exists()


@pytest.fixture
def parcels_file(tmp_path: Path) -> Path:
    """Parcels of some megabytes, two features without a shape among them."""
    path = tmp_path / "parcels.gpkg"
    write_parcels(path, 9000)
    with sqlite3.connect(path) as database:
        # GeoPackage's triggers for the index call functions that only GDAL has.
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE parcels SET geom = NULL WHERE fid IN (7, 4000)")
        database.execute("DELETE FROM rtree_parcels_geom WHERE id IN (7, 4000)")
    database.close()
    return path


def test_with_little_memory_a_file_is_told_and_exported_as_with_much(
    capsys: Captured, parcels_file: Path, tmp_path: Path
) -> None:
    source = str(parcels_file)
    with_much, with_little = (
        printed(capsys, "info", source, "--json", *memory) for memory in ((), LITTLE)
    )
    assert with_much == with_little
    assert [problem["code"] for problem in with_much[0]["problems"]] == ["no_geometry"]

    (layer,) = open_source(source).layers
    for row in (0, 5000):
        inside = in_degrees(layer.geometry.feature(row)).representative_point()
        at = ("--at", f"{inside.x},{inside.y}", "--json")
        hits = printed(capsys, "identify", source, *at)
        assert hits == printed(capsys, "identify", source, *at, *LITTLE)
        assert hits[0]["id"] == layer.geometry.feature_ids[row]

    middle = in_degrees(layer.geometry.feature(0)).centroid
    box = f"{middle.x - 0.01},{middle.y - 0.01},{middle.x + 0.01},{middle.y + 0.01}"
    for extent in ((), ("--extent", box)):
        made = []
        for memory in ((), LITTLE):
            target = tmp_path / "parcels.geojson"
            assert main(["export", source, "-o", str(target), *extent, *memory]) == 0
            features = json.loads(target.read_text(encoding="utf-8"))["features"]
            made.append(sorted(features, key=lambda feature: feature["id"]))
        assert made[0] == made[1]
        assert len(made[0]) == 9000 if not extent else 0 < len(made[0]) < 1000
        assert sum(feature["geometry"] is None for feature in made[0]) == (0 if extent else 2)
    capsys.readouterr()


def test_with_little_memory_a_part_is_painted_as_with_much(
    capsys: Captured, parcels_file: Path, tmp_path: Path
) -> None:
    (layer,) = open_source(str(parcels_file)).layers
    middle = in_degrees(layer.geometry.feature(0)).centroid
    box = f"{middle.x - 0.002},{middle.y - 0.002},{middle.x + 0.002},{middle.y + 0.002}"

    def painted(*options: str) -> QImage:
        target = str(tmp_path / "map.png")
        size = ("--size", "300x200", "--extent", box)
        assert main(["render", str(parcels_file), "-o", target, *size, *options]) == 0
        assert capsys.readouterr().err == ""
        return QImage(target)

    def colors_of(picture: QImage) -> int:
        return len({picture.pixel(x, y) for x in range(300) for y in range(200)})

    # Qt draws the first letters of a process a shade differently.
    painted()
    in_one_color = painted(*LITTLE)
    assert in_one_color == painted()
    assert colors_of(in_one_color) > 30
    by_land_use = painted("--by", "land_use", *LITTLE)
    assert colors_of(by_land_use) > colors_of(in_one_color)


def test_too_many_features_for_a_snapshot_are_refused_until_fewer_are_in_view(
    capsys: Captured, parcels_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "parcels.html"
    export = ["export", str(parcels_file), "-o", str(target), *LITTLE]
    assert sentence(capsys, *export) == (
        "parcels has too many features in view for a page, 9,000 in all; zoom in, or hide it."
    )
    assert not target.exists()
    (layer,) = open_source(str(parcels_file)).layers
    middle = in_degrees(layer.geometry.feature(0)).centroid
    box = f"{middle.x - 0.002},{middle.y - 0.002},{middle.x + 0.002},{middle.y + 0.002}"
    assert main([*export, "--extent", box]) == 0
    record = layer.attributes.record(int(layer.geometry.feature_ids[0]))
    page = target.read_text(encoding="utf-8")
    assert str(record["parcel_no"]) in page
    limits = re.search(r'"limits":\[([^]]*)\]', page)
    assert limits is not None
    west, _, east, _ = map(float, limits[1].split(","))
    assert east - west < 0.1, "no farther than what went into the file"


def test_too_many_features_for_an_answer_are_told(
    capsys: Captured, parcels_file: Path, tmp_path: Path
) -> None:
    source, target = str(parcels_file), tmp_path / "map.png"
    (layer,) = open_source(source).layers
    middle = in_degrees(layer.geometry.feature(0)).centroid
    at = ("--at", f"{middle.x},{middle.y}", "--tolerance", "30000")
    message = sentence(capsys, "identify", source, *at, *LITTLE)
    assert message.startswith("parcels has too many features so near")
    message = sentence(capsys, "render", source, "-o", str(target), "--by", "land_use", *LITTLE)
    assert message.startswith("parcels has too many features in view to colour them by 'land_use'")
    assert not target.exists()


def test_a_file_that_does_not_fit_into_memory_is_not_exported_in_part(
    capsys: Captured, tmp_path: Path
) -> None:
    write_parcels(tmp_path / "parcels.shp", 20_000)
    target = tmp_path / "parcels.geojson"
    export = ["export", str(tmp_path / "parcels.shp"), "-o", str(target), *LITTLE]
    assert "is larger than the memory that layers may take" in sentence(capsys, *export)
    assert not target.exists()


@pytest.mark.parametrize(
    "command",
    [
        ["identify", "--at", "116,28"],
        ["render", "-o", "map.png"],
        ["export", "-o", "map.html"],
        ["export", "-o", "map.geojson"],
    ],
    ids=lambda command: command[-1],
)
def test_tiles_have_no_features_to_work_on(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_mbtiles(tmp_path / "old.mbtiles", {Tile(5, 26, 13): b"x"}, format="png")
    message = sentence(capsys, command[0], "old.mbtiles", *command[1:])
    assert message == (
        "old.mbtiles has tiles, which are pictures of a map, and no features; open it in the "
        "window as a base map."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["old.mbtiles"]


def test_without_sources_the_embedded_data_are_opened() -> None:
    (opened,) = open_all(parse(["info"]))
    assert opened.dataset is not None
    assert opened.uri == ""


def test_sources_come_in_the_order_in_which_they_are_named(tmp_path: Path) -> None:
    paths = [str(write(tmp_path / f"{name}.gpkg", [BOX])) for name in ("b", "a", "c")]
    opened = open_all(parse(["info", *paths]))
    assert [source.uri for source in opened] == paths
    layers = layers_of(opened)
    assert [layer.origin.layer for layer in layers] == ["b", "a", "c"]


def test_a_file_that_is_opened_twice_has_layers_with_ids_of_their_own(tmp_path: Path) -> None:
    path = str(write(tmp_path / "plots.gpkg", [BOX]))
    layers = layers_of(open_all(parse(["info", path, path])))
    assert len({layer.layer_id for layer in layers}) == 2


@pytest.mark.parametrize("named", ["EPSG:4326", "epsg:4326", "4326", "WGS 84"])
def test_the_options_for_reading_reach_every_source(tmp_path: Path, named: str) -> None:
    paths = [str(write(tmp_path / f"{name}.gpkg", [BOX])) for name in ("a", "b")]
    opened = open_all(parse(["info", *paths, "--crs", named]))
    assert {layer.origin.crs for layer in layers_of(opened)} == {"EPSG:4326"}


@pytest.mark.parametrize("command", ["identify", "render", "export"])
def test_what_a_source_lacks_is_told_by_every_command(
    capsys: Captured, tmp_path: Path, command: str
) -> None:
    path = write(tmp_path / "plots.shp", [BOX, BOX])
    path.with_suffix(".dbf").unlink()
    where = {
        "identify": ("--at", "116,28"),
        "render": ("-o", str(tmp_path / "plots.png")),
        "export": ("-o", str(tmp_path / "plots.geojson")),
    }
    assert main([command, str(path), *where[command]]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("gisapp: plots.shp: the attributes (.dbf) are missing")
