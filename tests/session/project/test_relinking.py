"""With one file that was found, those that moved along are found too."""

from pathlib import Path

from gisapp.core.project.project import ProjectSource
from gisapp.session.project.relinking import relinked


def source(place: str) -> ProjectSource:
    return ProjectSource(place, place)


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_a_whole_tree_that_moved_is_found(tmp_path: Path) -> None:
    touch(tmp_path, "new/2026/plots.shp", "new/firms.csv", "new/deep/er/roads.shp", "plots.shp")
    missing = [
        source(f"/old/{each}")
        for each in ("2026/plots.shp", "firms.csv", "deep/er/roads.shp", "2026/gone.csv")
    ]
    found = relinked(missing[0], f"{tmp_path}/new/2026/plots.shp", missing)
    assert [each.place for each in found] == [
        f"{tmp_path}/new/{each}" for each in ("2026/plots.shp", "firms.csv", "deep/er/roads.shp")
    ]


def test_what_lies_beside_the_found_file_is_found_whatever_the_folders_were(tmp_path: Path) -> None:
    touch(tmp_path, "plots 2.shp", "firms.csv")
    missing = [source("/a/plots.shp"), source("/b/c/firms.csv")]
    found = relinked(missing[0], f"{tmp_path}/plots 2.shp", missing)
    assert [each.place for each in found] == [
        f"{tmp_path}/plots 2.shp",
        f"{tmp_path}/firms.csv",
    ]
