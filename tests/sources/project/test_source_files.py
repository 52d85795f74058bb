"""All parts of a source are found, and called by names that are names everywhere."""

from pathlib import Path
from zipfile import ZipFile

from gisapp.sources.project.source_files import files_of


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def names(path: Path) -> list[str]:
    return sorted(files_of(str(path)).files)


def test_a_shapefile_has_parts(tmp_path: Path) -> None:
    touch(tmp_path, "a.shp", "a.dbf", "a.SHX", "a.prj", "a.shp.xml", "ab.dbf", "a.txt")
    assert names(tmp_path / "a.shp") == ["a.SHX", "a.dbf", "a.prj", "a.shp", "a.shp.xml"]


def test_so_have_databases_and_pictures(tmp_path: Path) -> None:
    touch(tmp_path, "a.gpkg", "a.gpkg-wal", "b.tif", "b.tfw", "b.tif.ovr", "b.tif.aux.xml")
    assert names(tmp_path / "a.gpkg") == ["a.gpkg", "a.gpkg-wal"]
    assert names(tmp_path / "b.tif") == ["b.tfw", "b.tif", "b.tif.aux.xml", "b.tif.ovr"]


def test_a_geodatabase_is_a_folder(tmp_path: Path) -> None:
    touch(tmp_path, "a.gdb/a0001.gdbtable", "a.gdb/timestamps")
    assert names(tmp_path / "a.gdb") == ["a.gdb/a0001.gdbtable", "a.gdb/timestamps"]


def test_of_a_folder_of_maps_the_maps_are_taken(tmp_path: Path) -> None:
    touch(tmp_path / "d", "a.shp", "a.dbf", "film.mp4", "x.gdb/t")
    assert names(tmp_path / "d") == ["d/a.dbf", "d/a.shp", "d/x.gdb/t"]


def test_of_a_file_in_an_archive_the_archive_is_taken(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("in/a.csv", "x")
    found = files_of(f"{tmp_path}/d.zip/in/a.csv")
    assert (found.root, list(found.files)) == (tmp_path / "d.zip", ["d.zip"])


def test_names_become_portable(tmp_path: Path) -> None:
    touch(tmp_path, 'plots "new".shp', 'plots "new".dbf')
    found = files_of(str(tmp_path / 'plots "new".shp'))
    assert sorted(found.files) == ["plots _new_.dbf", "plots _new_.shp"]
    assert found.root_name == "plots _new_.shp"
