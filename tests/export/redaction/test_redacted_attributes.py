"""Attributes of which some fields, or some values, are missing are else as they were."""

from pathlib import Path

import numpy as np

from gisapp.export.redaction.redacted_attributes import RedactedAttributes, SilentAttributes
from tests.export.plots import layer_of_plots

OWNERS = (
    {"name": "Secret owner", "use": "industry", "rent": 12.5},
    {"name": "Another one", "use": "housing", "rent": 20.0},
)


def test_the_rest_of_a_redacted_table_is_as_it_was(tmp_path: Path) -> None:
    table = layer_of_plots(tmp_path, *OWNERS).attributes
    redacted = RedactedAttributes(table, ("rent",))
    redacted.fetch()
    assert (redacted.has_names, redacted.is_at_hand, redacted.names_at_hand) == (True,) * 3
    assert redacted.names([0, 1]) == table.names([0, 1])
    assert redacted.column("use", [0, 1]).values == ["industry", "housing"]


def test_values_that_tell_something_are_missing(tmp_path: Path) -> None:
    table = layer_of_plots(tmp_path, *OWNERS).attributes
    silent = SilentAttributes(table, lambda text: "Secret" in text)
    assert silent.column("name", [0, 1]).values == [None, "Another one"]
    assert silent.record(0) == {"name": None, "use": "industry", "rent": 12.5}
    rows = silent.arrow_rows(["name"], np.array([1, 0]))
    assert rows.table.column("name").to_pylist() == ["Another one", None]
