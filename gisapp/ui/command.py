"""A command: one thing that can be done in a window, as one row of data.

Menus, the tool bar, context menus, keys, the command palette and the list of keys in Help are all
read from the commands of a window. A capability adds its own in its `install`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeVar

from PySide6.QtWidgets import QMenu

from gisapp.core.events import Observable, mapped

T = TypeVar("T")

Scope = Literal["window", "canvas", "layers"]
"""Where the keys of a command count: everywhere, or where the map or the layers have the focus."""


class MenuPlace(NamedTuple):
    """Where an entry stands in a menu: lines part the groups; the lower number comes first."""

    menu: str
    group: int = 0
    order: int = 0


TRAILING = 100


class BarPlace(NamedTuple):
    """Where an entry stands in the tool bar: lines part the groups; the lower number is first.

    Groups from `TRAILING` on stand at the far end.
    """

    group: int
    order: int = 0


@dataclass(frozen=True)
class Command:
    """One thing that can be done.

    Parameters
    ----------
    name : str
        Unique in a window; its words are `command.<name>`.
    run : callable
        Does it.
    icon : str
        A drawing in `resources/icons`, without suffix; empty for none.
    keys : tuple of str
        As Qt writes them, "Ctrl+O"; the first one is shown.
    menu : MenuPlace or None
        Where it stands in the menu bar, a submenu or a context menu; the menu's own words are
        `menu.<its name>`.
    toolbar : BarPlace or None
        Where it stands in the tool bar.
    enabled : Observable of bool or None
        Whether there is something to do now; None for always.
    checked : Observable of bool or None
        Whether what it switches is on; None for a command that switches nothing.
    one_of : str
        Commands with the same word here are choices, of which one is checked.
    scope : "window", "canvas" or "layers"
        Where its keys count.
    values : Observable of mapping or None
        What fills the placeholders of its words, by their names.
    title : str
        The code of its words where these serve several commands.
    fill : callable or None
        Fills a submenu with entries that are known only when it opens, in place of `run`. Where
        it is not enabled, menus leave it out.
    """

    name: str
    run: Callable[[], object]
    icon: str = ""
    keys: tuple[str, ...] = ()
    menu: MenuPlace | None = None
    toolbar: BarPlace | None = None
    enabled: Observable[bool] | None = None
    checked: Observable[bool] | None = None
    one_of: str = ""
    scope: Scope = "window"
    values: Observable[Mapping[str, Any]] | None = None
    title: str = ""
    fill: Callable[[QMenu], None] | None = None

    @property
    def words_code(self) -> str:
        """The code of its words."""
        return self.title or f"command.{self.name}"


def choices(
    values: Mapping[str, T], chosen: Observable[T], choose: Callable[[T], object], menu: MenuPlace
) -> tuple[Command, ...]:
    """Return a command for each value that can be chosen; the one for the value of now is checked.

    Parameters
    ----------
    values : mapping
        The value of each command, by the command's name, in the order of the menu.
    chosen : Observable
        The value of now.
    choose : callable
        Gets the value that was chosen.
    menu : MenuPlace
        The menu and the group for all of them.

    Returns
    -------
    tuple of Command
        In the order of `values`.
    """

    def command(order: int, name: str, value: T) -> Command:
        return Command(
            name,
            run=lambda: choose(value),
            menu=menu._replace(order=order),
            checked=mapped(chosen, lambda now: now == value),
            one_of=f"{menu.menu}{menu.group}",
        )

    return tuple(command(order, *each) for order, each in enumerate(values.items()))
