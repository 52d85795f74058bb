"""What a killed run leaves goes at the next one; what is being written, or not ours, stays."""

import os
import stat
import subprocess
import sys
from pathlib import Path

from gisapp.part_files import make_private, part_file, part_folder, parts_in, sweep_parts

WRITER = """
import sys
from pathlib import Path
from gisapp.part_files import part_file
with part_file(Path(sys.argv[1]), ".html") as part:
    part.write_text("half")
    print("writing", flush=True)
    sys.stdin.read()
"""


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_part_that_was_not_moved_is_gone(tmp_path: Path) -> None:
    with part_file(tmp_path, ".png") as part:
        assert part.read_bytes() == b""
        assert part.suffix == ".png"
        assert parts_in(tmp_path) == (part,)
    assert not list(tmp_path.iterdir())


def test_an_endless_suffix_is_left_out(tmp_path: Path) -> None:
    with part_file(tmp_path, "." + "名" * 80) as part:
        assert len(part.name.encode()) < 80


def test_the_rights_are_those_that_were_asked_for(tmp_path: Path) -> None:
    before = os.umask(0o022)
    with part_file(tmp_path, mode=0o600) as private, part_file(tmp_path) as shared:
        assert (mode_of(private), mode_of(shared)) == (0o600, 0o644)
    os.umask(before)


def test_what_another_process_writes_stays_until_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        (part,) = parts_in(tmp_path)
        sweep_parts(tmp_path)
        assert part.read_text() == "half"
        writer.kill()
        writer.wait()
    sweep_parts(tmp_path)
    assert not parts_in(tmp_path)


def test_a_folder_of_a_killed_run_goes_and_one_that_is_written_stays(tmp_path: Path) -> None:
    left = tmp_path / ".gisapp-0123.part"
    (left / "new" / "deep").mkdir(parents=True)
    (left / "new" / "deep" / "page.html").touch()
    with part_folder(tmp_path) as part, part_file(tmp_path) as file:
        sweep_parts(tmp_path)
        assert set(parts_in(tmp_path)) == {part.new.parent, file}
    assert not list(tmp_path.iterdir())


def test_what_stands_beside_a_part_goes_with_it_and_not_before(tmp_path: Path) -> None:
    with part_file(tmp_path, ".shp") as part:
        part.with_suffix(".dbf").touch()
        sweep_parts(tmp_path)
        assert len(parts_in(tmp_path)) == 2
    sweep_parts(tmp_path)
    assert not parts_in(tmp_path)


def test_two_files_are_written_in_one_folder_at_once(tmp_path: Path) -> None:
    with part_file(tmp_path) as first, part_file(tmp_path) as second:
        sweep_parts(tmp_path)
        assert {first, second} == set(parts_in(tmp_path))


def test_what_has_no_name_of_ours_or_is_no_file_stays(tmp_path: Path) -> None:
    (tmp_path / "map.part").touch()
    (tmp_path / ".gisapp-0123.part").symlink_to(tmp_path / "map.part")
    os.mkfifo(tmp_path / ".gisapp-89ab.part")
    before = set(tmp_path.iterdir())
    sweep_parts(tmp_path)
    assert set(tmp_path.iterdir()) == before


def test_a_folder_is_made_for_its_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "cache"
    assert mode_of(make_private(folder)) == 0o700
    folder.chmod(0o755)
    assert mode_of(make_private(folder)) == 0o700
