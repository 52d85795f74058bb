"""The tree of an expression becomes what it says, or one sentence that tells why it cannot."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from gisapp.core.filters import typed_comparison as comparing
from gisapp.core.filters.expression_error import ExpressionError
from gisapp.core.filters.expression_nodes import (
    AnyTest,
    Every,
    FixedAmount,
    MissingTest,
    Negation,
    Test,
    TextTestKind,
    TruthTest,
    WorkedOut,
)
from gisapp.core.filters.expression_tokens import Token
from gisapp.core.filters.filter_field import FilterField
from gisapp.core.filters.typed_operand import (
    Operand,
    column_operand,
    in_unit_of,
    typed_operand,
)
from gisapp.core.text.matching import folded

if TYPE_CHECKING:
    from lark import Tree

    Node = Tree[Token] | Token | None

_LIKE_ENOUGH = 0.5


def built(tree: "Node", fields: Sequence[FilterField]) -> Test:
    """Return what the tree of an expression says.

    Parameters
    ----------
    tree : lark.Tree
        Of `tree_of`.
    fields : sequence of FilterField
        The fields that may be named.

    Raises
    ------
    ExpressionError
        It names what is not there, or compares what cannot be compared.
    """
    return _Builder(fields).test(tree)


class _Builder:
    def __init__(self, fields: Sequence[FilterField]) -> None:
        self._fields = fields

    def test(self, node: "Node") -> Test:
        rule, parts = _parts(node)
        match rule:
            case "either" | "both":
                tests = tuple(self.test(part) for part in parts[::2])
                return AnyTest(tests) if rule == "either" else Every(tests)
            case "negation":
                return Negation(self.test(parts[1]))
            case "group":
                return self.test(parts[1])
        if rule in _TESTS:
            return _TESTS[rule](self, parts)
        return self._truth(node)

    def _truth(self, node: "Node") -> Test:
        operand = self.operand(node, is_subject=True)
        if operand.field is None or operand.field.kind not in ("truth", "number"):
            raise ExpressionError(
                "expression_no_test", start=operand.start, end=operand.end, name=operand.named
            )
        return TruthTest(operand.field.name)

    def comparison(self, parts: "list[Node]") -> Test:
        sign = _token(parts[1]).text
        left, right = self._sides(parts[0], parts[2])
        return comparing.compared(sign, left, right)

    def textual(self, parts: "list[Node]") -> Test:
        left, right = self._sides(parts[0], parts[3])
        kind = cast("TextTestKind", _token(parts[2]).text)
        return _negated(parts[1], comparing.text_test(kind, left, right))

    def among(self, parts: "list[Node]") -> Test:
        left = self.operand(parts[0], is_subject=True)
        _, values = _parts(parts[4])
        return _negated(
            parts[1], comparing.among(left, [self.operand(each) for each in values[::2]])
        )

    def between(self, parts: "list[Node]") -> Test:
        left = self.operand(parts[0], is_subject=True)
        low, high = self.operand(parts[3]), self.operand(parts[5])
        return _negated(parts[1], comparing.between(left, low, high))

    def missing(self, parts: "list[Node]") -> Test:
        operand = self.operand(parts[0], is_subject=True)
        if operand.field is None:
            raise ExpressionError(
                "expression_no_column", start=operand.start, end=operand.end, name=operand.text
            )
        return MissingTest(operand.field.name)

    def stated(self, parts: "list[Node]") -> Test:
        return Negation(self.missing(parts))

    def _sides(self, first: "Node", second: "Node") -> tuple[Operand, Operand]:
        """Return both sides; a name that stands on the left alone must be one of a column."""
        is_first_fixed = _kind_of_leaf(first) in ("NUMBER", "DATE")
        left = self.operand(first, is_subject=not is_first_fixed)
        return left, self.operand(second, is_subject=is_first_fixed)

    def operand(self, node: "Node", *, is_subject: bool = False) -> Operand:
        rule, parts = _parts(node)
        match rule:
            case "leaf":
                return self._leaf(_token(parts[0]), is_subject=is_subject)
            case "group":
                return self.operand(parts[1], is_subject=is_subject)
            case "minus":
                zero = Operand("number", 0, 0, "", FixedAmount(0.0), is_typed=True)
                return _joined("-", zero, self.operand(parts[1]))
            case "sum" | "product":
                made = self.operand(parts[0], is_subject=is_subject)
                for sign, part in zip(parts[1::2], parts[2::2], strict=True):
                    made = _joined(_token(sign).text, made, self.operand(part, is_subject=True))
                return made
        first, last = _ends(node)
        raise ExpressionError("expression_no_value", start=first, end=last)

    def _leaf(self, token: Token, *, is_subject: bool) -> Operand:
        is_bracketed = token.quote == "["
        if token.kind == "FIELD" or is_bracketed or (token.field and is_subject):
            if token.field is None:
                raise self._unknown(token)
            return column_operand(token, token.field)
        if is_subject and token.kind in ("WORD", "QUOTED"):
            raise self._unknown(token)
        return typed_operand(token)

    def _unknown(self, token: Token) -> ExpressionError:
        near = near_name(token.text, self._fields)
        code = "expression_unknown_field" if not near else "expression_did_you_mean"
        return ExpressionError(
            code, start=token.start, end=token.end, suggestion=near, name=token.text, near=near
        )


_TESTS: "dict[str, Callable[[_Builder, list[Node]], Test]]" = {
    "comparison": _Builder.comparison,
    "textual": _Builder.textual,
    "among": _Builder.among,
    "between": _Builder.between,
    "missing": _Builder.missing,
    "stated": _Builder.stated,
}


def near_name(name: str, fields: Sequence[FilterField]) -> str:
    """Return the name of a field that is most like another one, empty where none is.

    >>> near_name("面基", [FilterField("面积"), FilterField("状态")])
    '面积'
    """
    names = {folded(called): called for field in fields for called in field.called}
    found = get_close_matches(folded(name)[:100], names, n=1, cutoff=_LIKE_ENOUGH)
    return names[found[0]] if found else ""


def _joined(sign: str, left: Operand, right: Operand) -> Operand:
    """Return the operand that two make together."""
    for each in (left, right):
        if each.amount is None or each.kind not in ("number", "truth"):
            raise ExpressionError(
                "expression_no_number", start=each.start, end=each.end, name=each.named
            )
    assert left.amount is not None
    unit, added = left.unit, right.amount
    if sign in "+-":
        if left.unit and (right.unit or right.is_typed):
            added = in_unit_of(right, left)
        elif right.unit and not left.unit:
            unit = right.unit
    elif left.unit and right.unit:
        # What two units make together has none that could be named.
        unit = None
    elif sign == "*":
        unit = left.unit or right.unit
    assert added is not None
    amount = WorkedOut(cast("comparing.Sign", sign), left.amount, added)
    text = f"{left.text} {sign} {right.text}".strip()
    is_typed = left.is_typed and right.is_typed
    return Operand("number", left.start, right.end, text, amount, unit, None, is_typed)


def _parts(node: "Node") -> "tuple[str, list[Node]]":
    if node is None or isinstance(node, str):
        return "", []
    tree = cast("Tree[Token]", node)
    return str(tree.data), list(tree.children)


def _token(node: "Node") -> Token:
    # Lark's token is a text; ours is its value.
    return cast("Token", node.value)  # type: ignore[union-attr]


def _kind_of_leaf(node: "Node") -> str:
    rule, parts = _parts(node)
    return _token(parts[0]).kind if rule == "leaf" else ""


def _ends(node: "Node") -> tuple[int, int]:
    """Return where the tokens of a tree begin and end."""
    rule, parts = _parts(node)
    if not rule:
        return (0, 0) if node is None else (_token(node).start, _token(node).end)
    ends = [_ends(part) for part in parts if part is not None]
    return ends[0][0], ends[-1][1]


def _negated(sign: "Node", test: Test) -> Test:
    return test if sign is None else Negation(test)
