"""All that selects many features at once, put together."""

from dataclasses import dataclass

from gisapp.session.data_session import DataSession
from gisapp.session.select.area_selector import AreaSelector
from gisapp.session.select.earlier_selections import EarlierSelections
from gisapp.session.select.expression_selector import ExpressionSelector
from gisapp.session.select.select_layers import SelectLayers
from gisapp.session.select.selection_work import SelectionWork
from gisapp.session.select.set_selector import SetSelector
from gisapp.session.select.shape_sums import ShapeSums


@dataclass(frozen=True)
class Selecting:
    """What changes the selection of a session, and knows how large it is."""

    layers: SelectLayers
    work: SelectionWork
    by_area: AreaSelector
    by_set: SetSelector
    by_expression: ExpressionSelector
    earlier: EarlierSelections
    shape_sums: ShapeSums


def make_selecting(data: DataSession) -> Selecting:
    """Return what selects features of a session's layers."""
    state, selector = data.state, data.selector
    layers = SelectLayers(state, selector)
    work = SelectionWork(state, selector, data.tasks)
    earlier = EarlierSelections(state, selector)
    # A row that was read anew may be another feature.
    data.reloader.reloaded.connect(lambda _: earlier.forget())
    return Selecting(
        layers,
        work,
        AreaSelector(state, selector, layers, work, data.settings, data.messages),
        SetSelector(state, layers, work),
        ExpressionSelector(state, data.filterer, work),
        earlier,
        ShapeSums(state, data.tasks),
    )
