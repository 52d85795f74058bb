"""A message for the user: one sentence, with details on demand. The message bar is the one door."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from gisapp.core.events import Event
from gisapp.errors import ChangedOnDisk, GisAppError
from gisapp.words import Words

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class MessageAction:
    """What a message offers to do, as a button.

    Parameters
    ----------
    code : str
        Of the button's words.
    run : callable
        Does it; the message goes then.
    """

    code: str
    run: Callable[[], object]


@dataclass(frozen=True)
class Message:
    """One sentence for the user.

    Parameters
    ----------
    severity : "info", "warning" or "error"
        How much it matters.
    sentence : str
        In the user's language.
    details : str
        May be long; they are shown when asked for.
    about : str
        The path that it is about; a newer message about the same takes its place.
    actions : tuple of MessageAction
        What it offers to do; messages that differ in it alone are the same.
    is_offer : bool
        True for an offer that waits for an answer: it doesn't go by itself, and lets all else be
        said before it.
    """

    severity: Severity
    sentence: str
    details: str = ""
    about: str = ""
    actions: tuple[MessageAction, ...] = field(default=(), compare=False)
    is_offer: bool = False


class Messages(Event[Message]):
    """Where what the user should know is emitted.

    What was emitted before anyone listened is told to the first listener. `settled` emits a path
    that was opened or written after all: what failed with it is no longer true. `answered` emits a
    path about which nothing is left to ask or to say. `reload_wanted` emits the path of a changed
    file that the user wants to be read anew.
    """

    def __init__(self) -> None:
        super().__init__()
        self._unheard: list[Message] = []
        self.settled: Event[str] = Event()
        self.reload_wanted: Event[str] = Event()
        self.answered: Event[str] = Event()

    def connect(self, listener: Callable[[Message], None]) -> None:
        """Call `listener` with what nobody has heard, and at each emit from now on."""
        super().connect(listener)
        unheard, self._unheard = self._unheard, []
        for message in unheard:
            listener(message)

    def emit(self, value: Message) -> None:
        """Tell all listeners, or keep what is to be told until there is one."""
        if not self._listeners:
            self._unheard.append(value)
        super().emit(value)

    def emit_failure(self, failure: GisAppError, words: Words) -> None:
        """Tell of an expected failure, in the user's language."""
        about = str(failure.values.get("path", ""))
        details = failure.details and words("message.of_library", text=failure.details)
        reload = MessageAction("message.reload", partial(self.reload_wanted.emit, about))
        actions = (reload,) if isinstance(failure, ChangedOnDisk) else ()
        self.emit(Message("error", failure.sentence(words), details, about, actions))

    def settle(self, path: Path | str) -> None:
        """Say that all is well with a path."""
        self.settled.emit(str(path))
