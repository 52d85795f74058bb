"""What could not be taken of a project, as one message."""

from gisapp.session.messages import Message
from gisapp.sources.project.project_file import ReadProject
from gisapp.words import Words

_MOST_TOLD = 50


def problems_message(read: ReadProject, words: Words) -> Message | None:
    """Return what the user shall know of a project that was read; None where all is well."""
    if not read.problems:
        return None
    first, *_ = sentences = [each.sentence(words) for each in read.problems]
    sentence = first
    if len(sentences) > 1 and not read.is_newer:
        sentence = words("message.project_problems", name=read.path.name, count=len(sentences))
    return Message("warning", sentence, "\n".join(sentences[:_MOST_TOLD]), about=str(read.path))
