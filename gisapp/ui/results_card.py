"""The card that holds the results of a search, or says what can be searched."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from gisapp.ui.painted_box import SMALL_PX
from gisapp.ui.plain_label import plain_label
from gisapp.ui.search_results import ROW_PX, ResultPainter, ResultsModel
from gisapp.ui.theme import Space, theme_of

LEAST_WIDTH_PX = 440
_MOST_SHOWN = 9


class ResultsCard(QFrame):
    """The list of results over the window's content, or what can be searched where none fits.

    It is a child of the window and never takes the keyboard: the search box keeps it.
    """

    def __init__(self, model: ResultsModel, results: ResultPainter) -> None:
        super().__init__()
        self.setObjectName("searchResults")
        self.list = QListView()
        self.list.setModel(model)
        self.list.setItemDelegate(results)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.nothing = plain_label("", px=SMALL_PX, muted=True)
        self.nothing.setObjectName("searchNothing")
        self.nothing.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)

    def open_below(self, box: QWidget, rows: int) -> None:
        """Show as many rows as fit below the search box, in its window."""
        window = box.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.list.setVisible(rows > 0)
        self.nothing.setVisible(rows == 0)
        corner = box.mapTo(window, QPoint(0, box.height() + Space.XS))
        width = min(max(box.width(), LEAST_WIDTH_PX), window.width() - 2 * Space.S)
        wanted = min(rows, _MOST_SHOWN) * ROW_PX if rows else self.nothing.heightForWidth(width)
        height = min(wanted + 2 * Space.XS, window.height() - corner.y() - Space.S)
        x = min(corner.x(), window.width() - width - Space.S)
        self.setGeometry(x, corner.y(), width, height)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface_raised"))
        painter.setPen(QPen(theme.color("border_strong"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
