"""One list says which reader opens a file, and what the file dialog offers."""

import re
import subprocess
import sys
from pathlib import Path
from pkgutil import resolve_name

import pytest

from gisapp.sources.readers import READERS, dialog_filter, reader_for
from gisapp.words import LANGUAGES, Language, load_words
from tests.parks import EMBEDDED
from tests.tile_files import write_mbtiles
from tests.vector_files import BOX, write


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("plots.geojson", "geojson"),
        ("PLOTS.JSON", "geojson"),
        ("plots.shp", "shapefile"),
        ("plots.Parquet", "geoparquet"),
        ("map.mbtiles", "mbtiles"),
        ("map.PMTiles", "pmtiles"),
        ("plots.tab", "other"),
        ("plots", "other"),
        (".mbtiles", "other"),
    ],
)
def test_the_suffix_decides_in_whatever_case(tmp_path: Path, name: str, reader: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"whatever")
    assert reader_for(path).name == reader


def test_a_geopackage_of_the_park_schema_is_known_by_its_tables(tmp_path: Path) -> None:
    assert reader_for(EMBEDDED).name == "park"
    renamed = tmp_path / "parks.db"
    renamed.write_bytes(EMBEDDED.read_bytes())
    assert reader_for(renamed).name == "park"
    assert reader_for(write(tmp_path / "plots.gpkg", [BOX])).name == "geopackage"


def test_tiles_in_a_database_are_no_park(tmp_path: Path) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {}, name="Map")
    assert reader_for(path).name == "mbtiles"


def test_a_folder_is_left_to_gdal(tmp_path: Path) -> None:
    assert reader_for(tmp_path).name == "other"


def test_readers_have_names_and_suffixes_of_their_own() -> None:
    names = [reader.name for reader in READERS]
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)
    assert all(re.fullmatch(r"(\.[a-z0-9]+){1,2}", suffix) for suffix in suffixes)


def test_the_last_reader_takes_what_no_other_does() -> None:
    nowhere = Path("/nowhere/at all.xyz")
    assert [reader.name for reader in READERS if reader.takes(nowhere)] == [READERS[-1].name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_dialog_offers_all_at_once_and_each_format(language: Language) -> None:
    everything, *formats, others = dialog_filter(load_words(language)).split(";;")
    assert others.endswith("(*)")
    offered = [re.fullmatch(r"(.+) \((\*[.\w]+(?: \*[.\w]+)*)\)", each) for each in formats]
    patterns = [pattern for each in offered if each for pattern in each[2].split()]
    assert None not in offered
    assert everything.endswith(f" ({' '.join(patterns)})")
    assert patterns == [f"*{suffix}" for reader in READERS for suffix in reader.suffixes]
    labels = [each[1] for each in offered if each]
    assert len(set(labels)) == len(labels)


def test_every_reader_can_be_imported() -> None:
    named = [name for reader in READERS for name in (reader.opener, reader.parser) if name]
    assert all(callable(resolve_name(name)) for name in named)


def test_the_list_is_there_without_what_is_slow_to_import() -> None:
    script = (
        "import sys; from gisapp.sources import readers;"
        "print(*{'pyogrio', 'pyarrow', 'pandas', 'pmtiles'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
