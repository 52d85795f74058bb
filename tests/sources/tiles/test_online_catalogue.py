"""The base maps on offer are complete, and each says for which datum it was drawn."""

import re

import pytest

from gisapp.core.tiles.basemap import TileAddress, TileBasemap
from gisapp.core.tiles.tile_grid import Tile
from gisapp.sources.tiles.online_catalogue import load_basemaps

BASEMAPS = {basemap.code: basemap for basemap in load_basemaps()}


@pytest.mark.parametrize("basemap", BASEMAPS.values(), ids=BASEMAPS)
def test_each_names_itself_its_makers_and_a_full_address(basemap: TileBasemap) -> None:
    assert basemap.name.en
    assert basemap.name.zh
    assert basemap.attribution
    assert "<" not in basemap.attribution
    assert basemap.min_zoom < basemap.max_zoom
    for picture in basemap.pictures:
        url = basemap.url(TileAddress(Tile(12, 3370, 1710), picture), "a key/&")
        assert re.fullmatch(r"https://[a-z0-9][a-z0-9.-]+/[^{}<> ]+", url)
        assert {"12", "3370", "1710"} <= set(re.findall(r"\d+", url))
        assert ("a%20key%2F%26" in url) == bool(basemap.key_name)
        assert basemap.host in url


def test_gaode_is_drawn_for_gcj02_and_nothing_else_is() -> None:
    shifted = {code for code, basemap in BASEMAPS.items() if basemap.datum == "GCJ-02"}
    assert shifted == {"gaode_map", "gaode_imagery"}


def test_tianditu_shares_one_key_and_puts_names_above_the_map() -> None:
    tianditu = [each for each in BASEMAPS.values() if each.key_name == "tianditu"]
    assert len(tianditu) == 3
    below, above = BASEMAPS["tianditu_map"].url_templates
    assert "LAYER=vec" in below
    assert "LAYER=cva" in above


def test_fine_screens_get_finer_tiles_where_the_server_has_them() -> None:
    carto, imagery = BASEMAPS["carto_light"], BASEMAPS["esri_imagery"]
    assert carto.is_retina(2.0)
    assert not carto.is_retina(1.0)
    assert "@2x.png" in carto.url(TileAddress(Tile(3, 1, 1), retina=True))
    assert not imagery.is_retina(2.0)
