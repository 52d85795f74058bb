"""What was said of columns is known again by their headings, whatever the file is called."""

import json
import math
from pathlib import Path

import pytest

from gisapp.core.own_parks.mapping.column_profile import ColumnProfile
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.session.mapping.mapping_memory import (
    MOST_LETTERS,
    MOST_LETTERS_IN_ALL,
    MOST_SHAPES,
    KnownShape,
    MappingMemory,
    shape_of,
)
from gisapp.session.settings import Settings
from tests.plot_ledger import PLOT_HEADINGS, PLOTS, plots_of, write_ledger

KNOWN = KnownShape(
    LayerMapping("plot", key="no", columns=(ColumnMapping("no", "plot_code"),)),
    {"no": ColumnProfile(0.0, 1.0, 5.0, 0.0)},
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "window.ini")


def test_it_is_kept_from_one_session_to_the_next(settings: Settings) -> None:
    MappingMemory(settings).keep("shape", KNOWN)
    memory = MappingMemory(settings)
    assert memory.known_of("shape") == KNOWN
    memory.keep("shape", None)
    assert MappingMemory(settings).known_of("shape") is None


def test_the_oldest_goes_first(settings: Settings) -> None:
    memory = MappingMemory(settings)
    for number in range(MOST_SHAPES + 1):
        memory.keep(str(number), KNOWN)
    assert memory.known_of("0") is None
    assert memory.known_of("1") == KNOWN


def test_headings_beyond_measure_are_not_kept(settings: Settings) -> None:
    memory = MappingMemory(settings)
    long = LayerMapping("plot", columns=(ColumnMapping("x" * MOST_LETTERS),))
    memory.keep("shape", KnownShape(long))
    assert memory.known_of("shape") is None


def test_many_wide_tables_are_kept_as_far_as_that_takes_a_moment(settings: Settings) -> None:
    memory = MappingMemory(settings)
    wide = KnownShape(LayerMapping("plot", columns=(ColumnMapping("x" * (MOST_LETTERS // 2)),)))
    for number in range(MOST_SHAPES):
        memory.keep(str(number), wide)
    assert len(settings.text("mappings")) <= 1.1 * MOST_LETTERS_IN_ALL
    assert MappingMemory(settings).known_of(str(MOST_SHAPES - 1)) == wide


@pytest.mark.parametrize(
    "kept",
    [
        "no json",
        "[1, 2]",
        "[" * 100_000,
        json.dumps({"shape": "plot"}),
        json.dumps({"shape": {"mapping": {"columns": "no"}}}),
        json.dumps({"shape": {"mapping": {"columns": [{"column": "no", "sure": "very"}]}}}),
        json.dumps({"shape": {"mapping": {}, "profiles": {"no": {"numbers": 1}}}}),
        json.dumps({"shape": {"mapping": {}, "profiles": [1]}}),
        '{"shape": {"mapping": {}, "profiles": {"no": '
        + json.dumps({"numbers": math.nan, "distinct": 1, "letters": 1, "middle": 1})
        + "}}}",
        '{"shape": {"mapping": {}, "profiles": {"no": '
        + json.dumps({"numbers": 10**400, "distinct": 1, "letters": 1, "middle": 1})
        + "}}}",
    ],
)
def test_what_someone_else_wrote_is_nothing(settings: Settings, kept: str) -> None:
    settings.remember("mappings", kept)
    assert MappingMemory(settings).known_of("shape") is None


def test_tables_of_the_same_headings_have_one_shape(tmp_path: Path) -> None:
    one = plots_of(write_ledger(tmp_path / "2025.xlsx"))
    reordered = (PLOT_HEADINGS[::-1], [row[::-1] for row in PLOTS])
    other = plots_of(write_ledger(tmp_path / "2026.xlsx", reordered[1], reordered[0]))
    assert shape_of(one) == shape_of(other)
    longer = write_ledger(tmp_path / "other.xlsx", PLOTS, (*PLOT_HEADINGS[:-1], "容积率"))
    assert shape_of(plots_of(longer)) != shape_of(one)
