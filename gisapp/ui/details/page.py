"""A page of the details panel, and what a copy of it says."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gisapp.ui.widgets.sheet_view import SheetView


@dataclass(frozen=True)
class Page:
    """A page and what "copy as text" and "copy as JSON" give; nothing for the home view."""

    view: SheetView
    as_text: Callable[[], str] | None = None
    as_json: Callable[[], str] | None = None


def page_json(value: Mapping[str, object]) -> str:
    """Return what a page says as JSON, as it is copied."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
