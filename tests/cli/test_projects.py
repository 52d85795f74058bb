"""Commands work on projects: their sources, looks, joins, order and view."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gisapp.cli import main
from gisapp.cli.arguments import parse
from gisapp.cli.opening import layers_of, open_all
from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.project.project import (
    EMBEDDED,
    PlaceView,
    Project,
    ProjectLayer,
    ProjectSource,
    TableJoinChoice,
)
from gisapp.export.project.package import write_package
from gisapp.export.project.project_file import write_project
from tests.cli.running import Captured, printed, sentence
from tests.plots_and_firms import write_firms, write_plots

KIND_OF_TABLES = "polygon"
"""What rows without places are listed as."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Plots below firms, which are joined to them; of the embedded data, the park alone."""
    (tmp_path / "data").mkdir()
    sources = (
        ProjectSource(EMBEDDED, ""),
        ProjectSource("firms", str(write_firms(tmp_path / "data"))),
        ProjectSource("plots", str(write_plots(tmp_path / "data"))),
    )
    layers = (
        ProjectLayer(
            "plots",
            "plots",
            "地块",
            "polygon",
            opacity=0.5,
            style=LayerStyle("企业"),
            joins=(TableJoinChoice("firms", "编号", "地块编号"),),
        ),
        ProjectLayer("firms", "firms", "企业", KIND_OF_TABLES),
        ProjectLayer("park", EMBEDDED, "park", "polygon"),
        ProjectLayer("road", EMBEDDED, "road", "line", visible=False),
    )
    return Project(sources=sources, layers=layers, view=PlaceView(115.9045, 28.605, 0.5))


@pytest.fixture
def path(project: Project, tmp_path: Path) -> Path:
    write_project(project, tmp_path / "park.gisapp", {})
    return tmp_path / "park.gisapp"


def test_a_project_is_opened_with_looks_joins_and_order(path: Path) -> None:
    layers = layers_of(open_all(parse(["info", "--project", str(path)])))
    assert [each.origin.layer for each in layers] == ["地块", "企业", "park"]
    plots = layers[0]
    assert plots.opacity == 0.5
    assert plots.symbology.attribute == "企业"
    assert plots.attributes.record(1)["企业"] == "甲"


def test_a_project_stands_for_itself_in_any_place(capsys: Captured, path: Path) -> None:
    there = ("--at", "115.9045,28.605", "--json")
    hits = [
        printed(capsys, "identify", str(path), *there),
        printed(capsys, "identify", "--project", str(path), *there),
        printed(capsys, "identify", *there, str(path)),
    ]
    assert hits[0] == hits[1] == hits[2]
    assert hits[0][0]["attributes"]["企业"] == "甲"


def test_sources_are_opened_beside_it(capsys: Captured, path: Path, tmp_path: Path) -> None:
    written = write_plots(tmp_path)
    # Layers of files with one name would lie together.
    more = written.rename(written.with_stem("more"))
    layers = printed(capsys, "info", "--project", str(path), str(more), "--json")
    assert [each["layer"] for each in layers] == ["地块", "企业", "park", "地块"]


@pytest.mark.usefixtures("qapp")
def test_a_picture_shows_the_place_of_the_project(path: Path, tmp_path: Path) -> None:
    picture = tmp_path / "map.png"
    assert main(["render", str(path), "-o", str(picture), "--size", "300x200"]) == 0
    image = QImage(str(picture))
    corners = {image.pixelColor(x, y).name() for x, y in ((20, 20), (280, 30), (20, 150))}
    assert len(corners) == 1, "the plot fills the picture"
    far = tmp_path / "far.png"
    main(["render", str(path), "-o", str(far), "--size", "300x200", "--extent", "115,28,117,29"])
    assert QImage(str(far)).pixelColor(20, 20).name() not in corners


def test_a_package_and_its_folder_are_projects_too(
    capsys: Captured, project: Project, tmp_path: Path
) -> None:
    write_package(project, tmp_path / "sent.zip", {})
    layers = printed(capsys, "info", str(tmp_path / "sent.zip"), "--json")
    assert [each["layer"] for each in layers] == ["地块", "企业", "park"]


def test_what_is_missing_is_told_and_the_rest_comes(
    capsys: Captured, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "data" / "企业.csv").unlink()
    assert main(["info", str(path), "--json"]) == 0
    out, err = capsys.readouterr()
    assert [each["layer"] for each in json.loads(out)] == ["地块", "park"]
    assert "企业.csv is not there" in err


def test_a_server_is_not_asked_for_what_only_the_project_names(
    capsys: Captured, project: Project, tmp_path: Path
) -> None:
    far = ProjectSource("far", "https://data.example/a.geojson")
    write_project(Project(sources=(far,)), tmp_path / "far.gisapp", {})
    assert main(["info", str(tmp_path / "far.gisapp")]) == 1
    err = capsys.readouterr().err
    assert "data.example" in err
    assert "Nothing of the project" in err


@pytest.mark.parametrize("content", [b"", b"{", b'{"a": 1}', b"[" * 99_999])
def test_what_is_no_project_is_one_sentence(
    capsys: Captured, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "park.gisapp"
    path.write_bytes(content)
    assert "park.gisapp" in sentence(capsys, "info", str(path))
    assert "gone.gisapp" in sentence(capsys, "info", "--project", str(tmp_path / "gone.gisapp"))
