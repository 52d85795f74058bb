"""What is rendered looks as the style that comes with its file says."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gisapp.cli import main
from tests.sources.styles.foreign import fill, qml, single
from tests.styled_layers import layer_of, squares


@pytest.mark.parametrize("text", [qml(single(fill("255,0,0,255"))), b"<qgis>"])
def test_a_style_beside_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: bytes
) -> None:
    columns = {"use": ["a"]}
    source = layer_of(tmp_path, None, squares(1), columns, "plots.geojson").origin.source
    (tmp_path / "plots.qml").write_bytes(text)
    out = tmp_path / "map.png"
    assert main(["render", source, "-o", str(out), "--size", "100x100"]) == 0
    is_red = QImage(str(out)).pixelColor(50, 50).name() == "#ff0000"
    assert is_red != ("plots.qml cannot be read as a style" in capsys.readouterr().err)
