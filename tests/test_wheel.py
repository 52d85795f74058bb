"""The wheel carries all that gisapp needs: installed alone, it answers from any folder."""

import json
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with gisapp from its wheel, and the libraries of the one that runs the tests.

    Those come by a path file, which leads to their folder and not on to the checkout.
    """
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", ROOT, cwd=folder)
    [wheel] = folder.glob("gisapp-*.whl")

    environment = folder / "environment"
    venv.create(environment)
    python = environment / "bin" / "python"
    run(*pip, "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    [packages] = environment.glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return environment


def test_the_installed_program_describes_the_embedded_data(
    environment: Path, tmp_path: Path
) -> None:
    program = shutil.which("gisapp", path=environment / "bin")
    assert program
    layers = json.loads(run(program, "info", "--json", cwd=tmp_path))
    assert any(layer["features"] for layer in layers)


def test_the_installed_package_is_the_wheels_and_not_the_checkouts(
    environment: Path, tmp_path: Path
) -> None:
    python = environment / "bin" / "python"
    script = "import gisapp.paths as p; print(p.__file__, p.geodata(), p.resources(), sep='\\n')"
    for path in map(Path, run(python, "-c", script, cwd=tmp_path).splitlines()):
        assert path.is_relative_to(environment)
        assert path.exists()


def test_the_installed_package_compiles_kernels_and_keeps_them_beside_itself(
    environment: Path, tmp_path: Path
) -> None:
    python = environment / "bin" / "python"
    # The smallest of all.
    script = "from gisapp.render.raster.giants import reduce_rings as r; print(r.stats.cache_path)"
    kept = Path(run(python, "-c", script, cwd=tmp_path).strip())
    assert kept.is_relative_to(environment)
    assert list(kept.glob("giants.reduce_rings-*.nbc"))
