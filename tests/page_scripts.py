"""The modules of the exported page, loaded into a blank page so that tests can call them."""

from playwright.sync_api import Page

from gisapp import paths
from gisapp.core.text.units import UnitChoice
from gisapp.export.snapshot.script_bundle import bundle
from gisapp.words import LANGUAGES, Language, load_words

SCRIPTS = paths.resources() / "html" / "scripts"


def load_functions(page: Page, **modules: str) -> None:
    """Give a page some functions, each named with the module that exports it, and `allWords`."""
    for function, module in modules.items():
        page.add_script_tag(content=bundle(SCRIPTS, f"{module}.js", function))
    page.evaluate(
        "words => { window.allWords = words; }",
        {language: load_words(language).entries for language in LANGUAGES},
    )


def state_of(language: Language, units: UnitChoice) -> dict[str, str]:
    """Return the part of the page's state that words depend on."""
    return {"language": language, "area": units.area or "", "money": units.money}
