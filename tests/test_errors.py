"""Each failure has words in both languages, and none of them speaks of the command line."""

import ast
import re
from pathlib import Path

import pytest

import gisapp
from gisapp.core.layers.layer import Problem
from gisapp.errors import Cancelled, ChangedOnDisk, CrsError, GisAppError, Phrase, SourceError
from gisapp.words import LANGUAGES, Language, load_words

PACKAGE = Path(gisapp.__file__).parent
FAILURES = {"SourceError", "CrsError", "RenderError", "ExportError"}
JARGON = re.compile(r"GDAL|OGR|pyogrio|pyarrow|Arrow\b|sqlite|Errno|ERROR|proj_|vsi|\s--\w")


def codes_in_use() -> set[str]:
    """Return the codes that failures are raised with, and problems made of."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Name(name), [ast.Constant(str(code)), *_]) if name in FAILURES:
                    found.add(f"error.{code}")
                case ast.Call(
                    ast.Attribute(ast.Name("Problem"), "of"), [ast.Constant(str(code)), *_]
                ):
                    found.add(f"problem.{code}")
                case ast.Call(
                    ast.Attribute(ast.Name("Fault"), "of"), [*_, ast.Constant(str(code))]
                ):
                    found.add(f"park.{code}")
                case ast.Call(ast.Name("Phrase"), [ast.Constant(str(code)), *_]):
                    found.add(code)
                case ast.keyword("wording", ast.Constant(str(code))) if code:
                    found.add(f"problem.{code}")
                case ast.Call(ast.Attribute(_, "add_row"), [*_, ast.Constant(str(code))]):
                    found.add(f"park.outcome.{code}")
    return found


def test_each_code_has_words() -> None:
    codes = codes_in_use()
    assert len(codes) > 120
    for language in LANGUAGES:
        assert codes <= load_words(language).entries.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_speak_of_libraries_or_of_options(language: Language) -> None:
    entries = load_words(language).entries
    sentences = {
        code: text for code, text in entries.items() if code.startswith(("error.", "problem."))
    }
    assert not {code: text for code, text in sentences.items() if JARGON.search(text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_but_those_of_the_command_line_name_its_options(language: Language) -> None:
    named = [code for code, text in load_words(language).entries.items() if "--" in text]
    assert named
    assert all(code.startswith("option.") for code in named)


PROSE = re.compile(r"[A-Za-z]{2,}[,;:]? [a-z]{2,}")
NO_SENTENCES = re.compile(
    r"SELECT |select |CREATE TABLE|INSERT |PRAGMA |CASE | (WHERE|AND|IN|BY|WHEN|AS) |<|\{ "
    r"|use strict|modules\[|dict\[|Dictionary\[|tuple\[|img-src|worker-src|import "
)
"""SQL, HTML, styles and types, which are no sentences."""
KNOWN = {
    "arguments.py": "what --help says",
    "completion.py": "operators that users type",
    "expose_arguments.py": "what --help says",
    "data_arguments.py": "what --help says",
    "feature_arguments.py": "what --help says",
    "layout_arguments.py": "what --help says",
    "option_values.py": "what argparse says",
    "page_arguments.py": "what --help says",
    "number_headings.py": "headings of tables",
    "doubts.py": "notes of the vocabulary",
    "failures.py": "what libraries say",
    "gdal_settings.py": "what a library says",
    "kml_data.py": "paths of elements",
    "invalidity.py": "what a library says",
}


def names_failure(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in FAILURES


def sentences_in(path: Path) -> list[str]:
    """Return the sentences in a module but for documentation and what only a developer reads."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    exempt: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(ast.Constant()):
                exempt.add(node.value)
            case ast.Raise(ast.Call(function)) if not names_failure(function):
                exempt.update(ast.walk(node))
    return [
        f"{path.name}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and node not in exempt
        and isinstance(node.value, str)
        and PROSE.search(node.value)
        and not NO_SENTENCES.search(node.value)
    ]


def test_no_module_speaks_to_users_in_sentences_of_its_own() -> None:
    found = [
        sentence
        for path in PACKAGE.rglob("*.py")
        if path.name not in KNOWN
        for sentence in sentences_in(path)
    ]
    assert found == []


def test_only_the_command_line_names_its_options() -> None:
    elsewhere = [path for path in PACKAGE.rglob("*.py") if "cli" not in path.parts]
    named = [
        f"{path.name}: {node.value}"
        for path in elsewhere
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and not (path.name == "dossier_json.py" and node.lineno == 1)
        and isinstance(node.value, str)
        and re.search(r"\s--[a-z]", node.value)
    ]
    assert named == []


def test_a_failure_is_told_in_the_users_language() -> None:
    failure = SourceError("no_layer", path="a.gpkg", layer="x", layers="y, z")
    assert str(failure) == "a.gpkg has no layer 'x'; it has: y, z."
    assert failure.sentence(load_words("zh")) == "a.gpkg 中没有图层“x”；其中有：y, z。"


def test_what_is_part_of_a_sentence_is_told_in_the_same_language() -> None:
    why = SourceError("empty_file", path="a.shp")
    problem = Problem.of("layer_left_out", layer="plots", why=why)
    english = "The layer plots is left out: a.shp is empty: it has 0 bytes; fetch it again."
    assert problem.message == english
    assert problem.sentence(load_words("zh")).startswith("图层 plots 未显示：a.shp 是空文件")
    read = Phrase("count.features_of", {"count": 3, "all": 1000})
    stopped = Problem.of("stopped", features=read, file="a.shp")
    assert "3 个要素（共 1,000 个）" in stopped.sentence(load_words("zh"))


def test_a_problem_without_words_is_told_as_it_is() -> None:
    assert Problem("odd", "Row 3 is odd.").sentence(load_words("zh")) == "Row 3 is odd."


@pytest.mark.parametrize(
    "failure", [ChangedOnDisk.of(Path("plots.shp")), Cancelled(), CrsError("no_crs", path="a.shp")]
)
def test_any_failure_can_be_told_of_another_file(failure: GisAppError) -> None:
    values = {**failure.values, "path": "in an archive.zip"}
    again = type(failure)(failure.code, details=failure.details, **values)
    assert (again.code, again.values["path"]) == (failure.code, "in an archive.zip")
