"""Who reads an exported page in the tests: Chromium, Firefox and WebKit, all in the same words."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from playwright.sync_api import Browser, Page, Playwright

from tests.webdriver import WebDriver, firefox, has_firefox, has_webkit, webkit

SIZE_PX = (1280, 800)

_MIDDLE = """
const node = document.querySelector(%r);
node.scrollIntoView({ block: "nearest" });
const { left, top, width, height } = node.getBoundingClientRect();
return [left + width / 2, top + height / 2];
"""
_WAIT = """
const done = arguments[arguments.length - 1];
const look = () => ((%s) ? done(true) : requestAnimationFrame(look));
look();
"""


class PageReader(Protocol):
    """A browser with one page, as a person uses it."""

    def open(self, path: Path) -> None:
        """Open a page by its file."""

    def ask(self, script: str) -> object:
        """Return what the body of a function returns in the page."""

    def wait_for(self, condition: str) -> None:
        """Wait until an expression is true in the page."""

    def press(self, selector: str) -> None:
        """Click in the middle of the first element of a kind."""

    def type(self, text: str) -> None:
        """Type a text, with line ends for Enter, into what has the focus."""

    def look(self, path: Path) -> None:
        """Store a picture of what is seen."""


class PlaywrightReader:
    """A browser that Playwright drives."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, path: Path) -> None:
        """Open a page by its file."""
        self._page.goto(path.as_uri())

    def ask(self, script: str) -> object:
        """Return what the body of a function returns in the page."""
        return self._page.evaluate(f"() => {{ {script} }}")

    def wait_for(self, condition: str) -> None:
        """Wait until an expression is true in the page."""
        self._page.wait_for_function(f"() => {condition}")

    def press(self, selector: str) -> None:
        """Click in the middle of the first element of a kind."""
        x, y = cast("list[float]", self.ask(_MIDDLE % selector))
        self._page.mouse.click(x, y)

    def type(self, text: str) -> None:
        """Type a text, with line ends for Enter, into what has the focus."""
        self._page.keyboard.type(text)

    def look(self, path: Path) -> None:
        """Store a picture of what is seen."""
        self._page.screenshot(path=path)


class WebDriverReader:
    """A browser that is driven by the commands of WebDriver."""

    def __init__(self, driver: WebDriver) -> None:
        self._driver = driver
        width, height = SIZE_PX
        driver.command("SetWindowRect", x=0, y=0, width=width, height=height)

    def open(self, path: Path) -> None:
        """Open a page by its file."""
        self._driver.command("Navigate", url=path.as_uri())

    def ask(self, script: str) -> object:
        """Return what the body of a function returns in the page."""
        return self._driver.command("ExecuteScript", script=script, args=[])

    def wait_for(self, condition: str) -> None:
        """Wait until an expression is true in the page."""
        self._driver.command("ExecuteAsyncScript", script=_WAIT % condition, args=[])

    def press(self, selector: str) -> None:
        """Click in the middle of the first element of a kind."""
        x, y = map(round, cast("list[float]", self.ask(_MIDDLE % selector)))
        self._act("pointer", [{"type": "pointerMove", "x": x, "y": y}, *_pressed("pointer", 0)])

    def type(self, text: str) -> None:
        """Type a text, with line ends for Enter, into what has the focus."""
        keys = text.replace("\n", "\ue007")
        self._act("key", [each for key in keys for each in _pressed("key", key)])

    def look(self, path: Path) -> None:
        """Store a picture of what is seen."""
        path.write_bytes(base64.b64decode(str(self._driver.command("TakeScreenshot"))))

    def _act(self, kind: str, actions: list[dict[str, object]]) -> None:
        device = {"type": kind, "id": kind, "actions": actions}
        self._driver.command("PerformActions", actions=[device])


def _pressed(kind: str, what: object) -> list[dict[str, object]]:
    name = "button" if kind == "pointer" else "value"
    return [{"type": f"{kind}{way}", name: what} for way in ("Down", "Up")]


@contextmanager
def page_reader(name: str, playwright: Playwright, chromium: Browser) -> Iterator[PageReader]:
    """Return a reader by the name of its browser; without Debian's, Playwright's own is taken.

    Parameters
    ----------
    name : str
        "chromium", "firefox" or "webkit".
    playwright : Playwright
        Starts its own Firefox and WebKit.
    chromium : Browser
        The one of all tests.
    """
    if name == "firefox" and has_firefox():
        with firefox() as driver:
            yield WebDriverReader(driver)
    elif name == "webkit" and has_webkit():
        with webkit() as driver:
            yield WebDriverReader(driver)
    elif name == "chromium":
        with _playwright_reader(chromium) as reader:
            yield reader
    else:
        with getattr(playwright, name).launch() as browser, _playwright_reader(browser) as reader:
            yield reader


@contextmanager
def _playwright_reader(browser: Browser) -> Iterator[PageReader]:
    width, height = SIZE_PX
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        yield PlaywrightReader(context.new_page())
