"""Of a layer beyond memory, rows are written as those of the same layer in memory are."""

from pathlib import Path

import pytest

from gisapp.core.filters.layer_filter import Between, LayerFilter
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.filtered import filtered
from gisapp.core.space.extent import Extent
from gisapp.export.feature_file import losses_told
from gisapp.export.shown_content import ShownContent
from gisapp.export.tables.request import FeatureRequest, hidden_but
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_source
from gisapp.words import load_words
from tests.benchmarks.parcels import write_parcels
from tests.export.requests import request
from tests.export.written import again


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Layer, Layer]:
    """Return a layer beyond memory, and the same one in memory."""
    folder = tmp_path_factory.mktemp("far")
    path = folder / "parcels.gpkg"
    write_parcels(path, 3000)
    budget = MemoryBudget(1024**2 // 2, folder / "cache")
    (far,) = open_source(str(path), budget=budget).layers
    (near,) = open_source(str(path)).layers
    assert far.partial is not None
    return far, near


def records(layer: Layer) -> list[tuple[AttributeValue, ...]]:
    """Return the attributes of all features, in the order of the file.

    Told of all at once: one by one, as by a click, thousands take half a minute.
    """
    ids = sorted(layer.geometry.feature_ids.tolist())
    names = [each.name for each in layer.attributes.fields]
    columns = layer.attributes.columns(names, ids)
    return list(zip(*(columns[each].values for each in names), strict=True))


def test_all_rows_come_again(layers: tuple[Layer, Layer], tmp_path: Path) -> None:
    far, near = (again(request([each]), tmp_path / f"{n}.gpkg") for n, each in enumerate(layers))
    assert len(far.geometry) == 3000
    assert far.attributes.fields == near.attributes.fields
    assert records(far) == records(near)


def test_an_extent_and_a_filter_by_a_hidden_column(
    layers: tuple[Layer, Layer], tmp_path: Path
) -> None:
    assert layers[1].extent is not None
    x, y = layers[1].extent.center
    here = Extent(x - 900, y - 900, x + 900, y + 900)
    found = []
    for number, layer in enumerate(layers):
        dear = filtered(layer, LayerFilter((Between("rent", 20.0),)))
        names = frozenset(each.name for each in layer.attributes.fields) - {"rent"}
        hidden = hidden_but([layer], {layer.layer_id: names})
        content = ShownContent.of([dear], hidden_fields=hidden)
        wanted = request(content, extent=here)
        written = again(wanted, tmp_path / f"{number}.gpkg")
        assert "rent" not in {each.name for each in written.attributes.fields}
        # An index tells what lies in an extent in an order of its own.
        found.append(sorted(records(written), key=str))
    assert found[0] == found[1]
    assert 0 < len(found[0]) < 3000


def test_what_was_not_looked_at_may_be_lost(layers: tuple[Layer, Layer]) -> None:
    wanted = FeatureRequest(ShownContent.of(layers[:1]))
    told = losses_told(wanted, Path("a.shp"), load_words("en"))
    assert any("more than 254 bytes, if there are any, are cut" in each for each in told)
