"""The dialog of a sheet for print."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gisapp.errors import GisAppError
from gisapp.session.layout.layout_choices import LayoutChoices, remember, remembered
from gisapp.session.layout.layouts import Layouts
from gisapp.session.layout.printing import ABOUT, Preview
from gisapp.session.settings import Settings
from gisapp.session.start.last_folders import LastFolders
from gisapp.session.tasks import Task
from gisapp.ui.layout.layout_form import LayoutForm
from gisapp.ui.layout.print_dialog import PrintDialog
from gisapp.ui.widgets.told_panel import ToldPanel
from gisapp.words import Words


class LayoutDialog(PrintDialog):
    """Asks how a sheet shall be, shows its pages, and writes it as PDF."""

    def __init__(
        self,
        layouts: Layouts,
        settings: Settings,
        words: Words,
        parent: QWidget | None = None,
        folders: LastFolders | None = None,
    ) -> None:
        about = [each for each in ABOUT if layouts.can_show(each)]
        self.form = LayoutForm(remembered(settings, words.language), about, words)
        self._layouts = layouts
        self._settings = settings
        told = ToldPanel(layouts.layers, layouts.datasets, layouts.tasks, words)
        super().__init__(self.form, told, "layout", ("pdf",), words, parent, folders)
        self._name_title()
        self.form.changed.connect(self._change)
        told.changed.connect(self._change)

    @property
    def choices(self) -> LayoutChoices:
        """What is chosen now."""
        return replace(self.form.choices, hidden=self.told.hidden)

    def start_preview(
        self, longest_px: int, page: int, done: Callable[[Preview | GisAppError], None]
    ) -> None:
        self._layouts.preview(self.choices, longest_px, page, done)

    def start_writing(self, path: Path, done: Callable[[object], None]) -> Task:
        remember(self._settings, self.choices)
        return self._layouts.write(self.choices, path, done)

    def drop_preview(self) -> None:
        self._layouts.drop_preview()

    def suggested_name(self) -> str:
        return self.choices.title

    def _change(self) -> None:
        self._name_title()
        self.want_preview()

    def _name_title(self) -> None:
        """Write into the empty field which title the sheet has if nobody gives it one."""
        title = self._layouts.default_title(self.form.language.currentData(), self.told.hidden)
        self.form.title.setPlaceholderText(title)
