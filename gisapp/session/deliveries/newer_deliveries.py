"""Notices that a file that came is a newer delivery of an open one, and what a reload changed."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from gisapp.core.deliveries.changes import KINDS
from gisapp.core.layers.attributes import written_fields
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.errors import SourceError
from gisapp.session.deliveries.comparing import Comparison, Deliveries, compared, may_be_compared
from gisapp.session.deliveries.kept_values import KeptValues, is_small
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.tasks import Task, Tasks
from gisapp.words import Words

_SAME_COLUMNS = 0.6
_SAME_ROWS = 0.3
"""Shares of columns and rows that deliveries have in common."""
_VARYING = re.compile(
    r"[\d\W_]+|年|月|日|版|季度|副本|最新|新|旧|copy|final|new|old|rev|v", re.IGNORECASE
)
"""What differs in the names of deliveries: dates and versions."""


class NewerDeliveries:
    """Offers to show what changed, in the message bar.

    `kept_values` has what layers had before a reload: their files are other ones afterwards.
    """

    def __init__(
        self, view_state: ViewState, deliveries: Deliveries, tasks: Tasks, messages: Messages
    ) -> None:
        self._state = view_state
        self._deliveries = deliveries
        self._tasks = tasks
        self._messages = messages
        self.kept_values = KeptValues(view_state, tasks)
        self._as_opened: dict[str, Layer] = {}

    def look_at(self, layer_ids: Sequence[str]) -> None:
        """Look for older deliveries of layers that have come, and keep their values in a while."""
        self.kept_values.await_pause(layer_ids)
        by_file: dict[tuple[str, str], list[tuple[Layer, Layer]]] = {}
        for layer in filter(_is_small, self._state.layers.present(layer_ids)):
            others = [each for each in self._deliveries.comparable if _is_older(each, layer)]
            older = _closest_before(layer, others)
            if older is not None:
                is_swapped = is_named_later(older.origin.source, layer.origin.source)
                old, new = (layer, older) if is_swapped else (older, layer)
                by_file.setdefault((_file(old), _file(new)), []).append((old, new))
        for pairs in by_file.values():
            self._offer(pairs, "message.newer_delivery")

    def take_reloaded(self, pair: tuple[Layer, Layer]) -> None:
        """Tell what a reload changed, if anything."""
        before, now = pair
        as_opened = self._as_opened.setdefault(before.layer_id, self.kept_values.as_it_was(before))
        self.kept_values.await_pause([now.layer_id])
        if _is_small(as_opened) and _is_small(now):
            self._offer([(as_opened, now)], "message.reloaded_changes")

    def has_older(self, layer: Layer) -> bool:
        """True for a layer that was reloaded since it was opened."""
        return layer.layer_id in self._as_opened

    def tell_since_opened(self, layer: Layer) -> None:
        """Show what changed in a layer since it was opened."""
        if self.has_older(layer):
            self._deliveries.compare(self._as_opened[layer.layer_id], layer)

    def _offer(self, pairs: Sequence[tuple[Layer, Layer]], code: str) -> None:
        """Compare layers of two files, and offer to show what changed in those with common rows."""
        words = self._state.words.value

        def work(task: Task) -> list[Comparison]:
            found = (_compared(old, new, words, task.progress) for old, new in pairs)
            return [each for each in found if each is not None and _is_worth_a_word(each)]

        def tell(comparisons: list[Comparison]) -> None:
            if comparisons:
                self._messages.emit(self._message(comparisons, code))

        old, new = pairs[0]
        names = {"old": old.name.en, "new": new.name.en}
        self._tasks.run(words("changes.comparing", **names), work, tell)

    def _message(self, comparisons: Sequence[Comparison], code: str) -> Message:
        words = self._state.words.value
        most_first = sorted(comparisons, key=lambda each: -_size(each))
        counts = {kind: sum(each.changes.count(kind) for each in comparisons) for kind in KINDS}
        old, new = _file(comparisons[0].old), _file(comparisons[0].new)
        counted = words("changes.counts", **counts)
        sentence = words(code, **_names(code, old, new), counts=counted)
        show = partial(self._deliveries.show, most_first[0], most_first)
        return Message("info", sentence, actions=(MessageAction("message.show_changes", show),))


def _compared(old: Layer, new: Layer, words: Words, progress: Progress) -> Comparison | None:
    # A window starts without it.
    from gisapp.core.deliveries.paired_rows import CompareError

    # Nobody asked for it: what cannot be compared is not worth a word.
    try:
        return compared(old, new, (), words, progress)
    except (CompareError, SourceError):
        return None


def _size(comparison: Comparison) -> int:
    return sum(comparison.changes.count(kind) for kind in KINDS)


def _names(code: str, old: str, new: str) -> dict[str, str]:
    return {"name": new} if code == "message.reloaded_changes" else {"old": old, "new": new}


def _is_worth_a_word(comparison: Comparison) -> bool:
    changes = comparison.changes
    rows = min(len(comparison.old.geometry), len(comparison.new.geometry))
    return not changes.is_nothing and changes.compared >= _SAME_ROWS * max(rows, 1)


def _is_small(layer: Layer) -> bool:
    return may_be_compared(layer) and is_small(layer)


def _is_older(other: Layer, layer: Layer) -> bool:
    """True for a layer of another file whose name differs by dates, with the same columns."""
    # A window starts without it.
    from gisapp.core.deliveries.columns import folded_name

    if not _is_small(other) or other.origin.source == layer.origin.source:
        return False
    names = [
        {folded_name(field.name) for field in written_fields(each.attributes.fields)}
        for each in (other, layer)
    ]
    common = len(names[0] & names[1]) / max(len(names[0] | names[1]), 1)
    return _pattern(other) == _pattern(layer) and common >= _SAME_COLUMNS


def _pattern(layer: Layer) -> tuple[str, str]:
    """Return what the names of a file and of its layer have in common with other deliveries."""
    file, table = (
        _VARYING.sub("", each).casefold() for each in (Path(_file(layer)).stem, layer.origin.layer)
    )
    # A GeoPackage written from one file has its layer named after the file.
    return file, "" if table == file else table


def is_named_later(path: str, other: str) -> bool:
    """True if the numbers in a file's name follow those of the other's.

    >>> is_named_later("台账2025.xlsx", "台账2024.xlsx"), is_named_later("b.csv", "a.csv")
    (True, False)
    """
    return _numbers_in(path) > _numbers_in(other)


def _closest_before(layer: Layer, others: Sequence[Layer]) -> Layer | None:
    """Return the latest delivery before one, by the numbers in their names, or else the first."""

    def numbers(other: Layer) -> list[int]:
        return _numbers_in(other.origin.source)

    before = [each for each in others if numbers(each) <= numbers(layer)]
    return max(before, key=numbers) if before else min(others, key=numbers, default=None)


def _numbers_in(path: str) -> list[int]:
    return [int(each) for each in re.findall(r"[0-9]{1,9}", Path(path).stem)]


def _file(layer: Layer) -> str:
    return Path(layer.origin.source).name
