"""A layer gets the look that is stored for it, and keeps its features."""

from pathlib import Path

from gisapp.core.project.looks import with_look
from tests.plots_and_firms import opened, write_plots
from tests.projects import MAPPING, whole_project


def test_a_layer_looks_as_it_is_stored(tmp_path: Path) -> None:
    layer = opened(write_plots(tmp_path))
    looking = with_look(layer, whole_project().layers[1])
    assert (looking.opacity, looking.finest, looking.coarsest) == (0.5, 0.5, 100.0)
    assert looking.chosen_roles == {"编号": "code"}
    assert looking.mapping == MAPPING
    assert looking.content is layer.content
