"""Guesses what the rows of a table are and what its columns state, and asks where it can't tell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.column_reading import (
    About,
    ColumnReading,
    TableSigns,
    read_column_meaning,
)
from gisapp.core.parks.mapping.heading_forms import plain_heading
from gisapp.core.parks.mapping.heading_period import period_in
from gisapp.core.parks.mapping.layer_mapping import NO_PERIOD, ColumnMapping, LayerMapping
from gisapp.core.parks.mapping.row_identity import identity_of
from gisapp.core.parks.mapping.row_kind import kind_column_of, kind_of_rows
from gisapp.core.parks.mapping.sampled_table import SampledColumn, SampledTable
from gisapp.core.parks.mapping.unit_choice import units_of_titles
from gisapp.core.parks.mapping.value_forms import ValueForms
from gisapp.core.parks.mapping.vocabulary_index import Meaning, VocabularyIndex
from gisapp.core.text.number_headings import role_by_heading
from gisapp.core.text.number_roles import suggested_role
from gisapp.core.text.traditional import are_traditional

_OWN_NAMES = {
    "park": "park_name",
    "plot": "plot_name",
    "enterprise": "enterprise_name",
    "project": "project_name",
    "building": "building_name",
    "road": "road_name",
    "zone": "zone_name",
}
"""What a column that is merely called "name" states, by the kind of the rows."""
_DATES_OF_ROWS = ("year", "period", "report_date")
_OF_TABLES = re.compile(
    r"^.*各(?:企业|園區|园区|地块|开发区|县区|街道)|历年|歷年|[统統]?[计計]?表$|(?:情况|一览|明细|汇总)表?$"
)
_BY_TITLE = 0.85
_DOCUMENTS = ("document_url", "image_url")


@dataclass(frozen=True)
class MappingQuestion:
    """Something about a column that only the user can tell.

    Parameters
    ----------
    column : str
        The column's name.
    alternatives : tuple of ColumnMapping
        What it may be, the likeliest first.
    about : "meaning" or "unit"
        What they differ in.
    """

    column: str
    alternatives: tuple[ColumnMapping, ...]
    about: About = "meaning"


@dataclass(frozen=True)
class GuessedMapping:
    """What a table is taken to be.

    Parameters
    ----------
    mapping : LayerMapping
        The likeliest; a column that a question is about has a low `sure`.
    questions : tuple of MappingQuestion
        In the table's order.
    """

    mapping: LayerMapping
    questions: tuple[MappingQuestion, ...]


def guess_mapping(
    table: SampledTable, vocabulary: VocabularyIndex, parents_by_place: Sequence[str] = ()
) -> GuessedMapping:
    """Return what the rows of a table are and what its columns state, as far as it shows.

    Parameters
    ----------
    table : SampledTable
        Headings, titles and some hundred rows.
    vocabulary : VocabularyIndex
        The headings that are known, and the properties that there are.
    parents_by_place : sequence of str
        The kinds of the layers that rows may lie in: `park` where a layer of parks is open.
    """
    forms = {each.name: ValueForms(each.values, table.areas_m2) for each in table.columns}
    meanings = {
        column.name: _meaning(column, vocabulary) or _of_title(column, table.titles, vocabulary)
        for column in table.columns
    }
    kind = kind_of_rows(table.titles, table.file_name, meanings, forms)
    kind_column = kind_column_of(table.columns, forms, vocabulary.schema)
    written = (*table.titles, *(column.label or column.name for column in table.columns))
    signs = TableSigns(units_of_titles(table.titles), are_traditional(written))
    readings = [
        _reading(column, meanings[column.name], forms[column.name], kind, vocabulary, signs)
        for column in table.columns
    ]
    columns = tuple(_without_twins(readings, forms))
    identity = identity_of(kind, columns, forms, parents_by_place if table.has_shapes else ())
    mapping = LayerMapping(
        kind="" if kind_column else kind,
        kind_column=kind_column,
        key=identity.key,
        name_zh=identity.name_zh,
        name_en=identity.name_en,
        parents=identity.parents,
        columns=columns,
        period=period_of(table),
        period_column=_column_stating(_DATES_OF_ROWS, columns),
        documents=tuple(_documents(columns, forms)),
    )
    asked = {column.column for column in columns if column.property_code}
    questions = (each for each in _questions(readings) if each.column in asked)
    return GuessedMapping(mapping, tuple(questions))


def _meaning(column: SampledColumn, vocabulary: VocabularyIndex) -> Meaning | None:
    by_label = vocabulary.meaning_of(column.label) if column.label else None
    return by_label or vocabulary.meaning_of(column.name)


def _of_title(
    column: SampledColumn, titles: Sequence[str], vocabulary: VocabularyIndex
) -> Meaning | None:
    """Return what a column that is called by a mere year states, as the title of the table says."""
    found = period_in(plain_heading(column.label or column.name))
    if found is None or found.rest:
        return None
    for title in titles:
        meaning = vocabulary.meaning_of(_OF_TABLES.sub("", title))
        # "Filled in by …" above a table is no figure of a year.
        if meaning is not None and vocabulary.states_numbers(meaning):
            sure = _BY_TITLE * meaning.form.sure
            form = replace(meaning.form, period=found.period, calendar=found.calendar, sure=sure)
            return replace(meaning, form=form)
    return None


def _reading(
    column: SampledColumn,
    meaning: Meaning | None,
    forms: ValueForms,
    kind: str,
    vocabulary: VocabularyIndex,
    signs: TableSigns,
) -> ColumnReading:
    schema = vocabulary.schema
    if meaning is None:
        aggregation = "sum" if _adds_up(column, forms) else "none"
        return ColumnReading(ColumnMapping(column.name, aggregation=aggregation, sure=0.0))
    reading = read_column_meaning(column.name, meaning, forms, kind, schema, signs)
    own = _OWN_NAMES.get(kind, "")
    is_own = reading.mapping.property_code in ("any_name", f"in_{own}")
    if is_own and own in schema.properties:
        return ColumnReading(replace(reading.mapping, property_code=own, sure=0.9))
    return reading


def _without_twins(
    readings: Sequence[ColumnReading], forms: Mapping[str, ValueForms]
) -> Iterator[ColumnMapping]:
    """Yield what columns state, each thing once: numbers that readers put beside texts are left.

    Beside 产值 with texts such as 12.5万元 stands 产值（元）; the text is what the file says.
    """
    texts = {name for name, each in forms.items() if each.has_texts}
    for reading in readings:
        column = reading.mapping
        original = re.sub(r"\s?[(（][^()（）]*[)）]$", "", column.column)
        is_beside = original != column.column and not forms[column.column].has_texts
        if is_beside and original in texts:
            yield ColumnMapping(column.column, aggregation="sum", sure=0.0)
        else:
            yield column


def _adds_up(column: SampledColumn, forms: ValueForms) -> bool:
    """True for numbers that are no rates, codes, years or ids, by heading and values."""
    is_number = column.is_numeric or (bool(forms.numbers) and forms.share_of_numbers == 1)
    heading = role_by_heading(column.label or column.name)
    return is_number and suggested_role(heading, forms.values) == "quantity"


def _questions(readings: Sequence[ColumnReading]) -> Iterator[MappingQuestion]:
    for reading in readings:
        if reading.alternatives:
            yield MappingQuestion(reading.mapping.column, reading.alternatives, reading.about)


def period_of(table: SampledTable) -> Period:
    """Return the time that a title names, or else the file: what is true of all rows."""
    found = (period_in(plain_heading(title)) for title in table.titles)
    stated = next((each.period for each in found if each is not None), NO_PERIOD)
    if stated.iso:
        return stated
    of_file = period_in(plain_heading(table.file_name))
    return replace(of_file.period, basis="inferred") if of_file else NO_PERIOD


def _column_stating(codes: Sequence[str], columns: Sequence[ColumnMapping]) -> str:
    stated = {column.property_code: column.column for column in reversed(columns)}
    return next((stated[code] for code in codes if code in stated), "")


def _documents(columns: Sequence[ColumnMapping], forms: dict[str, ValueForms]) -> Iterator[str]:
    for column in columns:
        if column.property_code in _DOCUMENTS or forms[column.column].are_documents:
            yield column.column
