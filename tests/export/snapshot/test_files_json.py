"""A page names the files that it is made of, and no folder, user or key."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.export.snapshot.files_json import files_json, safe_address
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from tests.export.plots import layer_of_plots


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("https://example.org/a/plots.geojson#x", "https://example.org/a/plots.geojson"),
        ("http://me:secret@example.org:8080/wfs?a=1", "http://example.org:8080/wfs?a=1"),
        ("https://example.org/wfs?layer=1&AccessToken=s3cret", "https://example.org/wfs"),
        ("https://example.org/t?tk=s3cret", "https://example.org/t"),
        ("javascript:alert(1)", ""),
        ("postgresql://me:secret@host/db?table=plots", ""),
        ("http://[broken", ""),
        ("C:\\parks\\plots.shp", ""),
    ],
)
def test_addresses_are_told_without_what_gives_access(source: str, told: str) -> None:
    assert safe_address(source) == told


def test_a_file_has_its_name_and_date_and_an_address_is_a_link(
    request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    plots = layer_of_plots(tmp_path, {"name": "A"})
    os.utime(plots.origin.source, (1_700_000_000, 1_700_000_000))

    def told(source: str) -> object:
        layer = replace(plots, origin=replace(plots.origin, source=source))
        request = replace(request_of_embedded, layers=(layer,), datasets=())
        return files_json(snapshot_of(request))

    assert told(plots.origin.source) == [{"title": "plots.geojson", "date": "2023-11-14"}]
    address = "https://example.org/all/plots.geojson"
    assert told(address) == [{"title": "plots.geojson", "address": address}]
    assert told("postgresql://me:secret@host/db?table=x") == [{"title": "plots"}]
    assert files_json(snapshot_of(request_of_embedded)) == []
