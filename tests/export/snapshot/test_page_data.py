"""The page's scripts read what the writer stored: the same values, in a worker or without one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Error, Page, expect

from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.progress import NO_PROGRESS
from gisapp.export.snapshot.document import SnapshotData, snapshot_data
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from tests.export.conftest import Opener
from tests.export.plots import layer_of_plots
from tests.page_data import blocks_of, unpacked
from tests.page_scripts import load_functions

ODD: list[dict[str, object]] = [
    {"big": 2**53 + 1, "idle": True, "rent": 0.1 + 0.2, "day": "2020-02-29"},
    {"big": -(2**53) - 3, "idle": False, "rent": -0.0, "day": None},
    {"big": None, "idle": None, "rent": 1e-7, "day": " =1+1"},
    *({"big": 7, "idle": True, "rent": number / 8, "day": ""} for number in range(9)),
]
RECORDS = [
    {"name": f"地块{number}号", "code": str(number % 7)} | odd for number, odd in enumerate(ODD)
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> SnapshotData:
    """Plots of which the last is drawn first, so that rows are not in the order of ids."""
    layer = layer_of_plots(tmp_path_factory.mktemp("plots"), *RECORDS)
    turned = layer.geometry.reordered(np.arange(len(RECORDS))[::-1])
    layer = replace(layer, content=replace(layer.content, index=FeatureIndex(turned)))
    assert layer.index.extent is not None
    request = SnapshotRequest((layer,), (), layer.index.extent, "en", "2026-01-31")
    return snapshot_data(snapshot_of(request), NO_PROGRESS)


READ = """async (blocks) => {
    const data = await readData(blocks);
    const { layers: [{ features }], items } = createModel(data);
    const told = (value) => (typeof value === "bigint" ? `${value}n` : value);
    const degrees = (ring) => ringInDegrees(ring);
    return Array.from(features.allRows(), (row) => ({
        id: features.ids[row],
        name: features.name(row),
        values: features.values(row).map(told),
        shape: features.parts(row).map((part) => part.map(degrees)),
        same: items.get(features.item(row).key) === features.item(row),
    }));
}"""


def read(page: Page, blocks: dict[str, Any]) -> list[dict[str, Any]]:
    load_functions(page, readData="data", createModel="model", ringInDegrees="geometry")
    elements = {
        name: {"type": each["type"], "textContent": each["text"]} for name, each in blocks.items()
    }
    rows: list[dict[str, Any]] = page.evaluate(READ, elements)
    return rows


@pytest.mark.parametrize("has_worker", [True, False])
def test_all_values_come_back(page: Page, data: SnapshotData, has_worker: bool) -> None:
    if not has_worker:
        refuse = "() => { throw new DOMException('not here', 'SecurityError'); }"
        page.evaluate(f"() => {{ window.Worker = function () {{ ({refuse})(); }}; }}")
    (layer,) = unpacked(data)["layers"]
    assert [each["id"] for each in layer["features"]] == list(range(len(RECORDS) - 1, -1, -1))
    fields = layer["fields"]
    for found, stored in zip(read(page, blocks_of(data)), layer["features"], strict=True):
        record = RECORDS[stored["id"]]
        assert found["same"]
        assert found["id"] == stored["id"]
        assert found["name"] == [record["name"]] * 2
        wanted = [record[name] for name in fields]
        big = fields.index("big")
        if wanted[big] != 7 and wanted[big] is not None:
            wanted[big] = f"{wanted[big]}n"
        assert found["values"] == wanted
        rings = [[[*ring, ring[0]] for ring in part] for part in stored["shape"]]
        assert found["shape"] == rings


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("data", lambda text: text[:-100]),
        ("numbers", lambda text: text[: len(text) // 8 * 4]),
        ("numbers", lambda text: "%" + text[1:]),
    ],
)
def test_data_that_are_cut_off_or_damaged_are_an_error(
    page: Page, data: SnapshotData, name: str, damage: Callable[[str], str]
) -> None:
    blocks = blocks_of(data)
    blocks[name]["text"] = damage(blocks[name]["text"])
    with pytest.raises(Error, match="Error"):
        read(page, blocks)


def test_many_names_are_spelled_on_the_page(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    names = [{"name": "青山湖"}, *({"name": f"地块{number}"} for number in range(5000))]
    layer = layer_of_plots(tmp_path, *names)
    extent = layer.index.extent
    assert extent is not None
    page = open_snapshot(replace(request_of_embedded, layers=(layer,), datasets=(), extent=extent))
    assert page.locator("#data").get_attribute("type") == "application/json"
    for typed in ("qingshanhu", "qsh"):
        page.locator("#search").fill(typed)
        expect(page.locator("#search-results li .name")).to_have_text(["青山湖"])
