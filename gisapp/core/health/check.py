"""Checks layers by all rules. A new rule is a module with a function, and a line here."""

from collections.abc import Callable, Iterator, Sequence

from gisapp.core.health.areas import differing_areas
from gisapp.core.health.checked import Checked
from gisapp.core.health.contradictions import contradictions
from gisapp.core.health.dataset_facts import doubtful_facts
from gisapp.core.health.figures import missing_figures, old_figures, unread_cells
from gisapp.core.health.finding import ROWS_COMING, Finding, Health
from gisapp.core.health.keys import doubtful_keys, doubtful_parents
from gisapp.core.health.outside import outside_parents
from gisapp.core.health.overlaps import overlaps
from gisapp.core.health.shapes import invalid_outlines, missing_shapes
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import SourceError

Rule = Callable[[Checked, Layer, Progress], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    doubtful_keys,
    doubtful_parents,
    outside_parents,
    missing_shapes,
    invalid_outlines,
    overlaps,
    differing_areas,
    contradictions,
    unread_cells,
    missing_figures,
    old_figures,
    doubtful_facts,
)
"""In the order in which their findings are told."""


def check(layers: Sequence[Layer], checked: Checked, progress: Progress = NO_PROGRESS) -> Health:
    """Return what is wrong with layers, in a worker.

    Parameters
    ----------
    layers : sequence of Layer
        With features or rows; of one that is too large for memory it is said that it was not
        checked.
    checked : Checked
        What is known of them.
    progress : Progress
        Asked again and again whether to stop.

    Raises
    ------
    Cancelled
        It shall stop.
    """
    findings: list[Finding] = []
    not_checked: list[Finding] = []
    steps = max(len(layers) * len(RULES), 1)
    for number, layer in enumerate(layers):
        if layer.partial is not None:
            not_checked.append(Finding("beyond_memory", layer.layer_id))
            continue
        if checked.rows_of(layer) is None and layer.dataset is None:
            code = "not_mapped" if layer.mapping is None else ROWS_COMING
            not_checked.append(Finding(code, layer.layer_id))
        for place, rule in enumerate(RULES):
            step = number * len(RULES) + place
            part = progress.part(step / steps, (step + 1) / steps)
            try:
                findings += rule(checked, layer, part)
            except SourceError as error:
                not_checked.append(Finding("unread", layer.layer_id, values={"why": error}))
                break
            progress.check()
    return Health(tuple(findings), tuple(not_checked))
