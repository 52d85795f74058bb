"""All that is known of one subject, in the order in which a panel or a snapshot tells it."""

from dataclasses import dataclass

from gisapp.core.bilingual import Bilingual
from gisapp.core.derived import Derived
from gisapp.core.facts import Fact, Property
from gisapp.core.park_dataset import Subject


@dataclass(frozen=True)
class KeyFigure:
    """A figure to show large, with what it is called."""

    property: Property
    fact: Fact


@dataclass(frozen=True)
class Progress:
    """A stated part of a stated whole; never a completion that no source gives."""

    label: Bilingual
    part: Fact
    whole: Fact
    share: Derived


@dataclass(frozen=True)
class Series:
    """The numbers of one property at several periods from one source, earliest first."""

    property: Property
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Entry:
    """One line of a section: a property with its facts, or with none: not stated."""

    property: Property
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Section:
    """Entries that belong together, under the label of the code list `section`."""

    code: str
    title: Bilingual
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Link:
    """A tie to another subject, read from this one: 'is a phase of', 'has the phase'."""

    predicate: str
    label: Bilingual
    uid: str
    name: Bilingual
    locator: str


@dataclass(frozen=True)
class Dossier:
    """What a panel tells of one subject, from top to bottom."""

    subject: Subject
    kind: Bilingual
    status: Bilingual
    belongs_to: tuple[Link, ...]
    key_figures: tuple[KeyFigure, ...]
    progress: tuple[Progress, ...]
    series: tuple[Series, ...]
    sections: tuple[Section, ...]
    derived: tuple[Derived, ...]
    unusable: tuple[Fact, ...]
    not_stated: tuple[Property, ...]
    links: tuple[Link, ...]
