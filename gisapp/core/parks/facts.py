"""A stated value and where it comes from."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from gisapp.core.text.bilingual import Bilingual

Unit = Literal["m2", "CNY", "count", "rank", "ratio", "m", "year", ""]
UNITS: tuple[Unit, ...] = get_args(Unit)


@dataclass(frozen=True)
class Period:
    """The time a fact speaks of: a year, a month, a span, or not stated (empty).

    `start` and `end` are ISO 8601 with the given precision; `basis` is stated, inferred, bounded.
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
    """What a fact tells of its subject, such as its planned area."""

    code: str
    label: Bilingual
    unit: str
    aggregation: str
    better: str
    section: str
    sort_order: int


@dataclass(frozen=True)
class FactSource:
    """A text or table that facts were read from; what is not known is empty."""

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

    `property_code` names the `Property`. A number is in stored units (m², CNY, count …); a text
    fact has `text` and no `value`, and a number may have a text that explains it. A garbled
    fact has no value and is never used as one.
    """

    fact_id: str
    subject_uid: str
    property_code: str
    value: float | None
    text: Bilingual
    unit: Unit
    qualifier: str
    kind: str
    period: Period
    basis: str
    confidence: str
    note: Bilingual
    source_id: str
    locator: str

    @property
    def is_usable(self) -> bool:
        """Tell whether the value may be shown, summed, drawn and searched."""
        return self.confidence != "garbled"
