"""One run of the benchmarks: the engines, the files, and what was measured so far."""

from collections.abc import Sequence

from tests.benchmarks.files import ROADS, TOWNS, Kind
from tests.benchmarks.job import Job
from tests.benchmarks.jobs import job_of
from tests.benchmarks.processes import Engine, NotMeasured, Outcome, ask
from tests.benchmarks.report import Value

GISAPP = Engine("gisapp", "tests.benchmarks.engine_gisapp")
WINDOW = Engine("gisapp's window", "tests.benchmarks.engine_window")
BEYOND = Engine("gisapp's window", "tests.benchmarks.engine_beyond")
START = Engine("gisapp's start", "tests.benchmarks.start_up")
PYOGRIO = Engine("pyogrio", "tests.benchmarks.engine_pyogrio")
GEOPANDAS = Engine("GeoPandas", "tests.benchmarks.engine_geopandas")
READING = Engine("whole files", "tests.benchmarks.engine_reading")
DATASHADER = Engine("datashader", "tests.benchmarks.engine_datashader")

_PARCELS_A_ROAD = 10


class Bench:
    """Measures a number of parcels, and each thing only once.

    `qgis_python` is the Python that has QGIS's bindings.
    """

    def __init__(self, parcels: int, qgis_python: str) -> None:
        self.parcels = parcels
        self.qgis = Engine("QGIS", "tests.benchmarks.engine_qgis", qgis_python)
        self._jobs: dict[tuple[str, int, str], Job] = {}
        self._outcomes: dict[tuple[str, str, str], Outcome] = {}

    def job(self, suffix: str = ".gpkg", kind: Kind = TOWNS, count: int | None = None) -> Job:
        """Return what engines are asked about a file; without a count one of the usual size."""
        count = count or self._usual_count(kind)
        key = (kind.name, count, suffix)
        if key not in self._jobs:
            self._jobs[key] = job_of(kind, count, suffix)
        return self._jobs[key]

    def _usual_count(self, kind: Kind) -> int:
        return self.parcels // _PARCELS_A_ROAD if kind == ROADS else self.parcels

    def values(
        self, engine: Engine, figure: str, names: Sequence[str], job: Job
    ) -> tuple[Value, ...]:
        """Return several values of an engine's figure."""
        return tuple(self.value(engine, figure, name, job) for name in names)

    def value(self, engine: Engine, figure: str, name: str, job: Job) -> Value:
        """Return one value of an engine's figure."""
        key = (engine.module, figure, job.path)
        if key not in self._outcomes:
            self._outcomes[key] = ask(engine, figure, job)
        outcome = self._outcomes[key]
        return outcome if isinstance(outcome, NotMeasured) else outcome.values[name]
