"""Paper, parts and author are remembered; a file that was edited by hand does no harm."""

from pathlib import Path

from gisapp.session.layout.layout_choices import LayoutChoices, remember, remembered
from gisapp.session.settings import Settings


def test_what_is_wanted_next_time_too_is_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "gisapp.ini")
    chosen = LayoutChoices(
        "zh",
        title="Once",
        paper="A1",
        is_landscape=False,
        template="table",
        scale=5000,
        author="规划办",
        disclaimer="内部使用",
        parts=frozenset({"legend"}),
    )
    remember(settings, chosen)
    kept = remembered(Settings(tmp_path / "gisapp.ini"), "en")
    assert (kept.paper, kept.is_landscape, kept.template) == ("A1", False, "table")
    assert (kept.author, kept.disclaimer) == ("规划办", "内部使用")
    assert kept.parts == {"legend"}
    assert (kept.title, kept.scale, kept.language) == ("", None, "en")


def test_nonsense_is_as_it_is_at_first(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "gisapp.ini")
    settings.remember_json(
        "layout", {"paper": "B5", "author": 7, "left_out": "all", "template": []}
    )
    assert remembered(settings, "zh") == LayoutChoices("zh")
