"""New park data and further facts: the commands, and the dialogs that ask for files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from gisapp.session.own_parks.fact_adding import FactReport
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.window.main_window import MainWindow

_TEMPLATES = ("Excel (*.xlsx)", "GeoPackage (*.gpkg)")
_FACTS = "CSV, Excel (*.csv *.tsv *.txt *.xlsx *.xls *.ods)"
_LISTS = ("CSV (*.csv)",)


def install_park_data(window: MainWindow, session: Session) -> None:
    """Add the commands for new park data and for facts in files."""
    words = session.state.words

    def ask_where(
        title: str, filters: tuple[str, ...], name: str, save: Callable[[Path], None]
    ) -> None:
        dialog = QFileDialog(window, title)
        begin_in_last_folder(dialog, session.last_folders, "save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(filters)
        dialog.setDefaultSuffix(_suffix_of(filters[0]))
        dialog.filterSelected.connect(lambda each: dialog.setDefaultSuffix(_suffix_of(each)))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: save(Path(path)))
        dialog.show()

    def new_park_data() -> None:
        now = words.value
        title, name = now("files.template_title"), now("files.template_name")
        ask_where(title, _TEMPLATES, name, session.park_templates.write)

    def add_facts() -> None:
        dialog = QFileDialog(window, words.value("files.facts_title"), filter=_FACTS)
        dialog.setObjectName("addFacts")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        begin_in_last_folder(dialog, session.last_folders, "open")
        dialog.fileSelected.connect(lambda path: session.facts.add(Path(path)))
        dialog.show()

    def save_list(report: FactReport) -> None:
        name = words.value("files.problems_name", name=report.path.stem)
        title = words.value("files.problems_title")

        def save(path: Path) -> None:
            session.facts.save_list(report, path)

        ask_where(title, _LISTS, name, save)

    session.facts.list_wanted.connect(save_list)
    window.add_commands(
        Command("new_park_data", new_park_data, menu=MenuPlace("file", 0, 3)),
        Command("add_facts", add_facts, menu=MenuPlace("file", 0, 3)),
    )


def _suffix_of(name_filter: str) -> str:
    """Return the suffix of a filter.

    >>> _suffix_of("Excel (*.xlsx)")
    'xlsx'
    """
    return name_filter.rpartition("*.")[2].rstrip(")")
