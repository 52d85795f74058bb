"""A file is whole and new, or as it was: nothing in between, and nothing left beside it."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from gisapp.errors import ExportError
from gisapp.export.atomic_file import whole_file
from tests.killing import KILLS, kill_while_it_writes

ENDLESS = """
import itertools, sys
from pathlib import Path
from gisapp.export.atomic_file import whole_file
print("writing", flush=True)
for turn in itertools.count():
    with whole_file(Path(sys.argv[1])) as part:
        part.write_bytes(b"ab"[turn % 2 : turn % 2 + 1] * 3_000_000)
"""
NOBODY = 65534


def write(path: Path, text: str = "new") -> None:
    with whole_file(path) as part:
        part.write_text(text)


def test_what_was_written_takes_the_files_place(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    path.write_text("old")
    with whole_file(path) as part:
        assert part.suffix == ".png"
        part.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    path.write_text("old")

    def fail() -> None:
        with whole_file(path) as part:
            part.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("folder", "is a folder; name a file to write"),
        ("pipe", "is a device or a pipe; name a file to write"),
        ("link to a pipe", "is a device or a pipe; name a file to write"),
        ("protected.png", "is write-protected; take the protection away"),
        ("no/such/folder/map.png", "there is no folder .*; choose another place"),
        ("file.txt/map.png", "there is no folder .*; choose another place"),
        ("circle.png", r"circle\.png is a link that leads back to itself"),
        ("名" * 90, "its name is too long; choose a shorter one"),
    ],
)
def test_a_place_that_cannot_be_written_is_one_sentence_before_any_work(
    tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").touch()
    (tmp_path / "protected.png").touch(0o444)
    (tmp_path / "circle.png").symlink_to(tmp_path / "circle.png")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link to a pipe").symlink_to("pipe")
    before = set(tmp_path.rglob("*"))

    def begin() -> None:
        with whole_file(tmp_path / name):
            pytest.fail("the work has begun")

    with pytest.raises(ExportError, match=sentence):
        begin()
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path, is_there: bool) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "map.html", tmp_path / "map.html"
    if is_there:
        target.write_text("old")
    link.symlink_to("elsewhere/map.html")
    write(link)
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert not target.is_symlink()
    assert {each.name for each in tmp_path.rglob("*")} == {"elsewhere", "map.html"}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o755])
def test_the_rights_of_the_old_file_are_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "map.html"
    path.touch()
    path.chmod(mode)
    write(path)
    assert path.stat().st_mode & 0o777 == mode


def test_a_new_file_has_the_rights_that_the_user_gives_to_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    write(tmp_path / "map.html")
    os.umask(before)
    assert (tmp_path / "map.html").stat().st_mode & 0o777 == 0o640


def test_an_extended_attribute_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.touch()
    os.setxattr(path, "user.origin", "总体规划".encode())
    write(path)
    assert os.getxattr(path, "user.origin").decode() == "总体规划"


def test_the_owner_of_the_old_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text("old")
    # Only root may give a file away; for others the file is their own before and after.
    owner = NOBODY if os.geteuid() == 0 else os.geteuid()
    os.chown(path, owner, -1)
    write(path)
    assert path.stat().st_uid == owner


def test_names_of_255_bytes_work(tmp_path: Path) -> None:
    for name in ("a" * 251 + ".png", "." + "b" * 254, "名" * 83 + ".html"):
        write(tmp_path / name)
        assert (tmp_path / name).read_text() == "new"
    assert len(list(tmp_path.iterdir())) == 3


def test_killed_at_any_moment_it_is_whole_and_the_next_run_sweeps(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_bytes(b"a" * 3_000_000)
    chance = random.Random(10)
    left = 0
    for _ in range(KILLS):
        kill_while_it_writes(ENDLESS, path, chance=chance)
        content = path.read_bytes()
        assert len(content) == 3_000_000
        assert len(set(content)) == 1
        left += len(list(tmp_path.iterdir())) - 1
    assert left, "no kill fell into the writing"
    write(path)
    assert list(tmp_path.iterdir()) == [path]


@contextmanager
def as_another_user() -> Iterator[None]:
    """Be nobody for a while, where one may become somebody else."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


def test_what_belongs_to_another_user_stays_theirs() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "map.html"
        path.write_text("old")
        path.chmod(0o666)
        Path(folder).chmod(0o777)
        owner = path.stat().st_uid
        # Who cannot become nobody owns the file, and may replace it.
        may_replace = owner != 0
        with as_another_user():
            if may_replace:
                write(path)
            else:
                with pytest.raises(ExportError, match="belongs to another user"):
                    write(path)
        assert path.stat().st_uid == owner
        assert path.read_text() == ("new" if may_replace else "old")
        assert list(Path(folder).iterdir()) == [path]


def test_a_name_that_no_system_takes_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="characters that this disk doesn't allow"):
        write(tmp_path / "a\0b.gpkg")


def test_a_failure_names_the_file_that_is_wanted_and_not_its_part(tmp_path: Path) -> None:
    path = tmp_path / "parks.gpkg"
    with pytest.raises(ExportError) as raised, whole_file(path) as part:
        raise ExportError("name_too_long", path=part)
    assert str(path) in str(raised.value)
    assert ".part" not in str(raised.value)
