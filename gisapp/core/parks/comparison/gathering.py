"""All that one subject states, by the rows in which comparisons show it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gisapp.core.parks.comparison.statement import Statement, of_fact, of_figure
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.dossier import Dossier, dossier_of
from gisapp.core.parks.facts import Property
from gisapp.core.parks.figure_table import FIGURES
from gisapp.core.text.bilingual import Bilingual

ABOUT, COLUMNS, DERIVED = "about", "columns", "derived"
"""The sections that no list of codes has; rows without a meaning have only columns."""

_STATED_AS = {figure.code: figure.stated_as for figure in FIGURES if figure.stated_as}


@dataclass(frozen=True, eq=False)
class ComparedSubject:
    """A subject among those that are compared.

    Parameters
    ----------
    dataset : ParkDataset
        What is known of it, and what codes and properties are called.
    uid : str
        Its uid there.
    """

    dataset: ParkDataset
    uid: str

    @property
    def name(self) -> Bilingual:
        """What it is called; its uid where it has no name."""
        return self.dataset.subjects[self.uid].name or Bilingual(self.uid, self.uid)

    @property
    def kind(self) -> Bilingual:
        """What it is."""
        return self.dataset.label("kind", self.dataset.subjects[self.uid].kind)


@dataclass(frozen=True)
class RowHead:
    """What a row is about.

    Parameters
    ----------
    code : str
        Unique in a comparison.
    section : str
        A code of the list `section`, `ABOUT` or `DERIVED`.
    label : Bilingual
        What the property is called; empty where the program's words say it.
    section_label : Bilingual
        What the section is called; empty where the program's words say it.
    order : int
        Its place in the section.
    better : str
        `higher`, `lower` or `none`.
    is_quantity : bool
        True where differences of its numbers say something; not of codes, dates and phones.
    """

    code: str
    section: str
    label: Bilingual = field(default_factory=Bilingual)
    section_label: Bilingual = field(default_factory=Bilingual)
    order: int = 0
    better: str = "none"
    is_quantity: bool = True


@dataclass(frozen=True, eq=False)
class Gathered:
    """What one subject states.

    Parameters
    ----------
    heads : mapping of str to RowHead
        The rows that a dossier of it has, in that order, those too in which it states nothing.
    statements : mapping of str to list of Statement
        By the codes of rows.
    unusable : frozenset of str
        Codes of the rows in which something is stated that cannot be used.
    """

    heads: dict[str, RowHead]
    statements: dict[str, list[Statement]]
    unusable: frozenset[str]


def gathered(subject: ComparedSubject) -> Gathered:
    """Return all that a subject states.

    Raises
    ------
    KeyError
        The dataset does not know it.
    """
    dataset = subject.dataset
    dossier = dossier_of(dataset, subject.uid)
    found = Gathered({}, {}, frozenset(each.property_code for each in dossier.unusable))
    for head, statements in (*_about(dossier), *_sections(dataset, dossier)):
        found.heads[head.code] = head
        found.statements[head.code] = statements
    for figure in dossier.derived:
        if figure.value is not None:
            _add(found, _head_of_figure(dataset, figure), of_figure(figure))
    return found


def _add(found: Gathered, head: RowHead, statement: Statement) -> None:
    found.heads.setdefault(head.code, head)
    found.statements.setdefault(head.code, []).append(statement)


def _about(dossier: Dossier) -> Iterator[tuple[RowHead, list[Statement]]]:
    parents = [Statement(text=link.name) for link in reversed(dossier.belongs_to)]
    texts = {
        "status": [Statement(text=dossier.status)] if dossier.status else [],
        "belongs_to": parents,
    }
    for order, (code, statements) in enumerate(texts.items()):
        yield RowHead(f"about.{code}", ABOUT, order=order), statements
    for order, each in enumerate(dossier.attributes, len(texts)):
        head = RowHead(f"attribute.{each.code}", ABOUT, order=order)
        yield head, [Statement(text=each.value)]


def _sections(dataset: ParkDataset, dossier: Dossier) -> Iterator[tuple[RowHead, list[Statement]]]:
    unusable = [each.property_code for each in dossier.unusable]
    shown = {entry.property.code for section in dossier.sections for entry in section.entries}
    for section in dossier.sections:
        for entry in section.entries:
            yield _head_of(dataset, entry.property), [of_fact(fact) for fact in entry.facts]
    for code in dict.fromkeys(unusable):
        if code not in shown and code in dataset.properties:
            yield _head_of(dataset, dataset.properties[code]), []


def _head_of(dataset: ParkDataset, described: Property) -> RowHead:
    return RowHead(
        described.code,
        described.section,
        described.label,
        dataset.codes.get(("section", described.section), Bilingual()),
        described.sort_order,
        described.better,
        is_quantity=described.type in ("", "number"),
    )


def _head_of_figure(dataset: ParkDataset, figure: Derived) -> RowHead:
    """Return the row of a figure: that of the property that states the same, where there is one."""
    for code in (*_STATED_AS.get(figure.code, ()), figure.code):
        if code in dataset.properties:
            return _head_of(dataset, dataset.properties[code])
    part, whole = figure.operands[0].property_code, figure.operands[-1].property_code
    is_quantity = figure.operation != "rank"
    return RowHead(f"{figure.code}:{part}:{whole}", DERIVED, is_quantity=is_quantity)
