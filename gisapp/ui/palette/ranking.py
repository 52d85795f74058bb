"""Which commands fit what is typed: by name in both languages, in pinyin or by its initials."""

from collections.abc import Sequence
from dataclasses import dataclass

from gisapp.core.text.matching import NOT_FOUND, folded, name_rank
from gisapp.core.text.pinyin import spellings


@dataclass(frozen=True)
class CommandNames:
    """All names under which a command is found, each folded.

    Examples
    --------
    >>> names = CommandNames.of("zoom_in", ("Zoom in", "放大"))
    >>> [names.rank(text) < NOT_FOUND for text in ("zoom", "放", "fangda", "fd", "print")]
    [True, True, True, True, False]
    """

    command: str
    names: tuple[str, ...]

    @classmethod
    def of(cls, command: str, texts: Sequence[str]) -> "CommandNames":
        """Return the names of a command that is called `texts`, in Chinese also in pinyin."""
        plain = tuple(map(folded, texts))
        read = [each for readings in spellings(plain) for each in readings]
        spelled = [form for each in read for form in each]
        return cls(command, tuple(dict.fromkeys((*plain, *spelled))))

    def rank(self, wanted: str) -> int:
        """Return how well the command fits a folded text, 0 best, `NOT_FOUND` not at all.

        All words of the text must stand in one name.
        """
        return min(_rank(name, wanted) for name in self.names)


def best_first(
    commands: Sequence[CommandNames], text: str, recent: Sequence[str]
) -> tuple[str, ...]:
    """Return the names of the commands that fit a text, the best first.

    Parameters
    ----------
    commands : sequence of CommandNames
        In the order in which equals are listed.
    text : str
        As it was typed; empty fits all.
    recent : sequence of str
        Commands that were run lately, the last one first: they come before others that fit as
        well.
    """
    wanted = folded(text)
    places = {name: place for place, name in enumerate(recent)}
    fitting = [
        (rank, places.get(each.command, len(places)), each.command)
        for each in commands
        if (rank := each.rank(wanted) if wanted else 0) != NOT_FOUND
    ]
    return tuple(command for _, _, command in sorted(fitting, key=lambda each: each[:2]))


def _rank(name: str, wanted: str) -> int:
    rank = name_rank(name, wanted)
    if rank == NOT_FOUND and all(word in name for word in wanted.split()):
        return NOT_FOUND - 1
    return rank
