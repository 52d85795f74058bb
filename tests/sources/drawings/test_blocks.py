"""A block shows at its place, and one of blocks of blocks takes neither time nor memory."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import shapely

from gisapp.core.progress import Progress
from gisapp.errors import Cancelled
from gisapp.sources.drawings.blocks import BlockShapes, Placed
from gisapp.sources.drawings.drawing import Drawing
from tests.drawings import LINE, block, insert, new, read, text_of


def shown(drawing: Drawing, progress: Progress | None = None) -> tuple[list[Placed], Counter[str]]:
    """Return what the INSERTs of a drawing show, and why some show nothing."""
    blocks = BlockShapes(drawing.blocks, Counter(), Counter(), progress or Progress())
    inserts: list[Any] = list(drawing.entities())
    return [each for entity in inserts for each in blocks.placed(entity)], blocks.faults


def of_text(text: str, folder: Path) -> tuple[list[Placed], Counter[str]]:
    (folder / "plan.dxf").write_text(text, encoding="utf-8")
    return shown(read(folder / "plan.dxf"))


def test_a_block_is_scaled_mirrored_turned_and_moved_from_its_base(tmp_path: Path) -> None:
    document = new()
    made = document.blocks.new("B", base_point=(1, 1))
    made.add_lwpolyline([(1, 1), (3, 1), (3, 2)], close=True)
    for scale, rotation, up in ((2, 0, 1), (-1, 90, 1), (1, 0, -1)):
        said = {"xscale": scale, "yscale": 2, "rotation": rotation, "extrusion": (0, 0, up)}
        document.modelspace().add_blockref("B", (10, 0), dxfattribs=said)
    document.saveas(tmp_path / "plan.dxf")
    parts, _ = shown(read(tmp_path / "plan.dxf"))
    assert [
        shapely.get_coordinates(each.shape.geometry)[:3].round(9).tolist() for each in parts
    ] == [
        [[10, 0], [14, 0], [14, 2]],
        [[10, 0], [10, -2], [8, -2]],
        [[-10, 0], [-12, 0], [-12, 2]],
    ]


def test_blocks_in_blocks_keep_their_layers_or_take_that_of_the_insert(tmp_path: Path) -> None:
    inner = block("inner", LINE + LINE.replace("8\n0\n", "8\n管线\n"))
    outer = block("outer", insert("inner").replace("8\n0\n", "8\n建筑\n"))
    parts, _ = of_text(text_of(insert("outer"), inner + outer), tmp_path)
    assert {each.layer for each in parts} == {"管线", "建筑"}


def test_the_lines_of_a_symbol_are_one_and_those_of_a_plan_are_not(tmp_path: Path) -> None:
    small, large = block("small", LINE * 3), block("large", LINE * 100)
    parts, _ = of_text(text_of(insert("small"), small), tmp_path)
    assert [len(each.shape.geometry.geoms) for each in parts] == [3]  # type: ignore[attr-defined]
    parts, _ = of_text(text_of(insert("large"), large), tmp_path)
    assert len(parts) == 100


def test_rows_and_columns_are_copies(tmp_path: Path) -> None:
    grid = insert("A", "50\n90\n70\n3\n71\n2\n44\n10\n45\n5\n")
    point = "0\nPOINT\n8\n0\n10\n0\n20\n0\n"
    (part,), _ = of_text(text_of(grid, block("A", point)), tmp_path)
    places = shapely.get_coordinates(part.shape.geometry) - (400000, 3175000)
    expected = {(-5.0 * row, 10.0 * column) for row in range(2) for column in range(3)}
    assert {(x, y) for x, y in places.round(6).tolist()} == expected


_INTO_ITSELF = block("A", insert("A") * 2)


def chain(length: int, times: int) -> str:
    """Return a block, and blocks that each insert the one before some times."""
    links = [block(f"B{n}", insert(f"B{n - 1}") * times) for n in range(1, length)]
    return "".join([block("B0", LINE), *links])


@pytest.mark.parametrize(
    ("blocks", "inserted", "fault"),
    [
        (_INTO_ITSELF, insert("A"), "blocks_too_deep"),
        (chain(25, 10), insert("B24"), "blocks_too_many"),
        (chain(3000, 1), insert("B2999"), "blocks_too_deep"),
        (block("A", LINE), insert("A", "70\n30000\n71\n30000\n44\n1\n45\n1\n"), "blocks_too_many"),
        ("", insert("A"), "blocks_missing"),
    ],
)
def test_what_would_have_no_end_is_left_out_and_told(
    tmp_path: Path, blocks: str, inserted: str, fault: str
) -> None:
    parts, faults = of_text(text_of(inserted, blocks), tmp_path)
    assert faults[fault]
    assert not parts


def test_who_cancels_waits_for_no_block(tmp_path: Path) -> None:
    (tmp_path / "plan.dxf").write_text(text_of(insert("A"), block("A", LINE)), encoding="ascii")
    with pytest.raises(Cancelled):
        shown(read(tmp_path / "plan.dxf"), Progress(cancelled=lambda: True))


def test_a_dimension_shows_its_block_where_that_was_drawn(tmp_path: Path) -> None:
    (tmp_path / "plan.dxf").write_text(text_of("", block("*D1", LINE)), encoding="ascii")
    drawing = read(tmp_path / "plan.dxf")
    list(drawing.entities())
    (part,) = BlockShapes(drawing.blocks, Counter(), Counter(), Progress()).unmoved("*D1")
    assert part.shape.geometry.bounds == (400001, 3175002, 400003, 3175004)
