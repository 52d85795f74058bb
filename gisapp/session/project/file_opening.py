"""Whatever the user names to be opened: a project, a package, or sources of the map."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from gisapp.session.loading import SourceLoader
from gisapp.session.project.packages import Packages
from gisapp.session.project.projects import Projects
from gisapp.sources.project.package import is_package, project_in


class FileOpener:
    """Tells projects and packages from sources, and has each opened by who opens it."""

    def __init__(self, loader: SourceLoader, projects: Projects, packages: Packages) -> None:
        self._loader = loader
        self._projects = projects
        self._packages = packages

    def open(self, uris: Sequence[str]) -> None:
        """Open the first project that is named, with the sources that are; else the first package.

        Where there is neither, open the sources.
        """
        projects = {each: found for each in uris if (found := project_in(Path(each)))}
        packages = [each for each in uris if is_package(Path(each))]
        sources = [each for each in uris if each not in projects and each not in packages]
        if projects:
            project = next(iter(projects.values()))
            then = partial(self._loader.open, sources)
            self._projects.leave(partial(self._projects.open, project, then=then))
        elif packages:
            self._packages.ask_where(Path(packages[0]))
        else:
            self._loader.open(sources)
