"""The rules of the house: who imports whom, what stays off the start, words in two languages."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

import gisapp
from gisapp import paths
from gisapp.app.completion import CAPABILITIES
from gisapp.words import LANGUAGES

PACKAGE = Path(gisapp.__file__).parent
LONGEST_MODULE = 350

FOR_ALL = {
    *(
        "compiled_code",
        "compiling",
        "errors",
        "grammar",
        "notices",
        "part_files",
        "paths",
        "unit_table",
        "words",
    ),
}
BELOW_THE_WINDOW = {"core", "sources", "render", "export", "session"}
MAY_IMPORT = {
    **dict.fromkeys(FOR_ALL, FOR_ALL),
    "core": FOR_ALL,
    "sources": FOR_ALL | {"core"},
    "render": FOR_ALL | {"core"},
    "export": FOR_ALL | {"core", "sources", "render"},
    "session": FOR_ALL | {"core", "sources", "render", "export"},
    "ui": FOR_ALL | BELOW_THE_WINDOW,
    "app": FOR_ALL | BELOW_THE_WINDOW | {"ui"},
    "cli": FOR_ALL | BELOW_THE_WINDOW | {"ui", "app"},
    "__main__": {"cli"},
    "__init__": set[str](),
}
NO_QT = FOR_ALL | {"core", "sources"}
NO_WIDGETS = {"render", "export", "session"}
WINDOW = {"ui", "app"}

# What most starts don't need; each library costs more time than the rest of the start together.
NOT_AT_START = {
    *(
        "gisapp.core.layers.styles",
        "gisapp.core.search.search",
        "gisapp.core.text.matching",
    ),
    *("gisapp.session.session", "gisapp.session.loading", "gisapp.sources.open"),
    *("gisapp.sources.addresses", "gisapp.sources.encoding_scores"),
    *("gisapp.ui.details.panel", "gisapp.ui.layers.panel", "gisapp.ui.palette.palette"),
    *("gisapp.ui.search.box", "gisapp.ui.window.message_bar", "gisapp.ui.window.status_bar"),
    *("ezdxf", "folium", "geopandas", "keyring", "numba", "pandas", "psutil", "pyarrow", "pyogrio"),
    *("numpy.ma", "pypinyin", "pyproj", "charset_normalizer", "python_calamine", "rasterio"),
    *("gisapp.export.styles", "gisapp.sources.styles"),
    *("xlsxwriter", "duckdb", "lark", "mapclassify", "sklearn", "scipy"),
}
# What a window needs once there are data of the user's own, or once somebody asks for it.
NOT_WITH_THE_SESSION = {
    *("gisapp.core.deliveries.compare", "gisapp.core.health.check", "gisapp.sources.documents"),
    *("gisapp.core.own_parks.rows.own_rows", "gisapp.core.own_parks.subjects.subject_dataset"),
    *("gisapp.core.own_parks.totals.layer_totals", "gisapp.core.parks.mapping.guess"),
    *("gisapp.export.project.package", "gisapp.sources.parks.fact_files", "statistics"),
    *("gisapp.sources.formats.gdal", "gisapp.sources.formats.reading_process"),
}

# What only puts a capability into the window is tested with the window.
WIRING = {"__init__.py", "__main__.py", "install.py"}
TESTED_THROUGH_OTHERS = {
    "errors.py",
    # The kernel, tested by the polygons and lines that it paints.
    *(f"render/raster/{part}.py" for part in ("coverage", "kernel", "pixels", "shapes", "strokes")),
    "core/search/value_column.py",
    "core/layers/row_store.py",
    "sources/formats/source_protocol.py",
}


class Import(NamedTuple):
    """One imported module, as `gisapp.core.space.extent`, and where."""

    module: str
    path: Path
    line: int
    at_top: bool

    @property
    def room(self) -> str:
        """The room of `gisapp` that is imported; empty for other packages."""
        parts = self.module.split(".")
        return parts[1] if parts[0] == "gisapp" and len(parts) > 1 else ""

    @property
    def importer(self) -> str:
        """The room that imports."""
        return self.path.relative_to(PACKAGE).parts[0].removesuffix(".py")

    @property
    def arrow(self) -> tuple[str, str]:
        """The folders, or modules that stand in none, of the importer and of the imported."""
        return _place(module_of(self.path)), _place(self.module)

    def __str__(self) -> str:
        return f"{self.path.relative_to(PACKAGE.parent)}:{self.line} imports {self.module}"


def module_of(path: Path) -> str:
    """Return the dotted name of a module, or of a package for its `__init__`."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _place(module: str) -> str:
    """Return the folder inside a room, or the module at its top: `core/space`, `core/events`."""
    return "/".join(module.split(".")[1:3])


def imports_of(path: Path) -> Iterator[Import]:
    tree = _tree(path)
    at_top = {id(node) for statement in tree.body for node in _outside_functions(statement)}
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                modules = [name.name for name in names]
            case ast.ImportFrom(module=str(module), names=names):
                # `from gisapp import paths` and `from PySide6 import QtWidgets` name modules.
                modules = [f"{module}.{name.name}" for name in names]
            case _:
                continue
        for module in modules:
            yield Import(module, path, node.lineno, id(node) in at_top)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _parent(module: str) -> str:
    return module.rpartition(".")[0]


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        for child in ast.iter_child_nodes(node):
            yield from _outside_functions(child)


@pytest.fixture(scope="module")
def imports() -> list[Import]:
    return [each for path in sorted(PACKAGE.rglob("*.py")) for each in imports_of(path)]


def modules_loaded_by(module: str) -> set[str]:
    """Import a module in a Python of its own and return the modules that came with it."""
    script = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_each_room_imports_only_what_stands_to_its_left(imports: list[Import]) -> None:
    wrong = [
        str(each)
        for each in imports
        if each.room not in {"", "__version__", each.importer}
        and each.room not in MAY_IMPORT[each.importer]
    ]
    assert not wrong


def test_folders_and_modules_import_each_other_in_no_circle(imports: list[Import]) -> None:
    known = {module_of(path) for path in PACKAGE.rglob("*.py") if path.stem != "__init__"}
    inside = [each for each in imports if each.module in known or _parent(each.module) in known]
    folders = {each.arrow for each in inside}
    modules = {
        (module_of(each.path), each.module if each.module in known else _parent(each.module))
        for each in inside
    }
    for arrows in (folders, modules):
        below: dict[str, set[str]] = {}
        for importer, imported in arrows:
            if importer != imported:
                below.setdefault(importer, set()).add(imported)
        tuple(TopologicalSorter(below).static_order())


def test_the_data_and_the_readers_know_no_qt_and_pictures_no_widgets(imports: list[Import]) -> None:
    wrong = [
        str(each)
        for each in imports
        if (each.importer in NO_QT and each.module.startswith("PySide6"))
        or (each.importer in NO_WIDGETS and each.module.startswith("PySide6.QtWidgets"))
    ]
    assert not wrong


def test_the_command_line_imports_the_window_only_where_it_opens_it(imports: list[Import]) -> None:
    wrong = [
        str(each)
        for each in imports
        if each.importer == "cli" and each.room in WINDOW and each.at_top
    ]
    assert not wrong
    assert "PySide6" not in modules_loaded_by("gisapp.cli")


def test_importing_the_core_and_the_readers_loads_no_qt() -> None:
    modules = [
        path.relative_to(PACKAGE.parent).with_suffix("").as_posix().replace("/", ".")
        for room in ("core", "sources")
        for path in (PACKAGE / room).rglob("*.py")
        if path.stem != "__init__"
    ]
    assert "PySide6" not in modules_loaded_by(", ".join(modules))


def test_importing_the_window_loads_nothing_slow() -> None:
    loaded = modules_loaded_by("gisapp.app")
    assert "PySide6" in loaded
    assert not loaded & NOT_AT_START


def test_importing_the_complete_window_loads_nothing_that_waits_for_data() -> None:
    capabilities = [f"gisapp.ui.{name}.install" for name in CAPABILITIES]
    loaded = modules_loaded_by(", ".join(["gisapp.app.completion", *capabilities]))
    assert "gisapp.session.session" in loaded
    assert not loaded & (NOT_WITH_THE_SESSION | {"lark", "pandas", "pyarrow"})


def test_numpy_comes_without_threads_for_linear_algebra() -> None:
    script = "import gisapp, numpy, psutil; print(psutil.Process().num_threads())"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "1\n"


def test_each_module_with_logic_has_a_test_module_of_its_name() -> None:
    tests = Path(__file__).parent
    without = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if path.name not in WIRING
        and any(isinstance(node, ast.FunctionDef) for node in ast.walk(_tree(path)))
        and not (tests / path.relative_to(PACKAGE).with_name(f"test_{path.name}")).exists()
    }
    assert without <= TESTED_THROUGH_OTHERS


def test_no_module_grows_too_long() -> None:
    lengths = {
        str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    assert not {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE}


def test_each_code_has_its_words_in_one_room_and_the_same_one_in_both_languages() -> None:
    rooms: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        of_code = rooms.setdefault(language, {})
        for path in (paths.resources() / "i18n" / language).glob("*.json"):
            codes = json.loads(path.read_text(encoding="utf-8"))
            assert list(codes) == sorted(codes), f"{path.name} is not in the order of its codes"
            assert not of_code.keys() & codes.keys()
            of_code |= dict.fromkeys(codes, path.name)
    assert rooms["en"] == rooms["zh"]
