"""Without scripts the page has title, one sentence, figures, a drawing and tables, all escaped."""

import re
from dataclasses import replace
from pathlib import Path

from gisapp.export.snapshot.plain_page import plain_page
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from gisapp.words import load_words
from tests.export.plots import layer_of_plots

EN = load_words("en")


def test_it_comes_in_the_order_in_which_it_is_read(request_of_embedded: SnapshotRequest) -> None:
    html = plain_page(snapshot_of(request_of_embedded), EN)
    marks = ("<h1>Industrial", "Made on 31", "This page shows", "21.5 km²", "<svg", "<table>")
    places = [html.index(mark) for mark in marks]
    assert places == sorted(places)
    assert "by Planning bureau" in html
    assert "Planned · Land area · 2017 (inferred)" in html


def test_it_has_no_word_of_english_where_the_page_is_chinese(
    request_of_embedded: SnapshotRequest,
) -> None:
    html = plain_page(snapshot_of(request_of_embedded), load_words("zh"))
    assert "2017年（推断）" in html
    assert "This page shows" not in html


def test_values_are_text(request_of_embedded: SnapshotRequest, tmp_path: Path) -> None:
    hostile = '"><script>alert(1)</script>&'
    plots = layer_of_plots(tmp_path, {"name": hostile, hostile: hostile})
    request = replace(
        request_of_embedded,
        layers=(plots,),
        datasets=(),
        title=hostile,
        author=hostile,
        disclaimer=hostile,
    )
    html = plain_page(snapshot_of(request), EN)
    assert "<script>" not in html
    assert not re.search(r'="[^"]*alert', html)
    assert html.count("alert(1)&lt;/script&gt;") >= 6
