"""What an export tells, and a line that says which fields look personal and are left out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.added_facts import NO_FACTS, AddedFacts
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.privacy.personal_fields import PersonalField
from gisapp.export.redaction.hiding import Hidden
from gisapp.export.redaction.told import told_groups
from gisapp.session.personal_search import PersonalSearch
from gisapp.session.tasks import Tasks
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.ui.widgets.told_tree import ToldTree
from gisapp.words import Words


class ToldPanel(QWidget):
    """A list with check boxes; personal fields are looked for, and unchecked when they are found.

    Parameters
    ----------
    layers : sequence of Layer
        Those that would be exported, bottom first.
    datasets : sequence of ParkDataset
        Theirs.
    tasks : Tasks
        The search runs among them.
    words : Words
        The user's language.
    added : AddedFacts
        What tables of facts say of the rows of mapped layers.
    """

    changed = Signal()
    """Something else is left out."""
    looked = Signal(str)
    """The search is over; the sentence says why nobody looked, empty where somebody did."""

    def __init__(
        self,
        layers: Sequence[Layer],
        datasets: Sequence[ParkDataset],
        tasks: Tasks,
        words: Words,
        added: AddedFacts = NO_FACTS,
    ) -> None:
        super().__init__()
        self._words = words
        self._personal: tuple[PersonalField, ...] = ()
        self._waiting: Callable[[], None] | None = None
        self.tree = ToldTree(words.language)
        self.tree.show_groups(told_groups(layers, datasets, added))
        self.tree.setAccessibleName(words("export.told"))
        self.tree.changed.connect(self._change)
        self.notice = QFrame()
        """The line about personal fields; a dialog may give it another place."""
        self.notice.setObjectName("exportPersonal")
        self._sentence = plain_label("", px=12)
        self._switch = QPushButton()
        self._switch.setObjectName("exportPersonalSwitch")
        self._switch.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._switch.setAutoDefault(False)
        self._switch.clicked.connect(self._toggle_personal)
        self._lay_out()
        self._search = PersonalSearch(tasks, layers, datasets, words)
        self._search.found.connect(self._show_personal)
        self._search.ended.connect(self._end)
        self._show_notice()

    @property
    def hidden(self) -> Hidden:
        """What is left out now."""
        return self.tree.hidden

    @property
    def is_looking(self) -> bool:
        """True while it is not known yet what looks personal."""
        return self._search.is_looking

    def when_known(self, go: Callable[[], None]) -> None:
        """Do something once it is known what looks personal, and never if nobody has looked."""
        if self.is_looking:
            self._waiting = go
        else:
            go()

    def drop(self) -> None:
        """Look no further: nothing will be exported."""
        self._waiting = None
        self._search.drop()

    def _show_personal(self, found: tuple[PersonalField, ...]) -> None:
        """Mark fields that look personal, and leave them out until the user wants them."""
        self._personal = found
        self.tree.mark({each.code: self._note_on(each) for each in found})
        if found:
            self.tree.check(self._codes, checked=False)

    def _end(self, trouble: str) -> None:
        waiting, self._waiting = self._waiting, None
        self._show_notice()
        self.looked.emit(trouble)
        if waiting is not None and not trouble:
            waiting()

    @property
    def _codes(self) -> frozenset[str]:
        return frozenset(each.code for each in self._personal)

    def _note_on(self, field: PersonalField) -> str:
        is_part = field.looked_at < field.total
        return self._words(
            "personal.note_of_part" if is_part else "personal.note",
            kind=self._words(f"personal.{field.kind}"),
            rows=f"{field.rows:,}",
            looked_at=f"{field.looked_at:,}",
        )

    def _lay_out(self) -> None:
        words = self._words
        line = QHBoxLayout(self.notice)
        line.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        line.setSpacing(Space.S)
        line.addWidget(self._sentence, 1)
        line.addWidget(self._switch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self.notice)
        layout.addWidget(self.tree, 1)
        layout.addWidget(plain_label(words("export.told_note"), muted=True, px=12))

    def _change(self) -> None:
        self._show_notice()
        self.changed.emit()

    def _show_notice(self) -> None:
        self._sentence.setText(self._said())
        self._switch.setText(self._words("personal.hide" if self._told else "personal.show"))
        self._switch.setVisible(bool(self._personal))
        theme = theme_of(self.palette())
        ground = theme.warning_soft if self._personal else "transparent"
        self.notice.setStyleSheet(
            f"#exportPersonal {{ background: {ground}; border-radius: 6px; }}"
        )
        self.notice.setVisible(self.is_looking or bool(self._personal))

    @property
    def _told(self) -> int:
        """How many fields that look personal are told now."""
        return len(self._codes - self.hidden.fields)

    def _said(self) -> str:
        if self.is_looking:
            return self._words("personal.looking")
        code = "personal.some_told" if self._told else "personal.all_hidden"
        return self._words(code, count=len(self._personal), told=self._told)

    def _toggle_personal(self) -> None:
        self.tree.check(self._codes, checked=not self._told)
