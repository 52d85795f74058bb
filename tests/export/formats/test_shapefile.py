"""A Shapefile is four files that belong together, and says before what it cannot keep."""

from pathlib import Path
from zipfile import ZipFile

import pyogrio
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, ExportError
from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from gisapp.export.tables.request import FeatureRequest, FormatOptions
from tests.export.requests import request
from tests.export.written import again, records, told
from tests.parks import embedded


def test_what_it_cannot_keep_is_said_before(kinds: Layer, out: Path) -> None:
    said = told(request([kinds]), out / "a.shp")
    assert "用地性质与代码 → 用地性, 用地性质与名称 → 用地_2" in said
    for sentence in (
        "Texts are cut to 254 bytes: 用地性质与名称.",
        "Empty texts come again as missing ones: text.",
        "Moments are texts: at, at_utc.",
        "Bytes are texts of hexadecimal digits: bytes.",
        "Whole numbers are texts, for they have too many digits: long.",
        "Numbers lose digits beyond 15 behind the point, or are too large: tiny.",
    ):
        assert sentence in said


@pytest.mark.parametrize("encoding", ["UTF-8", "GBK"])
def test_the_rest_comes_again(kinds: Layer, out: Path, encoding: str) -> None:
    content = ShownContent.of((kinds,))
    wanted = FeatureRequest(content, crs="source", options=FormatOptions(encoding))
    layer = again(wanted, out / "a.shp")
    assert sorted(each.suffix for each in out.iterdir()) == [".cpg", ".dbf", ".prj", ".shp", ".shx"]
    assert layer.origin.crs == "EPSG:4490"
    assert layer.origin.encoding == ("GB18030" if encoding == "GBK" else encoding)
    before, after = records(kinds)[0], records(layer)[0]
    same = ("flag", "floors", "area", "since")
    assert [after[name] for name in same] == [before[name] for name in same]
    assert after["long"] == str(before["long"])
    code = "用地性质与" if encoding == "GBK" else "用地性"
    assert after[code] == "中文é"
    assert pyogrio.read_dataframe(out / "a.shp")[code][0] == "中文é"


def test_letters_that_gbk_lacks_are_named(kinds: Layer, out: Path) -> None:
    options = FormatOptions("GBK")
    wanted = FeatureRequest(ShownContent.of((kinds,)), options=options)
    assert "用地性质与代码: GBK has no 😀; ? stands for it." in told(wanted, out / "a.shp")


def test_shapes_of_several_kinds_are_refused_but_a_zip_takes_them(out: Path) -> None:
    layers = [each for each in embedded()[0] if each.kind in ("park", "enterprise")]
    with pytest.raises(ExportError, match=r"shapes of one kind.*write a \.zip"):
        write_feature_file(request(layers), out / "a.shp")
    write_feature_file(request(layers), out / "a.zip")
    with ZipFile(out / "a.zip") as archive:
        assert {"park.shp", "park.dbf", "enterprise.shp"} <= set(archive.namelist())


def test_all_old_files_stay_after_a_cancel_and_nothing_is_left_beside(
    kinds: Layer, out: Path
) -> None:
    for suffix in (".shp", ".dbf"):
        (out / f"a{suffix}").write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_feature_file(request([kinds]), out / "a.shp", Progress(cancelled=lambda: True))
    assert {each.name: each.read_bytes() for each in out.iterdir()} == {
        "a.shp": b"old",
        "a.dbf": b"old",
    }
