"""The dialog of boundary points proposes what the plots say, and hands over what is chosen."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from gisapp.core.layers.selection import FeatureSet
from gisapp.export.boundary_cells import CellFields
from gisapp.export.boundary_txt import BoundaryOptions
from gisapp.sources.open import open_source
from gisapp.ui.files.boundary_dialog import BoundaryDialog
from gisapp.words import Language, load_words
from tests.boundary_files import boundary_file, boundary_text, plot
from tests.parks import embedded


def dialog_on(folder: Path, qtbot: QtBot, language: Language = "en") -> BoundaryDialog:
    path = boundary_file(folder, boundary_text(plot(), plot(east=39_401_000.0)))
    layers = open_source(str(path)).layers
    one = FeatureSet({layers[0].layer_id: np.array([2])})
    dialog = BoundaryDialog(layers, one, load_words(language))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def texts(box: QComboBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


def labels(dialog: BoundaryDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_what_the_plots_say_is_proposed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_on(tmp_path, qtbot)
    options = dialog.options
    assert (options.crs, options.decimals, options.encoding) == ("EPSG:4527", 3, "GBK")
    assert options.fields == CellFields("地块编号", "地块名称", "图幅号", "地块用途", "地类编码")
    assert "1 plots" in labels(dialog)
    assert "schematic" not in labels(dialog)


@pytest.mark.parametrize(
    ("language", "zone"),
    [("en", "CGCS2000, 3° zone 39 (117°E)"), ("zh", "CGCS2000，3° 带第 39 带（117°E）")],
)
def test_zones_are_told_in_the_users_language(
    qtbot: QtBot, tmp_path: Path, language: Language, zone: str
) -> None:
    assert dialog_on(tmp_path, qtbot, language).zone.currentText() == zone


def test_what_is_chosen_is_handed_over_with_the_place(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_on(tmp_path, qtbot)
    dialog.zone.setCurrentIndex(dialog.zone.findData("EPSG:4548"))
    dialog.decimals.setCurrentIndex(1)
    dialog.maker.setText(" 某单位 ")
    dialog.number.setCurrentIndex(0)
    dialog.encoding.setCurrentIndex(1)
    taken: list[tuple[Path, BoundaryOptions]] = []
    dialog.chosen.connect(lambda path, options: taken.append((path, options)))
    dialog.export.click()
    (asking,) = dialog.findChildren(QFileDialog)
    asking.selectFile(str(tmp_path / "out.txt"))
    asking.accept()
    ((path, options),) = taken
    assert path == tmp_path / "out.txt"
    assert (options.crs, options.decimals, options.maker) == ("EPSG:4548", 2, "某单位")
    assert options.encoding == "UTF-8"
    assert options.fields is not None
    assert (options.fields.number, options.fields.name) == ("", "地块名称")


def test_schematic_outlines_are_called_so(qtbot: QtBot) -> None:
    layers = tuple(layer for layer in embedded()[0] if layer.layer_id == "park")
    dialog = BoundaryDialog(layers, None, load_words("en"))
    qtbot.addWidget(dialog)
    assert "schematic" in labels(dialog)
    assert "– left empty –" in texts(dialog.number)
