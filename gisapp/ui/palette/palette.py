"""The command palette: the window's commands by their names, to be run at once."""

from PySide6.QtWidgets import QMenu

from gisapp.session.session import Session
from gisapp.ui.command import Command
from gisapp.ui.palette.popup import PalettePopup
from gisapp.ui.palette.ranking import CommandNames, best_first
from gisapp.ui.palette.rows import plain, row_of
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import LANGUAGES, load_words

_SETTING = "recent_commands"
_MOST_RECENT = 8


class Palette:
    """Lists the window's commands, runs the one that is taken, and remembers it.

    Parameters
    ----------
    own_command : str
        The name of the command that opens it, which it doesn't list.
    """

    def __init__(self, window: MainWindow, session: Session, own_command: str) -> None:
        self._own_command = own_command
        self._window = window
        self._session = session
        self._popup: PalettePopup | None = None
        self._names: tuple[CommandNames, ...] = ()

    def open(self) -> None:
        """Show the palette with all commands, those that were run lately first."""
        if self._popup is None:
            self._popup = PalettePopup(self._window)
            self._popup.typed.connect(self._show_fitting)
            self._popup.taken.connect(self._run)
        self._names = self._find_names()
        words = self._session.state.words.value
        self._popup.open(words("palette.placeholder"), words("palette.nothing"))

    def _find_names(self) -> tuple[CommandNames, ...]:
        """Return the names of all commands, with their menus', in both languages."""
        commands, menus = self._window.commands, self._window.menus
        languages = tuple(load_words(language) for language in LANGUAGES)

        def texts_of(command: Command) -> list[str]:
            names = [commands.text_of(command, words).rstrip("…") for words in languages]
            titles = [plain(menus.title_of(command, words)) for words in languages]
            full = [f"{title} {name}" for title, name in zip(titles, names, strict=True) if title]
            return [*names, *full]

        return tuple(
            CommandNames.of(command.name, texts_of(command))
            for command in sorted(commands, key=menus.rank)
            if command.name != self._own_command
        )

    def _show_fitting(self, text: str) -> None:
        by_name = {command.name: command for command in self._window.commands}
        words = self._session.state.words.value
        fitting = best_first(self._names, text, self._recent)
        if self._popup is not None:
            self._popup.show_rows([row_of(self._window, by_name[name], words) for name in fitting])

    def _run(self, name: str) -> None:
        recent = (name, *(each for each in self._recent if each != name))[:_MOST_RECENT]
        self._session.settings.remember(_SETTING, ",".join(recent))
        self._window.focus_map()
        command = next(each for each in self._window.commands if each.name == name)
        if command.fill is None:
            self._window.commands[name].trigger()
        else:
            self._open_submenu(command)

    def _open_submenu(self, command: Command) -> None:
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        if command.fill is not None:
            command.fill(menu)
        middle = self._window.rect().center()
        menu.popup(self._window.mapToGlobal(middle))

    @property
    def _recent(self) -> tuple[str, ...]:
        """The commands that were run lately, the last one first."""
        return tuple(filter(None, self._session.settings.text(_SETTING).split(",")))
