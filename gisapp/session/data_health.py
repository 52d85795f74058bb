"""Checks the layers of a window off the UI thread, and goes where something is wrong."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from gisapp.core.deliveries.overlay import CHANGES_GROUP
from gisapp.core.events import Observable
from gisapp.core.health.finding import ROWS_COMING, Finding, Health, extent_of
from gisapp.core.health.limits import Limits
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.messages import Message, Messages
from gisapp.session.navigation import Navigation
from gisapp.session.own_parks.own_data import OwnData
from gisapp.session.selecting import Selector
from gisapp.session.tasks import Task, Tasks

_AROUND_M = 60.0
"""Metres of EPSG:3857 that are seen around a feature."""
_ONE = "check"


@dataclass(frozen=True, eq=False)
class CheckResult:
    """What a check came to, of which layers.

    Parameters
    ----------
    health : Health
    layers : tuple of Layer
        As they were when they were checked.
    """

    health: Health
    layers: tuple[Layer, ...] = ()

    def name_of(self, finding: Finding, language: str) -> str:
        """Return what a finding's layer is called in the language "en" or "zh"."""
        layer = next(each for each in self.layers if each.layer_id == finding.layer_id)
        return layer.name.zh if language == "zh" else layer.name.en


class DataHealth:
    """Checks layers on demand.

    `result` is what the last check came to, None before the first; `limits` says from when on
    something is told.
    """

    def __init__(
        self,
        view_state: ViewState,
        own_data: OwnData,
        navigation: Navigation,
        selector: Selector,
        tasks: Tasks,
        messages: Messages,
    ) -> None:
        self.result: Observable[CheckResult | None] = Observable(None)
        self.limits = Observable(Limits())
        self._state = view_state
        self._own_data = own_data
        self._navigation = navigation
        self._selector = selector
        self._tasks = tasks
        self._messages = messages
        self._jobs: Jobs[str, object] = Jobs(tasks)
        own_data.changed.connect(lambda _: self._check_what_came())

    def check(self) -> None:
        """Check the layers as they are now, in a worker; a check that still runs is dropped."""
        # Most sessions check nothing.
        from gisapp.core.health.check import check
        from gisapp.core.health.checked import Checked

        layers = tuple(filter(_is_checked, reversed(self._state.layers.layers)))
        checked = Checked(self._own_data.rows, date.today().year, self.limits.value)

        def work(progress: Progress) -> CheckResult:
            return CheckResult(check(layers, checked, progress), layers)

        def take(result: CheckResult) -> None:
            self.result.set(result)
            # Rows may have come while the check ran.
            self._check_what_came()

        title = self._state.words.value("health.checking")
        self._jobs.begin(_ONE, checked, title, work, take)

    def _check_what_came(self) -> None:
        """Check again once the rows of all layers are looked up."""
        result = self.result.value
        waits = result is not None and any(
            each.code == ROWS_COMING for each in result.health.not_checked
        )
        if waits and all(
            each.layer_id in self._own_data.rows.layers
            for each in self._state.layers.layers
            if each.mapping is not None
        ):
            self.check()

    def go_to(self, finding: Finding) -> None:
        """Select the features of a finding, and zoom to them."""
        result = self.result.value
        here = self._state.layers.present([finding.layer_id])
        if result is None or not here or not finding.feature_ids:
            return
        extent = extent_of(here[0], finding.feature_ids)
        ids = np.array(finding.feature_ids, np.int64)
        ids = ids[np.isin(ids, here[0].geometry.feature_ids)]
        if len(ids):
            self._selector.show_features(finding.layer_id, ids)
        if extent is not None:
            self._navigation.show_extent(extent.buffered(_AROUND_M))

    def save(self, path: Path) -> None:
        """Write what was found to a workbook, in a worker."""
        # Most sessions write none.
        from gisapp.export.findings_file import write_findings

        result, words = self.result.value, self._state.words.value
        if result is None:
            return
        names = {each.layer_id: each.name.in_language(words.language) for each in result.layers}

        def work(_: Task) -> None:
            write_findings(path, result.health, names, words)

        def tell(_: None) -> None:
            sentence = words("message.findings_saved", name=path.name)
            self._messages.emit(Message("info", sentence, about=str(path)))

        self._tasks.run(words("export.writing_file", name=path.name), work, tell)


def _is_checked(layer: Layer) -> bool:
    """True for the user's layers of features or rows, and for the embedded ones that are shown."""
    is_meant = layer.dataset is None or layer.visible
    is_of_data = layer.identifiable and layer.raster is None
    return is_meant and is_of_data and layer.group != CHANGES_GROUP
