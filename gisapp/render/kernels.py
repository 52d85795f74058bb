"""Gets the kernels ready, which takes long where they are not compiled yet."""

import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from threading import Event, Lock

import gisapp
from gisapp.compiled_code import code_folder
from gisapp.errors import Cancelled

_KERNELS = "gisapp.render.raster.rasterizer"
_WHOLE = "whole"
"""A file that tells that all kernels are kept."""
_PROGRAM = f"""
import {_KERNELS}
from gisapp.compiled_code import code_folder
(code_folder() / "{_WHOLE}").touch()
"""
_LOOK_S = 0.05
"""Between two looks whether it is cancelled."""
one_at_a_time = Lock()
"""Held while kernels are got ready."""


def prepare_kernels(cancelled: Event) -> None:
    """Load the kernels; compile them first, unless that was done on this machine.

    Another process compiles, for numba would keep the interpreter lock from the UI thread.

    Parameters
    ----------
    cancelled : Event
        Set to do without, from any thread.

    Raises
    ------
    Cancelled
        It was set before the kernels were ready.
    """
    with one_at_a_time:
        folder = code_folder()
        if folder is not None and not (folder / _WHOLE).exists():
            package = str(Path(gisapp.__file__).parents[1])
            # What it could not compile is compiled below, where an error shows.
            compiling = subprocess.Popen(
                [sys.executable, "-P", "-c", _PROGRAM],
                env={**os.environ, "PYTHONPATH": package},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            while compiling.poll() is None:
                if cancelled.wait(_LOOK_S):
                    compiling.kill()
            compiling.wait()
            for other in folder.parent.glob(f"{folder.name.partition('-')[0]}-*"):
                if other != folder:
                    shutil.rmtree(other, ignore_errors=True)
        if cancelled.is_set():
            raise Cancelled()
        import_module(_KERNELS)
