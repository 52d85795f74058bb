"""Facts from tables of facts that join the dossiers of the user's own rows, by their key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from gisapp.core.layers.key_matching import key_without_zeros
from gisapp.core.parks.facts import Fact, FactSource, Property


@dataclass(frozen=True, eq=False)
class AddedFacts:
    """All that was added to own data; frozen, so that a dossier is made of one state of it.

    Parameters
    ----------
    facts : tuple of Fact
        Their `subject_uid` is the key of a row, in whatever form it is written.
    properties : mapping
        What they state, by code.
    sources : mapping
        Where they come from, by id.
    """

    facts: tuple[Fact, ...] = ()
    properties: Mapping[str, Property] = field(default_factory=dict)
    sources: Mapping[str, FactSource] = field(default_factory=dict)

    def of(self, key: str) -> tuple[Fact, ...]:
        """Return the facts of the rows with a key; none for an empty one."""
        return tuple(self._by_key.get(key_without_zeros(key), ())) if key else ()

    @cached_property
    def _by_key(self) -> Mapping[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(key_without_zeros(fact.subject_uid), []).append(fact)
        return found


NO_FACTS = AddedFacts()
