"""A label of plain text of which no line is ever cut: what is too long breaks, or scrolls."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QTextEdit

from gisapp.ui.widgets.theme import FONT_PX, ui_font


class WrappedLabel(QLabel):
    """Shows any text as it is, to be selected and copied.

    A QLabel alone breaks lines between words only, and cuts a long path. So a text edit inside
    paints the text, while the label says how high it must be.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(ui_font(FONT_PX))
        self._edit = QTextEdit(self, readOnly=True)
        self._edit.setFrameShape(QFrame.Shape.NoFrame)
        self._edit.setFont(self.font())
        self._edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._edit.viewport().setAutoFillBackground(False)
        self._edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._prepare(self._edit.document())

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(text)
        self._edit.setPlainText(text)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width, in logical pixels."""
        margins = self.contentsMargins()
        document = QTextDocument(self.text())
        document.setDefaultFont(self.font())
        self._prepare(document)
        document.setTextWidth(max(1, width - margins.left() - margins.right()))
        return round(document.size().height() + 0.5) + margins.top() + margins.bottom()

    def minimumSizeHint(self) -> QSize:
        """Return a size that the label can always be given."""
        return QSize(0, self.heightForWidth(max(1, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the text take all of the label, and scroll where that is too low for it."""
        is_too_low = self.height() < self.heightForWidth(self.width())
        policy = Qt.ScrollBarPolicy
        self._edit.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if is_too_low else policy.ScrollBarAlwaysOff
        )
        self._edit.setGeometry(self.contentsRect())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave the painting to the text edit."""

    def _prepare(self, document: QTextDocument) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setDocumentMargin(0)
