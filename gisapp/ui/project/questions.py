"""What is asked before a project is lost, replaced or unpacked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from gisapp.core.text.shortening import shortened
from gisapp.session.project.on_disk import OverwriteQuestion
from gisapp.session.session import Session
from gisapp.sources.project.project_file import SUFFIX
from gisapp.ui.project.question_dialog import Answer, QuestionDialog
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.window.main_window import MainWindow

_LONGEST_NAME = 36
"""Letters in one line of a question."""


class ProjectQuestions:
    """Shows the dialogs about a window's project."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._window = window
        self._projects = session.projects
        self._packages = session.packages
        self._words = session.state.words
        self._folders = session.last_folders
        self._leaving: QDialog | None = None

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Save the project, and ask where if it was never saved."""
        if self._projects.path.value is None:
            self.save_as(then)
        else:
            self._projects.save(then=then)

    def save_as(self, then: Callable[[], object] = lambda: None) -> None:
        """Ask where the project shall be saved from now on."""
        words = self._words.value
        dialog = self._file_dialog("project.save_title", SUFFIX)
        path = self._projects.path.value
        name = self._projects.name or words("project.untitled")
        dialog.selectFile(str(path) if path else f"{name}{SUFFIX}")
        dialog.fileSelected.connect(lambda chosen: self._projects.save_as(Path(chosen), then))
        _show(dialog)

    def open(self) -> None:
        """Ask which project shall be opened, once the one of now may go."""
        self._projects.leave(self._ask_which)

    def new(self) -> None:
        """Begin anew, once the project of now may go."""
        self._projects.leave(self._projects.new)

    def package(self) -> None:
        """Ask where the project shall be packed with all of its files."""
        dialog = self._file_dialog("project.package_title", ".zip")
        name = self._projects.name or self._words.value("project.untitled")
        path = self._projects.path.value
        dialog.selectFile(str(path.with_suffix(".zip")) if path else f"{name}.zip")
        dialog.fileSelected.connect(lambda chosen: self._packages.write(Path(chosen)))
        _show(dialog)

    def ask_leaving(self, then: Callable[[], object]) -> None:
        """Ask whether the project shall be saved before something else is done."""
        if self._leaving is not None:
            self._leaving.close()
        words = self._words.value

        def give_up() -> None:
            self._projects.let_go()
            then()

        name = shortened(self._projects.name or words("project.untitled"), _LONGEST_NAME)
        answers = (
            Answer("dontSave", words("project.dont_save"), give_up, is_aside=True),
            Answer("saveFirst", words("project.save"), lambda: self.save(then)),
        )
        question = words("project.ask_save", name=name)
        dialog = self._question(question, words("project.ask_save_note"), answers)
        dialog.setObjectName("leaveQuestion")
        self._leaving = dialog
        dialog.destroyed.connect(self._forget_leaving)
        dialog.show()

    def ask_overwriting(self, asked: OverwriteQuestion) -> None:
        """Ask what shall become of a file that would lose something."""
        words = self._words.value
        overwrite = Answer(
            "overwrite",
            words("project.overwrite"),
            lambda: self._projects.save(overwrites=True),
            is_aside=True,
        )
        copy = Answer("saveCopy", words("project.save_copy"), self.save_as)
        name = shortened(asked.path.name, _LONGEST_NAME)
        question = words(f"project.doubt_{asked.doubt}", name=name)
        note = words(f"project.doubt_{asked.doubt}_note")
        dialog = self._question(question, note, (overwrite, copy))
        dialog.setObjectName("overwriteQuestion")
        dialog.show()

    def ask_where(self, package: Path) -> None:
        """Ask in which folder a package shall be unpacked."""
        words = self._words.value
        title = words("project.unpack_title", name=package.name)
        dialog = QFileDialog(self._window, title, str(package.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self._packages.open(package, Path(folder)))
        _show(dialog)

    def _ask_which(self) -> None:
        words = self._words.value
        patterns = f"{words('files.reader.project')} (*{SUFFIX} *.zip)"
        dialog = QFileDialog(self._window, words("project.open_title"), filter=patterns)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        begin_in_last_folder(dialog, self._folders, "open")
        dialog.fileSelected.connect(self._open)
        dialog.show()

    def _open(self, chosen: str) -> None:
        path = Path(chosen)
        if path.suffix.lower() == ".zip":
            self.ask_where(path)
        else:
            self._projects.open(path)

    def _question(self, question: str, note: str, answers: tuple[Answer, ...]) -> QuestionDialog:
        cancel = self._words.value("project.cancel")
        dialog = QuestionDialog(question, note, answers, cancel, self._window)
        dialog.setWindowTitle(self._words.value("window.title"))
        return dialog

    def _forget_leaving(self) -> None:
        self._leaving = None

    def _file_dialog(self, title: str, suffix: str) -> QFileDialog:
        words = self._words.value
        dialog = QFileDialog(self._window, words(title))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kind = "project" if suffix == SUFFIX else "package"
        dialog.setNameFilter(f"{words(f'files.reader.{kind}')} (*{suffix})")
        dialog.setDefaultSuffix(suffix)
        begin_in_last_folder(dialog, self._folders, "save")
        return dialog


def _show(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
