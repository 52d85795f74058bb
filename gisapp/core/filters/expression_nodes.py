"""What an expression says once it is understood: units converted, kinds agreed."""

from dataclasses import dataclass
from typing import Literal

Comparison = Literal["=", "!=", "<", "<=", ">", ">="]
TextTestKind = Literal["contains", "starts", "ends", "like", "matches"]


@dataclass(frozen=True)
class ColumnAmount:
    """The number of a field."""

    field: str


@dataclass(frozen=True)
class FixedAmount:
    """A number that was typed; `whole` where all its digits count."""

    value: float
    whole: int | None = None


@dataclass(frozen=True)
class WorkedOut:
    """A sum, difference, product or quotient."""

    sign: Literal["+", "-", "*", "/"]
    left: "Amount"
    right: "Amount"


Amount = ColumnAmount | FixedAmount | WorkedOut


@dataclass(frozen=True)
class AmountTest:
    """Two numbers compared."""

    sign: Comparison
    left: Amount
    right: Amount


@dataclass(frozen=True)
class AmountAmong:
    """A number that is one of some."""

    amount: Amount
    values: tuple[float, ...]


@dataclass(frozen=True)
class TextAmong:
    """A text that is one of some, whatever its case, width and spaces."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class TextOrder:
    """A text compared with another one or with another field's."""

    sign: Comparison
    field: str
    text: str = ""
    other: str = ""


@dataclass(frozen=True)
class TextTest:
    """A text that has another one in it, or a form."""

    kind: TextTestKind
    field: str
    text: str


@dataclass(frozen=True)
class DateTest:
    """A date compared with a day, month or year: from `start` to before `end`.

    Both in months since the year 0, see `months_of`.
    """

    sign: Comparison
    field: str
    start: float
    end: float


@dataclass(frozen=True)
class MissingTest:
    """A field that states nothing."""

    field: str


@dataclass(frozen=True)
class TruthTest:
    """A field that says yes."""

    field: str


@dataclass(frozen=True)
class Every:
    """All of some are true."""

    tests: tuple["Test", ...]


@dataclass(frozen=True)
class AnyTest:
    """At least one of some is true."""

    tests: tuple["Test", ...]


@dataclass(frozen=True)
class Negation:
    """Something is not true; what is missing is neither true nor not."""

    test: "Test"


Test = (
    AmountTest
    | AmountAmong
    | TextAmong
    | TextOrder
    | TextTest
    | DateTest
    | MissingTest
    | TruthTest
    | Every
    | AnyTest
    | Negation
)
