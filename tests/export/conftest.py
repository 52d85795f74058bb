"""Snapshots of the embedded data, and a browser that watches what they do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, Request

from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import write_snapshot
from tests.parks import embedded


@dataclass(frozen=True)
class Watch:
    """What a page did that it must not do."""

    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def request_of_embedded() -> SnapshotRequest:
    """The embedded data as the window shows it at first: the district fills the map."""
    layers, dataset = embedded()
    district = next(layer for layer in layers if layer.kind == "district")
    assert district.index.extent is not None
    return SnapshotRequest(
        layers=layers,
        datasets=(dataset,),
        extent=district.index.extent,
        language="en",
        date="2026-01-31",
        author="Planning bureau",
    )


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def open_snapshot(page: Page, tmp_path: Path, watch: Watch) -> Iterator[Opener]:
    """Write a snapshot and open it by its file; a page that misbehaves fails the test."""

    def note_request(request: Request) -> None:
        if not request.url.startswith(("file:", "blob:")):
            watch.requests.append(request.url)

    def dismiss(dialog: Dialog) -> None:
        watch.dialogs.append(dialog.message)
        dialog.dismiss()

    def open_it(request: SnapshotRequest, permalink: str = "") -> Page:
        path = tmp_path / "snapshot.html"
        write_snapshot(request, path)
        page.on("request", note_request)
        page.on("dialog", dismiss)
        page.on("pageerror", lambda error: watch.errors.append(str(error)))
        page.on(
            "console",
            lambda message: watch.errors.append(message.text) if message.type == "error" else None,
        )
        page.goto(path.as_uri() + permalink)
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield open_it
    assert watch == Watch()
