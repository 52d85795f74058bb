"""A stated value and where it comes from."""

from dataclasses import dataclass, field

from gisapp.core.text.bilingual import Bilingual

AREA_WITHOUT_BASIS = "area_unspecified"
"""The property whose name itself says that the basis of its areas is not stated."""


@dataclass(frozen=True)
class Period:
    """The time that a fact is about: a year, a month, a day or a span of them.

    Parameters
    ----------
    start, end : str
        ISO 8601, as precise as they are known: `2014`, `2014-09`; both empty where not stated.
    precision : str
        `year`, `month`, `day` or `range`; empty where not stated.
    basis : str
        `stated` by the source, `inferred` from it, or `bounded` by other dates; may be empty.
    """

    start: str = ""
    end: str = ""
    precision: str = ""
    basis: str = ""

    @property
    def iso(self) -> str:
        """The period as ISO 8601: `2014`, `2014-09`, `2016/2020`; empty where not stated."""
        return self.start if self.start == self.end or not self.end else f"{self.start}/{self.end}"


@dataclass(frozen=True)
class Property:
    """What a fact states about its subject, such as its planned area.

    Parameters
    ----------
    code : str
        Such as `planned_area`.
    unit : str
        The stored unit of its numbers.
    aggregation : str
        How numbers of several subjects are joined: `sum`, `mean`, `last` or `none`, `min`, `max`,
        or `weighted_mean` with the numbers of `weight`.
    better : str
        `higher`, `lower` or `none`: which of two numbers is the better one.
    section : str
        A code of the list `section`: where a dossier shows it.
    sort_order : int
        Its place in the section.
    type : str
        What its values are: `number`, `text`, `name`, `code`, `id`, `date`, `year`, `phone` or
        `url`; empty where nobody says.
    weight : str
        The code of the property that weighs its mean; empty for none.
    """

    code: str
    label: Bilingual
    unit: str
    aggregation: str
    better: str
    section: str
    sort_order: int
    type: str = ""
    weight: str = ""


@dataclass(frozen=True)
class FactSource:
    """A text or table that facts were read from; what is not known is empty.

    Parameters
    ----------
    published, retrieved, as_of : str
        ISO 8601: when it came out, was read, and the time that it describes.
    as_of_basis : str
        How `as_of` is known: a code of the list `period_basis`.
    """

    source_id: str
    title: Bilingual
    publisher: str = ""
    published: str = ""
    retrieved: str = ""
    as_of: str = ""
    as_of_basis: str = ""
    licence: str = ""
    note: Bilingual = field(default_factory=Bilingual)


@dataclass(frozen=True)
class Fact:
    """One statement about a subject, as its source makes it.

    Parameters
    ----------
    value : float or None
        In `unit`; None where the statement is a text, or garbled.
    text : Bilingual
        The statement itself, or words that explain a number.
    unit : str
        One of `STORED_UNITS`: m², CNY, count …; money keeps the currency that it is stated in.
    qualifier : str
        `eq`, `approx`, or a bound: `gt`, `ge`, `lt`, `le`.
    kind : str
        `observed`, `planned`, `target`, `claim` …
    basis : str
        What an area measures: `land`, `floor` or `unspecified`; `none` for other facts.
    confidence : str
        `clear`, `ambiguous`, `inferred`, or `garbled` where it cannot be used.
    locator : str
        The place in the source, such as a paragraph.
    """

    fact_id: str
    subject_uid: str
    property_code: str
    value: float | None
    text: Bilingual
    unit: str
    qualifier: str
    kind: str
    period: Period
    basis: str
    confidence: str
    note: Bilingual
    source_id: str
    locator: str

    def known_as(self, fact_id: str, source_id: str) -> "Fact":
        """Return the same statement under other names; `replace` takes four times as long."""
        return Fact(
            fact_id,
            self.subject_uid,
            self.property_code,
            self.value,
            self.text,
            self.unit,
            self.qualifier,
            self.kind,
            self.period,
            self.basis,
            self.confidence,
            self.note,
            source_id,
            self.locator,
        )

    @property
    def is_usable(self) -> bool:
        """True if the value may be shown, summed, drawn and searched."""
        return self.confidence != "garbled"
