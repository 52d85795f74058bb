"""The page's HTML needs nothing but itself, and no value in it can end an element."""

import base64
import gzip
import hashlib
import json
import re

import pytest

from gisapp.core.progress import NO_PROGRESS
from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.document import snapshot_data
from gisapp.export.snapshot.page import COMPRESSED_FROM, page
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of


@pytest.fixture
def data(request_of_embedded: SnapshotRequest) -> dict[str, Json]:
    return snapshot_data(snapshot_of(request_of_embedded), NO_PROGRESS)


def block(html: str) -> tuple[str, str]:
    """The type and the content of the data's element."""
    found = re.search(r'<script id="data" type="([^"]*)">(.*?)</script>', html, re.S)
    assert found
    return found[1], found[2]


def test_the_data_are_plain_json_without_a_mark_that_html_knows(data: dict[str, Json]) -> None:
    hostile = data | {"author": "</script><!-- & \u2028"}
    kind, content = block(page(hostile, "title", ""))
    assert kind == "application/json"
    assert not set("<>&\u2028") & set(content)
    assert json.loads(content) == json.loads(json.dumps(hostile))


def test_many_data_are_packed(data: dict[str, Json]) -> None:
    large = data | {"author": "a" * COMPRESSED_FROM}
    kind, content = block(page(large, "title", ""))
    assert kind == "application/gzip"
    assert json.loads(gzip.decompress(base64.b64decode(content))) == json.loads(json.dumps(large))
    assert len(content) < COMPRESSED_FROM


def test_title_and_author_are_text(data: dict[str, Json]) -> None:
    html = page(data | {"author": '"><b>'}, "<i>Plan</i>", "")
    assert "<title>&lt;i&gt;Plan&lt;/i&gt;</title>" in html
    assert '<meta name="author" content="&quot;&gt;&lt;b&gt;">' in html


def test_the_policy_allows_the_pages_own_scripts_and_no_address(data: dict[str, Json]) -> None:
    html = page(data, "title", "")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert len(scripts) == 3
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


def test_every_icon_that_is_used_is_there(data: dict[str, Json]) -> None:
    html = page(data, "title", "")
    used = set(re.findall(r'href="#(icon-[\w-]+)"', html))
    assert used
    assert used <= set(re.findall(r'<symbol id="(icon-[\w-]+)"', html))


def test_the_map_can_be_moved_as_far_as_the_data_reach(data: dict[str, Json]) -> None:
    limits = data["limits"]
    assert isinstance(limits, list)
    html = page(data, "title", "")
    assert all(str(edge) in html for edge in limits)


def test_what_is_shown_without_scripts_stands_in_its_element(data: dict[str, Json]) -> None:
    assert "<noscript><p>tables</p></noscript>" in page(data, "title", "<p>tables</p>")
