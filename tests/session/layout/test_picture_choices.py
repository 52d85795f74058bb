"""How fine a picture is and what is on it is remembered; a choropleth keeps its legend."""

from pathlib import Path

from gisapp.session.layout.picture_choices import (
    PictureChoices,
    paper_px,
    remember,
    remembered,
    to_px,
)
from gisapp.session.settings import Settings


def test_resolution_and_parts_are_kept_and_the_legend_of_classes_comes_back(
    tmp_path: Path,
) -> None:
    settings = Settings(tmp_path / "gisapp.ini")
    remember(settings, PictureChoices("zh", (10, 10), 300, parts=frozenset({"title"})))
    kept = remembered(settings, "en", (960, 480), is_classed=False)
    assert (kept.dpi, kept.size_px, kept.parts) == (300, (3000, 1500), frozenset({"title"}))
    classed = remembered(settings, "en", (960, 480), is_classed=True)
    assert classed.parts == frozenset({"title", "legend"})


def test_nonsense_is_as_it_is_at_first(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "gisapp.ini")
    settings.remember_json("picture", {"dpi": 9999, "left_out": 7})
    kept = remembered(settings, "en", (960, 480), is_classed=False)
    assert kept == PictureChoices("en", (1920, 960))


def test_lengths_are_pixels() -> None:
    assert to_px(25.4, 300) == 300
    assert to_px(1e9, 300) == 32_767
    assert paper_px("A0", 96) == (4494, 3179)
