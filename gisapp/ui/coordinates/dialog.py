"""The dialog that asks where a table lies: likely places as small maps, any other CRS, the rest."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.read_as import ReadAs
from gisapp.session.reading.place_options import PlaceOption, PlaceOptions
from gisapp.session.reading.place_pictures import PlacePicture, PlacePictures
from gisapp.session.session import Session
from gisapp.session.tasks import Task
from gisapp.ui.coordinates.crs_field import CrsField
from gisapp.ui.coordinates.how_panel import HowPanel
from gisapp.ui.coordinates.option_list import OptionList
from gisapp.ui.coordinates.place_finder import PlaceFinder, place_of_now
from gisapp.ui.coordinates.subject import Subject
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_title
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.ui.widgets.trouble_line import TroubleLine

WIDTH_PX, HEIGHT_PX = 860, 540
_PAUSE_MS = 120
"""So long a change waits for the next one before the map is painted anew."""


class CoordinatesDialog(QDialog):
    """Asks where tables lie, one after the other or all at once.

    `placed` emits how to read each table, by its identity, once all were asked about.
    """

    placed = Signal(object)

    def __init__(
        self, session: Session, subjects: Sequence[Subject], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("coordinatesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = words = session.state.words.value
        self._tasks = session.tasks
        self._finder = PlaceFinder(session, theme_of(self.palette()).name, self.devicePixelRatioF())
        self._left = list(subjects)
        self._said: dict[str, ReadAs] = {}
        self._found: PlaceOptions | None = None
        self._options: list[PlaceOption] = []
        self._has_place = False
        self._at_work: Task | None = None
        title = words("coordinates.painting")
        self._small_maps = PlacePictures(session.tasks, title)
        self._large_map = PlacePictures(session.tasks, title)

        self._heading = plain_label("", px=18, bold=True)
        self._heading.setObjectName("placeHeading")
        self._about = plain_label("", muted=True)
        self._about.setObjectName("placeAbout")
        self._field = CrsField(session.tasks, words)
        self._list = OptionList(words)
        self._how = HowPanel(words)
        self._for_all = QCheckBox()
        self._for_all.setObjectName("placeForAll")
        self._for_all.setChecked(True)
        self._trouble = TroubleLine("placeTrouble")
        self._take_it = QPushButton(default=True)
        self._take_it.setObjectName("placeTake")
        self._cancel = QPushButton(words("coordinates.cancel"))
        self._cancel.setObjectName("placeCancel")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._paint_map)
        self._connect()
        self._lay_out()
        self._begin()

    def add(self, subjects: Sequence[Subject]) -> None:
        """Ask about more tables too."""
        self._left += [each for each in subjects if each not in self._left]
        self._show_count()

    def done(self, result: int) -> None:
        # Closed, cancelled or left with Esc, which sends no close event: all come by here.
        self._pause.stop()
        for pictures in (self._small_maps, self._large_map):
            pictures.drop()
        if self._at_work is not None:
            self._at_work.drop()
        super().done(result)

    @property
    def _subject(self) -> Subject:
        return self._left[0]

    @property
    def _alike(self) -> list[Subject]:
        """The tables that one answer may be meant for, the present one first."""
        return [each for each in self._left if each.is_like(self._subject)]

    @property
    def _option(self) -> PlaceOption | None:
        place = self._list.currentRow()
        return self._options[place] if 0 <= place < len(self._options) else None

    def _connect(self) -> None:
        self._field.chosen.connect(self._add_named)
        self._list.picked.connect(self._pick)
        self._list.itemDoubleClicked.connect(lambda _: self._take_it.click())
        self._how.changed.connect(self._change)
        self._how.resized.connect(self._pause.start)
        self._take_it.clicked.connect(self._accept)
        self._cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self._field)
        left.addWidget(self._list, 1)
        columns = QHBoxLayout()
        columns.setSpacing(Space.L)
        columns.addLayout(left, 11)
        columns.addWidget(self._how, 9)
        buttons = QDialogButtonBox()
        buttons.addButton(self._take_it, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        foot = QHBoxLayout()
        foot.addWidget(self._for_all, 1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.S)
        layout.addWidget(self._heading)
        layout.addWidget(self._about)
        layout.addLayout(columns, 1)
        layout.addWidget(self._trouble)
        layout.addLayout(foot)
        resize_on_screen(self, WIDTH_PX, HEIGHT_PX)

    def _begin(self) -> None:
        """Ask about the first table that is left."""
        subject, words = self._subject, self._words
        is_new = not subject.layer_id
        name = subject.file if is_new else subject.layer
        heading = words("coordinates.where" if is_new else "coordinates.of", name=name)
        self.setWindowTitle(in_title(heading))
        self._heading.setText(heading)
        self._about.setText(words("coordinates.looking"))
        self._take_it.setText(words("coordinates.open" if is_new else "coordinates.apply"))
        self._options = []
        self._found = None
        self._has_place = False
        self._list.show_options((), ())
        self._how.map.show_picture(None)
        self._how.show_place("")
        self._how.show_read_as(subject.read_as)
        self._trouble.say("")
        self._show_count()
        self._at_work = self._finder.find(subject, self._show_found, self._show_failure)
        self._update()

    def _show_found(self, found: PlaceOptions) -> None:
        self._found = found
        self._about.setText(self._finder.about(self._subject, found))
        self._options = list(found.options)
        where = [self._finder.told(each) for each in self._options]
        self._list.show_options(self._options, where)
        self._list.setCurrentRow(place_of_now(self._subject, found))
        self._paint_small_maps(found)
        self._list.setFocus()
        self._update()

    def _paint_small_maps(self, found: PlaceOptions) -> None:
        makes = [self._finder.small_map(each, found) for each in self._options]
        self._small_maps.paint(makes, self._show_small_map)

    def _show_small_map(self, picture: PlacePicture) -> None:
        if picture.image is not None:
            self._list.show_picture(picture.place, picture.image)

    def _add_named(self, crs: str) -> None:
        """List a CRS that the user named, once a worker has found out where it would be."""
        found = self._found
        if found is None:
            return
        is_swapped = self._how.read_as(self._subject.read_as).is_swapped
        self._at_work = self._finder.name(
            found, crs, is_swapped=is_swapped, take=self._list_named, failed=self._trouble.say
        )

    def _list_named(self, option: PlaceOption) -> None:
        if self._found is None:
            return
        self._options.append(option)
        self._list.add_option(option, self._finder.told(option))
        self._paint_small_maps(self._found)
        self._list.setFocus()

    def _pick(self, _: int) -> None:
        option = self._option
        if option is not None:
            self._how.show_swapped(is_swapped=self._is_swapped_in(option))
            self._has_place = option.extent is not None
            self._change()

    def _is_swapped_in(self, option: PlaceOption) -> bool:
        subject = self._subject
        is_as_now = subject.layer_id and option.crs == subject.read_as.crs
        return subject.read_as.is_swapped if is_as_now else option.is_swapped

    def _change(self) -> None:
        is_sound = self._how.is_sound
        self._trouble.say("" if is_sound else self._words("coordinates.shift_wrong"))
        self._update()
        if is_sound:
            self._pause.start()

    def _update(self) -> None:
        self._take_it.setEnabled(self._has_place and self._how.is_sound)
        # Qt makes another button the default one while this one is disabled.
        self._take_it.setDefault(True)

    def _paint_map(self) -> None:
        option, found = self._option, self._found
        if option is None or found is None:
            return
        read_as = self._read_as(self._subject, option)
        size = self._how.map.width(), self._how.map.height()
        self._large_map.paint(
            [self._finder.large_map(self._subject, found, read_as, size)], self._show_map
        )

    def _show_map(self, picture: PlacePicture) -> None:
        self._how.map.show_picture(picture.image)
        self._how.show_place(self._finder.where(picture.extent))
        self._has_place = picture.extent is not None
        self._update()
        if picture.failure is not None:
            self._trouble.say(picture.failure.sentence(self._words))

    def _read_as(self, subject: Subject, option: PlaceOption) -> ReadAs:
        return self._how.read_as(option.of(subject.read_as))

    def _accept(self) -> None:
        option = self._option
        if option is None:
            return
        answered = self._alike if self._for_all.isChecked() else self._left[:1]
        for subject in answered:
            self._said[subject.identity] = self._read_as(subject, option)
        self._left = [each for each in self._left if each not in answered]
        if self._left:
            self._begin()
            return
        said: Mapping[str, ReadAs] = dict(self._said)
        self.accept()
        self.placed.emit(said)

    def _show_count(self) -> None:
        count = len(self._alike)
        code = "for_all" if count == len(self._left) else "for_alike"
        self._for_all.setVisible(count > 1)
        self._for_all.setText(self._words(f"coordinates.{code}", count=count))

    def _show_failure(self, sentence: str) -> None:
        self._about.setText("")
        self._trouble.say(sentence)
