"""What the page's data look like in its source, few and many."""

import base64
import gzip
import json

from gisapp.export.snapshot.data_blocks import COMPRESSED_FROM, data_blocks
from gisapp.export.snapshot.document import SnapshotData

HOSTILE = "</script><!-- & \u2028"


def test_few_data_are_plain_json_without_a_mark_that_html_knows() -> None:
    blocks = data_blocks(SnapshotData({"author": HOSTILE}, b"\x00\xff"))
    assert (blocks["data_type"], blocks["numbers_type"]) == (
        "application/json",
        "application/octet-stream",
    )
    assert not set("<>&\u2028") & set(blocks["data"])
    assert json.loads(blocks["data"]) == {"author": HOSTILE}
    assert base64.b64decode(blocks["numbers"]) == b"\x00\xff"


def test_many_data_are_packed_and_the_same_each_time() -> None:
    data = SnapshotData({"author": "a" * COMPRESSED_FROM}, bytes(1000))
    blocks = data_blocks(data)
    assert (blocks["data_type"], blocks["numbers_type"]) == ("application/gzip",) * 2
    assert json.loads(gzip.decompress(base64.b64decode(blocks["data"]))) == data.document
    assert gzip.decompress(base64.b64decode(blocks["numbers"])) == data.numbers
    assert len(blocks["data"]) < COMPRESSED_FROM
    assert data_blocks(data) == blocks
