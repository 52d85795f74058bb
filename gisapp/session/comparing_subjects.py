"""What the user compares: subjects are pinned side by side, moved and removed, all undoable."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.events import Event, Observable
from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.project.project import MOST_COMPARED, PinnedSubject
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.history import Edit, History
from gisapp.session.messages import Message, Messages
from gisapp.session.own_parks.own_data import OwnData
from gisapp.session.pinned_subjects import PinnedSubjects
from gisapp.session.tasks import Tasks

if TYPE_CHECKING:
    from gisapp.core.parks.comparison.comparison import Comparison
    from gisapp.core.parks.comparison.comparison_text import ComparisonText
    from gisapp.core.parks.comparison.gathering import ComparedSubject

Ref = FeatureRef | TopicRef
_Pins = tuple[PinnedSubject, ...]


@dataclass(frozen=True)
class Pinned:
    """A subject that is compared, and is known by now.

    Parameters
    ----------
    pin : PinnedSubject
        As the project has it.
    ref : FeatureRef or TopicRef
        Where it is.
    subject : ComparedSubject
        What is known of it.
    """

    pin: PinnedSubject
    ref: Ref
    subject: "ComparedSubject"


class SubjectComparison:
    """The subjects of a session that stand side by side.

    `changed` says that there may be others, or that they may state something else; `asked` that
    the user wants to see them. `can_pin` is True while something is selected that can be pinned.

    Parameters
    ----------
    pins : Observable of tuple of PinnedSubject
        Those of the project.
    layer_name : callable
        Returns what the project calls a layer.
    """

    def __init__(
        self,
        pins: Observable[_Pins],
        layer_name: Callable[[Layer], str],
        view_state: ViewState,
        own_data: OwnData,
        history: History,
        tasks: Tasks,
        messages: Messages,
    ) -> None:
        self.pins = pins
        self.changed: Event[None] = Event()
        self.asked: Event[None] = Event()
        self.can_pin = Observable(False)
        self._found = PinnedSubjects(view_state, own_data, layer_name)
        self._state = view_state
        self._history = history
        self._tasks = tasks
        self._messages = messages
        for each in (
            pins.changed,
            view_state.layers.changed,
            view_state.datasets.changed,
            own_data.changed,
        ):
            each.connect(lambda _: self.changed.emit(None))
        view_state.selection.changed.connect(lambda _: self.can_pin.set(bool(self._selected())))

    @property
    def shown(self) -> tuple[Pinned, ...]:
        """The pinned subjects that are here, in the order of the columns."""
        found = ((pin, self._found.ref_of(pin)) for pin in self.pins.value)
        known = ((pin, ref, self._subject(ref)) for pin, ref in found if ref is not None)
        return tuple(Pinned(pin, ref, each) for pin, ref, each in known if each is not None)

    @property
    def absent(self) -> int:
        """How many pinned subjects are not here: their layers are gone, or not read yet."""
        return len(self.pins.value) - len(self.shown)

    def comparison(self, shown: Sequence[Pinned]) -> "Comparison":
        """Return what some of the pinned subjects state side by side."""
        # A window starts without it.
        from gisapp.core.parks.comparison.comparison import compare

        chosen = next((place for place, each in enumerate(shown) if each.pin.is_chosen), None)
        return compare([each.subject for each in shown], chosen)

    def is_pinned(self, ref: Ref) -> bool:
        """Return True if a subject is among those that are compared."""
        if not self.pins.value:
            return False
        pin = self._pin_of(ref)
        return pin is not None and _is_among(pin, self.pins.value)

    def toggle(self, ref: Ref) -> None:
        """Pin a subject, or take it away where it is pinned."""
        pin = self._pin_of(ref)
        if pin is not None and _is_among(pin, self.pins.value):
            self.remove(pin)
        else:
            self.pin([ref])

    def pin_selected(self) -> None:
        """Pin what is selected, and show it."""
        self.pin(self._selected())

    def pin(self, refs: Iterable[Ref]) -> None:
        """Pin subjects beside those that are, as many as there is room for, and show them."""
        pins, left_out, name = list(self.pins.value), 0, Bilingual()
        for ref in refs:
            pin = self._pin_of(ref)
            if pin is None or _is_among(pin, pins):
                continue
            if len(pins) >= MOST_COMPARED:
                left_out += 1
                continue
            pins.append(pin)
            name = self._name(ref)
        self._set("pin_subject", name, tuple(pins))
        if left_out:
            sentence = self._state.words.value("compare.full", most=MOST_COMPARED)
            self._messages.emit(Message("info", sentence))
        self.asked.emit(None)

    def remove(self, pin: PinnedSubject) -> None:
        """Take a subject away."""
        now = tuple(each for each in self.pins.value if not _is_among(each, [pin]))
        self._set("unpin_subject", self._name(self._found.ref_of(pin)), now)

    def clear(self) -> None:
        """Take all subjects away."""
        self._set("unpin_all", Bilingual(), ())

    def move(self, pin: PinnedSubject, to: PinnedSubject) -> None:
        """Put a subject where another one stands."""
        others = [each for each in self.pins.value if each != pin]
        others.insert(self.pins.value.index(to), pin)
        self._set("move_pinned", self._name(self._found.ref_of(pin)), tuple(others))

    def choose(self, pin: PinnedSubject | None) -> None:
        """Tell differences from a subject; None tells none."""
        now = tuple(replace(each, is_chosen=each == pin) for each in self.pins.value)
        name = self._name(self._found.ref_of(pin)) if pin is not None else Bilingual()
        self._set("choose_pinned" if pin is not None else "choose_no_pinned", name, now)

    def save(self, path: Path, text: "ComparisonText") -> None:
        """Write a comparison, as it is seen, to a workbook, in a worker."""
        # Most sessions write none.
        from gisapp.export.comparison_file import write_comparison

        words = self._state.words.value

        def tell(_: None) -> None:
            sentence = words("compare.saved", name=path.name)
            self._messages.emit(Message("info", sentence, about=str(path)))

        title = words("export.writing_file", name=path.name)
        self._tasks.run(title, lambda _: write_comparison(path, text, words), tell)

    def _selected(self) -> list[Ref]:
        selection = self._state.selection.value
        if selection.subject is not None:
            return [selection.subject]
        some = (
            FeatureRef(layer_id, int(feature_id))
            for layer_id, ids in selection.features.ids.items()
            for feature_id in ids[: MOST_COMPARED + 1]
        )
        return list(some)

    def _pin_of(self, ref: Ref) -> PinnedSubject | None:
        try:
            return self._found.pin_of(ref)
        except GisAppError:
            return None

    def _subject(self, ref: Ref) -> "ComparedSubject | None":
        try:
            return self._found.subject(ref)
        except GisAppError:
            # The details panel says so of what is selected; here it is merely not there.
            return None

    def _name(self, ref: Ref | None) -> Bilingual:
        subject = self._subject(ref) if ref is not None else None
        return subject.name if subject is not None else Bilingual()

    def _set(self, code: str, name: Bilingual, now: _Pins) -> None:
        before = self.pins.value
        if now != before:
            do, undo = partial(self.pins.set, now), partial(self.pins.set, before)
            self._history.do(Edit(code, name, do, undo))


def _is_among(pin: PinnedSubject, pins: Iterable[PinnedSubject]) -> bool:
    """Return True if a subject is pinned; whether differences are told from it doesn't matter."""
    return any(replace(each, is_chosen=pin.is_chosen) == pin for each in pins)
