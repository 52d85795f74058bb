"""Text from files where Qt reads marks in it: menus, tooltips and titles of windows."""

_MARKS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def in_menu(text: str) -> str:
    """Return a text that a menu or button shows letter by letter.

    A single & would underline the next letter, a tab begin the column of keys.

    >>> in_menu("R&D")
    'R&&D'
    """
    return text.replace("&", "&&").replace("\t", " ")


def in_tooltip(text: str) -> str:
    """Return a text that a tooltip shows letter by letter; empty for an empty text.

    Qt takes a tooltip for HTML where it looks like it.

    >>> in_tooltip("5 < 6")
    '<p>5 &lt; 6</p>'
    """
    return f"<p>{text.translate(_MARKS)}</p>" if text else ""


def in_title(text: str) -> str:
    """Return a text that a window's title shows letter by letter.

    Qt puts a star for unsaved changes in the place of [*].

    >>> in_title("plots[*]")
    'plots[*][*]'
    """
    return text.replace("[*]", "[*][*]")
