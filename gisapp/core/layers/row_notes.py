"""What a user noted of single features of a layer; the source itself stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LONGEST_NOTE = 4_000
"""Letters of one note."""


@dataclass(frozen=True)
class RowNotes:
    """The notes of a layer: by the key of a feature where the layer has keys, else by its id.

    A key stays when a newer delivery counts its rows otherwise.

    Parameters
    ----------
    by_key : mapping of str to str
    by_feature : mapping of int to str

    Examples
    --------
    >>> notes = RowNotes().noted(7, "DK-1", "ask the owner")
    >>> notes.of(8, "DK-1"), notes.of(7)
    ('ask the owner', '')
    """

    by_key: Mapping[str, str] = field(default_factory=dict, hash=False)
    by_feature: Mapping[int, str] = field(default_factory=dict, hash=False)

    def of(self, feature_id: int, key: str = "") -> str:
        """Return the note of a feature, "" for none."""
        noted = self.by_key.get(key, "") if key else ""
        return noted or self.by_feature.get(feature_id, "")

    def noted(self, feature_id: int, key: str, text: str) -> "RowNotes":
        """Return the notes with another one of a feature; "" takes it away."""
        text = text.strip()[:LONGEST_NOTE]
        by_feature = {each: note for each, note in self.by_feature.items() if each != feature_id}
        by_key = {each: note for each, note in self.by_key.items() if each != key}
        if text and key:
            by_key[key] = text
        elif text:
            by_feature[feature_id] = text
        return RowNotes(by_key, by_feature)

    def __bool__(self) -> bool:
        return bool(self.by_key or self.by_feature)


NO_NOTES = RowNotes()
