"""The folder for compiled code can be written, and is another one for other sources."""

from pathlib import Path

import pytest

from gisapp import compiled_code, paths
from gisapp.compiled_code import code_folder


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with a kernel and a module that it has a constant of."""
    monkeypatch.setattr(compiled_code, "_PACKAGE", tmp_path)
    for folder in ("render/raster", "core/geometry"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "module.py").write_text("SIDE = 1", encoding="utf-8")
    return tmp_path


def test_it_is_beside_the_package_and_the_same_until_a_source_changes(package: Path) -> None:
    folder = code_folder()
    assert folder is not None
    assert folder.is_relative_to(package / "__pycache__")
    assert code_folder() == folder
    found = {folder}
    for name in ("render/raster/module.py", "core/geometry/module.py"):
        (package / name).write_text("SIDE = 2", encoding="utf-8")
        found.add(code_folder() or folder)
    assert len(found) == 3


def test_where_the_package_may_not_be_written_it_is_in_the_users_cache(package: Path) -> None:
    (package / "__pycache__").touch()
    folder = code_folder()
    assert folder is not None
    assert folder.is_relative_to(paths.cache())


def test_where_nothing_may_be_written_there_is_none(package: Path) -> None:
    (package / "__pycache__").touch()
    paths.cache().parent.mkdir(parents=True)
    paths.cache().touch()
    assert code_folder() is None
