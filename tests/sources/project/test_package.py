"""Packages are unpacked whole or not at all, and nowhere but where they shall be."""

import json
import stat
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from gisapp.core.progress import Progress
from gisapp.core.project.project import Project
from gisapp.core.project.project_json import project_as_json
from gisapp.errors import Cancelled, SourceError
from gisapp.export.project.package import write_package
from gisapp.sources.project.package import is_package, project_in, unpack_package

PROJECT = json.dumps(project_as_json(Project(is_package=True), "/p"))
LINK = (stat.S_IFLNK | 0o777) << 16


def packed(folder: Path, *members: str | ZipInfo, project: str = PROJECT) -> Path:
    path = folder / "sent.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("park.gisapp", project)
        for each in members:
            archive.writestr(each, "/etc/passwd")
    return path


def linking(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.external_attr = LINK
    return info


def left_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_package_is_unpacked_beside_what_is_there(tmp_path: Path) -> None:
    path = packed(tmp_path, "data/地块.csv")
    first, second = (unpack_package(path, tmp_path) for _ in range(2))
    assert first == tmp_path / "sent" / "park.gisapp"
    assert second == tmp_path / "sent 2" / "park.gisapp"
    assert (tmp_path / "sent" / "data" / "地块.csv").is_file()
    assert left_in(tmp_path) == ["sent", "sent 2", "sent.zip"]


@pytest.mark.parametrize(
    "member",
    [
        *("../out.csv", "data/../../out.csv", "/out.csv", "C:/out.csv", "data/C:out.csv"),
        *("..\\out.csv", "//server/share/a", "data/NUL", "con.csv", "data/a ", "a\nb"),
        *("PARK.gisapp", linking("data/link.csv")),
    ],
)
def test_what_leads_elsewhere_is_refused_whole(tmp_path: Path, member: str | ZipInfo) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    path = packed(inner, member)
    with pytest.raises(SourceError) as raised:
        unpack_package(path, inner)
    assert raised.value.code == "package_unsafe"
    assert left_in(inner) == ["sent.zip"]
    assert left_in(tmp_path) == ["in"]


@pytest.mark.parametrize("project", ["", "{}", json.dumps(project_as_json(Project(), "/p"))])
def test_what_has_no_packed_project_is_no_package(tmp_path: Path, project: str) -> None:
    path = packed(tmp_path, project=project)
    with pytest.raises(SourceError):
        unpack_package(path, tmp_path)
    assert left_in(tmp_path) == ["sent.zip"]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "sent.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("park.gisapp", PROJECT)
        with archive.open("data/zeros.csv", "w", force_zip64=True) as file:
            for _ in range(300):
                file.write(bytes(1024**2))
    with pytest.raises(SourceError) as raised:
        unpack_package(path, tmp_path)
    assert raised.value.code == "archive_unfolds"
    assert left_in(tmp_path) == ["sent.zip"]


def test_a_damaged_or_stopped_one_leaves_nothing(tmp_path: Path) -> None:
    path = packed(tmp_path, "data/a.csv")
    with pytest.raises(Cancelled):
        unpack_package(path, tmp_path, Progress(cancelled=lambda: True))
    whole = path.read_bytes()
    for length in (0, 10, 60, len(whole) - 30):
        path.write_bytes(whole[:length])
        with pytest.raises(SourceError):
            unpack_package(path, tmp_path)
    assert left_in(tmp_path) == ["sent.zip"]
    with pytest.raises(SourceError):
        unpack_package(tmp_path / "gone.zip", tmp_path)
    with pytest.raises(SourceError):
        unpack_package(packed(tmp_path), tmp_path / "no folder")


def test_a_package_is_known_at_its_first_bytes(tmp_path: Path) -> None:
    write_package(Project(), tmp_path / "a.zip", {})
    assert is_package(tmp_path / "a.zip")
    with ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("plots.geojson", "{}")
    for name in ("b.zip", "gone.zip", "a" * 400 + ".zip"):
        assert not is_package(tmp_path / name)


def test_the_project_in_a_folder_is_found_where_there_is_one(tmp_path: Path) -> None:
    assert project_in(tmp_path) is None
    (tmp_path / "a.gisapp").touch()
    assert project_in(tmp_path) == tmp_path / "a.gisapp"
    (tmp_path / "b.gisapp").touch()
    assert project_in(tmp_path) is None
    assert project_in(tmp_path / "b.gisapp") == tmp_path / "b.gisapp"
    assert project_in(tmp_path / ("a" * 400)) is None
