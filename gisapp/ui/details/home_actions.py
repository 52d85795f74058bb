"""What a click on the home view can do."""

from collections.abc import Callable
from dataclasses import dataclass

from gisapp.core.layers.layer import FeatureRef, TopicRef


@dataclass(frozen=True)
class HomeActions:
    """What a click on the home view can do.

    Parameters
    ----------
    read : callable
        Reads a feature or a topic.
    run : callable
        Runs the command of a name.
    show_problems : callable
        Lists the problems of a layer, by its id.
    say_what : callable
        Asks what the columns of a layer mean, by its id.
    """

    read: Callable[[FeatureRef | TopicRef], object]
    run: Callable[[str], object]
    show_problems: Callable[[str], object]
    say_what: Callable[[str], None]
