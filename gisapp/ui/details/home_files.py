"""The parts of the home view that tell of files: how to begin, what is open, what was lately."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from gisapp.core.deliveries.changes import KINDS
from gisapp.core.text.sheet_text import RowText
from gisapp.session.opened_files import Opening
from gisapp.session.session import Session
from gisapp.session.start.start_offers import names_of, recovered_name
from gisapp.ui.details import home_rows
from gisapp.ui.widgets.growing_list import GrowingList, link_row
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.ui.widgets.sheet_view import SheetPart
from gisapp.ui.widgets.subject_row import SubjectRow, SubjectText
from gisapp.words import Words

MOST_RECENT = 5
MOST_FILES = 6
_START = ("open", "open_project", "open_address", "try_example", "show_embedded")
"""The commands that bring something onto an empty map."""


class StartSection(SheetPart):
    """What brings something onto an empty map; `run` is called with the name of a command."""

    def __init__(self, words: Words, run: Callable[[str], object]) -> None:
        super().__init__()
        self.add_heading(words("home.start"))
        for name in _START:
            row = SubjectRow(SubjectText(words(f"command.{name}")))
            row.clicked.connect(partial(run, name))
            self.add_box(row)


class NewSection(SheetPart):
    """What is new: files that another program has saved, and what changed between deliveries.

    `run` is called with the name of a command.
    """

    def __init__(self, session: Session, words: Words, run: Callable[[str], object]) -> None:
        super().__init__()
        saved, comparison = session.disk_watch.changed.value, session.deliveries.shown.value
        if saved or comparison is not None:
            self.add_heading(words("home.new"))
        for opening in saved:
            text = RowText(opening.name, words("home.reload"), "link", words("home.saved_anew"))
            self.add_box(link_row(text, partial(session.reloader.reload_source, opening)))
        if comparison is not None:
            changes = comparison.changes
            counts = words("changes.counts", **{kind: changes.count(kind) for kind in KINDS})
            name = comparison.new.name.in_language(words.language)
            shown = RowText(name, words("command.show_changes"), "link", counts)
            self.add_box(link_row(shown, partial(run, "show_changes")))


class SourcesSection(SheetPart):
    """The files that are open, the latest first, each with the time when it was saved."""

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        openings = session.files.openings_of(session.headlines.layers)
        ordered = sorted(openings, key=home_rows.saved_ns, reverse=True)
        if not ordered:
            return
        self.add_heading(words("home.files"))

        def make_rows(start: int, end: int) -> list[SheetRow]:
            return [_file_row(each, words) for each in ordered[start:end]]

        self.add_widget(GrowingList(len(ordered), MOST_FILES, make_rows, words))


class OffersSection(SheetPart):
    """What a window offers when it starts: what a crash left behind, and to go on as before.

    `run` is called with the name of a command.
    """

    def __init__(self, session: Session, words: Words, run: Callable[[str], object]) -> None:
        super().__init__()
        self._words = words
        offers = session.start_offers
        for autosaved in offers.recoverable.value:
            name = recovered_name(autosaved, words)
            self._add(name, "home.restore", partial(offers.restore, autosaved), "home.ended")
            self._add("", "home.discard", partial(offers.discard, autosaved))
        last_time = session.last_session.offer.value
        if last_time is not None:
            names = names_of(last_time, words)
            self._add(words("home.last_time"), "home.go_on", session.last_session.go_on, names)
        missing = session.projects.missing.value
        if missing:
            code = "home.missing_file" if len(missing) == 1 else "home.missing_files"
            count = words(code, count=len(missing))
            self._add(count, "message.find_files", partial(run, "find_missing"))

    def _add(self, label: str, code: str, run: Callable[[], object], about: str = "") -> None:
        about = self._words(about) if about in self._words else about
        self.add_box(link_row(RowText(label, self._words(code), "link", about), run))


class RecentSection(SheetPart):
    """The projects and files that were opened lately and are not open now, projects first."""

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        here = {str(session.projects.path.value)}
        open_now = {each.file for each in session.files.openings_of(session.state.layers.layers)}
        projects = [each for each in session.recent_projects.existing if each not in here]
        files = [each for each in session.recent_files.existing if each not in open_now]
        if projects or files:
            self.add_heading(words("panel.opened_lately"))
        for uri in projects[:MOST_RECENT]:
            label = words("home.project")
            title = RowText(label, Path(uri).stem, "link", str(Path(uri).parent))
            self.add_box(link_row(title, partial(session.file_opener.open, [uri])))
        for uri in files[:MOST_RECENT]:
            path = Path(uri)
            text = RowText(path.parent.name, path.name, "link")
            self.add_box(link_row(text, partial(session.file_opener.open, [uri])))


def _file_row(opening: Opening, words: Words) -> SheetRow:
    size = home_rows.size_text(opening, words)
    saved = home_rows.saved_text(opening, words)
    return SheetRow(RowText(opening.name, saved, "text", size), opens=False)
