"""The views that the user gave names: added, renamed, moved and removed, all of it undoable."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from gisapp.core.events import Observable
from gisapp.core.project.project import Bookmark
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.session.history import Edit, History
from gisapp.session.project.document import view_of

Bookmarks = tuple[Bookmark, ...]


class BookmarkEdits:
    """Edits the bookmarks of a session's project.

    Parameters
    ----------
    bookmarks : Observable of tuple of Bookmark
        Those of the project, in the order in which they are listed.
    show : callable
        Shows what a bookmark stands for.
    """

    def __init__(
        self,
        bookmarks: Observable[Bookmarks],
        view_state: ViewState,
        history: History,
        show: Callable[[Bookmark], object],
    ) -> None:
        self.all = bookmarks
        self.show = show
        self._state = view_state
        self._history = history

    def add(self, name: str) -> None:
        """Give what the map shows a name; one that is taken gets a number."""
        bookmark = Bookmark(self._free(name.strip()), view_of(self._state.viewport.value))
        self._set("add_bookmark", bookmark.name, (*self.all.value, bookmark))

    def rename(self, bookmark: Bookmark, name: str) -> None:
        """Give a bookmark another name; an empty one, or its own, changes nothing."""
        wanted = name.strip()
        if wanted and wanted != bookmark.name and bookmark in self.all.value:
            renamed = replace(bookmark, name=self._free(wanted))
            now = tuple(renamed if each is bookmark else each for each in self.all.value)
            self._set("rename_bookmark", bookmark.name, now)

    def remove(self, bookmark: Bookmark) -> None:
        """Forget a bookmark."""
        now = tuple(each for each in self.all.value if each != bookmark)
        self._set("remove_bookmark", bookmark.name, now)

    def move(self, bookmark: Bookmark, step: int) -> None:
        """Move a bookmark up (-1) or down (+1) in the list."""
        others = list(self.all.value)
        place = others.index(bookmark)
        others.insert(min(max(place + step, 0), len(others) - 1), others.pop(place))
        self._set("move_bookmark", bookmark.name, tuple(others))

    def proposed_name(self) -> str:
        """Return a name for what the map shows now, which no bookmark has."""
        words = self._state.words.value
        return self._free(words("bookmarks.proposed", number=len(self.all.value) + 1))

    def _free(self, name: str) -> str:
        taken = {each.name for each in self.all.value}
        number, free = 2, name
        while free in taken:
            number, free = number + 1, f"{name} {number}"
        return free

    def _set(self, code: str, name: str, now: Bookmarks) -> None:
        before = self.all.value
        if now != before:
            do, undo = partial(self.all.set, now), partial(self.all.set, before)
            self._history.do(Edit(code, Bilingual(name, name), do, undo))
