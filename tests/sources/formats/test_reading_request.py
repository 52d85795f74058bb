"""What is asked of the process that reads files."""

from pathlib import Path

import pytest

from gisapp.sources.formats.reading_request import Request


@pytest.mark.parametrize(
    ("method", "brings_rows"),
    [("arrow_stream", True), ("reading", True), ("look", False), ("layer_info", False)],
)
def test_rows_follow_the_answer_where_they_were_asked_for(method: str, brings_rows: bool) -> None:
    assert Request(Path("plots.gpkg"), method, (), 1.0).brings_rows is brings_rows
