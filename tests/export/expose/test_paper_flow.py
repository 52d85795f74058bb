"""Blocks fill pages: across, and in two columns that end alike."""

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from gisapp.export.expose.paper_flow import COLUMN_GAP, Flow


@dataclass(frozen=True)
class Box:
    """A block of a height."""

    size: float

    def height(self, _width: float) -> float:
        return self.size

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paint nothing."""


def flow() -> Flow:
    return Flow(left=10, top=20, width=200, height=300)


def test_what_does_not_fit_goes_on_the_next_page_together() -> None:
    pages = flow()
    pages.add(Box(200))
    pages.add(Box(50), Box(80))
    assert [len(page) for page in pages.pages] == [1, 2]
    assert [placed.y for placed in pages.pages[1]] == [20, 70]


def test_columns_are_as_equal_as_their_order_allows() -> None:
    pages = flow()
    pages.add(Box(40))
    pages.add_columns([[Box(30)] for _ in range(6)])
    [page] = pages.pages
    columns = {placed.x for placed in page[1:]}
    assert columns == {10, 10 + 90 + COLUMN_GAP}
    assert sum(placed.x == 10 for placed in page[1:]) == 3
    pages.add(Box(10))
    assert pages.pages[0][-1].y == 20 + 40 + 90


def test_many_lines_take_as_many_pages_as_they_need() -> None:
    pages = flow()
    pages.add_columns([[Box(10), Box(40)], *([Box(40)] for _ in range(29))])
    placed = [each for page in pages.pages for each in page]
    assert len(placed) == 31
    assert len(pages.pages) == 3
    assert all(each.y + each.block.height(90) <= 320 for each in placed)


def test_what_is_higher_than_a_page_stands_alone_and_ends_nothing() -> None:
    pages = flow()
    pages.add(Box(20))
    pages.add_columns([[Box(900)], [Box(10)]])
    assert sum(len(page) for page in pages.pages) == 3
