"""The Example Park: its build makes what is committed, and its tables are what they claim to be."""

import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pytest
from python_calamine import load_workbook

from geodata.example.build import DEFAULT_TARGET, build
from geodata.example.firms import FIRMS, PROJECTS
from geodata.example.layout import CRS, PLOTS
from geodata.example.oddities import PUSHED, SHIFTED_OUT

ROOM_BYTES = 2_000_000
SAME_BYTES = {".md", ".txt", ".pdf", ".shp", ".shx", ".dbf"}
KEY, AREA = "宗地编号", "土地面积（平方米）"


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    build(folder)
    return folder


def plots_of(year: int) -> gpd.GeoDataFrame:
    return gpd.read_file(DEFAULT_TARGET / f"plots-{year}.gpkg").set_index(KEY)


def files_of(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def content_of(path: Path) -> object:
    """Return what a reader finds in a file; how it is packed may differ between libraries."""
    if path.suffix == ".gpkg":
        with closing(sqlite3.connect(path)) as connection:
            names = [name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")]
            tables = ["gpkg_contents", "gpkg_geometry_columns", *names]
            return [connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables]
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    return path.read_bytes() if path.suffix in SAME_BYTES else path.suffix


def test_committed_files_are_what_the_build_makes(rebuilt: Path) -> None:
    made, committed = files_of(rebuilt), files_of(DEFAULT_TARGET)
    assert list(made) == list(committed)
    for name, path in made.items():
        assert content_of(path) == content_of(committed[name]), name


def test_building_twice_gives_the_same_bytes(rebuilt: Path, tmp_path: Path) -> None:
    build(tmp_path)
    for name, path in files_of(tmp_path).items():
        assert path.read_bytes() == (rebuilt / name).read_bytes(), name


def test_they_are_small() -> None:
    assert sum(path.stat().st_size for path in files_of(DEFAULT_TARGET).values()) < ROOM_BYTES


def test_every_source_says_that_it_is_invented() -> None:
    for name in ("park", "plots-2024", "plots-2025", "plots-2026"):
        with closing(sqlite3.connect(DEFAULT_TARGET / f"{name}.gpkg")) as connection:
            told = connection.execute("SELECT description FROM gpkg_contents").fetchall()
        assert all("Invented for practice" in text and "练习用虚构数据" in text for (text,) in told)
    for path in DEFAULT_TARGET.glob("*.xlsx"):
        for name in load_workbook(path).sheet_names:
            title = str(load_workbook(path).get_sheet_by_name(name).to_python()[0][0])
            assert "练习用虚构数据" in title or "invented for practice" in title
    for path in (DEFAULT_TARGET / "photos").iterdir():
        assert b"Invented for practice" in path.read_bytes()
    assert all("虚构" in _text(path) for path in (DEFAULT_TARGET / "documents").glob("*.txt"))
    assert "虚构" in (DEFAULT_TARGET / "supplied-2026.txt").read_bytes().decode("gb18030")


def test_it_has_as_many_subjects_as_it_shall() -> None:
    plots = plots_of(2026)
    assert len(plots) == plots.index.nunique() == PLOTS
    book = load_workbook(DEFAULT_TARGET / "ledger-2026.xlsx")
    above = 3
    # Of each sheet, and what is there twice or without a key on purpose.
    rows = {"供地台账": PLOTS + 2, "企业名录": FIRMS + 1, "项目台账": PROJECTS}
    assert {name: len(book.get_sheet_by_name(name).to_python()) - above for name in rows} == rows


def test_stated_areas_are_those_of_the_shapes() -> None:
    plots = plots_of(2026)
    measured = plots.to_crs(CRS).area
    assert ((plots[AREA] - measured).abs() / measured).max() < 1e-4


def test_only_the_two_odd_plots_leave_their_place() -> None:
    plots = plots_of(2026).to_crs(CRS)
    park = gpd.read_file(DEFAULT_TARGET / "park.gpkg", layer="park").to_crs(CRS).geometry.iloc[0]
    outside = plots.index[~plots.within(park.buffer(0.01))]
    assert list(outside) == [SHIFTED_OUT]
    sound = plots.drop(index=[SHIFTED_OUT, PUSHED])
    assert sound.area.sum() - sound.union_all().area == pytest.approx(0, abs=0.5)


def test_plots_come_go_and_move_from_year_to_year() -> None:
    for before, after in ((2024, 2025), (2025, 2026)):
        old, new = plots_of(before), plots_of(after)
        assert len(new.index.difference(old.index)) > 10
        assert len(old.index.difference(new.index)) >= 4
        both = old.index.intersection(new.index)
        stages = old.loc[both, "建设状态"].fillna("") != new.loc[both, "建设状态"].fillna("")
        assert stages.sum() > 20
        apart = old.loc[both].to_crs(CRS).distance(new.loc[both].to_crs(CRS).centroid)
        moved = old.loc[both].to_crs(CRS).centroid.distance(new.loc[both].to_crs(CRS).centroid)
        assert 4 <= (moved > 5).sum() < 10
        assert apart.max() < 100


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
