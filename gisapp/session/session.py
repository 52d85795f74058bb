"""All that stands behind one window: the view state, and what changes it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gisapp.session.bookmarks import BookmarkEdits
from gisapp.session.comparing_subjects import SubjectComparison
from gisapp.session.data_health import DataHealth
from gisapp.session.data_session import DataSession, make_data_session
from gisapp.session.deliveries.comparing import Deliveries, may_be_compared
from gisapp.session.deliveries.newer_deliveries import NewerDeliveries
from gisapp.session.disk_watch import DiskWatch
from gisapp.session.filtering.column_summaries import ColumnSummaries
from gisapp.session.map_session import make_map_session
from gisapp.session.mapping.mapping_edits import MappingEdits
from gisapp.session.mapping.mapping_files import MappingFiles
from gisapp.session.mapping.mapping_memory import MappingMemory
from gisapp.session.mapping.mapping_offers import MappingOffers
from gisapp.session.messages import Message, MessageAction
from gisapp.session.opened_files import Opening
from gisapp.session.own_parks.document_loading import DocumentLoader
from gisapp.session.own_parks.fact_adding import FactAdder
from gisapp.session.own_parks.headlines import Headlines
from gisapp.session.own_parks.own_data import OwnData
from gisapp.session.own_parks.park_templates import ParkTemplates
from gisapp.session.own_parks.selection_totals import SelectionTotals
from gisapp.session.project.file_opening import FileOpener
from gisapp.session.project.making import make_projects
from gisapp.session.project.packages import Packages
from gisapp.session.project.projects import Projects
from gisapp.session.select.making import Selecting, make_selecting
from gisapp.session.settings import Settings
from gisapp.session.start.example_data import ExampleData
from gisapp.session.start.last_folders import LastFolders
from gisapp.session.start.last_session import LastSession
from gisapp.session.start.presence import Presence
from gisapp.session.start.recent_files import RecentFiles
from gisapp.session.start.start_offers import StartOffers
from gisapp.session.styles.file_styles import FileStyles
from gisapp.session.styles.style_defaults import StyleDefaults
from gisapp.session.styles.style_files import StyleFiles
from gisapp.session.styles.style_taking import StyleTaker
from gisapp.session.styles.suggester import StyleSuggester
from gisapp.session.table.column_acts import ColumnActs
from gisapp.words import Language


@dataclass(frozen=True)
class Session(DataSession):
    """What one window is a view of; it works without the window too."""

    mapping_edits: MappingEdits
    mapping_files: MappingFiles
    own_data: OwnData
    selection_totals: SelectionTotals
    column_summaries: ColumnSummaries
    selecting: Selecting
    facts: FactAdder
    documents: DocumentLoader
    headlines: Headlines
    park_templates: ParkTemplates
    deliveries: Deliveries
    newer_deliveries: NewerDeliveries
    data_health: DataHealth
    projects: Projects
    packages: Packages
    file_styles: FileStyles
    style_files: StyleFiles
    style_defaults: StyleDefaults
    suggester: StyleSuggester
    column_acts: ColumnActs
    file_opener: FileOpener
    bookmarks: BookmarkEdits
    compared: SubjectComparison
    disk_watch: DiskWatch
    example: ExampleData
    presence: Presence
    recent_files: RecentFiles
    recent_projects: RecentFiles
    last_folders: LastFolders
    last_session: LastSession
    start_offers: StartOffers

    @property
    def is_stuck(self) -> bool:
        """True if workers wait for what may never answer."""
        return super().is_stuck or self.disk_watch.is_stuck or self.presence.is_stuck

    def close(self) -> None:
        """Drop all work and wait until the workers have ended."""
        self.newer_deliveries.kept_values.close()
        self.disk_watch.close()
        self.presence.close()
        self.last_session.close()
        self.projects.close()
        super().close()


def make_session(
    settings: Settings, language: Language | None = None, memory_bytes: int | None = None
) -> Session:
    """Return a session without layers, in the user's language and units.

    Parameters
    ----------
    settings : Settings
        What is remembered of the last start; the session's owner writes them back.
    language : "en", "zh" or None
        Goes before the language of the last start.
    memory_bytes : int or None
        What all layers may take; None for half of the machine's memory.
    """
    shown = make_map_session(settings, language)
    return complete_session(make_data_session(shown, memory_bytes), memory_bytes)


def complete_session(data: DataSession, memory_bytes: int | None = None) -> Session:
    """Return a session with all that can be done with data that are open.

    Parameters
    ----------
    data : DataSession
        Opens and reads them.
    memory_bytes : int or None
        What all layers may take; None for half of the machine's memory.
    """
    state, tasks, loader, messages = data.state, data.tasks, data.loader, data.messages
    navigation, selector, history = data.navigation, data.selector, data.history
    own_data = OwnData(state, tasks)
    facts = FactAdder(state, own_data, history, tasks, messages)
    loader.came.connect(facts.offer)
    mapping_edits = MappingEdits(state, history, tasks, MappingMemory(data.settings))
    loader.came.connect(MappingOffers(state, tasks, messages, mapping_edits).tell)
    deliveries = Deliveries(state, navigation, selector, tasks, messages, memory_bytes)
    newer_deliveries = NewerDeliveries(state, deliveries, tasks, messages)
    loader.came.connect(newer_deliveries.look_at)
    data.reloader.reloaded.connect(newer_deliveries.take_reloaded)
    disk_watch = DiskWatch(state, data.files)
    disk_watch.noticed.connect(lambda opening: messages.emit(_on_change(opening, data, deliveries)))
    projects = make_projects(data, facts)
    packages = Packages(state, projects, tasks, messages)
    style_taker = StyleTaker(state, data.styler, history, messages)
    file_styles = FileStyles(state, style_taker, tasks, messages, projects.has_brought)
    loader.came.connect(file_styles.look_at)
    style_defaults = StyleDefaults(state, data.styler, data.settings, projects.has_brought)
    loader.came.connect(style_defaults.give)
    suggester = StyleSuggester(state, tasks)
    presence = Presence()
    recent_files = RecentFiles(data.settings, presence)
    loader.opened.connect(recent_files.note)
    recent_projects = RecentFiles(data.settings, presence, "recent_projects")
    for happened in (projects.opened, projects.saved):
        happened.connect(lambda path: recent_projects.note(str(path)))
    last_session = LastSession(data.settings, projects, loader, presence)
    return Session(
        **vars(data),
        mapping_edits=mapping_edits,
        mapping_files=MappingFiles(state, own_data, tasks, messages),
        own_data=own_data,
        selection_totals=SelectionTotals(state, data.attribute_loader, tasks),
        column_summaries=ColumnSummaries(state, tasks, data.filterer),
        selecting=make_selecting(data),
        facts=facts,
        documents=DocumentLoader(state, tasks),
        headlines=Headlines(state, loader, data.attribute_loader, tasks),
        park_templates=ParkTemplates(state, tasks, messages),
        deliveries=deliveries,
        newer_deliveries=newer_deliveries,
        data_health=DataHealth(state, own_data, navigation, selector, tasks, messages),
        projects=projects,
        packages=packages,
        file_styles=file_styles,
        style_files=StyleFiles(state, style_taker, tasks, messages),
        style_defaults=style_defaults,
        suggester=suggester,
        column_acts=ColumnActs(state, data.edits, data.tables, lambda: own_data.schema),
        file_opener=FileOpener(loader, projects, packages),
        bookmarks=BookmarkEdits(projects.bookmarks, state, history, projects.show_bookmark),
        compared=SubjectComparison(
            projects.compared, projects.layer_name, state, own_data, history, tasks, messages
        ),
        disk_watch=disk_watch,
        example=ExampleData(state, loader),
        presence=presence,
        recent_files=recent_files,
        recent_projects=recent_projects,
        last_folders=LastFolders(data.settings),
        last_session=last_session,
        start_offers=StartOffers(state, projects, last_session, messages),
    )


def _on_change(opening: Opening, data: DataSession, deliveries: Deliveries) -> Message:
    """Return what is said of a file that another program has saved anew."""
    sentence = data.state.words.value("message.changed_on_disk", name=opening.name)
    actions = [MessageAction("message.reload", partial(data.reloader.reload_source, opening))]
    layers = data.state.layers.present(data.files.ids_of(opening).values())
    comparable = [each for each in layers if may_be_compared(each)]
    if comparable:
        file = Path(opening.file)
        compare = partial(deliveries.compare_with_file, comparable[0], file, is_newer=True)
        actions.append(MessageAction("message.show_changes", compare))
    return Message("warning", sentence, about=opening.file, actions=tuple(actions))
