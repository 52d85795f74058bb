"""Every test runs without a display, in a home of its own, and leaves nothing running behind."""

import gc
import os
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from PySide6.QtWidgets import QApplication

from gisapp.app.garbage import collect_due_garbage
from gisapp.render.kernels import prepare_kernels
from gisapp.sources.formats import process_pool
from tests.browser import chromium
from tests.leaks import alive, left_behind
from tests.patience import PatientBot

pytest_plugins = ["tests.window"]

# Qt reads these when it starts.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
# No test asks the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
for scale in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI"):
    os.environ.pop(scale, None)

passed = pytest.StashKey[bool]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whoever changed a map's look on purpose store what it looks like now."""
    parser.addoption(
        "--renew-pictures",
        action="store_true",
        help="store the frames as tests/render/pictures/*.png instead of comparing them",
    )


def pytest_sessionstart(session: pytest.Session) -> None:
    """Have the kernels compiled once, before tests in several processes want them at once."""
    if not hasattr(session.config, "workerinput"):
        prepare_kernels(Event())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note whether the test itself passed."""
    report = yield
    if call.when == "call":
        item.stash[passed] = report.passed
    return report


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return places where nothing is yet; a numbered folder looks at all others to find its own."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Give settings, caches and logs a fresh place: not another test's and not the user's."""
    home = next(_homes)
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture(autouse=True)
def _nothing_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin each test as a program does: with no process that could read its files."""
    monkeypatch.setattr(process_pool, "_PREPARED", [])


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, a timer, work in a pool or a top-level widget."""
    before = alive()
    yield
    # A failed test's traceback holds on to its widgets, and has the first word.
    if request.node.stash.get(passed, False):
        leaks = left_behind(before)
        assert not leaks, "left behind: " + "; ".join(leaks)


@pytest.fixture(autouse=True, scope="session")
def _garbage_of_the_ui_thread() -> None:
    """Collect garbage between tests, as a window does, and never in a worker."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect what Python would have collected during the test."""
    collect_due_garbage()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """What drives widgets and waits for them."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers, one for all tests."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium, one for all tests."""
    with chromium(playwright) as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with no memory of another."""
    with browser.new_context() as context:
        yield context.new_page()
