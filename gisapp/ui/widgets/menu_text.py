"""Texts of menus and buttons that show any text as it is, such as a name from a file."""


def menu_text(text: str) -> str:
    """Return what makes a menu show `text`: no letter underlined, no column of keys begun.

    >>> menu_text("R&D")
    'R&&D'
    """
    return text.replace("&", "&&").replace("\t", " ")
