"""What is hidden is in no file that is written: looked for in the bytes of each, by chance."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas
import pytest
import shapely

from gisapp.core.filters.layer_filter import AnyOf, LayerFilter
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.layer_style import LabelChoice, LayerStyle
from gisapp.core.layers.row_notes import RowNotes
from gisapp.core.layers.styles.classify import classify
from gisapp.core.own_parks.filtered import filtered
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping, ParentMapping
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.export.boundary_txt import BoundaryOptions, write_boundary_txt
from gisapp.export.feature_file import write_feature_file
from gisapp.export.image import ImageRequest, write_image
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import write_snapshot
from gisapp.export.styles.style_file import write_style
from gisapp.export.tables.request import FeatureRequest
from gisapp.render.palette import load_palette
from gisapp.sources.open import open_source
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.words import LANGUAGES, load_words
from tests.parks import embedded
from tests.secrets_in_files import found_in

ROWS = 6
COLUMNS = ("编号", "园区", "用途", "业主", "面积", "备注甲")
"""Of each layer, with its letter before it: so each word belongs to one column of one layer."""
USER = "秘密用户名"
"""Of the folder that the files lie in."""
_RARE = (
    "彧旻昶晟暄曦朔杼栩桓楷樾泓洵浔淇渌湛溟滢漪澍瀚炜烨煊熠燊爻牧犇狄猗玥珏珣琨瑢瑾璟璠甄皓睿砚磊祎"
)


@dataclass(frozen=True)
class Secrets:
    """The words and numbers that tell one thing, a column, a layer or its notes."""

    words: tuple[str, ...]
    numbers: tuple[float, ...] = ()


def word(kind: str, number: int) -> str:
    """Return a word that stands nowhere else: Latin and Chinese letters with a number."""
    chance = random.Random(f"{kind}{number}")
    return "".join(chance.sample(_RARE, 4)) + f"q{kind}z{number}"


def records(letter: str) -> dict[str, list[object]]:
    """Return the columns of a layer."""
    place = "abc".index(letter)
    return {
        f"{letter}{column}": [
            round(71_000 + 1000 * place + 37.123 * row, 3)
            if column == "面积"
            else word(f"{letter}{at}", row)
            for row in range(ROWS)
        ]
        for at, column in enumerate(COLUMNS)
    }


def own_layer(folder: Path, letter: str) -> Layer:
    """Return a mapped layer with classes, labels, a filter and notes, read from a file."""
    folder.mkdir(exist_ok=True)
    west = 115.9 + 0.05 * "abc".index(letter)
    squares = [
        shapely.box(west + x * 0.002, 28.6, west + x * 0.002 + 0.001, 28.601) for x in range(ROWS)
    ]
    path = folder / f"{word(letter + 'file', 0)}.gpkg"
    table = records(letter)
    geopandas.GeoDataFrame(table, geometry=squares, crs=4490).to_file(
        path, layer=word(letter + "table", 0)
    )
    [layer] = open_source(str(path)).layers
    key, park, use, owner, area, _ = table
    mapping = LayerMapping(
        "plot",
        key=key,
        name_zh=owner,
        parents=(ParentMapping("park", park, "name"),),
        columns=(
            ColumnMapping(key, "plot_code"),
            ColumnMapping(area, "land_area", "m2", basis="land"),
            ColumnMapping(use, "status"),
        ),
    )
    style = LayerStyle(use, labels=LabelChoice(f"{{{owner}}}, {{{use}}} ({{{area}:3}} m2)"))
    styled = replace(layer, mapping=mapping, style=style)
    made = classify(styled, style, [load_words(each) for each in LANGUAGES])
    content = layer.content.classified(made.symbology, made.classes)
    notes = RowNotes({str(table[key][0]): word(letter + "note", 0)}, {2: word(letter + "note", 1)})
    named = replace(styled, content=content, notes=notes)
    remark = AnyOf(f"{letter}备注甲", (word(f"{letter}5", 5),), is_excluded=True)
    return filtered(named, LayerFilter((remark,)), load_park_schema())


def secrets_of(letter: str, column: str) -> Secrets:
    """Return what only one column of a layer says, its name included."""
    name = f"{letter}{column}"
    values = records(letter)[name]
    words = (name, *(each for each in values if isinstance(each, str)))
    return Secrets(words, tuple(each for each in values if isinstance(each, float)))


def secrets_of_layer(letter: str) -> Secrets:
    """Return all that only one layer says."""
    columns = [secrets_of(letter, column) for column in COLUMNS]
    words = (word(letter + "file", 0), word(letter + "table", 0), word(letter + "note", 0))
    return Secrets(
        (*words, word(letter + "note", 1), *(each for one in columns for each in one.words)),
        tuple(each for one in columns for each in one.numbers),
    )


@dataclass(frozen=True)
class Choice:
    """What is hidden, by chance, and what of the rest is looked for to know that it is found."""

    fields: frozenset[str]
    layers: frozenset[str]
    words: tuple[str, ...]
    numbers: tuple[float, ...]
    told: tuple[str, ...]


def choice(layers: dict[str, Layer], seed: int) -> Choice:
    """Return some columns of two layers, and all of the third, to hide."""
    chance = random.Random(seed)
    hidden_letter, *others = chance.sample("abc", 3)
    fields, secrets = set[str](), [Secrets((USER,)), secrets_of_layer(hidden_letter)]
    told: list[str] = []
    for letter in others:
        hidden = set(chance.sample(COLUMNS, chance.randint(1, len(COLUMNS) - 1)))
        for column in COLUMNS:
            if column in hidden:
                fields.add(f"{layers[letter].layer_id}/{letter}{column}")
                secrets.append(secrets_of(letter, column))
            elif column != "面积":
                told.append(secrets_of(letter, column).words[1 + len(told) % 3])
        fields.add(f"{layers[letter].layer_id}//notes")
        secrets.append(Secrets((word(letter + "note", 0), word(letter + "note", 1))))
    return Choice(
        frozenset(fields),
        frozenset({layers[hidden_letter].layer_id}),
        tuple(each for one in secrets for each in one.words),
        tuple(each for one in secrets for each in one.numbers),
        tuple(told),
    )


@pytest.fixture(scope="module")
def own_layers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Layer]:
    folder = tmp_path_factory.mktemp("data") / USER
    return {letter: own_layer(folder, letter) for letter in "abc"}


def write_all(request: SnapshotRequest, folder: Path) -> Iterator[Path]:
    """Write the page, the features in formats of all sorts, the looks, and a picture with texts."""
    content = request.content
    write_snapshot(request, folder / "page.html")
    yield folder / "page.html"
    for suffix in (".geojson", ".gpkg", ".fgb", ".csv", ".xlsx", ".kml", ".dxf"):
        layers = content.layers if suffix in (".geojson", ".gpkg") else content.layers[:1]
        path = folder / f"out{suffix}"
        write_feature_file(FeatureRequest(replace(content, layers=layers)), path)
        yield path
    for layer in content.layers:
        for suffix in (".qml", ".sld"):
            write_style(layer, folder / f"look{suffix}", "zh")
            yield folder / f"look{suffix}"
    write_boundary_txt(content, folder / "points.txt", BoundaryOptions(None, date="2026-01-01"))
    yield folder / "points.txt"
    viewport = Viewport.fitting(request.extent, 400, 300)
    write_image(ImageRequest(content, viewport, load_palette("light")), folder / "map.svg")
    yield folder / "map.svg"


@pytest.fixture(scope="module")
def lines_of_any_page(tmp_path_factory: pytest.TempPathFactory) -> frozenset[bytes]:
    """The scripts, styles and words of a page about nothing."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    write_snapshot(SnapshotRequest((), (), Extent(0, 0, 1, 1), "zh", "2026-01-01"), path)
    return frozenset(path.read_bytes().split(b"\n"))


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.usefixtures("qapp")
def test_no_file_has_what_is_hidden(
    own_layers: dict[str, Layer], lines_of_any_page: frozenset[bytes], tmp_path: Path, seed: int
) -> None:
    chosen = choice(own_layers, seed)
    layers = tuple(own_layers.values())
    refs = tuple(FeatureRef(layer.layer_id, 1) for layer in layers)
    extents = [each.extent for each in layers if each.layer_id not in chosen.layers]
    assert extents[0] is not None
    request = SnapshotRequest(
        layers,
        (),
        extents[0],
        "zh",
        "2026-01-01",
        selected_row=refs[seed],
        hidden_fields=chosen.fields,
        hidden_layers=chosen.layers,
        compared=refs,
        compared_from=refs[0],
    )
    told = set(chosen.told)
    for path in write_all(request, tmp_path):
        found = found_in(path, chosen.words, chosen.numbers, lines_of_any_page)
        assert not found, f"{path.name} has {found}"
        told -= {each for each in told if each.encode() in path.read_bytes()}
    assert not told, "all that is shown is found"


@pytest.mark.parametrize("kind", ["district", "enterprise"])
def test_nothing_names_what_is_of_a_hidden_kind(
    kind: str, lines_of_any_page: frozenset[bytes], tmp_path: Path
) -> None:
    every, dataset = embedded()
    layers = tuple(layer for layer in every if layer.dataset is dataset)
    hidden = [each for each in dataset.subjects.values() if each.kind == kind]
    shown = "\n".join(f"{each.name}" for each in dataset.subjects.values() if each.kind != kind)
    extent = layers[0].extent
    assert extent is not None
    request = SnapshotRequest(
        layers,
        (dataset,),
        extent,
        "en",
        "2026-01-01",
        selected_uid=hidden[0].uid,
        hidden_kinds=frozenset({kind}),
    )
    names = [name for each in hidden for name in (each.name.en, each.name.zh) if name not in shown]
    write_snapshot(request, tmp_path / "page.html")
    write_feature_file(FeatureRequest(request.content), tmp_path / "out.geojson")
    for path in (tmp_path / "page.html", tmp_path / "out.geojson"):
        lines = path.read_bytes().split(b"\n")
        text = b"\n".join(line for line in lines if line not in lines_of_any_page)
        assert not {each for each in names if each.encode() in text}
        assert f'"{hidden[0].uid}"'.encode() not in text
