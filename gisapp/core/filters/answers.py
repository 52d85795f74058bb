"""Yes, no, or not known, for many rows: what is missing is neither."""

from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.tables.value_masks import true_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

Mask = NDArray[np.bool_]


class Answers(NamedTuple):
    """For which rows something is so, and for which it is not, (n,) bool each."""

    yes: Mask
    no: Mask

    @classmethod
    def where(cls, found: Mask, known: Mask) -> "Answers":
        """Return the answers of a test that counts only where values are known."""
        return cls(found & known, ~found & known)

    @classmethod
    def of_arrow(cls, answers: "pa.ChunkedArray") -> "Answers":
        """Return the answers of Arrow, of which null is not known."""
        return cls.where(true_in(answers), np.asarray(answers.is_valid().to_numpy()))

    @property
    def turned(self) -> "Answers":
        """The answers to the opposite."""
        return Answers(self.no, self.yes)


def all_of(answers: "Sequence[Answers]") -> Answers:
    """Return the answers to whether all are so."""
    return reduce(lambda one, other: Answers(one.yes & other.yes, one.no | other.no), answers)


def any_of(answers: "Sequence[Answers]") -> Answers:
    """Return the answers to whether at least one is so."""
    return reduce(lambda one, other: Answers(one.yes | other.yes, one.no & other.no), answers)
