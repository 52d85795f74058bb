"""Sources and layers keep what a project calls them."""

from pathlib import Path

from gisapp.core.layers.read_as import ReadAs
from gisapp.core.project.project import ProjectSource
from gisapp.session.opened_files import Opening
from gisapp.session.project.known_sources import KnownSources
from tests.plots_and_firms import opened, write_firms, write_plots


def test_sources_are_described_and_numbered(tmp_path: Path) -> None:
    known = KnownSources()
    plots = Opening.of(f"{write_plots(tmp_path)}::地块")
    source = known.source(plots)
    assert (source.source_id, source.place, source.layer) == (
        "source",
        str(tmp_path / "地块.gpkg"),
        "地块",
    )
    assert source.file.name == "地块.gpkg"
    assert source.file.size == (tmp_path / "地块.gpkg").stat().st_size
    assert source.file.modified.startswith("20")
    other = known.source(Opening.of(str(write_firms(tmp_path)), ReadAs(encoding="GBK")))
    assert (other.source_id, other.read_as.encoding) == ("source 2", "GBK")
    assert [known.position(each) for each in ("source", "source 2")] == [0, 1]
    known.forget_all()
    assert known.source(Opening.of(str(tmp_path / "企业.csv"))).source_id == "source"


def test_a_source_of_a_project_keeps_its_id_wherever_it_moves(tmp_path: Path) -> None:
    known, path = KnownSources(), write_firms(tmp_path)
    known.note_source(ProjectSource("firms", "/gone/企业.csv"))
    known.note_source(ProjectSource("firms", str(path)))
    assert known.source(Opening.of(str(path))).source_id == "firms"
    address = known.source(Opening.of("https://data.example/a.geojson"))
    assert address.place == "https://data.example/a.geojson"


def test_two_sources_of_a_project_may_lie_at_one_place(tmp_path: Path) -> None:
    known, path = KnownSources(), write_firms(tmp_path)
    opening = Opening.of(str(path))
    known.note_source(ProjectSource("firms", str(path)))
    assert known.source(opening).source_id == "firms"
    known.note_source(ProjectSource("others", str(path)))
    assert known.source(opening).source_id == "others"
    assert [known.position(each) for each in ("firms", "others")] == [0, 1]


def test_layers_keep_their_ids_and_new_ones_get_free_ones(tmp_path: Path) -> None:
    known, layer = KnownSources(), opened(write_plots(tmp_path))
    assert known.layer_id(layer, ["地块/地块"]) == "地块/地块 2"
    assert known.layer_id(layer, []) == "地块/地块 2"
    known.note_layer(layer.layer_id, "plots")
    assert known.layer_id(layer, []) == "plots"
