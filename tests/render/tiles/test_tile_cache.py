"""The cache of tiles keeps no key and no cookie, is the user's alone, and outlives kills."""

import random
import stat
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.tiles.basemap import TileAddress
from gisapp.core.tiles.tile_grid import Tile
from gisapp.render.tiles.fetcher import TileFetcher
from gisapp.render.tiles.tile_cache import TileCache
from tests.killing import KILLS, kill_while_it_writes
from tests.tiles import PATIENCE_MS, Answer, Asked, TileServer, color_of, picture

KEY = "s3cret/key 7"
PLACES = [TileAddress(Tile(10, 840 + column, 426)) for column in range(3)]
ENDLESS = """
import sys
from pathlib import Path
from PySide6.QtCore import QByteArray, QCoreApplication, QUrl
from PySide6.QtNetwork import QNetworkCacheMetaData
from gisapp.render.tiles.tile_cache import TileCache
application = QCoreApplication()
cache = TileCache(Path(sys.argv[1]), lambda url: url)
print("writing", flush=True)
while True:
    for number in range(5):
        metadata = QNetworkCacheMetaData()
        metadata.setUrl(QUrl(f"https://tiles.org/{number}"))
        metadata.setSaveToDisk(True)
        metadata.setRawHeaders([(QByteArray(b"Content-Type"), QByteArray(b"image/png"))])
        device = cache.prepare(metadata)
        device.write(bytes([number]) * 300_000)
        cache.insert(device)
"""


def fetch(qtbot: QtBot, server: TileServer, folder: Path, key: str = KEY) -> None:
    fetcher = TileFetcher(server.basemap(key_name="service"), folder, key=key)
    arrived: list[TileAddress] = []
    fetcher.arrived.connect(lambda address, _: arrived.append(address))
    fetcher.want(PLACES)
    qtbot.waitUntil(lambda: len(arrived) == len(PLACES), timeout=PATIENCE_MS)
    fetcher.close()
    fetcher.deleteLater()


def kept_in(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


def cacheable(asked: Asked) -> Answer:
    headers = {
        "Content-Type": "image/png",
        "Cache-Control": "max-age=600",
        "Set-Cookie": "who=you",
        "X-Your-Key": KEY,
    }
    return Answer(picture(color_of(asked.tile)), headers=headers)


def test_the_key_is_in_no_file_and_another_key_finds_the_same_tiles(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "cache"
    with TileServer(cacheable) as server:
        fetch(qtbot, server, folder)
        fetch(qtbot, server, folder, key="another")
        assert len(server.asked) == len(PLACES)
        assert all("tk=s3cret" in asked.path for asked in server.asked)
    files = kept_in(folder)
    assert len(files) == len(PLACES)
    for file in files:
        content = file.read_bytes().replace(b"\0", b"")
        assert not [word for word in (b"s3cret", b"who=you", b"another") if word in content]


def test_only_the_user_can_read_it(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o755)
    with TileServer(cacheable) as server:
        fetch(qtbot, server, folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in kept_in(folder)} == {0o600}


@pytest.mark.parametrize("status", [404, 410])
def test_only_pictures_are_kept(qtbot: QtBot, tmp_path: Path, status: int) -> None:
    with TileServer(lambda _: Answer(status=status, headers={"Cache-Control": "max-age=9"})) as at:
        fetch(qtbot, at, tmp_path / "cache")
    assert not kept_in(tmp_path / "cache")


def test_tiles_come_where_nothing_can_be_kept(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    with TileServer(cacheable) as server:
        fetch(qtbot, server, tmp_path / "cache")


def test_what_a_killed_run_left_half_written_is_swept(tmp_path: Path) -> None:
    half, whole = (tmp_path / "data8" / "a" / name for name in ("1x2y3z.d.AbCdEf", "1x2y3z.d"))
    half.parent.mkdir(parents=True)
    half.touch()
    whole.touch()
    TileCache(tmp_path, lambda url: url)
    assert kept_in(tmp_path) == [whole]


def test_killed_at_any_moment_no_half_answer_is_kept(tmp_path: Path) -> None:
    chance = random.Random(7)
    for _ in range(KILLS):
        kill_while_it_writes(ENDLESS, tmp_path, chance=chance)
    cache = TileCache(tmp_path, lambda url: url)
    files = kept_in(tmp_path)
    assert 0 < len(files) <= 5
    for file in files:
        metadata = cache.fileMetaData(str(file))
        content = cache.data(metadata.url())
        assert content is not None
        number = int(metadata.url().path().strip("/"))
        assert content.readAll().data() == bytes([number]) * 300_000
