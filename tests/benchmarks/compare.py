"""Measures gisapp beside QGIS, GeoPandas and datashader, and writes a report with ratios.

`make bench` runs it. `python -m tests.benchmarks.compare --parcels 100000` is a quick look; a run
of the full size writes resources/benchmarks.md. For Linux; engines that are not installed are
named as not measured.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.districts import PLOTS_PER_DISTRICT
from tests.benchmarks.figures import figures
from tests.benchmarks.files import folder
from tests.benchmarks.frames import other_frames, parcel_frames
from tests.benchmarks.job import HEIGHT, LONGEST_MS, NAME_SIZE_PX, REPEATS, WIDTH
from tests.benchmarks.machine import machine
from tests.benchmarks.mixed_parcels import PARCELS_A_GIANT, VERTICES_OF_GIANT
from tests.benchmarks.processes import CHECKOUT
from tests.benchmarks.report import figure_table, table

FULL_SIZE = 1_000_000
REPORT = CHECKOUT / "resources" / "benchmarks.md"
# Where Debian's python3-qgis puts QGIS's bindings.
QGIS_PYTHON = "/usr/bin/python3"

_INTRODUCTION = """\
Measured by `make bench` on {date} with {parcels:,} parcels. Other machines give other times, so
compare the ratios. Aims are for a million."""
_HOW = f"""\
Frames are {WIDTH} × {HEIGHT} pixels, in EPSG:3857, antialiased, filled by class and outlined; the
same extents for every engine. Files were read before. Times are medians of {REPEATS}, of fewer
where these take more than {LONGEST_MS // 1000} s. *1* shows every feature, *1/8* that part of its
width, around the town or district in the middle. *First* is the first frame at a zoom, after
others were drawn.

QGIS draws as its canvas does (a parallel job with rendering optimization, outlines of 0.26 mm as
it sets them by itself), GeoPandas one frame after `cx` cut the extent out, datashader counts
classes and shades them. Names are {NAME_SIZE_PX} pixels high: ours as the window places them and
paints them upon a frame, with halos and only where they fit; QGIS's with its simple labelling as
it sets it by itself.

*Whole process* is `gisapp render` beside a headless program that draws one frame with QGIS, and
beside one that imports pyogrio and reads the geometry into Arrow memory. Windows are on a virtual
display, 1280 × 800, with one symbol for all. The UI thread's pauses are gaps in a timer of 1 ms.
*All with attributes* is a file opened by a process that has its libraries loaded, attributes
fetched; beside it `geopandas.read_file`, of tables `pandas.read_csv` and `read_excel`. Both sides
in turns, medians of three; processes that help count.
*Memory* is what the process holds more than before it opened the file.

Parcels are seeded, with 15 vertices on average. *Towns*: 400 blocks each, in a third of the squares
of a grid, one in twenty with a courtyard. *Dense*: districts of {PLOTS_PER_DISTRICT:,} plots side
by side without gaps, 20 to 600 m wide, slivers among them, one in a hundred with a hole. *Mixed*:
such districts in a third of the squares, and below them a giant of {VERTICES_OF_GIANT:,} vertices
for each {PARCELS_A_GIANT:,} parcels."""


def main() -> None:
    """Measure and print; write the report of a full run or where one is asked for."""
    arguments = _arguments()
    bench = Bench(arguments.parcels, arguments.qgis_python)
    report = _report(bench)
    print(report)
    output = arguments.output or (REPORT if bench.parcels == FULL_SIZE else None)
    if output is not None:
        output.write_text(report, encoding="utf-8")
        print(f"written to {output}", file=sys.stderr)
    print(f"the files that were measured lie in {folder()}", file=sys.stderr)


def _report(bench: Bench) -> str:
    # Before anything is measured: later it would include our own work.
    ran_on = [*machine(bench)]
    parts = [
        "# Benchmarks",
        _INTRODUCTION.format(date=date.today().isoformat(), parcels=bench.parcels),
        table(("machine", ""), ran_on),
        "## Figures",
        figure_table(figures(bench), is_full_size=bench.parcels >= FULL_SIZE),
        "## Frames of parcels",
        parcel_frames(bench),
        "Warm where they aren't the first; in brackets how many times as long as gisapp's.",
        "## Frames of points and lines",
        other_frames(bench),
        "## How it is measured",
        _HOW,
    ]
    return "\n\n".join(parts) + "\n"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.compare")
    parser.add_argument("--parcels", type=int, default=FULL_SIZE, help="default: 1000000")
    parser.add_argument("--output", type=Path, help="where to write the report")
    parser.add_argument(
        "--qgis-python", default=QGIS_PYTHON, help="the Python that has QGIS's bindings"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
