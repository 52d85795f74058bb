"""Icons: in any colour, sharp on fine screens, faint where a command is disabled."""

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage

from gisapp import paths
from gisapp.ui.widgets.icons import DISABLED_OPACITY, SIZE, icon, pixmap

pytestmark = pytest.mark.usefixtures("qapp")

RED = QColor("#ff0000")
NAMES = sorted(path.stem for path in (paths.resources() / "icons").glob("*.svg"))
DRAWN_IN_ONE_COLOUR = [name for name in NAMES if not name.startswith("control-")]


def alpha(image: QImage) -> np.ndarray:
    """Return how opaque each pixel is, 0 to 255."""
    argb = image.convertToFormat(QImage.Format.Format_ARGB32)
    return np.frombuffer(bytes(argb.constBits()), np.uint32).reshape(argb.height(), -1) >> 24


@pytest.mark.parametrize("name", DRAWN_IN_ONE_COLOUR)
def test_each_icon_is_drawn_in_the_colour_asked_for(name: str) -> None:
    image = pixmap(name, RED, 40).toImage()
    opaque = np.argwhere(alpha(image) > 200)
    assert len(opaque) > 20
    y, x = opaque[len(opaque) // 2]
    assert image.pixelColor(int(x), int(y)).name() == "#ff0000"


def test_a_picture_has_the_size_asked_for_and_is_finer_on_a_fine_screen() -> None:
    plain, fine = pixmap("home", RED), pixmap("home", RED, ratio=2.0)
    assert plain.size() == QSize(SIZE, SIZE)
    assert fine.size() == plain.size() * 2
    assert fine.deviceIndependentSize() == plain.deviceIndependentSize()
    doubled = plain.toImage().scaled(fine.size())
    assert fine.toImage() != doubled


def test_a_disabled_icon_is_faint_on_any_ground() -> None:
    both = icon("home", RED)
    enabled, disabled = (
        alpha(both.pixmap(QSize(SIZE, SIZE), mode).toImage())
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    assert disabled.max() == pytest.approx(DISABLED_OPACITY * enabled.max(), abs=3)
    assert ((disabled > 0) == (enabled > 0)).mean() > 0.95


def test_an_icon_is_drawn_anew_for_a_fine_screen() -> None:
    fine = icon("home", RED).pixmap(QSize(SIZE, SIZE), 2.0).toImage()
    plain = icon("home", RED).pixmap(QSize(SIZE, SIZE), 1.0).toImage()
    assert fine.size() == plain.size() * 2
    assert (alpha(fine) != alpha(plain.scaled(fine.size()))).any()


def test_a_name_without_a_drawing_is_a_bug_that_surfaces() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", RED)
