"""Makes the sheet of a subject: all that the details panel tells of it, and the map around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gisapp.core.layers.attribute_rows import attribute_row, is_empty
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.names import feature_titles, field_named, names_of
from gisapp.core.parks import dossier_rows
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.text.joining import joined
from gisapp.core.text.shortening import shortened
from gisapp.errors import ExportError
from gisapp.export.expose.blank_sheets import BlankSheets
from gisapp.export.expose.distances import Landmarks
from gisapp.export.expose.fact_sections import (
    LONGEST_VALUE,
    bounded_section,
    contact_sections,
    fact_sections,
    tie_sections,
)
from gisapp.export.expose.pictures import NOTHING_FOUND, packed_with, pictures_of
from gisapp.export.expose.request import ExposeContent, SheetParts, SubjectRef
from gisapp.export.expose.sheet import Sheet, SheetLine, SheetRow, SheetSection
from gisapp.export.expose.source_list import SourceList
from gisapp.export.expose.subjects import SheetSubject, subject_known_as
from gisapp.words import Words


@dataclass(frozen=True, eq=False)
class SheetMaker:
    """Makes sheets of one content; what they have in common is looked up once.

    Parameters
    ----------
    blanks : BlankSheets
        What all sheets have.
    """

    blanks: BlankSheets

    @classmethod
    def of(cls, content: ExposeContent, parts: SheetParts, date: str) -> "SheetMaker":
        """Return what makes the sheets of a content; parameters as of `BlankSheets`."""
        return cls(BlankSheets(content, parts, date, Landmarks(content.shown.layers)))

    def sheet_of(self, ref: SubjectRef) -> Sheet:
        """Return the sheet of a feature or a topic.

        Raises
        ------
        ExportError
            It is hidden, or not there.
        SourceError
            A source cannot be read any more.
        """
        subject = subject_known_as(self.blanks.content, ref, self.blanks.words)
        sheet = self._of_subject(subject) if subject else self._of_feature(_feature(ref))
        return sheet if self.blanks.parts.sources else sheet.without_sources()

    def title_of(self, ref: SubjectRef) -> str:
        """Return what a feature or a topic is called, in one line; errors as of `sheet_of`."""
        words, content = self.blanks.words, self.blanks.content
        subject = subject_known_as(content, ref, words)
        if subject is None:
            feature = _feature(ref)
            [title] = feature_titles(content.layers[feature.layer_id], [feature], words)
            return title
        name = subject.formatter.dataset.subjects[subject.uid].name
        told = (name.in_language(words.language), name.other_than(words.language))
        return joined(*map(shortened, told)) or subject.uid

    def _of_subject(self, known: SheetSubject) -> Sheet:
        formatter, blanks = known.formatter, self.blanks
        dossier = dossier_of(formatter.dataset, known.uid)
        subject, sources = dossier.subject, SourceList(formatter)
        contacts = tuple(contact_sections(dossier, formatter, sources))
        sections = (
            *fact_sections(dossier, formatter, sources),
            *tie_sections(dossier, formatter),
            *_other_columns(known, blanks.words),
        )
        wants_pictures = known.is_own and blanks.parts.pictures
        found = NOTHING_FOUND
        if wants_pictures:
            found = pictures_of(known.features, blanks.content.layers, blanks.words)
        accuracy_m = subject.geometry.accuracy_m if subject.geometry else None
        blank = blanks.blank(known.uid, known.features, sources.as_of, accuracy_m, contacts)
        hidden = blanks.content.hidden_properties
        missing = (each for each in dossier.not_stated if each.code not in hidden)
        not_stated = [formatter.text(each.label) for each in missing]
        return replace(
            blank,
            name=shortened(formatter.text(subject.name) or known.uid, LONGEST_VALUE),
            other_name=shortened(dossier_rows.subtitle(subject, formatter), LONGEST_VALUE),
            tags=_told(formatter.text(dossier.kind), formatter.text(dossier.status)),
            belongs_to=tuple(
                shortened(formatter.text(link.name) or link.uid) for link in dossier.belongs_to
            ),
            quality=formatter.geometry_quality(subject),
            remarks=(*blank.remarks, *(each.sentence(blanks.words) for each in known.notes)),
            figures=tuple(
                dossier_rows.figure_text(each, formatter) for each in dossier.key_figures
            ),
            progress=tuple(
                dossier_rows.progress_text(each, formatter) for each in dossier.progress
            ),
            charts=tuple(dossier_rows.chart_text(each, formatter) for each in dossier.series),
            sections=sections,
            pictures=found.pictures,
            lines=(*_not_stated(not_stated, blanks.words), *found.lines),
            sources=sources.texts,
        )

    def _of_feature(self, ref: FeatureRef) -> Sheet:
        """Return the sheet of a feature of which nobody said what its columns mean."""
        words, layer = self.blanks.words, self.blanks.content.layers[ref.layer_id]
        record = layer.attributes.record(ref.feature_id)
        [title] = feature_titles(layer, [ref], words)
        (name,) = names_of(layer, [ref.feature_id])
        cells = [(layer, column, value) for column, value in record.items() if not is_empty(value)]
        fields = layer.attributes.fields
        empty = [each.shown for each in fields if is_empty(record.get(each.name))]
        return replace(
            self.blanks.blank(title, (ref,), ""),
            name=title,
            other_name=shortened(name.other_than(words.language), LONGEST_VALUE),
            tags=_told(shortened(layer.name.in_language(words.language))),
            sections=tuple(_cell_section("panel.attributes", cells, words)),
            pictures=packed_with(layer, record) if self.blanks.parts.pictures else (),
            lines=tuple(_not_stated(empty, words)),
            sources=_told(_file_name(layer)),
        )


def _feature(ref: SubjectRef) -> FeatureRef:
    if isinstance(ref, FeatureRef):
        return ref
    raise ExportError("expose_not_shown")


def _other_columns(known: SheetSubject, words: Words) -> Iterator[SheetSection]:
    """Yield what else the rows of a subject say."""
    yield from _cell_section("own.other_columns", known.cells, words)


def _cell_section(
    title: str, cells: Sequence[tuple[Layer, str, AttributeValue]], words: Words
) -> Iterator[SheetSection]:
    """Yield a section of the values of features as they are; none where there are none."""
    rows = tuple(_cell_row(*cell, words) for cell in cells)
    if rows:
        yield bounded_section(words(title), rows, words("panel.and_more", count="{count}"))


def _cell_row(layer: Layer, column: str, value: AttributeValue, words: Words) -> SheetRow:
    field = field_named(layer, column)
    shown, role = (field.shown, role_of(layer, field)) if field else (column, "text")
    row = attribute_row(shown, value, words, role)
    return SheetRow(replace(row, value=shortened(row.value, LONGEST_VALUE)))


def _not_stated(names: Sequence[str], words: Words) -> Iterator[SheetLine]:
    if names:
        listed = words("panel.list_separator").join(map(shortened, names))
        yield SheetLine(words("expose.not_stated"), shortened(listed, LONGEST_VALUE))


def _told(*texts: str) -> tuple[str, ...]:
    return tuple(each for each in texts if each)


def _file_name(layer: Layer) -> str:
    """Return the file of a layer without its folder, and the layer's name in it."""
    name = layer.origin.source.replace("\\", "/").rpartition("/")[2]
    return joined(name, layer.origin.layer if layer.origin.layer not in name else "")
