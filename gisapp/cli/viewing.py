"""The command that opens the window: view.

PySide6 reads the source of each module that is imported after it, which can take longer than the
import. So what does without Qt is imported here, and the window afterwards.
"""

import gisapp.sources.embedded  # noqa: F401 - for the order of imports alone
from gisapp.cli.arguments import Arguments


def view(arguments: Arguments) -> int:
    """Open the window and return the exit code once it is closed."""
    from gisapp.app import ViewArguments, run

    return run(
        ViewArguments(
            sources=tuple(arguments.sources),
            project=arguments.project,
            select=arguments.select or "",
            extent=arguments.extent,
            language=arguments.lang,
            size=arguments.size,
            screenshot=arguments.screenshot,
            read_as=arguments.read_as,
            memory_bytes=arguments.memory,
        )
    )
