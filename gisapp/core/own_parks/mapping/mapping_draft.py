"""A mapping while the user still changes it: what is asked, and what follows from an answer."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from gisapp.core.own_parks.mapping.property_units import units_of, usual_units
from gisapp.core.parks.facts import Property
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.parks.park_schema import ParkSchema

AREA = "m2"
"""The stored unit of what has a basis: land or floor."""
NO_BASIS, UNKNOWN_BASIS = "none", "unspecified"
_DOCUMENTS = ("document_url", "image_url")
"""The properties of columns that name pictures and documents."""
_COUNTED_YEARS = ("year", "date")
"""The types of properties that are stated in a calendar."""
_UNIT_OF_ITSELF = frozenset(("", "count", "rank", "year", "deg", "score"))
"""Stored units in which numbers are written where no unit is named."""


class MappingDraft:
    """What is said of one layer by now.

    Parameters
    ----------
    mapping : LayerMapping
        As it was guessed, remembered or confirmed before.
    columns : iterable of str
        All columns of the layer; those that the mapping leaves out are without a meaning.
    schema : ParkSchema
        What can be stated at all.
    questions : mapping of str to tuple of ColumnMapping
        The columns of which only the user can tell what they mean, with what they may be.
    """

    def __init__(
        self,
        mapping: LayerMapping,
        columns: Iterable[str],
        schema: ParkSchema,
        questions: Mapping[str, tuple[ColumnMapping, ...]],
    ) -> None:
        self.schema = schema
        said = {each.column: each for each in mapping.columns}
        self._columns = {name: said.get(name, ColumnMapping(name)) for name in columns}
        self._rest = _rows_of(mapping, self._columns)
        self._guessed = dict(self._columns)
        self._questions = {name: questions[name] for name in self._columns if name in questions}
        self._answered: set[str] = set()

    @property
    def rows(self) -> LayerMapping:
        """All that is said of the rows, without what is said of columns."""
        return self._rest

    @property
    def columns(self) -> tuple[ColumnMapping, ...]:
        """All columns in the table's order, with what they are taken for by now."""
        return tuple(self._columns.values())

    @property
    def mapping(self) -> LayerMapping:
        """What is said: a column that still needs a word of the user has no meaning."""
        columns = (
            replace(each, property_code="") if self.is_open(each.column) else each
            for each in self.columns
        )
        return replace(self._rest, columns=tuple(columns))

    @property
    def open_columns(self) -> tuple[str, ...]:
        """The columns that need a word of the user."""
        return tuple(name for name in self._columns if self.is_open(name))

    @property
    def meant_count(self) -> int:
        """How many columns have a meaning by now."""
        return meant_count(self.mapping, self._columns)

    def column(self, name: str) -> ColumnMapping:
        """Return what a column is taken for by now; KeyError if there is none."""
        return self._columns[name]

    def known(self, name: str) -> Property | None:
        """Return the property that a column is taken for; None where it has no meaning."""
        return self.schema.properties.get(self._columns[name].property_code)

    def is_asked(self, name: str) -> bool:
        """Return True for a column of which only the user could tell what it means."""
        return name in self._questions

    def is_open(self, name: str) -> bool:
        """Return True while a word of the user is needed: nothing ambiguous is taken silently."""
        is_unanswered = name in self._questions and name not in self._answered
        return is_unanswered or self.lacks_unit(name)

    def lacks_unit(self, name: str) -> bool:
        """Return True where nobody has said in which unit the numbers of a column are."""
        units = units_of(self.known(name))
        return bool(units) and self._columns[name].unit not in units

    def has_calendar(self, name: str) -> bool:
        """Return True for a column with years, which may be those of the Republic."""
        known = self.known(name)
        return known is not None and known.type in _COUNTED_YEARS

    def can_confirm(self, name: str) -> bool:
        """Return True where the user need only say yes to what a column is taken for."""
        return self.is_open(name) and self.known(name) is not None and not self.lacks_unit(name)

    def confirm(self, name: str) -> None:
        """Take a column for what it is likely to state."""
        self._say(self._columns[name])

    def is_answered(self, name: str) -> bool:
        """Return True once the user has said what a column means."""
        return name in self._answered

    def likely_properties(self, name: str) -> tuple[str, ...]:
        """Return the properties that a column may state, the likeliest first."""
        likely = (*self._questions.get(name, ()), self._guessed[name])
        return tuple(dict.fromkeys(each.property_code for each in likely if each.property_code))

    def likely_units(self, name: str) -> tuple[str, ...]:
        """Return the units that a column may be written in, the likeliest first."""
        known, fitting = self.known(name), units_of(self.known(name))
        likely = (*self._alike(name), self._guessed[name])
        stored = known.unit if known else ""
        units = (*(each.unit for each in likely), *usual_units(stored))
        return tuple(dict.fromkeys(unit for unit in units if unit in fitting))

    def role_of(self, name: str) -> str:
        """Return what a column is for the rows as a whole: their key, name, kind …; or nothing."""
        return role_of(self._rest, name)

    def say_rows(self, rows: LayerMapping) -> None:
        """Take what was said of the rows; what it says of columns is left out."""
        self._rest = replace(rows, columns=())

    def say_property(self, name: str, code: str) -> None:
        """Say which property a column states, nothing for an empty code; the rest follows."""
        known, column = self.schema.properties.get(code), self._columns[name]
        fitting = units_of(known)
        offered = (
            each.unit for each in self._questions.get(name, ()) if each.property_code == code
        )
        units = (column.unit, self._guessed[name].unit, *offered)
        self._say(
            replace(
                column,
                property_code=code,
                unit=next((unit for unit in units if unit in fitting), _own_unit(known)),
                basis=_basis_for(known, self._guessed[name].basis),
                aggregation=known.aggregation if known else "none",
            )
        )
        others = tuple(each for each in self._rest.documents if each != name)
        documents = (*others, name) if code in _DOCUMENTS else others
        self._rest = replace(self._rest, documents=documents)

    def say(self, column: ColumnMapping) -> None:
        """Say anything of a column but its property."""
        self._say(replace(column, property_code=self._columns[column.column].property_code))

    def _say(self, column: ColumnMapping) -> None:
        self._columns[column.column] = replace(column, sure=1.0)
        self._answered.add(column.column)

    def _alike(self, name: str) -> tuple[ColumnMapping, ...]:
        """Return what a column may be with the property that it is taken for."""
        code = self._columns[name].property_code
        return tuple(each for each in self._questions.get(name, ()) if each.property_code == code)


def _rows_of(mapping: LayerMapping, columns: Container[str]) -> LayerMapping:
    """Return what is said of rows, as far as the columns that it speaks of are there."""

    def here(name: str) -> str:
        return name if name in columns else ""

    return replace(
        mapping,
        kind_column=here(mapping.kind_column),
        key=here(mapping.key),
        name_zh=here(mapping.name_zh),
        name_en=here(mapping.name_en),
        parents=tuple(each for each in mapping.parents if not each.column or here(each.column)),
        columns=(),
        period_column=here(mapping.period_column),
        documents=tuple(filter(here, mapping.documents)),
    )


def meant_count(mapping: LayerMapping, columns: Iterable[str]) -> int:
    """Return how many columns have a meaning, for the rows or for what they state."""
    stating = {each.column for each in mapping.facts}
    return sum(name in stating or bool(role_of(mapping, name)) for name in columns)


def role_of(mapping: LayerMapping, column: str) -> str:
    """Return what a column is for the rows: `key`, `name`, `kind` …; empty for nothing."""
    roles = {
        **dict.fromkeys(mapping.documents, "document"),
        **{each.column: "parent" for each in mapping.parents},
        mapping.period_column: "period",
        mapping.kind_column: "kind",
        mapping.name_en: "name",
        mapping.name_zh: "name",
        mapping.key: "key",
    }
    return roles.get(column, "") if column else ""


def _own_unit(known: Property | None) -> str:
    return known.unit if known and known.unit in _UNIT_OF_ITSELF else ""


def _basis_for(known: Property | None, guessed: str) -> str:
    if known is None or known.unit != AREA:
        return NO_BASIS
    return UNKNOWN_BASIS if guessed == NO_BASIS else guessed
