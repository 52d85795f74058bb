"""Some texts of a file are read in any encoding, the likeliest first."""

from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.text_sample import text_sample
from tests.sources.stand_ins.test_dbf_texts import shapefile

PARK = "青山湖高新产业园一期"


@pytest.mark.parametrize(("encoding", "name"), [("gbk", "GB18030"), ("utf-8", "UTF-8")])
def test_names_and_values_of_a_shapefile(tmp_path: Path, encoding: str, name: str) -> None:
    row = [PARK.encode(encoding), b"7"]
    path = shapefile(tmp_path / "plots.shp", ["名称".encode(encoding), b"MJ"], row, row)
    sample = text_sample(str(path))
    assert sample.read_in(encoding) == (("名称", "MJ"), (PARK,))
    assert sample.offered()[0] == name
    assert {"UTF-8", "GB18030", "Big5", "Shift_JIS", "EUC-KR"} < {*sample.offered()}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("plots.geojson", f'{{"features": [{{"名称": "{PARK}", "n": 7}}]}}'),
        ("plots.kml", f'<?xml version="1.0"?><kml><name>名称</name><b>{PARK}</b></kml>'),
        ("plots.csv", f"名称,n\n{PARK},7\n{PARK},8\n"),
        ("plots.dxf", f"  8\n名称\n  1\n{PARK}\n"),
    ],
)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "big5hkscs"])
def test_texts_between_the_marks_of_a_format(
    tmp_path: Path, file: str, text: str, encoding: str
) -> None:
    path = tmp_path / file
    path.write_bytes(text.encode(encoding, "ignore"))
    _, values = text_sample(str(path)).read_in(encoding)
    cut = PARK.encode(encoding, "ignore").decode(encoding)
    assert values == ("名称".encode(encoding, "ignore").decode(encoding), cut)


def test_wide_letters_are_likely_where_they_are(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojson"
    path.write_bytes(f'{{"名称": "{PARK}"}}'.encode("utf-16"))
    sample = text_sample(str(path))
    assert sample.offered()[0] == "UTF-16"
    assert PARK in sample.read_in("utf-16")[1][0]


def test_a_file_of_ascii_has_none(tmp_path: Path) -> None:
    (tmp_path / "plots.csv").write_bytes(b"name,n\nPlot,7\n")
    assert text_sample(str(tmp_path / "plots.csv")).read_in("utf-8") == ((), ())


def test_a_file_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"plots\.csv"):
        text_sample(str(tmp_path / "plots.csv"))
