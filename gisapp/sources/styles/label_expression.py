"""Expressions of QGIS that join fields and texts become templates of labels, and back."""

import re

_TOKEN = re.compile(
    r"""\s*(?:
        (?:format_number|round)\(\s*"(?P<rounded>(?:[^"]|"")*)"\s*,\s*(?P<decimals>\d{1,2})\s*\)
      |
        "(?P<field>(?:[^"]|"")*)"
      | '(?P<text>(?:[^'\\]|''|\\.)*)'
      | (?P<join>\|\||,)
      | (?P<call>concat|to_string|coalesce)\s*\(
      | (?P<close>\))
      | (?P<bare>[^\W\d]\w*)(?!\s*\()
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ESCAPES = {"n": "\n", "t": "\t"}
_LONGEST = 10_000


def template_of(expression: str) -> str | None:
    """Return the template that says what an expression does; None where none can.

    Examples
    --------
    >>> template_of("concat(No, ' (', Area, ' mu)')"), template_of("upper(No)")
    ('{No} ({Area} mu)', None)
    """
    if len(expression) > _LONGEST:
        return None
    parts: list[str] = []
    calls: list[str] = []
    place, wants_part = 0, True
    while place < len(expression.rstrip()):
        match = _TOKEN.match(expression, place)
        if match is None:
            return None
        place = match.end()
        if match["join"]:
            # What stands in place of a missing value is no part of the label.
            if wants_part or (match["join"] == "," and calls[-1:] != ["concat"]):
                return _without_default(parts, calls, expression, place, match["join"])
            wants_part = True
        elif match["call"]:
            calls.append(match["call"].lower())
        elif match["close"]:
            if not calls:
                return None
            calls.pop()
        elif not wants_part:
            return None
        else:
            parts.append(_part(match))
            wants_part = False
    return None if calls or wants_part else "".join(parts)


def _without_default(
    parts: list[str], calls: list[str], expression: str, place: int, join: str
) -> str | None:
    """Return the template of `coalesce(field, '')`, the only place where a comma may stand."""
    rest = expression[place:].replace(" ", "")
    is_default = join == "," and calls == ["coalesce"] and rest in ("'')", '"")')
    return parts[0] if is_default and len(parts) == 1 else None


def _part(match: re.Match[str]) -> str:
    if match["text"] is not None:
        text = re.sub(
            r"''|\\(.)",
            lambda each: _ESCAPES.get(each[1], each[1]) if each[1] else "'",
            match["text"],
        )
        return text.replace("{", "{{").replace("}", "}}")
    if match["rounded"] is not None:
        return "{" + match["rounded"].replace('""', '"') + ":" + match["decimals"] + "}"
    name = match["bare"] if match["field"] is None else match["field"].replace('""', '"')
    return "{" + name + "}"
