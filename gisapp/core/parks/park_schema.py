"""What can be stated of parks at all: properties, closed lists, and what one would look for."""

from collections.abc import Mapping
from dataclasses import dataclass

from gisapp.core.parks.facts import Property
from gisapp.core.text.bilingual import Bilingual


@dataclass(frozen=True, eq=False)
class ParkSchema:
    """The part of a `ParkDataset` that does not depend on whose data it is.

    Parameters
    ----------
    properties : mapping
        By code, in the order in which they are shown.
    expected : mapping
        For each kind of subject the codes of the properties that should be stated.
    codes : mapping
        The words of each (list, code).
    """

    properties: Mapping[str, Property]
    expected: Mapping[str, tuple[str, ...]]
    codes: Mapping[tuple[str, str], Bilingual]

    def label(self, code_list: str, code: str) -> Bilingual:
        """Return the words for a code of a closed list, the code itself where it has none."""
        return self.codes.get((code_list, code)) or Bilingual(code, code)
