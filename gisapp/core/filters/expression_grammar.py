"""The grammar of expressions: what may follow what."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from gisapp.core.filters.expression_error import ExpressionError
from gisapp.core.filters.expression_tokens import Token
from gisapp.errors import Phrase

if TYPE_CHECKING:
    from lark import Lark, Tree
    from lark.parsers.lalr_interactive_parser import InteractiveParser

_GRAMMAR = r"""
?start: either
?either: both (OR both)*
?both: negated (AND negated)*
?negated: NOT negated -> negation
    | test
?test: sum
    | sum COMPARE sum -> comparison
    | sum [NOT] TEXTUAL sum -> textual
    | sum [NOT] IN OPEN values CLOSE [WITHIN] -> among
    | sum [NOT] BETWEEN sum (AND | TO) sum [WITHIN] -> between
    | sum MISSING -> missing
    | sum STATED -> stated
values: sum (COMMA sum)*
?sum: product ((PLUS | MINUS) product)*
?product: factor (TIMES factor)*
?factor: atom
    | MINUS factor -> minus
?atom: FIELD -> leaf
    | QUOTED -> leaf
    | WORD -> leaf
    | NUMBER -> leaf
    | DATE -> leaf
    | OPEN either CLOSE -> group
%declare OR AND NOT COMPARE TEXTUAL IN BETWEEN TO WITHIN MISSING STATED OPEN CLOSE COMMA
%declare PLUS MINUS TIMES FIELD QUOTED WORD NUMBER DATE
"""

_EXPECTED = (
    ("operand", {"FIELD", "NUMBER", "WORD"}),
    ("comparison", {"COMPARE"}),
    ("list", {"OPEN"}),
    ("between", {"TO"}),
    ("closing", {"CLOSE", "COMMA"}),
    ("connector", {"AND", "OR"}),
)
"""What is expected, as `expression.expects_<code>`, by what may follow; the first counts."""
_START_OF_TEST = {"", "AND", "OR", "NOT", "OPEN"}


@cache
def _language() -> "Lark":
    from lark import Lark

    return Lark(_GRAMMAR, parser="lalr", lexer="basic", maybe_placeholders=True)


def tree_of(tokens: Iterable[Token], length: int) -> "Tree[Token]":
    """Return the tree of an expression.

    Parameters
    ----------
    tokens : iterable of Token
        The expression.
    length : int
        Letters of it, where it ends.

    Raises
    ------
    ExpressionError
        A token stands where it may not, or the expression is not finished.
    """
    from lark import UnexpectedToken

    parser = _language().parse_interactive("")
    before: list[Token] = []
    for token in tokens:
        try:
            _feed(parser, token)
        except UnexpectedToken as error:
            raise _unexpected(before, token, set(error.expected)) from None
        before.append(token)
    try:
        tree: Tree[Token] = parser.feed_eof()  # type: ignore[no-untyped-call]
    except UnexpectedToken as error:
        raise _unfinished(before, length, set(error.expected)) from None
    return tree


def accepted_after(tokens: Iterable[Token]) -> set[str]:
    """Return which terminals may follow some tokens; none where these are wrong already."""
    from lark import UnexpectedToken

    parser = _language().parse_interactive("")
    try:
        for token in tokens:
            _feed(parser, token)
    except UnexpectedToken:
        return set()
    return set(parser.accepts())  # type: ignore[no-untyped-call]


def _feed(parser: "InteractiveParser", token: Token) -> None:
    from lark import Token as LarkToken

    # Lark's tokens are texts; ours comes along as the value.
    parser.feed_token(LarkToken(token.kind, token))


def _expected(terminals: set[str]) -> Phrase:
    code = next((code for code, some in _EXPECTED if some & terminals), "end")
    return Phrase(f"expression.expects_{code}", {})


def _unexpected(before: list[Token], token: Token, terminals: set[str]) -> ExpressionError:
    last = before[-1] if before else None
    if last and last.kind in ("WORD", "NUMBER") and token.kind in ("WORD", "NUMBER", "FIELD"):
        start, end = last.start, token.end
        if last.kind == "WORD" and (before[-2].kind if len(before) > 1 else "") in _START_OF_TEST:
            return ExpressionError("expression_unknown_field", start=start, end=end, name=last.text)
        return ExpressionError("expression_needs_quotes", start=start, end=end)
    return ExpressionError(
        "expression_unexpected",
        start=token.start,
        end=token.end,
        found=token.text,
        expected=_expected(terminals),
    )


def _unfinished(before: list[Token], length: int, terminals: set[str]) -> ExpressionError:
    if not before:
        return ExpressionError("expression_empty", start=0, end=length)
    end = before[-1].end
    return ExpressionError(
        "expression_unfinished", start=end, end=max(length, end), expected=_expected(terminals)
    )
