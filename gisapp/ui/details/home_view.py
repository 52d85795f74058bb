"""What the details panel shows while nothing is selected: how to begin, and what can be read."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from gisapp.core.parks.dataset import ParkDataset
from gisapp.ui.widgets.sheet_heading import TitleBlock
from gisapp.ui.widgets.sheet_row import RowText
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.words import Words

MOST_OF_A_KIND = 12


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
    """

    def __init__(
        self,
        datasets: Sequence[ParkDataset],
        words: Words,
        read: Callable[[ParkDataset, str], None],
    ) -> None:
        super().__init__()
        self.setObjectName("overview")
        self.add_box(TitleBlock(words("panel.nothing_selected"), words("panel.how_to_begin"), ()))
        for dataset in datasets:
            self.add_heading(words("panel.to_read"))
            for text, uid in _subject_rows(dataset, words):
                self.add_row(text, _reads(read, dataset, uid) if uid else None)
        self.finish()


def _reads(
    read: Callable[[ParkDataset, str], None], dataset: ParkDataset, uid: str
) -> Callable[[QWidget], None]:
    return lambda _row: read(dataset, uid)


def _subject_rows(dataset: ParkDataset, words: Words) -> Iterator[tuple[RowText, str]]:
    """Yield a row and a uid for the first subjects of each kind, in the order of the kinds' list.

    A row that counts the others of a kind has no uid.
    """
    for kind in dataset.codes_of("kind"):
        subjects = [each for each in dataset.subjects.values() if each.kind == kind]
        label = dataset.label("kind", kind).in_language(words.language)
        for subject in subjects[:MOST_OF_A_KIND]:
            name = subject.name.in_language(words.language) or subject.uid
            yield RowText(label, name, "link"), subject.uid
            label = ""
        if len(subjects) > MOST_OF_A_KIND:
            others = len(subjects) - MOST_OF_A_KIND
            yield RowText("", words("panel.and_more", count=f"{others:,}"), "missing"), ""
