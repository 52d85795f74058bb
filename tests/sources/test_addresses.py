"""A name is that of a file unless it begins as one of the addresses that are fetched."""

from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.addresses import address_of, host_of
from gisapp.sources.open import open_source


def test_other_kinds_of_addresses_are_named() -> None:
    for uri in ("ftp://data.example/plots.shp", "file:///etc/passwd", "vsicurl://a/b"):
        assert address_of(uri) is None
        with pytest.raises(SourceError) as told:
            open_source(uri)
        assert told.value.code == "address"


def test_a_file_that_is_called_like_an_address_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "https:/data").mkdir(parents=True)
    (tmp_path / "https:/data/plots.geojson").write_text("{}")
    assert address_of("https://data/plots.geojson") is None


def test_layers_and_members_are_no_part_of_what_is_fetched() -> None:
    address = address_of("HTTPS://user@data.example/a.tar.gz/%E5%9C%B0.shp::plots")
    assert address is not None
    assert (address.url, address.member) == ("https://user@data.example/a.tar.gz", "地.shp")
    assert address.host == host_of("https://data.example") == "data.example"


@pytest.mark.parametrize("uri", ["https:///plots.shp", "http://[::1/plots.shp", "s3://"])
def test_an_address_without_a_server_is_one_sentence(uri: str) -> None:
    assert host_of(uri) is None
    with pytest.raises(SourceError) as told:
        open_source(uri)
    assert told.value.code == "address_without_host"
