"""The page's HTML needs nothing but itself, and no value in it can end an element."""

import base64
import hashlib
import re

import pytest

from gisapp.core.progress import NO_PROGRESS
from gisapp.export.snapshot.document import SnapshotData, snapshot_data
from gisapp.export.snapshot.page import page
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of


@pytest.fixture
def data(request_of_embedded: SnapshotRequest) -> SnapshotData:
    return snapshot_data(snapshot_of(request_of_embedded), NO_PROGRESS)


def test_title_and_author_are_text(data: SnapshotData) -> None:
    html = page(SnapshotData(data.document | {"author": '"><b>'}, data.numbers), "<i>Plan</i>", "")
    assert "<title>&lt;i&gt;Plan&lt;/i&gt;</title>" in html
    assert '<meta name="author" content="&quot;&gt;&lt;b&gt;">' in html


def test_the_policy_allows_the_pages_own_scripts_and_no_address(data: SnapshotData) -> None:
    html = page(data, "title", "")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert len(scripts) == 4
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]
    assert "worker-src blob:" in policy[1]
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


def test_every_icon_that_is_used_is_there(data: SnapshotData) -> None:
    html = page(data, "title", "")
    used = set(re.findall(r'href="#(icon-[\w-]+)"', html))
    assert used
    assert used <= set(re.findall(r'<symbol id="(icon-[\w-]+)"', html))


def test_the_map_can_be_moved_as_far_as_the_data_reach(data: SnapshotData) -> None:
    limits = data.document["limits"]
    assert isinstance(limits, list)
    html = page(data, "title", "")
    assert all(str(edge) in html for edge in limits)


def test_what_needs_no_scripts_comes_before_the_data(data: SnapshotData) -> None:
    html = page(data, "title", "<p>tables</p>")
    assert html.index("<body>\n<p>tables</p>") < html.index('<script id="data"')
