"""A picture that was packed with a feature is shown in its sheet."""

import zipfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.sources.open import open_source
from gisapp.ui.details.attributes_view import AttributesView
from gisapp.ui.details.picture_box import PictureBox
from gisapp.words import load_words

_KML = """<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>园区</name>
<description><![CDATA[<img src="files/photo.png" width="400"/>现场照片]]></description>
<Point><coordinates>115.98,28.64</coordinates></Point></Placemark></kml>"""


def photo(path: Path, width: int = 640) -> Path:
    image = QImage(width, 320, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(path))
    return path


def test_the_picture_of_a_balloon_fits_into_the_panel(qtbot: QtBot, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "tour.kmz", "w") as packed:
        packed.writestr("doc.kml", _KML)
        packed.write(photo(tmp_path / "photo.png"), "files/photo.png")
    (layer,) = open_source(str(tmp_path / "tour.kmz")).layers
    (feature_id,) = layer.geometry.feature_ids.tolist()
    view = AttributesView(layer, FeatureRef(layer.layer_id, feature_id), load_words("en"))
    qtbot.addWidget(view)
    view.resize(320, 600)
    view.show()
    (box,) = view.findChildren(PictureBox)
    assert box.accessibleName() == "photo.png"
    shown = box.pixmap().deviceIndependentSize()
    assert 200 < shown.width() <= 320
    assert round(shown.width() / shown.height(), 1) == 2.0
