"""What is wrong with an expression, and where."""

from gisapp.errors import GisAppError


class ExpressionError(GisAppError):
    """An expression cannot be understood, or asks what cannot be asked.

    Parameters
    ----------
    code : str
        The cause; its words are `error.<code>`.
    start, end : int
        The letters that it is about.
    suggestion : str
        What may stand in their place; empty where nobody knows.
    values : object
        What stands at the placeholders of the words.
    """

    def __init__(
        self, code: str, /, *, start: int = 0, end: int = 0, suggestion: str = "", **values: object
    ) -> None:
        super().__init__(code, details="", **values)
        self.start = start
        self.end = end
        self.suggestion = suggestion
