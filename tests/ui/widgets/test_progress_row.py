"""A bar is as long as the part of the whole that it stands for."""

from dataclasses import replace

import numpy as np
import pytest

from gisapp.core.text.sheet_text import ProgressText
from gisapp.ui.widgets.progress_row import ProgressRow
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme
from tests.ui.widgets.painted import picture_of, places_of

pytestmark = pytest.mark.usefixtures("qapp")

BUILT = ProgressText("Built up", 0.25, "5 of 20 km²", "The years differ.")
WIDTH = 316


def row(text: ProgressText, width: int = WIDTH) -> ProgressRow:
    found = ProgressRow(text)
    found.resize(width, found.heightForWidth(width))
    return found


def filled(share: float, theme: Theme = LIGHT, ratio: float = 1.0) -> float:
    """Return how much of the bar is filled."""
    image = picture_of(row(replace(BUILT, share=share)), theme, ratio)
    [bar] = row(BUILT).layout_at(WIDTH).places
    line = round(bar.center().y() * ratio)
    accent = places_of(image, theme.accent, 2)
    return float((accent[:, 1] == line).sum() / (bar.width() * ratio))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.99, 1.0])
def test_the_bar_is_filled_to_its_share(share: float, theme: Theme, ratio: float) -> None:
    assert filled(share, theme, ratio) == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize("share", [0.0, -1.0, 1e-9])
def test_even_the_smallest_share_is_seen(share: float) -> None:
    assert 0 < filled(share) < 0.05


@pytest.mark.parametrize("share", [1.0001, 17.0, np.inf])
def test_more_than_the_whole_fills_the_bar_and_no_more(share: float) -> None:
    assert filled(share) == pytest.approx(1.0, abs=0.01)


def test_label_figures_bar_and_caption_stand_below_each_other() -> None:
    layout = row(BUILT).layout_at(WIDTH)
    label, figures, caption = layout.texts
    [bar] = layout.places
    assert label.y < figures.y < bar.top() < bar.bottom() < caption.y < layout.height


def test_without_a_caption_the_row_is_lower() -> None:
    bare = replace(BUILT, caption="")
    assert row(bare).height() < row(BUILT).height()
    assert bare.spoken == "Built up · 5 of 20 km²"
    assert row(BUILT).accessibleName() == "Built up · 5 of 20 km² · The years differ."
