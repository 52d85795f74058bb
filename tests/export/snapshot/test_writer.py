"""The snapshot as a file: what is in it, what is not, and that an old one is never lost."""

import json
import re
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gisapp import paths
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, ExportError
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.script_bundle import bundle
from gisapp.export.snapshot.writer import snapshot_html, write_snapshot
from gisapp.sources.open import open_source
from gisapp.sources.parks.reader import read_park_dataset
from tests.export.conftest import Opener
from tests.page_data import data_of
from tests.parks import changed_copy

MOST_BYTES = 950_000


def test_the_same_request_gives_the_same_small_file(request_of_embedded: SnapshotRequest) -> None:
    html = snapshot_html(request_of_embedded)
    assert html == snapshot_html(request_of_embedded)
    assert len(html) < MOST_BYTES


def test_another_process_writes_the_same_bytes(request_of_embedded: SnapshotRequest) -> None:
    script = """
import hashlib
from tests.export.conftest import request_of_embedded
from gisapp.export.snapshot.writer import snapshot_html
print(hashlib.sha256(snapshot_html(request_of_embedded.__wrapped__())).hexdigest())
"""
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_hidden_fields_and_layers_are_nowhere_in_the_file(
    request_of_embedded: SnapshotRequest,
) -> None:
    layers = tuple(
        replace(layer, visible=layer.kind != "enterprise") for layer in request_of_embedded.layers
    )
    hidden = frozenset({"total_investment", "invested_to_date", "contracted_amount"})
    html = snapshot_html(replace(request_of_embedded, layers=layers, hidden_fields=hidden))
    text = html.decode()
    for secret in (
        "F049",
        "total_investment",
        ",1000000000,",
        "37300000000",
        "Zhaochi Opto",
        "lvye",
    ):
        assert secret in snapshot_html(request_of_embedded).decode()
        assert secret not in text
    assert "21500000" in text


def test_a_hidden_field_of_another_layer_takes_its_values_and_names_along(
    request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    feature = {
        "type": "Feature",
        "properties": {"name": "Secret owner", "use": "industry"},
        "geometry": {"type": "Point", "coordinates": [115.98, 28.65]},
    }
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    (layer,) = open_source(str(path)).layers
    request = replace(request_of_embedded, layers=(layer,), datasets=())
    hidden = replace(request, hidden_fields=frozenset({f"{layer.layer_id}/name"}))
    assert b"Secret owner" in snapshot_html(request)
    assert b"Secret owner" not in snapshot_html(hidden)
    assert b"industry" in snapshot_html(hidden)


def test_a_layer_without_any_shape_can_still_be_read(
    request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    path = changed_copy(tmp_path, "UPDATE site SET geom = NULL WHERE uid = 'changdong-east'")
    layers, dataset = read_park_dataset(path)
    request = replace(request_of_embedded, layers=layers, datasets=(dataset,))
    data = data_of(snapshot_html(request))
    stored = data["layers"]
    assert isinstance(stored, list)
    (zone,) = (layer for layer in stored if layer["id"] == "planner/expansion_zone")
    assert [(each["subjects"], each["shape"]) for each in zone["features"]] == [
        ("changdong-east", [])
    ]


def test_shapes_keep_within_the_stated_tolerance(request_of_embedded: SnapshotRequest) -> None:
    data = data_of(snapshot_html(replace(request_of_embedded, tolerance_m=0)))
    layers = data["layers"]
    assert isinstance(layers, list)
    (park_layer,) = (layer for layer in layers if layer["id"] == "park")
    source = next(layer for layer in request_of_embedded.layers if layer.kind == "park")
    stored = sum(
        len(ring) + 1
        for feature in park_layer["features"]
        for part in feature["shape"]
        for ring in part
    )
    assert stored == len(source.geometry.coordinates)


def test_a_large_snapshot_is_packed_and_opens_all_the_same(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gisapp.export.snapshot.data_blocks.COMPRESSED_FROM", 1000)
    page = open_snapshot(request_of_embedded)
    assert page.locator("#data").get_attribute("type") == "application/gzip"
    assert page.locator("#details h2").text_content() == "Overview"


def test_the_scripts_never_make_markup_of_text() -> None:
    script = bundle(paths.resources() / "html" / "scripts", "main.js", "startSnapshot")
    for danger in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "DOMParser",
    ):
        assert danger not in script
    assert set(re.findall(r"https?://[\w./]+", script)) == {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("name", ["no/such/folder/a.html", ".", "file.txt/a.html"])
def test_a_place_that_cannot_be_written_is_one_sentence(
    request_of_embedded: SnapshotRequest, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file.txt").write_text("a file, no folder")
    with pytest.raises(ExportError) as caught:
        write_snapshot(request_of_embedded, tmp_path / name)
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert [each.name for each in tmp_path.iterdir()] == ["file.txt"]


def test_a_cancelled_export_leaves_the_old_file(
    request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    path = tmp_path / "old.html"
    path.write_text("old")
    shares: list[float] = []
    with pytest.raises(Cancelled):
        write_snapshot(request_of_embedded, path, Progress(shares.append, lambda: len(shares) > 3))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
    assert shares == sorted(shares)


def limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "old.html"
    path.write_text("old")
    script = """
import signal, sys
from pathlib import Path
from gisapp.errors import ExportError
from gisapp.export.snapshot.writer import write_snapshot
from tests.export.conftest import request_of_embedded
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    write_snapshot(request_of_embedded.__wrapped__(), Path(sys.argv[1]))
except ExportError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=limit_file_size,
    )
    assert done.stdout.startswith(f"{path} cannot be written")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
