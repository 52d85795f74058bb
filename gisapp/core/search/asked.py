"""What is searched for, in all the ways in which it may stand somewhere."""

from dataclasses import dataclass

from gisapp.core.text.matching import bare
from gisapp.core.text.pinyin import as_pinyin
from gisapp.core.text.quantity import Quantity, read_quantity
from gisapp.core.text.written_forms import forms_of


@dataclass(frozen=True)
class Asked:
    """A text that was typed, worked out once for all that is searched.

    Parameters
    ----------
    text : str
        Bare, as `bare` makes it; empty where nothing is asked for.
    forms : tuple of str
        The same, and how else it is written: a whole number without commas, a date as ISO 8601.
    pinyin : str
        The same as pinyin without gaps, empty where it is none.
    quantity : Quantity or None
        The same as a quantity, if it is one.
    words : tuple of Asked
        What may stand apart and in any order, if there are several words; a quantity stays
        together.
    """

    text: str
    forms: tuple[str, ...]
    pinyin: str
    quantity: Quantity | None
    words: "tuple[Asked, ...]" = ()

    @classmethod
    def of(cls, typed: str) -> "Asked":
        """Return what a text asks for.

        Examples
        --------
        >>> [word.text for word in Asked.of("Mill textile").words], Asked.of("1 billion").words
        (['mill', 'textile'], ())
        >>> Asked.of("62,000").forms
        ('62,000', '62000')
        """
        text = bare(typed)
        quantity = read_quantity(typed)
        whole = [str(quantity.whole)] if quantity and quantity.whole is not None else []
        forms = tuple(dict.fromkeys((*forms_of(text), *whole)))
        # Blanks beside Chinese are gone from the text, and yet part words.
        apart = () if quantity else tuple(word for word in typed.split() if bare(word))
        words = tuple(map(cls.of, apart)) if len(apart) > 1 else ()
        return cls(text, forms, as_pinyin(text), quantity, words)
