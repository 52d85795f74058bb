"""The Example Park, opened where it lies: ground, ledgers and plots to try everything with."""

from pathlib import Path

from gisapp import paths
from gisapp.core.view_state import ViewState
from gisapp.session.loading import SourceLoader

_FILES = ("park.gpkg", "ledger-2026.xlsx", "plots-2026.gpkg")
"""One after the other: the last one comes to lie on top."""


def example_folder() -> Path:
    """Return the folder of the Example Park's files."""
    return paths.geodata() / "example" / "park"


class ExampleData:
    """Opens the Example Park's files, read in place: nothing is written, nothing copied."""

    def __init__(self, view_state: ViewState, loader: SourceLoader) -> None:
        self._state = view_state
        self._loader = loader
        self._waiting: list[str] = []
        loader.opened.connect(self._go_on)

    def open(self) -> None:
        """Open what is not open yet; else show where it lies."""
        files = [str(example_folder() / name) for name in _FILES]
        here = {layer.origin.source for layer in self._state.layers.layers}
        self._waiting = [file for file in files if file not in here]
        self._loader.open(self._waiting[:1] or files[:1])

    def _go_on(self, opened: str) -> None:
        if self._waiting[:1] == [opened]:
            del self._waiting[0]
            self._loader.open(self._waiting[:1])
