"""What is done with a style as a whole: copied, pasted, reset, read from and written to files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from gisapp.core.events import Observable
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.layers.layer_style import PLAIN_STYLE, LayerStyle
from gisapp.core.layers.styles.fitting import fitting
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.style.stored_styles_menu import fill_stored_styles
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.window.main_window import MainWindow

STYLE_MENU = "style"
"""The menu of a style."""


def style_commands(window: MainWindow, session: Session) -> tuple[Command, ...]:
    """Return the commands of the menu of the layer's style that is picked."""
    picked, layers = session.state.picked_layer, session.state.layers
    copied: Observable[LayerStyle | None] = Observable(None)
    can_change, can_paste = Observable(False), Observable(False)
    can_reset, can_keep, can_forget = Observable(False), Observable(False), Observable(False)
    can_choose = Observable(False)
    defaults = session.style_defaults

    def layer() -> Layer | None:
        return next(iter(layers.present([picked.value])), None)

    def update() -> None:
        now = layer()
        has_look = now is not None and has_style(now)
        can_change.set(has_look)
        can_paste.set(has_look and copied.value is not None)
        can_reset.set(now is not None and has_look and now.style != PLAIN_STYLE)
        can_keep.set(now is not None and has_look and defaults.can_save(now))
        can_forget.set(now is not None and defaults.has(now))
        can_choose.set(has_look and bool(session.file_styles.names_of(picked.value)))

    def command(
        name: str,
        run: Callable[[Layer], object],
        place: tuple[int, int],
        enabled: Observable[bool] = can_change,
    ) -> Command:
        def run_on_layer() -> None:
            now = layer()
            if now is not None:
                run(now)

        return Command(name, run_on_layer, menu=MenuPlace(STYLE_MENU, *place), enabled=enabled)

    def paste(now: Layer) -> None:
        if copied.value is not None:
            session.edits.style(now.layer_id, fitting(copied.value, now))

    picked.changed.connect(lambda _: update())
    layers.changed.connect(lambda _: update())
    copied.changed.connect(lambda _: update())
    defaults.changed.connect(lambda _: update())
    session.file_styles.found.connect(lambda _: update())
    return (
        command("copy_style", lambda now: copied.set(now.style), (0, 0)),
        command("paste_style", paste, (0, 1), can_paste),
        command("save_style_default", defaults.save, (0, 2), can_keep),
        command("forget_style_default", defaults.forget, (0, 3), can_forget),
        Command(
            "stored_style",
            lambda: None,
            menu=MenuPlace(STYLE_MENU, 1, 2),
            enabled=can_choose,
            fill=lambda menu: fill_stored_styles(menu, session, picked.value),
        ),
        command("import_style", lambda now: _import(window, session, now), (1, 0)),
        command("export_style", lambda now: _export(window, session, now), (1, 1)),
        command(
            "reset_style",
            lambda now: session.edits.style(now.layer_id, PLAIN_STYLE),
            (2, 0),
            can_reset,
        ),
    )


def has_style(layer: Layer) -> bool:
    """True for a layer of which a look can be chosen."""
    is_drawn = layer.raster is None and not layer.is_table
    return is_drawn and layer.group not in OFFLINE_BASEMAP_GROUPS


def _import(window: MainWindow, session: Session, layer: Layer) -> None:
    words = session.state.words.value
    dialog = QFileDialog(window, words("style.import_title"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(words("style.import_filter"))
    begin_in_last_folder(dialog, session.last_folders, "open")
    dialog.fileSelected.connect(
        lambda path: session.style_files.import_style(layer.layer_id, Path(path))
    )
    dialog.open()


def _export(window: MainWindow, session: Session, layer: Layer) -> None:
    words = session.state.words.value
    dialog = QFileDialog(window, words("style.export_title"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([words("style.qml_filter"), words("style.sld_filter")])
    dialog.setDefaultSuffix("qml")
    dialog.selectFile(f"{layer.name.in_language(words.language)}.qml")
    begin_in_last_folder(dialog, session.last_folders, "save")
    dialog.fileSelected.connect(
        lambda path: session.style_files.export_style(layer.layer_id, Path(path))
    )
    dialog.open()
