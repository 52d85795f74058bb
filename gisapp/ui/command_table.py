"""The commands of a window, each as the QAction that menus, tool bar and keys share."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QKeySequence

from gisapp.core.events import Observable
from gisapp.ui.command import Command, Scope
from gisapp.ui.widgets.icons import icon
from gisapp.words import Words


class CommandTable(QObject):
    """All commands of a window, in the order in which they were added.

    Their words follow the language, and what is enabled or checked follows the commands'
    observables.
    """

    def __init__(self, words: Observable[Words], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._choices: dict[str, QActionGroup] = {}
        words.changed.connect(lambda _: self._write_all())

    def __getitem__(self, name: str) -> QAction:
        """Return the action of a command, such as "zoom_in"."""
        return self._actions[name]

    def __iter__(self) -> Iterator[Command]:
        """Go through all commands."""
        return iter(tuple(self._commands.values()))

    def add(self, *commands: Command) -> None:
        """Take commands up.

        Raises
        ------
        ValueError
            There is a command of that name already.
        """
        for command in commands:
            if command.name in self._commands:
                raise ValueError(f"there are two commands {command.name!r}")
            self._commands[command.name] = command
            self._actions[command.name] = self._action_of(command)
            self._write(command)

    def actions_of(self, scope: Scope) -> tuple[QAction, ...]:
        """Return the actions whose keys count in one place, for the widget there to take up."""
        return tuple(self[command.name] for command in self if command.scope == scope)

    def text_of(self, command: Command, words: Words) -> str:
        """Return what a command is called in a language."""
        values = command.values.value if command.values is not None else {}
        return words(command.words_code, **values).strip()

    def recolor(self, color: QColor) -> None:
        """Draw all icons in another colour."""
        for command in self:
            if command.icon:
                self[command.name].setIcon(icon(command.icon, color))

    def _action_of(self, command: Command) -> QAction:
        action = QAction(self)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        everywhere = command.scope == "window"
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetShortcut
        )
        action.triggered.connect(lambda: self._run(command))
        if command.enabled is not None:
            action.setEnabled(command.enabled.value)
            command.enabled.changed.connect(action.setEnabled)
        if command.checked is not None:
            action.setCheckable(True)
            action.setChecked(command.checked.value)
            command.checked.changed.connect(action.setChecked)
        if command.one_of:
            self._choice(command.one_of).addAction(action)
        if command.values is not None:
            command.values.changed.connect(lambda _: self._write(command))
        return action

    def _choice(self, name: str) -> QActionGroup:
        if name not in self._choices:
            self._choices[name] = QActionGroup(self)
        return self._choices[name]

    def _run(self, command: Command) -> None:
        command.run()
        if command.checked is not None:
            # Qt has checked the action by itself, whatever came of the command.
            self[command.name].setChecked(command.checked.value)

    def _write_all(self) -> None:
        for command in self:
            self._write(command)

    def _write(self, command: Command) -> None:
        action = self[command.name]
        text = self.text_of(command, self._words.value)
        action.setText(text)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text.rstrip('…')} ({keys})" if keys else text.rstrip("…"))
