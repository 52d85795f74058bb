"""The offline base map lies below everything, named in two languages, without borders."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from gisapp import paths
from gisapp.core.layers.layer import Layer
from gisapp.errors import SourceError
from gisapp.sources.offline_basemap import base_layers


@pytest.fixture(scope="module")
def layers() -> dict[str, Layer]:
    return {layer.layer_id: layer for layer in base_layers()}


def names(layer: Layer) -> dict[str, str]:
    found = layer.attributes.names(layer.geometry.feature_ids.tolist())
    return {name.en: name.zh for name in found}


def test_land_lies_below_water_and_the_surroundings_above_the_world(
    layers: dict[str, Layer],
) -> None:
    order = list(layers)
    assert order.index("base/land") < order.index("base/lake") < order.index("context/river")
    assert order.index("context/river") < order.index("context/road")
    assert [layer.group for layer in layers.values()] == sorted(
        layer.group for layer in layers.values()
    )
    assert not any(layer.identifiable for layer in layers.values())
    assert not any("border" in layer_id for layer_id in layers)


def test_places_and_waters_have_names_in_both_languages(layers: dict[str, Layer]) -> None:
    assert names(layers["base/city"])["Nanchang"] == "南昌"
    assert names(layers["base/metropolis"])["Shanghai"] == "上海"
    assert names(layers["context/river"])["Gan River"] == "赣江"
    assert names(layers["context/lake"])["Aixi Lake"] == "艾溪湖"


def test_greater_cities_come_last_so_they_lie_on_top(layers: dict[str, Layer]) -> None:
    attributes = layers["base/metropolis"].attributes
    ids = layers["base/metropolis"].geometry.feature_ids.tolist()
    populations = attributes.column("population", ids).values
    assert populations == sorted(populations, key=lambda people: float(str(people)))
    assert attributes.record(ids[-1])["name_en"] == "Shanghai"


def test_whoever_made_it_is_named(layers: dict[str, Layer]) -> None:
    assert layers["base/land"].origin.attribution == "Natural Earth"
    assert layers["base/city"].origin.attribution == "GeoNames CC BY 4.0"


def test_reading_it_loads_nothing_slow() -> None:
    script = (
        "import sys; from gisapp.sources.offline_basemap import base_layers; base_layers();"
        "print(*{'pyproj', 'pyarrow', 'pyogrio', 'pandas', 'geopandas'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("broken", ["missing", "no database", "no table"])
def test_a_broken_base_map_is_told_of_in_one_sentence(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "geodata", lambda: tmp_path)
    file = tmp_path / "base.gpkg"
    if broken == "no database":
        file.write_bytes(b"no database at all, but long enough to be looked at" * 9)
    elif broken == "no table":
        sqlite3.connect(file).close()
    with pytest.raises(SourceError, match="base map cannot be read"):
        base_layers()
