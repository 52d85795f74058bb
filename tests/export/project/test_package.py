"""A package has the project and all of its files, and opens elsewhere."""

import errno
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from gisapp.core.progress import Progress
from gisapp.core.project.project import BasemapChoice, Project, ProjectLayer, ProjectSource
from gisapp.errors import Cancelled, SourceError
from gisapp.export.project.package import write_package
from gisapp.sources.project.package import unpack_package
from gisapp.sources.project.project_file import read_project


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode() * 1000)


def source(place: Path | str, source_id: str = "a") -> ProjectSource:
    return ProjectSource(source_id, str(place))


def names_in(path: Path) -> list[str]:
    with ZipFile(path) as archive:
        return archive.namelist()


def test_all_parts_of_all_sources_are_packed_once(tmp_path: Path) -> None:
    touch(
        tmp_path,
        "one/地块.shp",
        "one/地块.dbf",
        "two/地块.shp",
        "g.gdb/t",
        "m.mbtiles",
        "facts.csv",
    )
    project = Project(
        sources=(
            source(tmp_path / "one/地块.shp"),
            source(tmp_path / "two/地块.shp", "b"),
            replace(source(tmp_path / "g.gdb", "c"), layer="x"),
            replace(source(tmp_path / "g.gdb", "d"), layer="y"),
            source("https://data.example/a.zip", "e"),
        ),
        basemap=BasemapChoice("file", str(tmp_path / "m.mbtiles")),
        facts=(str(tmp_path / "facts.csv"),),
    )
    shares: list[float] = []
    left_out = write_package(project, tmp_path / "p.zip", {"mood": 1}, Progress(shares.append))
    assert left_out == ()
    assert shares[-1] == 1.0
    assert names_in(tmp_path / "p.zip") == [
        *("p.gisapp", "data/地块.shp", "data/地块.dbf", "data/2/地块.shp", "data/g.gdb/t"),
        *("data/facts.csv", "data/m.mbtiles"),
    ]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    read = read_project(unpack_package(tmp_path / "p.zip", elsewhere))
    assert not read.missing
    assert not read.problems
    assert read.document["mood"] == 1
    inside = [each.place for each in read.project.sources[:4]]
    assert all(each.startswith(str(elsewhere)) for each in inside)
    assert read.project.facts == (str(elsewhere / "p/data/facts.csv"),)
    assert read.project.sources[4].place == "https://data.example/a.zip"
    assert Path(inside[1]).read_bytes() == (tmp_path / "two/地块.shp").read_bytes()
    assert str(tmp_path / "one") not in (elsewhere / "p" / "p.gisapp").read_text("utf-8")


def test_a_file_in_an_archive_is_found_in_it_again(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("in/a.csv", "x")
    project = Project(
        sources=(source(f"{tmp_path}/d.zip/in/a.csv"),),
        layers=(ProjectLayer("l", "a", "a", "point"),),
    )
    write_package(project, tmp_path / "p.zip", {})
    read = read_project(unpack_package(tmp_path / "p.zip", tmp_path))
    assert read.project.sources[0].place == f"{tmp_path}/p/data/d.zip/in/a.csv"
    assert not read.missing


def test_what_is_gone_is_told_and_missing_there_too(tmp_path: Path) -> None:
    project = Project(sources=(source(tmp_path / "gone.csv"),))
    assert write_package(project, tmp_path / "p.zip", {}) == (str(tmp_path / "gone.csv"),)
    read = read_project(unpack_package(tmp_path / "p.zip", tmp_path))
    assert read.missing == {"a"}
    assert not read.problems


def test_a_stopped_or_failed_package_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "a.csv")
    (tmp_path / "p.zip").write_bytes(b"old")
    project = Project(sources=(source(tmp_path / "a.csv"),))
    with pytest.raises(Cancelled):
        write_package(project, tmp_path / "p.zip", {}, Progress(cancelled=lambda: True))

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr("zipfile.ZipInfo.from_file", denied)
    with pytest.raises(SourceError) as raised:
        write_package(project, tmp_path / "p.zip", {})
    assert raised.value.code == "no_permission"
    assert (tmp_path / "p.zip").read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.csv", "p.zip"]
