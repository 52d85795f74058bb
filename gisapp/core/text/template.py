"""Texts made by a template: fields in braces and what stands between them.

    {No} ({Area:1} mu)

A number behind a colon says how many decimals are written. What belongs to a missing value goes
with it: its unit, its brackets, the comma before it. Two braces stand for one.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
_DECIMALS = re.compile(r"(.*):\s*(\d{1,2})\s*", re.DOTALL)
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】", "「": "」", "《": "》"}
_OPENING, _CLOSING = "".join(_BRACKETS), "".join(_BRACKETS.values())
# A hyphen and a slash may be parts of a unit or of a name.
_SEPARATOR = r"(?:[,;:·|–—，；：、\n]|(?:^|(?<=\s))[/-](?=\s|$))"
_EDGE = re.compile(rf"{_SEPARATOR}|[{re.escape(_OPENING + _CLOSING)}]")
_EMPTY = re.compile("|".join(rf"{re.escape(o)}\s*{re.escape(c)}" for o, c in _BRACKETS.items()))
_REPEATED = re.compile(rf"({_SEPARATOR})(?:\s*{_SEPARATOR})+")
_BEFORE_BRACKET = re.compile(rf"\s*{_SEPARATOR}\s*(?=[{re.escape(_OPENING)}])")
_FIRST_MARK = 0xE000
_AT_AN_END = re.compile(rf"^(?:\s*{_SEPARATOR})+\s*|\s*(?:{_SEPARATOR}\s*)+$")


@dataclass(frozen=True)
class TemplateField:
    """A place for the value of a field.

    Parameters
    ----------
    name : str
        Of the field.
    decimals : int or None
        How many are written of a number; None for those that it has.
    """

    name: str
    decimals: int | None = None


@dataclass(frozen=True)
class Template:
    """A template that has been read.

    Parameters
    ----------
    fields : tuple of TemplateField
        In their order.
    between : tuple of str
        What stands before each field and after the last one: one more than there are fields.
    """

    fields: tuple[TemplateField, ...]
    between: tuple[str, ...]

    @classmethod
    def of(cls, text: str, names: Collection[str]) -> "Template":
        """Read a template; whatever is written, it means something.

        Parameters
        ----------
        text : str
        names : collection of str
            Of the fields that there are: a colon may belong to a name.

        Examples
        --------
        >>> Template.of("{No} ({Area:1} mu)", ["No", "Area"]).between
        ('', ' (', ' mu)')
        """
        fields, between, place = [], [""], 0
        for found in _BRACES.finditer(text):
            between[-1] += text[place : found.start()]
            place = found.end()
            if found[1] is None:
                between[-1] += found[0][0]
            else:
                fields.append(_field(found[1], names))
                between.append("")
        between[-1] += text[place:]
        return cls(tuple(fields), tuple(between))

    def filled(self, values: Sequence[str]) -> str:
        """Return the text with a value for each field, "" for a missing one; "" if all are.

        Examples
        --------
        >>> template = Template.of("{No}, {Use} ({Area} mu)", [])
        >>> template.filled(["M1", "idle", "20"]), template.filled(["M1", "", ""])
        ('M1, idle (20 mu)', 'M1')
        >>> template.filled(["", "idle", "20"]), template.filled(["M1", "", "20"])
        ('idle (20 mu)', 'M1 (20 mu)')
        """
        if all(values):
            return _joined(self.between, values)
        if not any(values):
            return ""
        stated = [None, *map(bool, values), None]
        kept = map(_without_absent, self.between, stated, stated[1:])
        return _tidied(_joined([*kept], values))


def unknown_fields(text: str, names: Collection[str]) -> tuple[str, ...]:
    """Return the fields of a template that there are not, in their order.

    >>> unknown_fields("{No} {Aera:1}", ["No", "Area"])
    ('Aera',)
    """
    return tuple(each.name for each in Template.of(text, names).fields if each.name not in names)


def without_fields(text: str, names: Collection[str], hidden: Collection[str]) -> str:
    """Return a template without some of its fields, and without the words that belong to them.

    >>> without_fields("{No}, {Use} ({Area:1} mu)", ["No", "Use", "Area"], ["Area"])
    '{No}, {Use}'
    """
    made = Template.of(text, names)
    kept = [each for each in made.fields if each.name not in hidden]
    if len(kept) == len(made.fields):
        return text
    if not kept:
        return ""
    stated = [None, *(each.name not in hidden for each in made.fields), None]
    between = map(_without_absent, made.between, stated, stated[1:])
    # Private letters stand for the fields, whose names may have brackets and commas.
    marks = {chr(_FIRST_MARK + place): each for place, each in enumerate(kept)}
    left = iter(marks)
    values = ["" if each.name in hidden else next(left) for each in made.fields]
    tidy = _tidied(_joined([*between], values)).replace("{", "{{").replace("}", "}}")
    return "".join(_written(marks[each]) if each in marks else each for each in tidy)


def _written(field: TemplateField) -> str:
    decimals = "" if field.decimals is None else f":{field.decimals}"
    return f"{{{field.name}{decimals}}}"


def _field(written: str, names: Collection[str]) -> TemplateField:
    if written in names:
        return TemplateField(written)
    with_decimals = _DECIMALS.fullmatch(written)
    if with_decimals:
        return TemplateField(with_decimals[1].strip(), int(with_decimals[2]))
    return TemplateField(written.strip())


def _joined(between: Sequence[str], values: Sequence[str]) -> str:
    text = "".join(part for pair in zip(between, (*values, ""), strict=True) for part in pair)
    return " ".join(text.split())


def _without_absent(text: str, left: bool | None, right: bool | None) -> str:
    """Return what stands between two fields without the words that belong to a missing one.

    A unit follows its value up to a separator or bracket; what comes after the last one of these
    leads to the next value.

    Parameters
    ----------
    text : str
    left, right : bool or None
        True where the value on that side is stated, False where it is missing; None at the ends.
    """
    edges = [found.start() for found in _EDGE.finditer(text)]
    if edges:
        first, last = edges[0], edges[-1] + 1
    elif left is None:
        first = last = 0
    else:
        # Between two values, only the first word is a unit.
        first = last = len(text) if right is None else _end_of_word(text)
    unit = " " if left is False else text[:first]
    lead = " " if right is False else text[last:]
    return unit + text[first:last] + lead


def _end_of_word(text: str) -> int:
    found = re.match(r"\s*\S+", text)
    return found.end() if found else 0


def _tidied(text: str) -> str:
    """Return a text without empty or single brackets, and without separators of nothing."""
    before = ""
    while before != text:
        before = text
        text = _REPEATED.sub(r"\1", _EMPTY.sub("", _balanced(text)))
        text = _AT_AN_END.sub("", _BEFORE_BRACKET.sub(" ", text).strip())
    return re.sub(r"\s+([,;，；、])", r"\1", " ".join(text.split()))


def _balanced(text: str) -> str:
    """Return a text without brackets that have no other one."""
    opened: list[tuple[int, str]] = []
    single: set[int] = set()
    for place, letter in enumerate(text):
        if letter in _BRACKETS:
            opened.append((place, _BRACKETS[letter]))
        elif letter in _CLOSING:
            if opened and opened[-1][1] == letter:
                opened.pop()
            else:
                single.add(place)
    single.update(place for place, _ in opened)
    return "".join(letter for place, letter in enumerate(text) if place not in single)
