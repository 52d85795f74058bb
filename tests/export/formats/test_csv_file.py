"""CSV has the mark that Excel looks for, guarded texts, and places as chosen."""

import csv
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from gisapp.export.tables.request import FeatureRequest, FormatOptions, Places
from tests.export.all_kinds import BIG
from tests.export.requests import request
from tests.export.written import again, told


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_values_are_told_with_all_digits_and_shapes_as_text(kinds: Layer, out: Path) -> None:
    layer = again(request([kinds]), out / "a.csv")
    assert (out / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    head, first, *_ = rows(out / "a.csv")
    record = dict(zip(head, first, strict=True))
    assert record["long"] == str(BIG)
    assert (record["since"], record["at_utc"]) == ("2020-02-29", "2020-01-02T03:04:05Z")
    assert record["WKT"].startswith("POLYGON ((115.91 28.6")
    assert layer.geometry.kind == "polygon"


@pytest.mark.parametrize(
    ("places", "columns"),
    [("wkt", ["WKT"]), ("lonlat", ["lon", "lat"]), ("none", [])],
)
def test_places_are_told_as_chosen(
    kinds: Layer, out: Path, places: Places, columns: list[str]
) -> None:
    options = FormatOptions(places=places)
    wanted = FeatureRequest(ShownContent.of((kinds,)), options=options)
    write_feature_file(wanted, out / "a.csv")
    assert rows(out / "a.csv")[0] == [*(f.name for f in kinds.attributes.fields), *columns]
    said = told(wanted, out / "a.csv")
    assert ("one point" in said, "not in the file" in said) == (
        places == "lonlat",
        places == "none",
    )


def test_what_would_be_a_formula_is_guarded_and_that_is_said(hostile: Layer, out: Path) -> None:
    write_feature_file(request([hostile]), out / "a.csv")
    for cell in (cell for row in rows(out / "a.csv")[1:] for cell in row[:2]):
        assert not cell.startswith(("=", "@", "\t"))
    assert "get a ' before them: name" in told(request([hostile]), out / "a.csv")


def test_another_crs_is_not_in_the_file_and_that_is_said(kinds: Layer, out: Path) -> None:
    said = told(request([kinds], crs="EPSG:4547"), out / "a.csv")
    assert "does not say that its coordinates are EPSG:4547" in said
