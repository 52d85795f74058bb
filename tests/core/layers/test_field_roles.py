"""What the numbers of a field are: as heading and values say, unless the user knows better."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from geopandas import GeoDataFrame

from gisapp.core.layers.attributes import (
    AttributeTable,
    Column,
    Field,
    FieldRole,
)
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.sources.open import open_source
from tests.core.layers.partial_layers import Store, partial_of
from tests.export.plots import layer_of_plots
from tests.vector_files import BOX

LONG = 2305843009213693001


@pytest.fixture
def plots(tmp_path: Path) -> Layer:
    """Twenty plots, read from a file."""
    layer = layer_of_plots(
        tmp_path,
        *(
            {
                "seq": 7000 + number,
                "建成年份": 2000 + number % 5,
                "area": number,
                "邮编": "012345",
                "use": "M1",
                "亩均税收": 12.5,
            }
            for number in range(20)
        ),
    )
    layer.attributes.fetch()
    return layer


def roles(layer: Layer) -> dict[str, FieldRole]:
    return {field.name: role_of(layer, field) for field in layer.attributes.fields}


def test_fields_of_a_file(plots: Layer) -> None:
    assert roles(plots) == {
        "seq": "code",
        "建成年份": "year",
        "area": "quantity",
        "邮编": "code",
        "use": "text",
        "亩均税收": "rate",
    }


def test_what_the_user_chose_counts_and_can_be_taken_back(plots: Layer) -> None:
    chosen = plots.with_role("seq", "quantity")
    assert roles(chosen)["seq"] == "quantity"
    assert roles(plots)["seq"] == "code"
    assert roles(chosen.with_role("seq", None)) == roles(plots)


def test_what_the_user_chose_stays_while_more_of_the_file_is_read(plots: Layer) -> None:
    stack = LayerStack((plots,))
    heard: list[str] = []
    stack.reread.connect(heard.append)
    stack.read_field_as(plots.layer_id, "seq", "quantity")
    assert heard == [plots.layer_id]
    stack.refill(replace(plots, visible=False))
    assert roles(stack[plots.layer_id])["seq"] == "quantity"


def test_numbers_that_are_counted_on_are_found_in_rows_of_any_order(plots: Layer) -> None:
    order = np.random.default_rng(3).permutation(20)
    geometry = plots.geometry.reordered(order)
    index = type(plots.index)(geometry)
    mixed = replace(plots, content=replace(plots.content, index=index))
    assert role_of(mixed, Field("seq", "Integer")) == "code"


def test_before_the_attributes_are_at_hand_the_heading_decides(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, *({"seq": number, "编号": number} for number in range(20)))
    assert not layer.attributes.is_at_hand
    assert roles(layer) == {"seq": "quantity", "编号": "code"}
    layer.attributes.fetch()
    assert roles(layer) == {"seq": "code", "编号": "code"}


def wide_layer(folder: Path, record: Mapping[str, int]) -> Layer:
    """Return a layer of a GeoPackage, which finds features by their ids."""
    path = folder / "wide.gpkg"
    GeoDataFrame(
        {name: [value] for name, value in record.items()}, geometry=[BOX], crs=4490
    ).to_file(path)
    (layer,) = open_source(str(path)).layers
    return layer


def test_a_wide_table_is_looked_at_once_for_all_its_fields(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"v{number}" for number in range(300)]
    layer = wide_layer(tmp_path, dict.fromkeys(names, 7) | {"m": LONG})
    asked: list[Sequence[str]] = []
    read = type(layer.attributes).columns

    def noted(
        table: AttributeTable, fields: Sequence[str], ids: Sequence[int]
    ) -> Mapping[str, Column]:
        asked.append(fields)
        return read(table, fields, ids)

    monkeypatch.setattr(type(layer.attributes), "columns", noted)
    found = roles(layer)
    assert found["m"] == "code"
    assert {found[name] for name in names} == {"quantity"}
    assert asked == [[*names, "m"]]


def test_codes_of_a_layer_that_is_not_wholly_in_memory_are_known_by_those_that_are(
    tmp_path: Path,
) -> None:
    layer = wide_layer(tmp_path, {"m": LONG})
    content = replace(layer.content, partial=partial_of(Store()))
    assert role_of(replace(layer, content=content), Field("m", "Integer64")) == "code"
