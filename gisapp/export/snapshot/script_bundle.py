"""The snapshot's ES modules as one script that needs no address to import from."""

import json
import re
from pathlib import Path

_IMPORT = re.compile(
    r'^import (\{[^}]*\}|\w+) from "(?:\./)?([\w./]+)"(?: with \{ type: "json" \})?;$', re.MULTILINE
)
"""Of names of another module, or of all that a JSON file has."""
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) (\w+))", re.MULTILINE)


def bundle(folder: Path, entry: str, start: str) -> str:
    """Return the modules that `entry` needs, itself last, as a script that defines `start`.

    Each module becomes a function of its own, called once, after those that it imports. A JSON
    file that one imports becomes an object.

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
    for _, imported in _IMPORT.findall(text):
        _collect(folder, imported, modules, (*path, name))
    modules[name] = _module(name, text)


def _module(name: str, text: str) -> str:
    if name.endswith(".json"):
        return f'modules["{name}"] = {json.dumps(json.loads(text), ensure_ascii=False)};'
    exports = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(r'const \1 = modules["\2"];', text))
    return f'modules["{name}"] = (() => {{\n{body}return {{ {exports} }};\n}})();'
