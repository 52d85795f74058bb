"""A vector file is asked in one way, whatever its format; content decides which, not the name."""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from gisapp.errors import SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.geoparquet import GeoParquetSource
from gisapp.sources.formats.layer_info import ArrowQuery
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.formats.unchanged_source import UnchangedSource

BOXES = [shapely.box(x, 0, x + 0.5, 1) for x in range(100, 110)]


@pytest.fixture(params=["plots.gpkg", "plots.fgb", "plots.parquet"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> ArrowSource:
    """Ten boxes in a row, numbered from 0."""
    path = tmp_path / request.param
    frame = gpd.GeoDataFrame({"no": range(10), "use": ["工业"] * 10}, geometry=BOXES, crs=4490)
    if path.suffix == ".parquet":
        frame.to_parquet(path, write_covering_bbox=True)
    else:
        frame.to_file(path)
    return arrow_source(path)


def numbers(source: ArrowSource, query: ArrowQuery) -> list[int]:
    with source.arrow_stream("plots", query) as stream:
        return sorted(stream.batches.read_all().column("no").to_pylist())


def test_a_geoparquet_file_is_known_by_its_content_and_all_others_go_to_gdal(
    tmp_path: Path,
) -> None:
    frame = gpd.GeoDataFrame({"no": range(10)}, geometry=BOXES, crs=4490)
    frame.to_parquet(tmp_path / "plots.gpkg")
    frame.to_file(tmp_path / "plots.parquet", driver="FlatGeobuf")
    for name, kind in (("plots.gpkg", GeoParquetSource), ("plots.parquet", GdalSource)):
        source = arrow_source(tmp_path / name)
        assert isinstance(source, UnchangedSource)
        assert isinstance(source.source, kind)
        assert source.layer_info(source.layer_names()[0]).features == 10


@pytest.mark.parametrize("content", [b"", b"PAR", b"no map at all"])
def test_what_is_no_vector_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.bin"
    path.write_bytes(content)
    with pytest.raises(
        SourceError, match=r"odd\.bin (cannot be read as a map layer|is empty): .*\.$"
    ):
        arrow_source(path).layer_names()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.parquet is not there"):
        arrow_source(tmp_path / "gone.parquet").layer_names()


def test_every_source_describes_its_layer(source: ArrowSource) -> None:
    assert source.layer_names() == ("plots",)
    info = source.layer_info("plots")
    assert (info.crs, info.geometry_type, info.features) == ("EPSG:4490", "Polygon", 10)
    assert [field.name for field in info.fields] == ["no", "use"]
    assert [field.is_numeric for field in info.fields] == [True, False]
    assert info.counts_exactly
    assert info.finds_by_id
    assert info.finds_by_extent
    assert info.size_bytes > 0
    assert source.layer_bounds("plots") == (100.0, 0.0, 109.5, 1.0)


def test_a_query_without_limits_brings_everything(source: ArrowSource) -> None:
    with source.arrow_stream("plots", ArrowQuery(geometry=True)) as stream:
        table = stream.batches.read_all()
    assert set(table.column_names) == {"no", "use", stream.id_column, stream.geometry_column}
    assert len(set(table.column(stream.id_column).to_pylist())) == 10
    rows = zip(
        table.column("no").to_pylist(),
        table.column(stream.geometry_column).combine_chunks().to_pylist(),
        strict=True,
    )
    for number, wkb in rows:
        assert shapely.from_wkb(wkb).normalize() == BOXES[number].normalize()


def test_a_query_brings_only_the_columns_that_it_names(source: ArrowSource) -> None:
    with source.arrow_stream("plots", ArrowQuery(columns=("use",))) as stream:
        table = stream.batches.read_all()
    assert set(table.column_names) == {"use", stream.id_column}
    with source.arrow_stream("plots", ArrowQuery(columns=())) as stream:
        assert stream.batches.read_all().column_names == [stream.id_column]


def test_a_query_by_id_brings_these_features(source: ArrowSource) -> None:
    with source.arrow_stream("plots", ArrowQuery(columns=("no",))) as stream:
        table = stream.batches.read_all()
    ids = dict(
        zip(table.column("no").to_pylist(), table.column(stream.id_column).to_pylist(), strict=True)
    )
    query = ArrowQuery(columns=("no",), feature_ids=(ids[2], ids[7]))
    assert numbers(source, query) == [2, 7]


@pytest.mark.parametrize(
    ("bbox", "expected"),
    [
        ((102.2, 0.2, 103.1, 0.3), [2, 3]),
        ((100.0, 0.0, 110.0, 1.0), list(range(10))),
        ((104.6, 0.0, 104.7, 1.0), []),
        ((0.0, 50.0, 1.0, 51.0), []),
        ((102.5, 1.0, 102.6, 2.0), [2]),
    ],
    ids=["two", "all", "a gap", "far away", "a corner touches"],
)
def test_a_query_by_extent_brings_what_touches_it(
    source: ArrowSource, bbox: tuple[float, float, float, float], expected: list[int]
) -> None:
    assert numbers(source, ArrowQuery(columns=("no",), bbox=bbox)) == expected
