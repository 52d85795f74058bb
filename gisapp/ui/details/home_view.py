"""What the details panel shows while nothing is selected: how to begin, and what can be read."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from gisapp.core.parks.dataset import ParkDataset
from gisapp.ui.widgets.growing_list import GrowingList, link_row
from gisapp.ui.widgets.sheet_heading import TitleBlock
from gisapp.ui.widgets.sheet_row import RowText, SheetRow
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.words import Words

MOST_OF_A_KIND = 12
MOST_RECENT = 5


class HomeView(SheetView):
    """Says how to begin and lists the subjects of all datasets by kind.

    Parameters
    ----------
    datasets : sequence of ParkDataset
        Whose subjects are listed.
    words : Words
        The user's language.
    read : callable
        Called with the dataset and the uid of the subject that was clicked.
    recent : sequence of str
        The files that were opened lately, the last one first.
    open_file : callable
        Called with one of these that was clicked.
    """

    def __init__(
        self,
        datasets: Sequence[ParkDataset],
        words: Words,
        read: Callable[[ParkDataset, str], None],
        recent: Sequence[str] = (),
        open_file: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self.setObjectName("overview")
        self.add_box(TitleBlock(words("panel.nothing_selected"), words("panel.how_to_begin"), ()))
        if recent:
            self.add_heading(words("panel.opened_lately"))
            for uri in recent[:MOST_RECENT]:
                path = Path(uri)
                text = RowText(path.parent.name, path.name, "link")
                self.add_box(link_row(text, partial(open_file, uri)))
        for dataset in datasets:
            self.add_heading(words("panel.to_read"))
            for kind in dataset.codes_of("kind"):
                self.add_widget(_subjects_of(dataset, kind, words, partial(read, dataset)))
        self.finish()


def _subjects_of(
    dataset: ParkDataset, kind: str, words: Words, read: Callable[[str], None]
) -> GrowingList:
    """Return a list of all subjects of a kind; the first row tells the kind."""
    subjects = [each for each in dataset.subjects.values() if each.kind == kind]
    label = dataset.label("kind", kind).in_language(words.language)

    def make_rows(start: int, end: int) -> list[SheetRow]:
        rows = []
        for subject in subjects[start:end]:
            name = subject.name.in_language(words.language) or subject.uid
            text = RowText(label if subject is subjects[0] else "", name, "link")
            rows.append(link_row(text, partial(read, subject.uid)))
        return rows

    return GrowingList(len(subjects), MOST_OF_A_KIND, make_rows, words)
