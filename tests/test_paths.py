"""The package finds its data in a checkout and once installed, and caches where the user wants."""

from pathlib import Path

import pytest

from gisapp import paths


def test_in_a_checkout_data_and_resources_lie_beside_the_package() -> None:
    root = Path(paths.__file__).parent.parent
    assert (paths.geodata(), paths.resources()) == (root / "geodata", root / "resources")
    assert (paths.geodata() / "qingshanhu.gpkg").is_file()
    assert (paths.resources() / "units.json").is_file()


def test_once_installed_they_lie_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    for name in ("geodata", "resources"):
        (tmp_path / "data" / name).mkdir(parents=True)
    assert paths.geodata() == tmp_path / "data" / "geodata"
    assert paths.resources() == tmp_path / "data" / "resources"


def test_the_cache_is_where_the_user_keeps_caches_and_is_not_made_by_asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert paths.cache() == tmp_path / "gisapp"
    assert not paths.cache().exists()


def test_what_is_kept_safe_lies_where_the_user_keeps_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.data() == tmp_path / "gisapp"
