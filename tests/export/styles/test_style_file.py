"""The look of a layer is a file of the form that its suffix says."""

from pathlib import Path

import pytest

from gisapp.errors import ExportError
from gisapp.export.styles.style_file import write_style
from tests.styled_layers import layer_of


@pytest.mark.parametrize(("name", "root"), [("a.qml", "<qgis "), ("A.SLD", "<StyledLayer")])
def test_the_suffix_says_the_form(tmp_path: Path, name: str, root: str) -> None:
    write_style(layer_of(tmp_path), tmp_path / name, "zh")
    assert root in (tmp_path / name).read_text(encoding="utf-8")


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.qml or \.sld"):
        write_style(layer_of(tmp_path), tmp_path / "a.txt", "en")
    assert not (tmp_path / "a.txt").exists()
