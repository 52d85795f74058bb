"""Tasks that do one thing together, such as opening a project: one progress, one cancel."""

from typing import Protocol


class Cancellable(Protocol):
    """What can be asked to end, as a task can."""

    def cancel(self) -> None:
        """Ask it to end."""


class TaskGroup:
    """Some tasks under one title.

    Parameters
    ----------
    title : str
        What is being done, in the user's language.
    """

    def __init__(self, title: str) -> None:
        self.title = title
        self._shares: dict[Cancellable, float] = {}

    @property
    def share(self) -> float:
        """The share that is done, from 0 to 1; each task counts the same."""
        return sum(self._shares.values()) / max(1, len(self._shares))

    def add(self, task: Cancellable) -> None:
        """Take up a task."""
        self._shares[task] = 0.0

    def note(self, task: Cancellable, share: float) -> None:
        """Note how far a task has come."""
        self._shares[task] = share

    def cancel(self) -> None:
        """Ask all tasks to end."""
        for task in self._shares:
            task.cancel()
