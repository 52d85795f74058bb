"""A base map asks for the pictures that a viewport needs, at the addresses of its server."""

from dataclasses import replace

import pytest

from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import COARSEST, Viewport
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.tiles.basemap import TileAddress, TileBasemap
from gisapp.core.tiles.tile_grid import Tile

ONLINE = TileBasemap(
    code="test",
    name=Bilingual("Test"),
    attribution="© nobody",
    min_zoom=3,
    max_zoom=18,
    url_templates=("https://t{s}.tiles.example/{z}/{x}/{y}{r}.png?key={key}",),
    subdomains="0123",
)
FILE = replace(ONLINE, url_templates=(), subdomains="")
TILE = Tile(12, 3366, 1711)


def viewport(zoom: float, width: int = 800, height: int = 600) -> Viewport:
    """Return a viewport on Nanchang at which tiles of a zoom have their own size."""
    return Viewport(12_910_000.0, 3_336_000.0, COARSEST / 2**zoom, width, height)


def zooms(basemap: TileBasemap, view: Viewport, ratio: float = 1.0) -> set[int]:
    return {placed.tile.zoom for placed in basemap.tiles(view, ratio)}


def test_an_address_is_filled_in() -> None:
    address = ONLINE.url(TileAddress(TILE, retina=True), key="abc")
    assert address == "https://t1.tiles.example/12/3366/1711@2x.png?key=abc"
    assert ONLINE.url(TileAddress(TILE)).endswith("/12/3366/1711.png?key=")


@pytest.mark.parametrize("key", ["a&b=c", "x/y?z", "密钥", "a b#"])
def test_a_key_cannot_change_the_address(key: str) -> None:
    address = ONLINE.url(TileAddress(TILE), key)
    assert address.startswith("https://t1.tiles.example/12/3366/1711.png?key=")
    assert not set(address.partition("key=")[2]) & set("&?/# =")


def test_neighbouring_tiles_are_spread_over_all_subdomains() -> None:
    tiles = [Tile(12, column, row) for column in range(4) for row in range(4)]
    hosts = [ONLINE.url(TileAddress(tile)).split(".")[0] for tile in tiles]
    assert {hosts.count(f"https://t{letter}") for letter in "0123"} == {4}


def test_the_same_tile_is_always_asked_of_the_same_server() -> None:
    assert len({ONLINE.url(TileAddress(TILE)) for _ in range(5)}) == 1


@pytest.mark.parametrize(
    ("template", "host"),
    [
        ("https://{s}.tiles.example/{z}", "tiles.example"),
        ("https://t{s}.map.tiles.example/{z}", "map.tiles.example"),
        ("https://tiles.example/{s}/{z}", "tiles.example"),
        ("http://localhost:8080/{z}", "localhost:8080"),
    ],
)
def test_the_host_is_named_without_its_subdomain(template: str, host: str) -> None:
    assert replace(ONLINE, url_templates=(template,)).host == host


def test_a_file_has_no_host_and_one_picture_a_tile() -> None:
    assert not FILE.is_online
    assert FILE.host == ""
    assert list(FILE.pictures) == [0]


def test_each_template_is_a_picture_bottom_first() -> None:
    two = replace(ONLINE, url_templates=("https://map/{z}", "https://names/{z}"))
    assert list(two.pictures) == [0, 1]
    assert [two.url(TileAddress(TILE, each)) for each in two.pictures] == [
        "https://map/12",
        "https://names/12",
    ]


@pytest.mark.parametrize(("zoom", "expected"), [(10, 10), (10.4, 10), (10.6, 11)])
def test_the_nearest_zoom_is_taken(zoom: float, expected: int) -> None:
    assert zooms(ONLINE, viewport(zoom)) == {expected}


def test_zooms_that_the_map_does_not_have_are_replaced_by_the_nearest() -> None:
    assert zooms(ONLINE, viewport(20)) == {18}
    assert zooms(replace(ONLINE, min_zoom=9), viewport(8)) == {9}


def test_tiles_cover_the_viewport_centre_first() -> None:
    view = viewport(12)
    placed = ONLINE.tiles(view, 1.0)
    around = Extent.around(each.extent for each in placed)
    assert around is not None
    assert around.contains(view.extent)
    x, y = view.extent.center
    assert placed[0].extent.contains(Extent(x, y, x, y))


def test_only_imagery_has_finer_tiles_on_a_fine_screen() -> None:
    assert zooms(ONLINE, viewport(12), 2.0) == {12}, "the lettering would be too small to read"
    assert zooms(replace(ONLINE, imagery=True), viewport(12), 2.0) == {13}
    assert zooms(replace(ONLINE, imagery=True), viewport(12), 1.0) == {12}


def test_there_are_no_tiles_outside_the_maps_extent() -> None:
    far = replace(FILE, extent=Extent(0, 0, 1000, 1000))
    assert far.tiles(viewport(12), 1.0) == ()


def test_twice_the_pixels_are_asked_for_where_both_sides_have_them() -> None:
    assert ONLINE.is_retina(2.0)
    assert not ONLINE.is_retina(1.0)
    assert not replace(ONLINE, url_templates=("https://tiles/{z}",)).is_retina(2.0)
    assert not FILE.is_retina(2.0)


@pytest.mark.parametrize("key", ["1", "0123456789abcdef", "a b/c", "密钥", "key="])
def test_an_address_is_told_without_the_key_and_only_without_it(key: str) -> None:
    address = TileAddress(TILE, retina=True)
    assert ONLINE.without_key(ONLINE.url(address, key), key) == ONLINE.url(address)
    assert ONLINE.without_key(ONLINE.url(address, key) + "&more=1", key) is None
    assert ONLINE.without_key(f"https://other.example/{key}", key) is None


def test_an_address_without_a_key_is_told_as_it_is() -> None:
    assert ONLINE.without_key("https://other.example/1", "") == "https://other.example/1"


@pytest.mark.parametrize(
    ("server", "is_of_it"),
    [
        ("tiles.example", True),
        ("t7.tiles.example", True),
        ("eviltiles.example", False),
        ("tiles.example.org", False),
        ("tiles.example:8080", False),
    ],
)
def test_subdomains_are_of_the_same_host(server: str, is_of_it: bool) -> None:
    assert ONLINE.is_of_its_host(server) == is_of_it
