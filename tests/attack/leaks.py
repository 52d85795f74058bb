"""A large file opened and removed again and again: memory ends where it began.

`python -m tests.attack.leaks FILE 15` does so in a window, and prints what it measured as JSON.
"""

import gc
import json
import subprocess
import sys
import weakref
from pathlib import Path

import psutil
from PySide6.QtWidgets import QApplication

from gisapp.app import ViewArguments, build
from tests.attack.actions import settle
from tests.attack.outcome import Outcome
from tests.attack.victims import CHECKOUT, at_home
from tests.benchmarks.parcels import write_parcels

MOST_GROWTH = 1.05
_LONGEST_S = 600
_STEP_MS = 100


def leaks(parcels: int, times: int, folder: Path) -> Outcome:
    """Measure in a process of its own.

    Parameters
    ----------
    parcels : int
        How many the file has.
    times : int
        How often it is opened and removed; at least three.
    folder : Path
        Where the file is written.
    """
    folder.mkdir()
    path = folder / "parcels.gpkg"
    write_parcels(path, parcels)
    done = subprocess.run(
        [sys.executable, "-m", "tests.attack.leaks", str(path), str(times)],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        env=at_home(folder),
        timeout=_LONGEST_S,
        check=True,
    )
    measured = json.loads(done.stdout)
    # The first time, modules and pools come that stay.
    _, first, *_, last = measured["megabytes"]
    failures = [f"{measured['alive']} layers are still alive"] * bool(measured["alive"])
    if last > first * MOST_GROWTH:
        failures.append(f"{first} MB after the second time, {last} MB after the last")
    return Outcome("leaks", f"{parcels:,} parcels opened and removed", times, failures)


def main() -> None:
    """Run as the module's docstring says."""
    path, times = sys.argv[1], int(sys.argv[2])
    _application = QApplication(sys.argv[:1])
    window = build(ViewArguments(language="en", size=(1280, 800)))
    window.show()
    session, process = window.session, psutil.Process()
    layers = session.state.layers
    embedded = {layer.layer_id for layer in layers.layers}
    opened, megabytes = [], []
    for _ in range(times):
        session.loader.open([path])
        while session.tasks.running or not session.frames.is_complete:
            settle(_STEP_MS)
        for layer_id in {layer.layer_id for layer in layers.layers} - embedded:
            opened.append(weakref.ref(layers[layer_id].geometry))
            session.edits.remove(layer_id)
        while session.tasks.running or not session.frames.is_complete:
            settle(_STEP_MS)
        gc.collect()
        megabytes.append(process.memory_info().rss >> 20)
    alive = sum(each() is not None for each in opened)
    print(json.dumps({"megabytes": megabytes, "alive": alive}))
    window.close()


if __name__ == "__main__":
    main()
