"""The Edit menu: undo and redo, with the name of what they are about."""

from collections.abc import Mapping
from typing import Any

from gisapp.core.events import Observable, mapped
from gisapp.session.history import Edit
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import Words

_LONGEST_NAME = 40
"""Letters of a name that a menu shows."""


def install_undo(window: MainWindow, session: Session) -> None:
    """Add the commands Undo and Redo."""
    history, words = session.history, session.state.words
    for order, (name, run, keys, edit) in enumerate(
        (
            ("undo", history.undo, ("Ctrl+Z",), history.undoable),
            ("redo", history.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), history.redoable),
        )
    ):
        window.add_commands(
            Command(
                name,
                run,
                icon=name,
                keys=keys,
                menu=MenuPlace("edit", 0, order),
                enabled=mapped(edit, lambda now: now is not None),
                values=_values(edit, words),
            )
        )


def _values(
    edit: Observable[Edit | None], words: Observable[Words]
) -> Observable[Mapping[str, Any]]:
    """Return what an edit is called, in the language of now."""

    def now() -> Mapping[str, Any]:
        if edit.value is None:
            return {"edit": ""}
        name = _shortened(edit.value.name.in_language(words.value.language))
        return {"edit": words.value(f"history.{edit.value.code}", name=name)}

    values = Observable(now())
    edit.changed.connect(lambda _: values.set(now()))
    words.changed.connect(lambda _: values.set(now()))
    return values


def _shortened(name: str) -> str:
    """Return a name without its middle where it is long: what tells two apart is often the end."""
    if len(name) <= _LONGEST_NAME:
        return name
    half = _LONGEST_NAME // 2
    return f"{name[:half].rstrip()}…{name[-half:].lstrip()}"
