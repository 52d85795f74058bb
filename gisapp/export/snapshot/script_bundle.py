"""The snapshot's ES modules as one script that needs no address to import from."""

import json
import re
from pathlib import Path

from gisapp.core.text.json_value import Json

_IMPORT = re.compile(
    r'^import (\{[^}]*\}|\w+) from "(?:\./)?([\w./]+)"(?: with \{ type: "(json|text)" \})?;$',
    re.MULTILINE,
)
"""Of names of another module, of all that a JSON file has, or of a script as a text."""
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class) (\w+))", re.MULTILINE)


def bundle(folder: Path, entry: str, start: str) -> str:
    """Return the modules that `entry` needs, itself last, as a script that defines `start`.

    Each module becomes a function of its own, called once, after those that it imports. A JSON
    file that one imports becomes an object, and a module that is imported as a text the script
    that a worker needs to call its function `run`.

    Parameters
    ----------
    folder : Path
        Of all modules; paths of JSON files are relative to it.
    entry : str
        The file in `folder` that exports the function `start`.
    start : str
        The name of that function; the script defines nothing else.

    Raises
    ------
    ValueError
        Modules import each other in a circle.
    """
    modules: dict[str, str] = {}
    _collect(folder, entry, modules, ())
    body = "\n".join(modules.values())
    return (
        f'const {start} = (() => {{\n"use strict";\nconst modules = {{}};\n'
        f'{body}\nreturn modules["{entry}"].{start};\n}})();'
    )


def _collect(folder: Path, name: str, modules: dict[str, str], path: tuple[str, ...]) -> None:
    if name in path:
        raise ValueError(f"modules import each other in a circle: {' → '.join((*path, name))}")
    if name in modules:
        return
    text = (folder / name).read_text(encoding="utf-8")
    for _, imported, kind in _IMPORT.findall(text):
        if kind == "text":
            script = f"{bundle(folder, imported, 'run')}\nrun();"
            modules[f"{imported}, text"] = f'modules["{imported}, text"] = {_literal(script)};'
        else:
            _collect(folder, imported, modules, (*path, name))
    modules[name] = _module(name, text)


def _module(name: str, text: str) -> str:
    if name.endswith(".json"):
        return f'modules["{name}"] = {_literal(json.loads(text))};'
    exports = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(_lookup, text))
    return f'modules["{name}"] = (() => {{\n{body}return {{ {exports} }};\n}})();'


def _lookup(found: re.Match[str]) -> str:
    names, imported, kind = found.groups()
    return f'const {names} = modules["{imported}{", text" if kind == "text" else ""}"];'


def _literal(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
