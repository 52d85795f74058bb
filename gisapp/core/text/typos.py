"""How many letters are wrong: names are found in spite of a slip of the fingers."""

_FEWEST = 4
"""Letters of a text in which one may be wrong; of Chinese characters, each of which says more."""
_FEWEST_CHINESE = 3
_FEWEST_FOR_TWO = 8


def typos_allowed(wanted: str) -> int:
    """Return how many letters of a folded text may be wrong: none in short texts and numbers."""
    if any(letter.isdigit() for letter in wanted):
        return 0
    if not wanted.isascii():
        return 1 if len(wanted) >= _FEWEST_CHINESE else 0
    if len(wanted) >= _FEWEST_FOR_TWO:
        return 2
    return 1 if len(wanted) >= _FEWEST else 0


def typos_in(wanted: str, text: str) -> int:
    """Return how many letters differ between a text and the most alike stretch of another.

    A letter too much, too few, a wrong one, and two that changed places count one each.

    Examples
    --------
    >>> typos_in("chnagdong", "changdong industrial park"), typos_in("昌东公业", "青山湖昌东工业园")
    (1, 1)
    """
    before: list[int] = []
    # A stretch may begin anywhere: nothing of the wanted text costs nothing at any letter.
    row = [0] * (len(text) + 1)
    for place, letter in enumerate(wanted):
        last, before = before, row
        row = [place + 1]
        for column, other in enumerate(text):
            cost = min(row[column] + 1, before[column + 1] + 1, before[column] + (letter != other))
            if place and column and letter == text[column - 1] and wanted[place - 1] == other:
                cost = min(cost, last[column - 1] + 1)
            row.append(cost)
    return min(row)


def pieces_of(wanted: str, typos: int) -> tuple[str, ...]:
    """Return parts of a text of which each text that has it with so many typos has one unchanged.

    Two letters that changed places at the border of two parts are not thought of but for one typo.
    """
    if typos == 1:
        half = len(wanted) // 2
        return (wanted[: max(half - 1, 1)], wanted[half + 1 :] or wanted[half:])
    step = -(-len(wanted) // (typos + 1))
    return tuple(wanted[first : first + step] for first in range(0, len(wanted), step))
