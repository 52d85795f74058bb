"""Functions are compiled once, and even where the code cannot be kept."""

from pathlib import Path

from tests.one_kernel import Done, Program

FULL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))"


def test_code_is_kept_until_any_source_changes(tmp_path: Path) -> None:
    program = Program(tmp_path)
    first = program.run()
    assert first.counted == 1
    assert program.kept_below(program.package / "__pycache__")
    assert (first.was_kept, program.run()) == (0, first._replace(was_kept=1))
    program.count_by("2")
    changed = program.run()
    assert (changed.counted, changed.was_kept) == (2, 0)
    assert changed.folder != first.folder


def test_where_nothing_may_be_written_code_is_compiled_all_the_same(tmp_path: Path) -> None:
    program = Program(tmp_path)
    for folder in (program.package, program.sources):
        (folder / "__pycache__").touch()
    program.cache.touch()
    assert program.run() == Done(1, "", 0)


def test_on_a_full_disk_code_is_compiled_all_the_same(tmp_path: Path) -> None:
    program = Program(tmp_path)
    assert program.run(FULL_DISK).counted == 1
    assert not program.kept_below(program.package)
    assert program.run()[::2] == (1, 0), "nothing broken was left behind"
