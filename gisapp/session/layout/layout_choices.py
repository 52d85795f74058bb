"""How the user wants a sheet, remembered from one time to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from gisapp.export.layout.paper import PAPERS, Paper
from gisapp.export.layout.request import PARTS, TEMPLATES, Part, Template
from gisapp.export.redaction.hiding import NOTHING_HIDDEN, Hidden
from gisapp.session.layout.printing import About
from gisapp.session.settings import Settings
from gisapp.words import Language

T = TypeVar("T", bound=str)
_KEY = "layout"
_MOST_LETTERS = 500


@dataclass(frozen=True)
class LayoutChoices:
    """A sheet as it was chosen; the names are those of `LayoutRequest`."""

    language: Language
    title: str = ""
    paper: Paper = "A4"
    is_landscape: bool = True
    template: Template = "map"
    about: About = "view"
    scale: float | None = None
    author: str = ""
    disclaimer: str = ""
    review_number: str = ""
    parts: frozenset[Part] = frozenset(PARTS)
    hidden: Hidden = NOTHING_HIDDEN


def remember(settings: Settings, choices: LayoutChoices) -> None:
    """Keep what will be wanted next time too: paper, parts, who made it; no title and no place."""
    kept = {
        "paper": choices.paper,
        "is_landscape": choices.is_landscape,
        "template": choices.template,
        "author": choices.author,
        "disclaimer": choices.disclaimer,
        "left_out": sorted(set(PARTS) - choices.parts),
    }
    settings.remember_json(_KEY, kept)


def remembered(settings: Settings, language: Language) -> LayoutChoices:
    """Return what was kept; what an edited file has wrong is as it is at first."""
    kept = settings.table(_KEY)
    left_out = kept.get("left_out")
    return LayoutChoices(
        language,
        paper=_one_of(kept.get("paper"), PAPERS),
        is_landscape=kept.get("is_landscape") is not False,
        template=_one_of(kept.get("template"), TEMPLATES),
        author=_text(kept, "author"),
        disclaimer=_text(kept, "disclaimer"),
        parts=frozenset(PARTS).difference(left_out if isinstance(left_out, list) else ()),
    )


def _one_of(value: object, allowed: tuple[T, ...]) -> T:
    return next((each for each in allowed if each == value), allowed[0])


def _text(kept: Mapping[str, object], key: str) -> str:
    value = kept.get(key)
    return value[:_MOST_LETTERS] if isinstance(value, str) else ""
