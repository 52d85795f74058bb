"""In which format features are written, and what that format lets one choose."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from gisapp.core.space.survey_crs import SurveyCrs
from gisapp.export.formats.writer import Writer
from gisapp.export.formats.writers import WRITERS
from gisapp.export.tables.request import SOURCE_CRS, FormatOptions, Places
from gisapp.session.tasks import Tasks
from gisapp.ui.coordinates.crs_field import CrsField
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_PLACES: tuple[Places, ...] = ("", "wkt", "lonlat", "none")
_SCOPES = ("shown", "selected", "view", "all")
_WGS84, _CGCS2000, _OTHER = "EPSG:4326", "EPSG:4490", "other"


class FormatForm(QWidget):
    """The form at the right of the dialog; `changed` says that something else is chosen."""

    changed = Signal()

    def __init__(self, zone: SurveyCrs, tasks: Tasks, words: Words) -> None:
        super().__init__()
        self._words = words
        self._zone = zone
        self.scope = self._box("featureScope")
        for scope in _SCOPES:
            self.scope.addItem(words(f"features.scope.{scope}"), scope)
        self.format = self._box("featureFormat")
        for writer in WRITERS:
            name = f"{words(f'export.format.{writer.name}')} ({writer.suffixes[0]})"
            self.format.addItem(name, writer.suffixes[0])
        self.encoding = self._box("featureEncoding")
        self.places = self._box("featurePlaces")
        for places in _PLACES:
            self.places.addItem(words(f"features.places.{places or 'usual'}"), places)
        self.crs = self._box("featureCrs")
        self.crs_field = CrsField(tasks, words)
        self.crs_field.chosen.connect(self._take_crs)
        self.notes = QCheckBox(words("features.notes"))
        self.style_beside = QCheckBox(words("features.style_beside"))
        self._form = self._lay_out()
        self._follow_format()
        self.format.currentIndexChanged.connect(self._follow_format)
        self.crs.currentIndexChanged.connect(self._follow_crs)
        for box in (self.scope, self.encoding, self.places):
            box.currentIndexChanged.connect(self._change)
        for tick in (self.notes, self.style_beside):
            tick.toggled.connect(self._change)

    @property
    def writer(self) -> Writer:
        """The format that is chosen."""
        return WRITERS[self.format.currentIndex()]

    @property
    def options(self) -> FormatOptions:
        """What is chosen of how it is written."""
        has_encoding, has_places = bool(self.writer.encodings), self.writer.has_places
        return FormatOptions(
            self.encoding.currentText() if has_encoding else "",
            _PLACES[self.places.currentIndex()] if has_places else "",
        )

    @property
    def chosen_crs(self) -> str | None:
        """The CRS that is chosen, as of `FeatureRequest`."""
        code = self.crs.currentData()
        return None if code in (None, _OTHER) else str(code)

    @property
    def style_suffix(self) -> str:
        """Where the look goes, as of `FeatureRequest`."""
        return ".qml" if self.style_beside.isEnabled() and self.style_beside.isChecked() else ""

    def allow_scope(self, scope: str, *, is_allowed: bool) -> None:
        """Offer a scope, or take it away."""
        if not is_allowed:
            self.scope.removeItem(self.scope.findData(scope))

    def allow_style(self, *, is_allowed: bool) -> None:
        """Offer a style beside the file, which is of one layer."""
        self.style_beside.setEnabled(is_allowed and self.writer.suffixes[0] != ".gpkg")

    def _lay_out(self) -> QFormLayout:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(Space.M)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self._words("features.scope"), self.scope)
        form.addRow(self._words("features.format"), self.format)
        form.addRow(self._words("features.crs"), self.crs)
        form.addRow("", self.crs_field)
        form.addRow(self._words("features.encoding"), self.encoding)
        form.addRow(self._words("features.places"), self.places)
        form.addRow("", self.notes)
        form.addRow("", self.style_beside)
        return form

    def _follow_format(self) -> None:
        """Offer what can be chosen of the format."""
        writer = self.writer
        self.encoding.clear()
        for encoding in writer.encodings:
            self.encoding.addItem(encoding, encoding)
        self._form.setRowVisible(self.encoding, bool(writer.encodings))
        self._form.setRowVisible(self.places, writer.has_places)
        self.crs.clear()
        for code in self._crs_codes(writer):
            self.crs.addItem(self._crs_title(code), code)
        self._follow_crs()

    def _crs_codes(self, writer: Writer) -> tuple[str | None, ...]:
        zone = self._zone.code
        if writer.has_places:
            # A sheet doesn't say what its numbers are, and all programs take degrees.
            return (_WGS84, SOURCE_CRS, _CGCS2000, zone, _OTHER)
        return {
            "any": (SOURCE_CRS, _WGS84, _CGCS2000, zone, _OTHER),
            "degrees": (None,),
            "metres": (None, zone, _OTHER),
            "zone": (None, zone, _OTHER),
        }[writer.crs]

    def _crs_title(self, code: str | None) -> str:
        if code == self._zone.code:
            zone = self._zone
            return self._words(
                "features.crs.zone", number=zone.number, meridian=zone.meridian_deg, code=code
            )
        names = {SOURCE_CRS: "source", _WGS84: "wgs84", _CGCS2000: "cgcs2000", _OTHER: "other"}
        if code is None:
            usual = "wgs84" if self.writer.crs == "degrees" else "metres"
            return self._words(f"features.crs.{usual}")
        return self._words(f"features.crs.{names[code]}") if code in names else code

    def _follow_crs(self) -> None:
        self._form.setRowVisible(self.crs_field, self.crs.currentData() == _OTHER)
        self.changed.emit()

    def _take_crs(self, code: str) -> None:
        """Offer a CRS that was found among all others."""
        if self.crs.findData(code) < 0:
            self.crs.insertItem(self.crs.count() - 1, code, code)
        self.crs.setCurrentIndex(self.crs.findData(code))

    def _change(self) -> None:
        self.changed.emit()

    @staticmethod
    def _box(name: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box
