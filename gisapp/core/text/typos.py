"""How many letters are wrong: names are found in spite of a slip of the fingers."""

from gisapp.core.text.matching import NOT_FOUND

_FEWEST = 4
"""Letters of a text in which one may be wrong; of Chinese characters, each of which says more."""
_FEWEST_CHINESE = 3
_FEWEST_FOR_TWO = 8


def typos_allowed(wanted: str) -> int:
    """Return how many letters of a folded text may be wrong: none in short texts.

    Digits are never wrong, and are not counted.

    Examples
    --------
    >>> typos_allowed("yifang mill"), typos_allowed("煌上煌第6厂"), typos_allowed("62001")
    (2, 1, 0)
    """
    length = sum(not letter.isdecimal() for letter in wanted)
    if not wanted.isascii():
        return 1 if length >= _FEWEST_CHINESE else 0
    if length >= _FEWEST_FOR_TWO:
        return 2
    return 1 if length >= _FEWEST else 0


def typos_in(wanted: str, text: str) -> int:
    """Return how many letters differ between a text and the most alike stretch of another.

    A letter too much, too few, a wrong one, and two that changed places count one each. A digit
    is no slip of the fingers: factory 6 is not factory 16, and counts as far too many.

    Examples
    --------
    >>> typos_in("chnagdong", "changdong industrial park"), typos_in("昌东公业", "青山湖昌东工业园")
    (1, 1)
    """
    costs = {letter: _cost(letter) for letter in {*wanted, *text}}
    before: list[int] = []
    # A stretch may begin anywhere: nothing of the wanted text costs nothing at any letter.
    row = [0] * (len(text) + 1)
    for place, letter in enumerate(wanted):
        last, before = before, row
        missing = costs[letter]
        row = [before[0] + missing]
        for column, other in enumerate(text):
            wrong = 0 if letter == other else max(missing, costs[other])
            cost = min(
                row[column] + costs[other], before[column + 1] + missing, before[column] + wrong
            )
            if place and column and letter == text[column - 1] and wanted[place - 1] == other:
                cost = min(cost, last[column - 1] + wrong)
            row.append(cost)
    return min(row)


def _cost(letter: str) -> int:
    return NOT_FOUND if letter.isdecimal() else 1


def pieces_of(wanted: str, typos: int) -> tuple[str, ...]:
    """Return parts of a text of which each text that has it with so many typos has one unchanged.

    Two letters that changed places at the border of two parts are not thought of but for one typo.
    """
    if typos == 1:
        half = len(wanted) // 2
        return (wanted[: max(half - 1, 1)], wanted[half + 1 :] or wanted[half:])
    step = -(-len(wanted) // (typos + 1))
    return tuple(wanted[first : first + step] for first in range(0, len(wanted), step))
