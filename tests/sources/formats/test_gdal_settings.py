"""GDAL has its settings as soon as a file is read, and reads as the program wants it."""

import subprocess
import sys
from pathlib import Path

from tests.vector_files import BOX, write

READ = """
import sys
from pathlib import Path
from gisapp.sources.formats.gdal import GdalSource
GdalSource(Path(sys.argv[1])).layer_names()
import pyogrio
print(pyogrio.get_gdal_config_option("OGR_FLATGEOBUF_STREAM_BASE_IMPL"))
"""


def test_the_first_look_at_a_file_sets_up_gdal(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.fgb", [BOX])
    command = [sys.executable, "-c", READ, str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout.strip() in ("YES", "True", "1")
    assert not told.stderr
