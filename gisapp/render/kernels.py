"""Gets the kernels ready, which takes long where they are not compiled yet."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Lock

import gisapp
from gisapp.compiled_code import code_folder

_KERNELS = "gisapp.render.raster.rasterizer"
_one_at_a_time = Lock()


def prepare_kernels() -> None:
    """Load the kernels; compile them first, unless that was done on this machine.

    Another process compiles, for numba would keep the interpreter lock from the UI thread.
    """
    with _one_at_a_time:
        folder = code_folder()
        if folder is not None and not folder.exists():
            package = str(Path(gisapp.__file__).parents[1])
            # What it could not compile is compiled below, where an error shows.
            subprocess.run(
                [sys.executable, "-P", "-c", f"import {_KERNELS}"],
                env={**os.environ, "PYTHONPATH": package},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        __import__(_KERNELS)
