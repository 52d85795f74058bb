"""Sources are looked for where they may be, and nowhere else."""

from pathlib import Path

import pytest

from gisapp.core.project.project_parts import StoredPlaces
from gisapp.sources.project.found_places import Search, is_there


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a project with a file in it, and one beside it."""
    (tmp_path / "park").mkdir()
    for place in ("park/plots.csv", "secret.csv"):
        (tmp_path / place).write_text("a")
    return tmp_path / "park"


def place(search: Search, near: str = "", absolute: str = "", address: str = "") -> str:
    return search.place_of(StoredPlaces(near, absolute, address))


def test_the_file_beside_the_project_goes_before_the_one_far_away(folder: Path) -> None:
    search, far = Search(folder, False, False), str(folder.parent / "secret.csv")
    assert place(search, "plots.csv", far) == str(folder / "plots.csv")
    assert place(search, "gone.csv", far) == far
    assert place(search, "gone.csv", "/gone/too.csv") == str(folder / "gone.csv")
    assert place(search, address="https://data.example/a") == "https://data.example/a"
    assert place(search) == ""
    assert not search.problems


def test_servers_are_asked_for_files_only_by_who_wrote_the_project(folder: Path) -> None:
    share = "//server/share/plots.csv"
    stored = StoredPlaces("", share, "")
    assert not Search(folder, False, False)._may_be_asked_for(share)
    assert Search(folder, False, True)._may_be_asked_for(share)
    assert Search(Path("//server/projects"), False, False)._may_be_asked_for(share)
    assert Search(folder, False, False).place_of(stored) == share


@pytest.mark.parametrize(
    "near", ["../secret.csv", "data/../../secret.csv", "..\\secret.csv", "/etc/passwd", "C:/a"]
)
def test_of_a_package_nothing_outside_is_opened(folder: Path, near: str) -> None:
    search = Search(folder, True, False)
    assert not is_there(place(search, near)) or place(search, near) == near
    assert search.problems
    assert near in str(search.problems[0])


def test_links_lead_out_of_no_package(folder: Path) -> None:
    (folder / "link.csv").symlink_to(folder.parent / "secret.csv")
    search = Search(folder, True, False)
    place(search, "link.csv")
    assert [each.code for each in search.problems] == ["project.outside_package"]
    assert place(Search(folder, True, False), "plots.csv") == str(folder / "plots.csv")


def test_of_a_package_absolute_paths_count_for_nothing(folder: Path) -> None:
    search = Search(folder, True, False)
    assert place(search, "gone.csv", str(folder.parent / "secret.csv")) == str(folder / "gone.csv")


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000, "", "C:\\plots.csv"])
def test_what_can_be_no_file_is_not_there(folder: Path, name: str) -> None:
    assert not is_there(f"/{name}" if name else name)
    search = Search(folder, False, False)
    assert not is_there(place(search, name, name))
