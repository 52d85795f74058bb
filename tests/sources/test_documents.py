"""Pictures and documents are found beside their file, and nowhere else."""

from pathlib import Path

import pytest

from gisapp.sources.documents import documents_of


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A ledger in a folder of its own, beside photos and papers; a secret lies above it."""
    folder = tmp_path / "delivery"
    for name in ("photos", "附件", "照片/G-002"):
        (folder / name).mkdir(parents=True)
    for name in (
        *("photos/G-001.jpg", "photos/G-001_2.PNG", "photos/G-0011.jpg", "photos/G-001-02.jpg"),
        *("附件/G-001-合同.pdf", "附件/G-001.exe", "照片/G-002/front.jpg", "plan.dwg"),
    ):
        (folder / name).write_bytes(b"x")
    (tmp_path / "secret.jpg").write_bytes(b"x")
    return folder / "ledger.xlsx"


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def test_files_called_as_the_key_are_found_in_folders_beside(source: Path) -> None:
    found = documents_of(source, (), "g-001")
    assert names(found.pictures) == ["G-001.jpg", "G-001_2.PNG"]
    assert names(found.papers) == ["G-001-合同.pdf"]
    assert names(documents_of(source, (), "G-002").pictures) == ["front.jpg"]
    assert not documents_of(source, (), "")


def test_what_cells_name_is_found_and_what_is_not_there_is_told(source: Path) -> None:
    named = ("photos\\G-001.jpg", "plan.dwg", "photos/gone.jpg", "https://example.com/a.jpg")
    found = documents_of(source, named, "")
    assert names(found.pictures) == ["G-001.jpg"]
    assert names(found.papers) == ["plan.dwg"]
    assert found.missing == ("photos/gone.jpg",)
    assert found.addresses == ("https://example.com/a.jpg",)


def test_a_picture_that_is_named_and_called_as_the_key_is_one(source: Path) -> None:
    assert names(documents_of(source, ("photos/G-001.jpg",), "G-001").pictures) == [
        "G-001.jpg",
        "G-001_2.PNG",
    ]


def test_a_picture_is_one_however_its_folder_is_written(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(source.parent)
    found = documents_of(Path("ledger.xlsx"), ("photos/G-001.jpg",), "G-001")
    assert names(found.pictures) == ["G-001.jpg", "G-001_2.PNG"]


@pytest.mark.parametrize(
    "path",
    [
        *("../secret.jpg", "photos/../../secret.jpg", "/etc/passwd", "C:\\secret.jpg"),
        *("\\\\server\\share\\a.jpg", "//server/share/a.jpg", "C:secret.jpg", "a\0.jpg"),
    ],
)
def test_paths_that_lead_out_of_the_folder_are_not_followed(source: Path, path: str) -> None:
    found = documents_of(source, (path,), "")
    assert (found.pictures, found.papers, found.missing) == ((), (), ())
    assert found.outside == (path,)


def test_links_that_lead_out_are_not_followed(source: Path) -> None:
    link = source.parent / "photos" / "G-003.jpg"
    link.symlink_to(source.parent.parent / "secret.jpg")
    assert not documents_of(source, (), "G-003")
    assert documents_of(source, ("photos/G-003.jpg",), "").outside == ("photos/G-003.jpg",)


def test_programs_are_no_documents(source: Path) -> None:
    found = documents_of(source, ("附件/G-001.exe",), "")
    assert found.missing == ("附件/G-001.exe",)


def test_hundreds_of_photos_are_found(source: Path) -> None:
    for place in range(400):
        (source.parent / "photos" / f"G-009_{place:03}.jpg").write_bytes(b"x")
    assert len(documents_of(source, (), "G-009").pictures) == 400
