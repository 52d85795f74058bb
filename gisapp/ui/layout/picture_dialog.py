"""The dialog of a picture of the map."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gisapp.errors import GisAppError
from gisapp.render.palette import Palette
from gisapp.session.layout.picture_choices import PictureChoices, remember, remembered
from gisapp.session.layout.pictures import Pictures
from gisapp.session.layout.printing import ABOUT, Preview
from gisapp.session.settings import Settings
from gisapp.session.start.last_folders import LastFolders
from gisapp.session.tasks import Task
from gisapp.ui.layout.picture_form import PictureForm
from gisapp.ui.layout.print_dialog import PrintDialog
from gisapp.ui.widgets.told_panel import ToldPanel
from gisapp.words import Words

SUFFIXES = ("png", "pdf", "svg")


class PictureDialog(PrintDialog):
    """Asks how a picture shall be, shows it, and writes it as PNG, PDF or SVG.

    Parameters
    ----------
    palette : Palette
        The colours of the map as the user sees it.
    """

    def __init__(
        self,
        pictures: Pictures,
        settings: Settings,
        palette: Palette,
        words: Words,
        parent: QWidget | None = None,
        folders: LastFolders | None = None,
    ) -> None:
        about = [each for each in ABOUT if pictures.can_show(each)]
        view = pictures.state.viewport.value
        size = view.width, view.height
        kept = remembered(settings, words.language, size, is_classed=pictures.is_classed)
        self.form = PictureForm(kept, about, words)
        self._pictures = pictures
        self._settings = settings
        self._palette = palette
        told = ToldPanel(pictures.layers, pictures.datasets, pictures.tasks, words)
        super().__init__(self.form, told, "picture", SUFFIXES, words, parent, folders)
        self._name_title()
        self.form.changed.connect(self._change)
        told.changed.connect(self._change)

    @property
    def choices(self) -> PictureChoices:
        """What is chosen now."""
        return replace(self.form.choices, hidden=self.told.hidden)

    def start_preview(
        self, longest_px: int, page: int, done: Callable[[Preview | GisAppError], None]
    ) -> None:
        request = self._pictures.request_of(self.choices, self._palette)
        self._pictures.preview(request, longest_px, done)

    def start_writing(self, path: Path, done: Callable[[object], None]) -> Task:
        remember(self._settings, self.choices)
        request = self._pictures.request_of(self.choices, self._palette)
        return self._pictures.write(request, path, done)

    def drop_preview(self) -> None:
        self._pictures.drop_preview()

    def suggested_name(self) -> str:
        return self.words("export.image_name")

    def _change(self) -> None:
        self._name_title()
        self.want_preview()

    def _name_title(self) -> None:
        """Write into the empty field which title the picture has if nobody gives it one."""
        title = self._pictures.default_title(self.form.language.currentData(), self.told.hidden)
        self.form.title.setPlaceholderText(title)
