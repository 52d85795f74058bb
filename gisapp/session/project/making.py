"""The project of a session is put together from what that has."""

from gisapp.session.data_session import DataSession
from gisapp.session.own_parks.fact_adding import FactAdder
from gisapp.session.project.document import DocumentMaker
from gisapp.session.project.known_sources import KnownSources
from gisapp.session.project.own_projects import OwnProjects
from gisapp.session.project.project_files import ProjectFiles
from gisapp.session.project.projects import Projects
from gisapp.session.project.restoring import Restorer
from gisapp.session.project.safe_copies import SafeCopies
from gisapp.session.project.stage import Stage


def make_projects(data: DataSession, facts: FactAdder) -> Projects:
    """Return the project of a session, of which nothing is saved.

    A session that remembers nothing keeps nothing safe.

    Parameters
    ----------
    data : DataSession
        What is open.
    facts : FactAdder
        What was added to it.
    """
    state, embedded, messages = data.state, data.embedded, data.messages
    files, loader, styler, joiner = data.files, data.loader, data.styler, data.joiner
    known = KnownSources()
    stage = Stage(
        state,
        data.navigation,
        files,
        loader,
        embedded,
        joiner,
        data.basemaps,
        data.history,
        facts,
        messages,
    )
    tables = data.tables
    restorer = Restorer(
        state, files, loader, embedded, styler, joiner, known, tables, data.tasks, messages
    )
    restorer.finished.connect(lambda _: facts.go_on())
    return Projects(
        state,
        stage,
        DocumentMaker(state, files, loader, embedded, joiner, known, facts, tables),
        restorer,
        ProjectFiles(state, data.tasks, OwnProjects(data.settings)),
        SafeCopies.of_user() if data.settings.is_kept else None,
        messages,
    )
