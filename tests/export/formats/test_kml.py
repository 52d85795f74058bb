"""KML has names, typed attributes and colours, is sound whatever stands in it, and KMZ the same."""

from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from gisapp.core.layers.layer import Layer
from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from tests.export.all_kinds import BIG
from tests.export.plots import layer_of_plots, styled_plots
from tests.export.requests import request
from tests.export.written import again, records, told

_KML = "{http://www.opengis.net/kml/2.2}"


def test_values_come_again(kinds: Layer, out: Path) -> None:
    wanted = request([kinds])
    layer = again(wanted, out / "a.kml")
    after, before = records(layer)[0], records(kinds)[0]
    for name in ("flag", "floors", "area", "tiny", "text", "用地性质与代码", "since"):
        assert after[name] == before[name]
    assert after["long"] == str(BIG)
    assert len(layer.geometry) == 3
    assert "are texts: long, since, at, at_utc, bytes." in told(wanted, out / "a.kml")


def test_whole_numbers_stay_numbers_where_kml_has_room(tmp_path: Path, out: Path) -> None:
    plots = layer_of_plots(tmp_path, {"years": 50, "long": 2**31}, {"years": -(2**31), "long": 1})
    wanted = request([plots])
    assert told(wanted, out / "a.kml") == (
        "Long whole numbers, days, moments and bytes are texts: long."
    )
    assert {each["years"] for each in records(again(wanted, out / "a.kml"))} == {50, -(2**31)}


def test_hostile_values_are_values_and_no_tags(hostile: Layer, out: Path) -> None:
    write_feature_file(request([hostile]), out / "a.kml")
    root = ElementTree.parse(out / "a.kml").getroot()
    assert {each.tag.removeprefix(_KML) for each in root.iter()}.isdisjoint({"script", "a", "b"})
    names = [each.text for each in root.iter(f"{_KML}name")]
    assert "<script>alert(1)</script>" in names
    assert "Control characters are left out of texts: name" in told(
        request([hostile]), out / "a.kml"
    )


def test_classes_have_their_colours(tmp_path: Path, out: Path) -> None:
    plots = styled_plots(tmp_path, "use", {"use": "a"}, {"use": "b"}, {"use": "a"})
    write_feature_file(request(ShownContent.of((plots,))), out / "a.kmz")
    with ZipFile(out / "a.kmz") as archive:
        root = ElementTree.fromstring(archive.read("doc.kml"))
    styles = {
        f"#{each.get('id')}": ElementTree.tostring(each) for each in root.iter(f"{_KML}Style")
    }
    used = [each.text for each in root.iter(f"{_KML}styleUrl")]
    assert used[0] == used[2] != used[1]
    assert {*used} <= styles.keys()
    poly = f"{_KML}PolyStyle/{_KML}color"
    colors = [each.findtext(poly) for each in root.iter(f"{_KML}Style")]
    assert len(set(colors)) >= 2
