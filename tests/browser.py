"""The Chromium that the tests of the HTML snapshot drive."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Playwright

# .ci/browser installs one of these where there is none.
COMMANDS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")

# The sandbox refuses to run as root, and the rest would add requests of Chromium's own.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Start a headless Chromium, and end it.

    Raises
    ------
    FileNotFoundError
        Where there is none: a test that needs it fails, and is never skipped.
    """
    browser = playwright.chromium.launch(
        executable_path=_executable(playwright.chromium), args=list(ARGUMENTS)
    )
    try:
        yield browser
    finally:
        browser.close()


def _executable(playwrights_own: BrowserType) -> str:
    installed = filter(None, map(shutil.which, COMMANDS))
    found = next(installed, playwrights_own.executable_path)
    if not Path(found).is_file():
        raise FileNotFoundError(
            f"no Chromium for the tests: none of {', '.join(COMMANDS)} is on the PATH; "
            "run `make test`, which installs one"
        )
    return found
