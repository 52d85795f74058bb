"""What the user said of files is known at the next start, and a damaged settings file harms not."""

import json
from pathlib import Path

import pytest

from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.session.reading_memory import MOST_TABLES, ReadingMemory
from gisapp.session.settings import Settings
from gisapp.sources.source_name import table_identity

CGCS2000 = ReadAs("EPSG:4548", "GBK", True, "GCJ-02", (1.5, -2.0, 3.0))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "window.ini")


def test_it_is_known_at_the_next_start(settings: Settings, tmp_path: Path) -> None:
    identity = table_identity(str(tmp_path / "地块.shp"), "地块")
    ReadingMemory(settings).say({identity: CGCS2000})
    assert ReadingMemory(settings).said_of(str(tmp_path / "地块.shp")) == {identity: CGCS2000}


def test_a_folder_knows_its_files_and_a_table_itself_alone(tmp_path: Path) -> None:
    memory = ReadingMemory(Settings(None))
    folder, beside = tmp_path / "park", tmp_path / "park 2"
    inside = table_identity(str(folder / "a.gpkg"), "north")
    memory.say({inside: CGCS2000, table_identity(str(beside / "a.gpkg"), "north"): CGCS2000})
    assert set(memory.said_of(str(folder))) == {inside}
    assert set(memory.said_of(f"{folder / 'a.gpkg'}::north")) == {inside}
    assert not memory.said_of(f"{folder / 'a.gpkg'}::south")


def test_what_is_read_as_stated_again_is_forgotten(settings: Settings, tmp_path: Path) -> None:
    identity = table_identity(str(tmp_path / "a.shp"), "a")
    memory = ReadingMemory(settings)
    memory.say({identity: CGCS2000})
    memory.say({identity: AS_STATED})
    assert not ReadingMemory(settings).said_of(str(tmp_path / "a.shp"))


def test_of_very_many_the_oldest_are_forgotten(tmp_path: Path) -> None:
    memory = ReadingMemory(Settings(None))
    for number in range(MOST_TABLES + 5):
        memory.say({table_identity(str(tmp_path / f"{number}.shp"), "a"): CGCS2000})
    assert len(memory.said_of(str(tmp_path))) == MOST_TABLES
    assert not memory.said_of(str(tmp_path / "4.shp"))
    assert memory.said_of(str(tmp_path / "5.shp"))


SOUND: dict[str, object] = {
    "crs": None,
    "encoding": "GBK",
    "is_swapped": False,
    "correction": "",
    "datum_shift": [],
}


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[" * 100_000,
        "[1]",
        *(
            json.dumps({"/a.shp::a": {**SOUND, **wrong}})
            for wrong in (
                {"crs": 4548},
                {"encoding": ["GBK"]},
                {"is_swapped": "no"},
                {"correction": "GCJ-03"},
                {"datum_shift": [1]},
                {"datum_shift": ["1", "2", "3"]},
                {"datum_shift": None},
            )
        ),
    ],
)
def test_what_someone_else_wrote_there_is_left_out(settings: Settings, text: str) -> None:
    settings.remember("read_as", text)
    assert not ReadingMemory(settings).said_of("/a.shp")
