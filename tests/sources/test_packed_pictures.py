"""A picture is looked for in the archive that names it, and nowhere else."""

import zipfile
from pathlib import Path

import pytest

from gisapp.sources.packed_pictures import packed_pictures


@pytest.fixture
def source(tmp_path: Path) -> str:
    """A KMZ with two pictures beside its document; others lie outside of it."""
    (tmp_path / "outside.png").write_bytes(b"outside")
    with zipfile.ZipFile(tmp_path / "tour.kmz", "w") as packed:
        packed.writestr("in/doc.kml", "<kml/>")
        packed.writestr("in/files/现场 1.PNG", b"one")
        packed.writestr("cover.jpg", b"two")
    return str(tmp_path / "tour.kmz" / "in/doc.kml")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("现场照片 files/%E7%8E%B0%E5%9C%BA%201.PNG。", [b"one"]),
        ("../cover.jpg and ../cover.jpg", [b"two"]),
        ("files/none.png", []),
        ("../../outside.png ../../../outside.png", []),
        ("/etc/passwd.png file:///etc/x.png http://127.0.0.1:1/x.png", []),
        ("\0.png " + "a" * 5000 + ".png", []),
    ],
)
def test_only_what_is_packed_is_found(source: str, text: str, found: list[bytes]) -> None:
    assert [each.read_bytes() for each in packed_pictures(source, text)] == found


def test_a_file_that_is_not_packed_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"beside")
    assert packed_pictures(str(tmp_path / "doc.kml"), "a.png") == ()
