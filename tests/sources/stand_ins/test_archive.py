"""What an archive holds is unpacked into a folder of the program's own, or not at all."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

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


@pytest.mark.parametrize(
    "names",
    [[".."], ["a", "a/b"], ["n" * 300 + ".geojson"], ["d/" * 1200 + "deep.txt"], ["成果"], ["/"]],
)
def test_a_name_that_no_folder_takes_does_no_harm_to_others(packed: Path, names: list[str]) -> None:
    before = unpacked(packed) / "成果/plots.geojson"
    with ZipFile(packed, "a") as archive:
        for name in names:
            archive.writestr(name, "odd")
    folder = unpacked(packed)
    assert (folder / "成果/plots.geojson").read_bytes() == before.read_bytes()
    odd = [each for each in folder.rglob("*") if each.is_file() and each.read_bytes() == b"odd"]
    assert len(odd) == (0 if names in ([".."], ["/"]) else len(names))


def changed(packed: Path, old: bytes, new: bytes) -> None:
    """Change a name in an archive, where it stands twice."""
    stored = packed.read_bytes()
    assert stored.count(old) == 2
    packed.write_bytes(stored.replace(old, new))


def test_a_file_without_a_name_is_passed_over(packed: Path) -> None:
    with ZipFile(packed, "a") as archive:
        archive.writestr("none.txt", "odd")
    changed(packed, b"none.txt", b"\0one.txt")
    assert [each.name for each in unpacked(packed).iterdir()] == ["成果"]


def test_what_is_packed_wrongly_or_named_in_no_letters_is_one_sentence(packed: Path) -> None:
    with ZipFile(packed, "a", ZIP_LZMA) as archive:
        archive.writestr("long.txt", "odd" * 500)
    stored = packed.read_bytes()
    place = stored.rindex(b"long.txt", 0, stored.rindex(b"long.txt")) + 20
    packed.write_bytes(stored[:place] + bytes(12) + stored[place + 12 :])
    with pytest.raises(SourceError, match=r"delivery\.zip cannot be unpacked"):
        unpacked(packed)
    packed.write_bytes(stored)
    changed(packed, "成果".encode(), b"\xff" * 6)
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
