"""The sources of a project that are not where they were: found again, or given up."""

from collections.abc import Iterable
from pathlib import Path

from gisapp.core.events import Event, Observable
from gisapp.core.project.project import Project, ProjectSource
from gisapp.session.project.awaited import Awaited
from gisapp.session.project.relinking import relinked
from gisapp.session.project.restoring import Restorer


class MissingSources:
    """Knows which sources are missing; `all` are in the order of the project.

    `changed` emits what is missing after the user found one or gave it up.
    """

    def __init__(self, restorer: Restorer) -> None:
        self.all: Observable[tuple[ProjectSource, ...]] = Observable(())
        self.changed: Event[tuple[ProjectSource, ...]] = Event()
        self._restorer = restorer
        self._awaited = Awaited(Project())

    def begin(self, awaited: Awaited, source_ids: Iterable[str]) -> None:
        """Take up what is missing of another project."""
        self._awaited = awaited
        sought = set(source_ids)
        sources = awaited.sources.values()
        self.all.set(tuple(each for each in sources if each.source_id in sought))

    def relink(self, source_id: str, path: Path) -> None:
        """Say where a source is now; those that moved along with it are found too."""
        missing = self.all.value
        moved = next((each for each in missing if each.source_id == source_id), None)
        if moved is None:
            return
        found = relinked(moved, str(path.absolute()), missing)
        for source in found:
            self._awaited.sources[source.source_id] = source
            self._restorer.move(source)
        self._without({each.source_id for each in found})
        self._restorer.open(found)

    def forget(self, source_id: str) -> None:
        """Go on without a source."""
        self._awaited.forget_source(source_id)
        self._without({source_id})

    def _without(self, source_ids: set[str]) -> None:
        self.all.set(tuple(each for each in self.all.value if each.source_id not in source_ids))
        self.changed.emit(self.all.value)
