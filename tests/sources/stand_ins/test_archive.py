"""What an archive holds is unpacked into a folder of the program's own, or not at all."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, SourceError
from gisapp.sources.stand_ins.archive import unpacked
from tests.vector_files import BOX, write


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """An archive with one map file in a folder."""
    plots = write(tmp_path / "plots.geojson", [BOX])
    with ZipFile(tmp_path / "delivery.zip", "w") as archive:
        archive.write(plots, "成果/plots.geojson")
    return tmp_path / "delivery.zip"


def test_files_come_out_as_they_went_in_and_far_from_the_archive(packed: Path) -> None:
    folder = unpacked(packed)
    plots = packed.with_name("plots.geojson")
    assert (folder / "成果/plots.geojson").read_bytes() == plots.read_bytes()
    assert len(list(packed.parent.iterdir())) == 2


def test_an_archive_is_unpacked_again_only_once_it_has_changed(packed: Path) -> None:
    first = unpacked(packed)
    assert unpacked(packed) == first == unpacked(packed, Progress(lambda _: None))
    with ZipFile(packed, "a") as archive:
        archive.writestr("note.txt", "more")
    assert (unpacked(packed) / "note.txt").read_text() == "more"


@pytest.mark.parametrize("names", [[".."], ["a", "a/b"], ["n" * 300]])
def test_names_that_no_folder_takes_are_one_sentence(packed: Path, names: list[str]) -> None:
    with ZipFile(packed, "a") as archive:
        for name in names:
            archive.writestr(name, "odd")
    with pytest.raises(SourceError, match=r"delivery\.zip cannot be unpacked"):
        unpacked(packed)


def test_unpacking_one_large_file_ends_soon_after_a_cancel(packed: Path) -> None:
    with ZipFile(packed, "a", compression=ZIP_DEFLATED) as archive:
        archive.writestr("large.bin", bytes(50 * 1024**2))
    looks = iter([False] * 10)
    with pytest.raises(Cancelled):
        unpacked(packed, Progress(cancelled=lambda: next(looks, True)))


def test_a_password_is_told_before_anything_is_unpacked(packed: Path) -> None:
    with ZipFile(packed, "a") as archive:
        archive.writestr("locked.txt", "secret")
    stored = bytearray(packed.read_bytes())
    stored[stored.rindex(b"PK\x01\x02") + 8] |= 1
    packed.write_bytes(stored)
    with pytest.raises(SourceError) as told:
        unpacked(packed, Progress(cancelled=lambda: True))
    assert told.value.code == "archive_locked"


def test_what_is_made_to_fill_a_disk_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("a.geojson", "w") as member:
        for _ in range(300):
            member.write(bytes(1024**2))
    with pytest.raises(SourceError, match=r"would unfold to 300 MB in 1 files"):
        unpacked(path)
