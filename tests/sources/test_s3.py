"""Objects of S3, asked of a server on loopback that speaks as much of its language as is needed."""

from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from tests.file_server import serving
from tests.vector_files import BOX, write


def test_an_object_opens_unsigned_where_there_are_no_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bucket").mkdir()
    write(tmp_path / "bucket/plots.gpkg", [BOX], crs="EPSG:4490")
    monkeypatch.setenv("AWS_NO_SIGN_REQUEST", "YES")
    monkeypatch.setenv("AWS_HTTPS", "NO")
    with serving(tmp_path) as server:
        monkeypatch.setenv("AWS_S3_ENDPOINT", server.host)
        (layer,) = open_source("s3://bucket/plots.gpkg").layers
        assert layer.feature_count == 1
        assert layer.origin.source == "s3://bucket/plots.gpkg"
        with pytest.raises(SourceError) as told:
            open_source("s3://bucket/none.gpkg")
        assert told.value.code == "address_not_there"
    with pytest.raises(SourceError) as told:
        open_source("s3://bucket/plots.gpkg")
    assert told.value.code == "address_unreachable"
