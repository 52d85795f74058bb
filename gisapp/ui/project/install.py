"""Projects: the commands of the File menu, and what is asked before something is lost."""

from PySide6.QtCore import Qt

from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.project.questions import ProjectQuestions
from gisapp.ui.window.main_window import MainWindow

_GROUP = 1


def install(window: MainWindow, session: Session) -> None:
    """Add the commands of projects; a window with unsaved work asks before it closes."""
    questions, projects = ProjectQuestions(window, session), session.projects
    projects.leave_asked.connect(questions.ask_leaving)
    projects.overwrite_asked.connect(questions.ask_overwriting)
    session.packages.asked_where.connect(questions.ask_where)

    def may_close() -> bool:
        # A window whose picture is taken asks nobody.
        is_picture = window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        if is_picture or projects.may_go:
            projects.let_go()
            return True
        projects.leave(window.close)
        return False

    window.may_close = may_close
    commands = (
        ("new_project", questions.new, ("Ctrl+N",)),
        ("open_project", questions.open, ("Ctrl+Shift+O",)),
        ("save_project", questions.save, ("Ctrl+S",)),
        ("save_project_as", questions.save_as, ("Ctrl+Shift+S",)),
        ("package_project", questions.package, ()),
    )
    window.add_commands(
        *(
            Command(name, run, keys=keys, menu=MenuPlace("file", _GROUP, order))
            for order, (name, run, keys) in enumerate(commands)
        )
    )
