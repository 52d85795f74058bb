"""Export of boundary points: zone, digits, who hands them over, and the fields that name plots."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.survey_crs import SurveyCrs
from gisapp.export.boundary_cells import CellFields
from gisapp.export.boundary_txt import BoundaryOptions
from gisapp.export.boundary_zone import zone_for, zones_beside
from gisapp.session.start.last_folders import LastFolders
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_WIDTH_PX = 480
_DECIMALS = (3, 2, 4)
_SUFFIX = ".txt"


class BoundaryDialog(QDialog):
    """Asks how boundary points shall be written, and where.

    `chosen` emits the path and the `BoundaryOptions` once the user has said both.

    Parameters
    ----------
    layers : tuple of Layer
        Those with polygons to write, at least one.
    features : FeatureSet or None
        The plots to write; None for all.
    words : Words
        The user's language.
    parent : QWidget or None
        The window.
    folders : LastFolders or None
        Where files were saved last.
    """

    chosen = Signal(Path, object)

    def __init__(
        self,
        layers: tuple[Layer, ...],
        features: FeatureSet | None,
        words: Words,
        parent: QWidget | None = None,
        folders: LastFolders | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("boundaryDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("boundary.title"))
        self._words = words
        self._folders = folders
        self._layers = layers
        self._count = (
            sum(layer.feature_count for layer in layers) if features is None else len(features)
        )
        names = list(dict.fromkeys(f.name for layer in layers for f in layer.attributes.fields))
        self._guessed = CellFields.guessed(names)
        self.zone = self._zones()
        self.decimals = QComboBox()
        for decimals in _DECIMALS:
            self.decimals.addItem(words("boundary.metres", step=f"{10**-decimals:g}"), decimals)
        self.maker = QLineEdit()
        self.number = self._fields(names, self._guessed.number)
        self.name = self._fields(names, self._guessed.name)
        self.encoding = QComboBox()
        self.encoding.addItem(words("boundary.gbk"), "GBK")
        self.encoding.addItem("UTF-8", "UTF-8")
        self.export = QPushButton(words("export.choose_place"), default=True)
        self.export.clicked.connect(self._choose_place)
        self._lay_out()

    @property
    def options(self) -> BoundaryOptions:
        """What is chosen now."""
        guessed = self._guessed
        return BoundaryOptions(
            self.zone.currentData(),
            self.decimals.currentData(),
            self.maker.text().strip(),
            date.today().isoformat(),
            self.encoding.currentData(),
            CellFields(
                self.number.currentData(),
                self.name.currentData(),
                guessed.sheet,
                guessed.use,
                guessed.code,
                guessed.more,
            ),
        )

    def _lay_out(self) -> None:
        words = self._words
        form = QFormLayout()
        form.setSpacing(Space.M)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for code, widget in {
            "boundary.crs": self.zone,
            "boundary.decimals": self.decimals,
            "boundary.maker": self.maker,
            "boundary.number": self.number,
            "boundary.name": self.name,
            "boundary.encoding": self.encoding,
        }.items():
            form.addRow(words(code), widget)
        buttons = QDialogButtonBox()
        buttons.addButton(self.export, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(words("export.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(plain_label(words("boundary.heading"), px=18, bold=True))
        about = words("boundary.about", count=f"{self._count:,}")
        layout.addWidget(plain_label(about, muted=True))
        if any(layer.schematic for layer in self._layers):
            layout.addWidget(plain_label(words("boundary.schematic")))
        layout.addLayout(form)
        layout.addStretch()
        layout.addWidget(buttons)
        resize_on_screen(self, _WIDTH_PX, layout.totalHeightForWidth(_WIDTH_PX))

    def _zones(self) -> QComboBox:
        box = QComboBox()
        likely = zone_for(self._layers)
        for survey in zones_beside(likely):
            box.addItem(self._zone_title(survey), survey.code)
        box.setCurrentIndex(box.findData(likely.code))
        return box

    def _zone_title(self, survey: SurveyCrs) -> str:
        code = "boundary.zone_with_number" if survey.has_number else "boundary.zone"
        return self._words(
            code,
            datum=self._words(f"boundary.datum.{survey.datum}"),
            width=survey.width_deg,
            number=survey.number,
            meridian=survey.meridian_deg,
        )

    def _fields(self, names: list[str], guessed: str) -> QComboBox:
        box = QComboBox()
        # A name of a field may be longer than any dialog.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem(self._words("boundary.left_empty"), "")
        for name in names:
            box.addItem(name, name)
        box.setCurrentIndex(max(box.findData(guessed), 0))
        return box

    def _choose_place(self) -> None:
        dialog = QFileDialog(self, self._words("boundary.title"), filter=f"TXT (*{_SUFFIX})")
        begin_in_last_folder(dialog, self._folders, "save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.selectFile(self._words("boundary.file_name") + _SUFFIX)
        dialog.fileSelected.connect(self._finish)
        dialog.open()

    def _finish(self, path: str) -> None:
        self.chosen.emit(Path(path), self.options)
        self.close()
