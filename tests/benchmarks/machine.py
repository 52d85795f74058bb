"""What the benchmarks ran on: figures of different machines are not to be compared."""

import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import FEW_PARCELS
from tests.benchmarks.processes import NotMeasured

_PACKAGES = (
    "PySide6-Essentials",
    "numpy",
    "shapely",
    "pyogrio",
    "pyarrow",
    "geopandas",
    "matplotlib",
    "datashader",
)


def machine(bench: Bench) -> Iterator[tuple[str, str]]:
    """Return what the report says of the machine, each with its name."""
    yield "Processor", f"{_processor()}, {len(os.sched_getaffinity(0))} cores"
    yield "Memory", f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB"
    yield "System", f"{_system()}, Linux {platform.release()}"
    yield "Python", platform.python_version()
    yield "Packages", ", ".join(f"{name} {found}" for name in _PACKAGES if (found := _found(name)))
    yield "QGIS", _qgis(bench)
    yield "Busy before", f"load average {os.getloadavg()[0]:.1f} over the last minute"


def _qgis(bench: Bench) -> str:
    number = bench.value(bench.qgis, "version", "version", bench.job(count=FEW_PARCELS))
    if isinstance(number, NotMeasured):
        return f"not there: {number.why}"
    return f"{number // 10000:.0f}.{number // 100 % 100:.0f}.{number % 100:.0f}"


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _system() -> str:
    return platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")


def _found(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
