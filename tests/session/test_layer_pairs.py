"""A layer that was read anew takes the place of the one of its table and kind, if there is one."""

from pathlib import Path

import numpy as np

from gisapp.session.layer_pairs import pairs_of
from tests.vector_files import BOX, LINE, POINT, read_vector_file, write


def test_layers_are_paired_by_table_then_by_kind_and_the_rest_come_or_go(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX, POINT])
    area, point = read_vector_file(path)
    path.unlink()
    line, same = read_vector_file(write(path, [LINE, POINT]))
    both = pairs_of([area, point], [line, same], {point.layer_id: np.array([2])})
    assert [(pair.before, pair.now) for pair in both] == [(area, line), (point, same)]
    assert both[0].found is None
    assert both[1].found is not None
    assert both[1].found.tolist() == [2]
    (gone,) = pairs_of([area], [], {})
    assert (gone.before, gone.now) == (area, None)
    (new,) = pairs_of([], [line], {})
    assert (new.before, new.now) == (None, line)
