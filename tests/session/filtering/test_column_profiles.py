"""What was found out of a column is kept while its rows are the same."""

from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import NO_PROGRESS
from gisapp.core.tables.column_profile import ColumnProfile
from gisapp.session.filtering.column_profiles import ColumnProfiles, count_column
from gisapp.session.filtering.row_memory import RowMemory
from tests.export.plots import layer_of_plots


def profile(profiles: ColumnProfiles, layer: Layer, field: str) -> ColumnProfile:
    memory = RowMemory(layer.attributes, layer.geometry)
    return profiles.of(layer, field, memory, NO_PROGRESS)


def test_it_is_kept_until_the_field_is_something_else(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {"area": 1.5}, {"area": 2.5})
    profiles = ColumnProfiles()
    first = profile(profiles, layer, "area")
    assert profile(profiles, layer, "area") is first
    as_code = profile(profiles, layer.with_role("area", "code"), "area")
    assert as_code.why_no_total == "code"


def test_of_many_columns_the_oldest_are_let_go(tmp_path: Path) -> None:
    fields = [f"f{number}" for number in range(20)]
    layer = layer_of_plots(tmp_path, dict.fromkeys(fields, 1.5))
    profiles = ColumnProfiles()
    first = profile(profiles, layer, "f0")
    for field in fields[1:]:
        profile(profiles, layer, field)
    assert profile(profiles, layer, "f0") is not first


def test_a_column_is_counted(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {"use": "M1"}, {"use": "M2"}, {"use": "M1"})
    memory = RowMemory(layer.attributes, layer.geometry)
    summary = count_column(layer, "use", memory, {}, ColumnProfiles(), NO_PROGRESS)
    assert summary.counts.tolist() == [2, 1]
