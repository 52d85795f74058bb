"""Archives of each kind tell which files they hold, and give them."""

import gzip
import io
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from gisapp.core.progress import NO_PROGRESS
from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from gisapp.sources.stand_ins.archive import unpacked
from gisapp.sources.stand_ins.packed_files import packed_files
from tests.vector_files import BOX, write

MODES = {"tar": "w", "tar.gz": "w:gz", "tgz": "w:gz", "tar.bz2": "w:bz2", "tar.xz": "w:xz"}


def tar_of(path: Path, **files: bytes) -> Path:
    mode = MODES[path.name.partition(".")[2]]
    with tarfile.open(path, mode, encoding="gbk") as tar:  # type: ignore[call-overload]
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return path


@pytest.fixture
def plots(tmp_path: Path) -> bytes:
    return write(tmp_path / "plots.geojson", [BOX], crs="EPSG:4326").read_bytes()


@pytest.mark.parametrize("suffix", MODES)
def test_tars_of_each_kind_open_with_chinese_names(
    tmp_path: Path, plots: bytes, suffix: str
) -> None:
    path = tar_of(tmp_path / f"delivery.{suffix}", **{"成果/地块.geojson": plots})
    (layer,) = open_source(str(path)).layers
    assert layer.origin.source == str(path / "成果/地块.geojson")
    assert layer.feature_count == 1
    (again,) = open_source(layer.origin.source).layers
    assert again.layer_id == layer.layer_id


def test_one_file_that_is_packed_by_itself_opens(tmp_path: Path, plots: bytes) -> None:
    path = tmp_path / "地块.geojson.gz"
    path.write_bytes(gzip.compress(plots))
    (layer,) = open_source(str(path)).layers
    assert layer.origin.source == str(path / "地块.geojson")


def test_links_devices_and_ways_out_lead_nowhere(tmp_path: Path, plots: bytes) -> None:
    path = tmp_path / "odd.tar"
    with tarfile.open(path, "w") as tar:
        for name, kind in (
            ("link.geojson", tarfile.SYMTYPE),
            ("hard.geojson", tarfile.LNKTYPE),
            ("pipe.geojson", tarfile.FIFOTYPE),
        ):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            tar.addfile(member)
        for name in ("../../up.geojson", "/root.geojson"):
            member = tarfile.TarInfo(name)
            member.size = len(plots)
            tar.addfile(member, io.BytesIO(plots))
    folder = unpacked(path)
    found = sorted(each.name for each in folder.rglob("*") if each.is_file())
    assert found == ["root.geojson", "up.geojson"]


@pytest.mark.parametrize("name", ["bomb.tar.gz", "bomb.geojson.gz"])
def test_what_is_made_to_fill_a_disk_is_not_unpacked(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    content = bytes(300 * 1024**2)
    if name.endswith(".tar.gz"):
        tar_of(path, **{"a.geojson": content})
    else:
        path.write_bytes(gzip.compress(content))
    with pytest.raises(SourceError) as told:
        unpacked(path)
    assert told.value.code == "archive_unfolds"


@pytest.mark.parametrize("share", [0.1, 0.5])
@pytest.mark.parametrize("suffix", ["tar.gz", "tar.xz", "geojson.gz"])
def test_what_breaks_off_is_one_sentence(
    tmp_path: Path, plots: bytes, suffix: str, share: float
) -> None:
    path = tmp_path / f"cut.{suffix}"
    if suffix == "geojson.gz":
        path.write_bytes(gzip.compress(plots))
    else:
        tar_of(path, **{"plots.geojson": plots})
    stored = path.read_bytes()
    path.write_bytes(stored[: int(len(stored) * share)])
    with pytest.raises(SourceError) as told:
        open_source(str(path))
    assert told.value.code == "archive_damaged"


def test_a_zip_says_which_files_it_has(tmp_path: Path) -> None:
    path = tmp_path / "delivery.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("成果/", "")
        archive.writestr("成果\\地块.txt", "42")
    with packed_files(path, NO_PROGRESS) as files:
        (member,) = files
        assert (member.name, member.size_bytes) == ("成果/地块.txt", 2)
        with member.open() as file:
            assert file.read() == b"42"
