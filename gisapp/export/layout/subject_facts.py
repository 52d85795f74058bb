"""What a fact sheet tells of what is selected: its headline, its key figures, all its facts."""

from collections.abc import Iterator
from dataclasses import dataclass

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import names_of
from gisapp.core.parks.dossier import Dossier, dossier_of
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.joining import joined
from gisapp.export.layout.printed_table import NOTHING, PrintedTable, tables_of
from gisapp.export.layout.request import LayoutRequest
from gisapp.words import Words, load_words


@dataclass(frozen=True)
class Figure:
    """A number that stands large: what it is of, the number, and its time and basis."""

    label: str
    value: str
    note: str


@dataclass(frozen=True)
class Bar:
    """A bar of a chart: its time, its number in words, and how long it is beside the longest."""

    label: str
    value: str
    share: float


@dataclass(frozen=True)
class SubjectFacts:
    """All that a fact sheet tells.

    Parameters
    ----------
    heading : str
        The name of what it is about; empty where nothing is selected.
    line : str
        What it is, and where it belongs.
    figures : tuple of Figure
        A few.
    chart_title : str
        What the bars are of.
    bars : tuple of Bar
        One property at several times, earliest first; empty where there is none.
    tables : tuple of PrintedTable
        All facts.
    """

    heading: str
    line: str
    figures: tuple[Figure, ...]
    chart_title: str
    bars: tuple[Bar, ...]
    tables: tuple[PrintedTable, ...]


def subject_facts(request: LayoutRequest, viewport: Viewport) -> SubjectFacts:
    """Return what a fact sheet tells of the subject or the row that is selected.

    Where several rows are selected, or none, it tells of them as a table does.

    Parameters
    ----------
    request : LayoutRequest
    viewport : Viewport
        What the map shows.

    Raises
    ------
    SourceError
        The source of a layer cannot be read any more.
    """
    words = load_words(request.content.language)
    for dataset in request.content.datasets:
        if request.subject_uid in dataset.subjects:
            say = FactFormatter(dataset, words, request.content.units)
            return _of_subject(dossier_of(dataset, request.subject_uid), say, words)
    if len(request.selection) == 1:
        (ref,) = request.selection
        for layer in request.content.data_layers:
            if layer.layer_id == ref.layer_id and layer.geometry.row_of(ref.feature_id) is not None:
                return _of_row(layer, ref.feature_id, request, viewport, words)
    return SubjectFacts("", "", (), "", (), tables_of(request, viewport))


def _of_subject(dossier: Dossier, say: FactFormatter, words: Words) -> SubjectFacts:
    subject = dossier.subject
    names = dict.fromkeys((say.text(subject.name), subject.name.zh, subject.name.en))
    parents = " › ".join(say.text(each.name) for each in dossier.belongs_to)
    figures = tuple(
        Figure(say.text(each.property.label), say.value(each.fact), say.qualification(each.fact))
        for each in dossier.key_figures
    )
    headings = tuple(words(f"layout.column_{each}") for each in ("fact", "value", "time", "source"))
    rows = (*_fact_rows(dossier, say, words),)
    table = PrintedTable(words("layout.facts"), headings, rows, (False,) * len(headings))
    title, bars = _chart(dossier, say)
    return SubjectFacts(
        joined(*names),
        joined(say.text(dossier.kind), say.text(dossier.status), parents),
        figures,
        title,
        bars,
        (table,),
    )


def _fact_rows(dossier: Dossier, say: FactFormatter, words: Words) -> Iterator[tuple[str, ...]]:
    for section in dossier.sections:
        for entry in section.entries:
            label = say.text(entry.property.label)
            for fact in entry.facts:
                source = joined(say.source_title(fact), say.locator(fact))
                yield label, say.value(fact), say.qualification(fact) or NOTHING, source or NOTHING
            if not entry.facts:
                yield label, words("panel.not_stated"), NOTHING, NOTHING


def _chart(dossier: Dossier, say: FactFormatter) -> tuple[str, tuple[Bar, ...]]:
    """Return the first property that is stated at several times, as bars."""
    for series in dossier.series:
        numbers = [fact.value for fact in series.facts if fact.value is not None]
        if len(numbers) > 1 and min(numbers) >= 0 and max(numbers) > 0:
            bars = tuple(
                Bar(say.short_period(fact.period), say.value(fact), fact.value / max(numbers))
                for fact in series.facts
                if fact.value is not None
            )
            return say.text(series.property.label), bars
    return "", ()


def _of_row(
    layer: Layer, feature_id: int, request: LayoutRequest, viewport: Viewport, words: Words
) -> SubjectFacts:
    """Return what a row of a user's own layer tells: each column with its value."""
    (table,) = tables_of(request, viewport)
    name = names_of(layer, [feature_id])[0].in_language(words.language)
    rows = tuple(zip(table.headings, table.rows[0], strict=True))
    headings = tuple(words(f"layout.column_{each}") for each in ("fact", "value"))
    facts = PrintedTable(words("layout.facts"), headings, rows, (False, False))
    heading = name or words("panel.feature", number=feature_id)
    return SubjectFacts(heading, layer.name.in_language(words.language), (), "", (), (facts,))
