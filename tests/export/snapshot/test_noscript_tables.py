"""Without scripts the page still shows every fact and every feature, as plain tables."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from gisapp.core.text.units import UnitChoice
from gisapp.export.snapshot import noscript_tables
from gisapp.export.snapshot.noscript_tables import tables
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from gisapp.words import Language, load_words
from tests.export.plots import layer_of_plots
from tests.parks import embedded


def html_of(request: SnapshotRequest, language: Language = "en") -> str:
    return tables(snapshot_of(replace(request, language=language)), load_words(language))


def rows_of(html: str) -> list[list[str]]:
    """The cells of all body rows."""
    return [
        [unescape(cell) for cell in re.findall(r"<td>(.*?)</td>", row, re.S)]
        for row in re.findall(r"<tr>(<td>.*?)</tr>", html, re.S)
    ]


def test_every_fact_has_a_row_with_its_value_time_and_source(
    request_of_embedded: SnapshotRequest,
) -> None:
    _, dataset = embedded()
    rows = rows_of(html_of(request_of_embedded))
    assert len(rows) >= len(dataset.facts)
    (planned,) = (row for row in rows if row[1:3] == ["Planned area", "420,000 m²"])
    assert planned[0] == dataset.subjects["led-demo-park"].name.en
    assert planned[3] == "2017 (inferred)"
    assert planned[6].endswith("¶15")


def test_values_are_in_the_units_of_the_snapshot(request_of_embedded: SnapshotRequest) -> None:
    request = replace(request_of_embedded, units=UnitChoice("mu"))
    assert "630 mu" in [row[2] for row in rows_of(html_of(request))]


def test_other_layers_have_a_table_of_their_attributes(
    request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    plots = layer_of_plots(tmp_path, {"name": "<b>A</b>", "rent": None})
    html = html_of(replace(request_of_embedded, layers=(plots,), datasets=()))
    assert "<b>" not in html
    assert rows_of(html) == [["<b>A</b>", ""]]
    assert '<th scope="col">rent</th>' in html


def test_dates_are_worded_as_in_the_window(
    request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    plots = layer_of_plots(tmp_path, {"opened": "2017-03-05", "seen": "2017-03-05T08:30:00+08:00"})
    html = html_of(replace(request_of_embedded, layers=(plots,), datasets=()))
    assert rows_of(html) == [["5 March 2017", "5 March 2017, 08:30 (UTC+8)"]]


def test_a_long_table_says_how_many_rows_it_leaves_out(
    request_of_embedded: SnapshotRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noscript_tables, "MOST_ROWS", 2)
    plots = layer_of_plots(tmp_path, *({"name": str(each)} for each in range(5)))
    html = html_of(replace(request_of_embedded, layers=(plots,), datasets=()))
    assert rows_of(html) == [["0"], ["1"]]
    assert load_words("en")("snapshot.more_rows", count=3) in html


def test_many_columns_and_long_values_make_no_larger_page(
    request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    record = {f"column {number}": number for number in range(200)}
    plots = layer_of_plots(tmp_path, *[record | {"note": "<" * 20_000}] * 105)
    html = html_of(replace(request_of_embedded, layers=(plots,), datasets=()))
    shown = noscript_tables.MOST_CELLS // 201
    assert len(rows_of(html)) == shown
    assert load_words("en")("snapshot.more_rows", count=105 - shown) in html
    assert {len(row[-1]) for row in rows_of(html)} == {noscript_tables.MOST_LETTERS + 1}
