"""Every format takes hostile values, empty layers and a cancel; the suffix says which it is."""

import gc
import re
import resource
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import geopandas as gpd
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, ExportError
from gisapp.export.feature_file import write_feature_file
from gisapp.export.formats.writer import Writer
from gisapp.export.formats.writers import WRITERS, writer_for
from gisapp.sources.open import open_source
from gisapp.words import LANGUAGES, load_words
from tests.export.all_kinds import HOSTILE
from tests.export.independent import READERS
from tests.export.plots import layer_of_plots
from tests.export.requests import request
from tests.export.written import told

EXACT = (".gpkg", ".geojson", ".fgb", ".parquet")


def _in_dbf(text: str) -> str | None:
    return text.encode()[:254].decode(errors="ignore").rstrip(" ") or None


def _in_xml(text: str) -> str:
    return re.sub(r"[\x00-\x08]", "", text).replace("\r\n", "\n")


def _in_csv(text: str) -> str:
    return f"'{text}" if text in ("=1+1", "@SUM(A1)", "\tTab", "＝1") else text


CHANGED: Mapping[str, tuple[Callable[[str], str | None], str]] = {
    ".shp": (_in_dbf, "Texts are cut to 254 bytes: name"),
    ".kml": (_in_xml, "Control characters are left out of texts: name"),
    ".kmz": (_in_xml, "Control characters are left out of texts: name"),
    ".csv": (_in_csv, "Texts that spreadsheets would take for formulas get a ' before them"),
}
"""What becomes of texts in formats that cannot keep them all, and what is said of it before."""
each_writer = pytest.mark.parametrize("writer", WRITERS, ids=lambda each: each.name)


@each_writer
def test_the_suffix_says_the_format_and_it_has_a_name(writer: Writer) -> None:
    assert all(writer_for(Path(f"a{each.upper()}")) is writer for each in writer.suffixes)
    assert all(f"export.format.{writer.name}" in load_words(each) for each in LANGUAGES)


@pytest.mark.parametrize(("name", "sentence"), [("a.doc", "not .doc"), ("a", "has no suffix")])
def test_what_no_format_is(name: str, sentence: str) -> None:
    with pytest.raises(ExportError, match=sentence):
        writer_for(Path(name))


@pytest.mark.parametrize("suffix", READERS)
def test_others_read_hostile_values_as_they_are_or_as_was_said(
    hostile: Layer, out: Path, suffix: str
) -> None:
    path = out / f"a{suffix}"
    said = told(request([hostile]), path)
    write_feature_file(request([hostile]), path)
    expected, sentence = CHANGED.get(suffix, (str, ""))
    assert Counter(READERS[suffix](path)) == Counter(map(expected, HOSTILE))
    assert sentence in said


@each_writer
def test_a_cancel_leaves_the_old_file(kinds: Layer, out: Path, writer: Writer) -> None:
    path = out / f"a{writer.suffixes[0]}"
    path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_feature_file(request([kinds]), path, Progress(cancelled=lambda: True))
    assert {each.name: each.read_bytes() for each in out.iterdir()} == {path.name: b"old"}


@each_writer
def test_a_place_that_cannot_be_written_is_one_sentence(
    kinds: Layer, out: Path, writer: Writer
) -> None:
    (out / f"a{writer.suffixes[0]}").mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        write_feature_file(request([kinds]), out / f"a{writer.suffixes[0]}")
    with pytest.raises(ExportError, match="no folder"):
        write_feature_file(request([kinds]), out / "none" / f"a{writer.suffixes[0]}")


# Of xlsxwriter's own, of a file that it could not write to.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("lacking", [0.5, 10])
@each_writer
def test_a_disk_without_room_is_one_sentence_and_the_old_file_stays(
    hostile: Layer, kinds: Layer, out: Path, writer: Writer, lacking: float
) -> None:
    path = out / f"a{writer.suffixes[0]}"
    layer = kinds if writer.name == "boundary" else hostile
    write_feature_file(request([layer]), path)
    largest = max(each.stat().st_size for each in out.iterdir())
    room = largest - int(lacking if lacking > 1 else largest * lacking)
    for each in out.iterdir():
        each.write_bytes(b"old")
    before = {each.name: b"old" for each in out.iterdir()}
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        with pytest.raises(ExportError) as failed:
            write_feature_file(request([layer]), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    sentence = failed.value.sentence(load_words("en"))
    assert str(path) in sentence
    assert ".part" not in sentence
    assert {each.name: each.read_bytes() for each in out.iterdir()} == before
    # What the library left open complains here, not in the next test.
    del failed
    gc.collect()


@each_writer
def test_a_link_stays_and_what_is_protected_is_refused(
    kinds: Layer, out: Path, writer: Writer
) -> None:
    path, beside = out / f"a{writer.suffixes[0]}", out / f"b{writer.suffixes[0]}"
    path.symlink_to(beside)
    write_feature_file(request([kinds]), path)
    assert path.is_symlink()
    whole = beside.read_bytes()
    beside.chmod(0o444)
    with pytest.raises(ExportError, match="protected"):
        write_feature_file(request([kinds]), path)
    assert beside.read_bytes() == whole


@pytest.mark.parametrize("suffix", [*EXACT, ".shp", ".csv", ".xlsx", ".kml"])
def test_a_layer_without_features_keeps_its_columns(tmp_path: Path, suffix: str) -> None:
    empty = gpd.GeoDataFrame(
        {"名称": [], "area": []}, geometry=gpd.GeoSeries([], crs=4326), crs="EPSG:4326"
    ).astype({"area": float})
    empty.to_file(tmp_path / "empty.gpkg", geometry_type="Polygon")
    layers = open_source(str(tmp_path / "empty.gpkg")).layers
    path = tmp_path / f"out{suffix}"
    assert write_feature_file(request(layers), path) == 0
    if suffix in (".gpkg", ".fgb", ".shp"):
        frame = gpd.read_file(path, layer=0)
        assert list(frame.columns) == ["名称", "area", "geometry"]
    assert path.stat().st_size


@each_writer
def test_names_of_20000_letters(tmp_path: Path, writer: Writer) -> None:
    long = "长" * 20_000
    plots = layer_of_plots(tmp_path, {long: long, "name": long})
    path = tmp_path / f"out{writer.suffixes[0]}"
    assert write_feature_file(request([plots]), path) == 1
    assert path.stat().st_size > 100
