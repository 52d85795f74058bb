"""How long the window takes to count columns and to filter a million parcels.

    python -m tests.benchmarks.filters [parcels]

opens parcels of a seed and prints milliseconds: until a column is counted, from a click in a facet
to the repainted map, and the longest time in which the window did not answer.
"""

import sys
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication

from gisapp.core.filters.layer_filter import NO_FILTER, AnyOf, Between, LayerFilter, Matches
from gisapp.session.filtering.column_summaries import ColumnKey
from gisapp.session.session import Session
from gisapp.ui.filters.opening import open_facet
from gisapp.ui.window.main_window import MainWindow
from tests.benchmarks.files import TOWNS
from tests.benchmarks.job import REPEATS
from tests.benchmarks.jobs import job_of
from tests.benchmarks.parcel_table import LAND_USES
from tests.benchmarks.windows import Heart, empty_window, end_at_bugs, wait_until

_PARCELS = 1_000_000
_EXPRESSION = "land_use = '耕地' and rent > 20 and name > 'DK00500000'"
FILTERS: Mapping[str, LayerFilter] = {
    "a value": LayerFilter((AnyOf("land_use", LAND_USES[:1]),)),
    "all but one value": LayerFilter((AnyOf("land_use", LAND_USES[1:], takes_missing=True),)),
    "a range": LayerFilter((Between("rent", 20, 40),)),
    "value and range": LayerFilter((AnyOf("land_use", LAND_USES[:3]), Between("rent", 20, 40))),
    "one of a million texts": LayerFilter((AnyOf("name", ("DK00000099",)),)),
    "an expression": LayerFilter((Matches(_EXPRESSION),)),
}
FIELDS = ("land_use", "rent", "name")


def measured(parcels: int) -> dict[str, float]:
    """Return the figures, in milliseconds."""
    job = job_of(TOWNS, parcels, ".fgb")
    figures: dict[str, float] = {}
    with empty_window() as window:
        session = window.session
        session.loader.open([job.path])
        wait_until(lambda: not session.tasks.running and session.frames.is_complete)
        [layer_id] = [each.layer_id for each in session.state.layers.visible]
        heart = Heart()
        for field in FIELDS:
            figures |= _counting(window, layer_id, field, heart)
        for name, wanted in FILTERS.items():
            figures |= _filtering(session, layer_id, name, wanted, heart)
    return figures


def _counting(window: MainWindow, layer_id: str, field: str, heart: Heart) -> dict[str, float]:
    """Return how long a facet takes to open, and to follow another condition."""
    session, key = window.session, ColumnKey(layer_id, field)
    other = Between("rent", 20, 40) if field != "rent" else AnyOf("land_use", LAND_USES[:3])
    is_counted = lambda: session.column_summaries.summary_of(key) is not None  # noqa: E731
    first, first_pause = _timed(
        heart, lambda: open_facet(session, layer_id, field, window), is_counted
    )
    again, again_pause = _timed(
        heart,
        lambda: session.edits.filter(layer_id, LayerFilter((other,))),
        lambda: not session.column_summaries.is_coming(key) and _is_shown(session, layer_id),
    )
    card = QApplication.activePopupWidget()
    if card is not None:
        card.close()
    session.edits.filter(layer_id, NO_FILTER)
    wait_until(lambda: _is_shown(session, layer_id))
    return {
        f"{field}: counted": first,
        f"{field}: counted, pause": first_pause,
        f"{field}: counted under another condition": again,
        f"{field}: counted under another condition, pause": again_pause,
    }


def _filtering(
    session: Session, layer_id: str, name: str, wanted: LayerFilter, heart: Heart
) -> dict[str, float]:
    """Return how long a filter takes until the map is repainted."""
    times, pauses = [], []
    for _ in range(REPEATS):
        time, pause = _timed(
            heart,
            lambda: session.edits.filter(layer_id, wanted),
            lambda: _is_shown(session, layer_id),
        )
        times.append(time)
        pauses.append(pause)
        session.edits.filter(layer_id, NO_FILTER)
        wait_until(lambda: _is_shown(session, layer_id))
    return {
        f"{name}: repainted, first": times[0],
        f"{name}: repainted": median(times),
        f"{name}: pause": max(pauses),
    }


def _is_shown(session: Session, layer_id: str) -> bool:
    layer = session.state.layers[layer_id]
    has_mask = layer.content.passing is not None
    is_settled = has_mask == bool(layer.filter.conditions)
    return is_settled and not session.filterer.is_running(layer_id) and session.frames.is_complete


def _timed(
    heart: Heart, begin: Callable[[], object], is_done: Callable[[], bool]
) -> tuple[float, float]:
    heart.forget()
    begun = perf_counter()
    begin()
    wait_until(is_done)
    return (perf_counter() - begun) * 1000, heart.longest_ms


def main() -> None:
    """Measure and print."""
    end_at_bugs()
    application = QApplication([])
    for name, value in measured(int(sys.argv[1]) if len(sys.argv) > 1 else _PARCELS).items():
        print(f"{name:60} {value:8.0f} ms")
    application.quit()


if __name__ == "__main__":
    main()
