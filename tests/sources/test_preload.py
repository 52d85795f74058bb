"""GDAL and Arrow are imported in one go, and the garbage collector left as it was."""

import gc
import subprocess
import sys

import pytest

from gisapp.sources.preload import load_gdal_and_arrow


def printed_by(script: str) -> list[str]:
    """Run a script in a Python of its own, where nothing has been imported yet."""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_all_that_vector_files_need_is_there_afterwards() -> None:
    script = (
        "import sys; from gisapp.sources.preload import load_gdal_and_arrow as load; load();"
        "print(*{'pyogrio', 'pyarrow', 'geoarrow', 'gisapp.sources.vector_reader'}"
        " & set(sys.modules))"
    )
    assert len(printed_by(script)) == 4


@pytest.mark.parametrize("is_enabled", [True, False])
def test_the_garbage_collector_stays_as_it_was(is_enabled: bool) -> None:
    script = (
        f"import gc; gc.{'enable' if is_enabled else 'disable'}();"
        "from gisapp.sources.preload import load_gdal_and_arrow as load; load();"
        "print(gc.isenabled(), gc.get_freeze_count() > 0)"
    )
    assert printed_by(script) == [str(is_enabled), "True"]


def test_a_second_time_does_nothing() -> None:
    load_gdal_and_arrow()
    before = gc.get_freeze_count()
    load_gdal_and_arrow()
    assert gc.get_freeze_count() == before
