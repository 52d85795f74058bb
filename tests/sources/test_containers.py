"""A folder and an archive open as all the map files in them."""

import os
import zipfile
from pathlib import Path
from shutil import copytree

import pytest

from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from tests.vector_files import BOX, POINT, write


def archive(path: Path, *members: tuple[Path, bytes | str]) -> Path:
    """Pack files under names, which stand in the archive as they are."""
    raw: dict[bytes, bytes] = {}
    with zipfile.ZipFile(path, "w") as packed:
        for number, (file, name) in enumerate(members):
            if isinstance(name, bytes):
                # So does Windows: GBK, and no mark of an encoding, which zipfile never writes.
                stands_for = f"{number}".rjust(len(name), "x")
                raw[stands_for.encode()] = name
                name = stands_for
            packed.write(file, name)
    stored = path.read_bytes()
    for stands_for_it, name in raw.items():
        stored = stored.replace(stands_for_it, name)
    path.write_bytes(stored)
    return path


def test_a_pipe_under_the_name_of_a_map_holds_nothing_up(tmp_path: Path) -> None:
    write(tmp_path / "plots.shp", [BOX])
    write(tmp_path / "more.shp", [BOX])
    (tmp_path / "plots.dbf").unlink()
    os.mkfifo(tmp_path / "plots.dbf")
    os.mkfifo(tmp_path / "pipe.geojson")
    (layer,) = open_source(str(tmp_path)).layers
    assert layer.origin.layer == "more"
    told = [problem.message for problem in layer.origin.problems]
    assert [name in each for name, each in zip(("pipe", "plots"), told, strict=True)] == [True] * 2


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    """A folder with two Shapefiles and a note."""
    folder = tmp_path / "delivery"
    folder.mkdir()
    write(folder / "plots.shp", [BOX], geometry_type="Polygon")
    write(folder / "firms.shp", [POINT], geometry_type="Point")
    (folder / "readme.txt").write_text("see inside")
    return folder


def test_a_folder_of_shapefiles_opens(shapes: Path) -> None:
    layers = open_source(str(shapes)).layers
    assert [layer.origin.layer for layer in layers] == ["firms", "plots"]
    assert {layer.group for layer in layers} == {"delivery"}
    assert layers[1].origin.source == str(shapes / "plots.shp")


def test_the_folders_in_a_folder_are_looked_into(shapes: Path, tmp_path: Path) -> None:
    deep = tmp_path / "成果" / "矢量"
    copytree(shapes, deep)
    write(tmp_path / "成果" / "border.shp", [BOX], geometry_type="Polygon")
    layers = open_source(str(tmp_path / "成果")).layers
    assert [layer.origin.layer for layer in layers] == ["border", "firms", "plots"]
    assert layers[2].origin.source == str(deep / "plots.shp")


def test_a_folder_without_maps_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder without map files"):
        open_source(str(tmp_path))


def test_names_in_an_archive_are_read_as_windows_wrote_them(shapes: Path) -> None:
    members = [
        (part, f"成果/地块{part.suffix}".encode("gbk")) for part in sorted(shapes.glob("plots.*"))
    ]
    path = archive(shapes.parent / "成果.zip", *members)
    (layer,) = open_source(str(path)).layers
    assert layer.origin.layer == "地块"
    assert layer.origin.source == str(path / "成果/地块.shp")
    (again,) = open_source(f"{layer.origin.source}::地块").layers
    assert again.layer_id.endswith("地块/地块")


def test_what_is_no_map_in_an_archive_is_passed_over(shapes: Path) -> None:
    parts = [(part, f"in/{part.name}") for part in sorted(shapes.iterdir())]
    mac = (shapes / "readme.txt", "__MACOSX/._plots.shp")
    opened = open_source(str(archive(shapes.parent / "all.zip", *parts, mac)))
    assert [layer.origin.layer for layer in opened.layers] == ["firms", "plots"]
    assert not any(layer.origin.problems for layer in opened.layers)


def test_an_archive_without_maps_says_what_it_has(shapes: Path) -> None:
    path = archive(shapes.parent / "notes.zip", (shapes / "readme.txt", "readme.txt"))
    with pytest.raises(SourceError, match=r"holds no map files.*it has: readme\.txt"):
        open_source(str(path))


def test_a_bad_file_does_not_keep_the_good_ones_away(shapes: Path) -> None:
    (shapes / "broken.gpkg").write_bytes(b"no GeoPackage")
    first, *others = open_source(str(shapes)).layers
    assert len(others) == 1
    (problem,) = first.origin.problems
    assert problem.code == "file_left_out"
    assert "broken.gpkg is left out" in problem.message
    assert str(shapes / "broken.gpkg") in problem.message


def test_namesakes_in_an_archive_are_told_apart(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.geojson", [BOX])
    both = archive(
        tmp_path / "both.zip", (path, "east/plots.geojson"), (path, "west/plots.geojson")
    )
    layers = open_source(str(both)).layers
    assert [layer.name.en for layer in layers] == ["east/plots", "west/plots"]
    assert len({layer.layer_id for layer in layers}) == 2


@pytest.mark.parametrize(
    "name", ["../../outside.geojson", "/outside.geojson", "..\\outside.geojson"]
)
def test_an_archive_cannot_write_elsewhere(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / "plots.geojson", [BOX])
    (layer,) = open_source(str(archive(tmp_path / "a.zip", (path, name)))).layers
    assert layer.origin.source == str(tmp_path / "a.zip" / "outside.geojson")
    assert not list(tmp_path.rglob("outside*"))


def test_a_locked_archive_is_one_sentence(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", (write(tmp_path / "p.geojson", [BOX]), "p.geojson"))
    stored = bytearray(path.read_bytes())
    stored[stored.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(stored)
    with pytest.raises(SourceError, match="is protected by a password"):
        open_source(str(path))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names",
    [
        ("a/plots.geojson", "../a/plots.geojson"),
        ("plots.geojson", "../plots.geojson"),
        ("a/plots.geojson", "./a//plots.geojson"),
        ("a/plots.geojson", "a/plots.geojson"),
        ("a/plots.geojson", "A/PLOTS.geojson"),
    ],
)
def test_two_files_of_an_archive_never_become_one(tmp_path: Path, names: tuple[str, str]) -> None:
    one = write(tmp_path / "one.geojson", [BOX])
    two = write(tmp_path / "two.geojson", [BOX, BOX, BOX])
    path = archive(tmp_path / "both.zip", *zip((one, two), names, strict=True))
    layers = open_source(str(path)).layers
    assert sorted(len(layer.geometry) for layer in layers) == [1, 3]
    assert len({layer.layer_id for layer in layers}) == 2
    for layer in layers:
        (again,) = open_source(layer.origin.source).layers
        assert len(again.geometry) == len(layer.geometry)


def test_the_parts_of_a_shapefile_stay_together_where_another_is_called_the_same(
    shapes: Path,
) -> None:
    write(shapes / "few.shp", [BOX, BOX], geometry_type="Polygon")
    members = [
        *((part, f"a/plots{part.suffix}") for part in sorted(shapes.glob("plots.*"))),
        *((part, f"../a/plots{part.suffix}") for part in sorted(shapes.glob("few.*"))),
    ]
    layers = open_source(str(archive(shapes.parent / "both.zip", *reversed(members)))).layers
    assert sorted(len(layer.geometry) for layer in layers) == [1, 2]
    for layer in layers:
        ids = sorted(layer.geometry.feature_ids.tolist())
        layer.attributes.fetch()
        assert len(layer.attributes.column("名称", ids).values) == len(ids)
        assert not layer.origin.problems


def test_an_archive_in_a_folder_is_to_be_opened_by_itself(shapes: Path) -> None:
    archive(shapes / "inner.zip", (shapes / "readme.txt", "readme.txt"))
    layers = open_source(str(shapes)).layers
    (problem,) = {each for layer in layers for each in layer.origin.problems}
    assert "not looked into with its folder: open it by itself" in problem.message


def test_an_archive_inside_is_named_with_what_to_do(shapes: Path) -> None:
    inner = archive(shapes.parent / "inner.zip", (shapes / "readme.txt", "readme.txt"))
    only = archive(shapes.parent / "only.zip", (inner, "deep/inner.zip"))
    with pytest.raises(SourceError, match=r"inner\.zip is an archive inside .*only\.zip") as told:
        open_source(str(only))
    assert told.value.code == "archive_inside"
    members = [(part, part.name) for part in sorted(shapes.glob("plots.*"))]
    (layer,) = open_source(
        str(archive(shapes.parent / "mixed.zip", *members, (inner, "inner.zip")))
    ).layers
    (problem,) = layer.origin.problems
    assert "inner.zip is left out" in problem.message
    assert "take it out and open it by itself" in problem.message


def test_an_archive_in_a_folder_of_maps_is_named(shapes: Path) -> None:
    inner = archive(shapes / "more.zip", (shapes / "readme.txt", "readme.txt"))
    first, _ = open_source(str(shapes)).layers
    assert [problem.code for problem in first.origin.problems] == ["file_left_out"]
    assert str(inner) in first.origin.problems[0].message


def test_more_maps_than_can_be_open_are_not_begun_with(tmp_path: Path) -> None:
    for number in range(501):
        (tmp_path / f"{number}.geojson").touch()
    with pytest.raises(SourceError, match="holds 501 map files, of which at most 500"):
        open_source(str(tmp_path))


def test_a_table_that_is_written_in_parts_opens_with_all_of_them(tmp_path: Path) -> None:
    for key in ("park=甲", "park=乙"):
        (tmp_path / key).mkdir()
        write(tmp_path / key / "0.geojson", [BOX])
    layers = open_source(str(tmp_path)).layers
    assert {layer.name.en for layer in layers} == {"park=甲/0", "park=乙/0"}
