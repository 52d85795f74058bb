"""Folders of KML are groups of layers, whatever they are called."""

from pathlib import Path
from zipfile import ZipFile

from gisapp.sources.formats.kml_folders import folders_of
from gisapp.sources.open import open_source

PLACE = "<Placemark><Point><coordinates>116,28</coordinates></Point></Placemark>"


def folder(name: str, *inner: str) -> str:
    return f"<Folder><name>{name}</name>{''.join(inner)}</Folder>"


def kml(path: Path, *inner: str) -> Path:
    content = "".join(inner)
    path.write_text(
        f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>成果</name>{content}'
        "</Document></kml>",
        encoding="utf-8",
    )
    return path


def nested(path: Path) -> Path:
    first = folder("一期", folder("工业", PLACE), folder("居住", PLACE), PLACE)
    return kml(path, first, folder("二期", folder("工业", PLACE)))


def test_layers_stand_in_the_groups_of_their_folders(tmp_path: Path) -> None:
    layers = open_source(str(nested(tmp_path / "park.kml"))).layers
    assert sorted((layer.group, layer.name.zh) for layer in layers) == [
        ("park.kml", "一期"),
        ("park.kml › 一期", "居住"),
        ("park.kml › 一期", "工业"),
        ("park.kml › 二期", "工业"),
    ]
    assert len({layer.layer_id for layer in layers}) == 4


def test_folders_of_a_kmz_are_those_of_the_archive(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "park.kmz", "w") as archive:
        archive.write(nested(tmp_path / "doc.kml"), "doc.kml")
    layers = open_source(str(tmp_path / "park.kmz")).layers
    assert {layer.group for layer in layers} == {
        "park.kmz",
        "park.kmz › 一期",
        "park.kmz › 二期",
    }


def test_what_has_no_folders_or_is_damaged_has_none(tmp_path: Path) -> None:
    path = tmp_path / "plots.kml"
    path.write_text("<kml><Document>")
    assert folders_of(path) == {}
    path.write_text('<!DOCTYPE a [<!ENTITY b "c">]><kml><Folder><name>&b;</name></Folder></kml>')
    assert folders_of(path) == {}
    assert folders_of(path.with_suffix(".gml")) == {}
    deep = "<Folder><name>a</name>" * 500 + "</Folder>" * 500
    path.write_text(f"<kml>{deep}</kml>")
    assert 0 < len(folders_of(path)) < 100
