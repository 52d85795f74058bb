"""Modules that import each other become one script that runs anywhere."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from gisapp import paths
from gisapp.export.snapshot.script_bundle import bundle


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text)
    return folder


def test_a_module_has_what_it_imports(page: Page, tmp_path: Path) -> None:
    write(
        tmp_path,
        main=(
            'import { double } from "./math.js";\n'
            "export function start() {\n  return double(21);\n}\n"
        ),
        math="const FACTOR = 2;\n\nexport function double(x) {\n  return FACTOR * x;\n}\n",
    )
    page.add_script_tag(content=bundle(tmp_path, "main.js", "start"))
    assert page.evaluate("start()") == 42
    assert page.evaluate("typeof FACTOR") == "undefined"


def test_each_module_runs_once_and_before_those_that_import_it(page: Page, tmp_path: Path) -> None:
    write(
        tmp_path,
        main=(
            'import { a } from "./a.js";\nimport { b } from "./b.js";\n'
            "export function start() {\n  return [a, b, window.runs];\n}\n"
        ),
        a='import { base } from "./base.js";\nexport const a = base + 1;\n',
        b='import { base } from "./base.js";\nexport const b = base + 2;\n',
        base="window.runs = (window.runs ?? 0) + 1;\nexport const base = 10;\n",
    )
    page.add_script_tag(content=bundle(tmp_path, "main.js", "start"))
    assert page.evaluate("start()") == [11, 12, 1]


def test_a_json_file_can_be_imported(page: Page, tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "units.json").write_text('{"mu": [2000, 3]}')
    write(
        tmp_path / "scripts",
        main=(
            'import UNITS from "../units.json" with { type: "json" };\n'
            "export function start() {\n  return UNITS.mu;\n}\n"
        ),
    )
    page.add_script_tag(content=bundle(tmp_path / "scripts", "main.js", "start"))
    assert page.evaluate("start()") == [2000, 3]


def test_an_async_function_can_be_the_start_and_a_generator_be_imported(
    page: Page, tmp_path: Path
) -> None:
    write(
        tmp_path,
        steps="export function* steps() {\n  yield 7;\n}\n",
        main='import { steps } from "./steps.js";\n'
        "export async function start() {\n  return steps().next().value;\n}\n",
    )
    page.add_script_tag(content=bundle(tmp_path, "main.js", "start"))
    assert page.evaluate("start()") == 7


def test_a_circle_of_imports_is_named(tmp_path: Path) -> None:
    write(tmp_path, a='import { b } from "./b.js";\n', b='import { a } from "./a.js";\n')
    with pytest.raises(ValueError, match=r"a\.js → b\.js → a\.js"):
        bundle(tmp_path, "a.js", "start")


def test_the_pages_own_script_imports_nothing() -> None:
    script = bundle(paths.resources() / "html" / "scripts", "main.js", "startSnapshot")
    lines = script.splitlines()
    assert not [line for line in lines if line.startswith(("import ", "export "))]
