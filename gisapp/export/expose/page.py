"""Fact sheets as one HTML page: no scripts, nothing from elsewhere; for paper and phones too."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from gisapp import paths
from gisapp.core.text.sheet_text import FigureText, ProgressText
from gisapp.export.atomic_file import whole_file
from gisapp.export.expose.page_chart import bar_svg, chart_svg
from gisapp.export.expose.sheet import Sheet, SheetPicture, SheetRow, SheetSection
from gisapp.export.expose.sheet_map import MapLook, map_png
from gisapp.words import Language, load_words

_LANGUAGE_TAGS: dict[Language, str] = {"en": "en", "zh": "zh-Hans"}
_LONG = 8
"""A section of more lines may go on in the next column."""


def write_page(
    sheets: Iterable[Sheet], look: MapLook, path: Path, title: str, titles: tuple[str, ...]
) -> int:
    """Write sheets to one page, and return how many.

    Parameters
    ----------
    sheets : iterable of Sheet
        Asked for one after the other, and written at once: none stays in memory.
    look : MapLook
        Of their maps.
    path : Path
        The file to write, new or old.
    title : str
        Of the page.
    titles : tuple of str
        The sheets' titles, for the table of contents; empty for none.

    Raises
    ------
    ExportError
        The file cannot be written.
    """
    count = 0
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_head(title, look.language))
        file.writelines(_contents(titles, look.language))
        file.write("<main>\n")
        for count, sheet in enumerate(sheets, start=1):
            file.writelines(_article(sheet, look, f"s{count}"))
        file.write("</main>\n</body>\n</html>\n")
    return count


def _head(title: str, language: Language) -> str:
    css = (paths.resources() / "html" / "styles" / "expose.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'"
    return (
        f'<!doctype html>\n<html lang="{_LANGUAGE_TAGS[language]}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n"
    )


def _contents(titles: tuple[str, ...], language: Language) -> Iterator[str]:
    if titles:
        name = _text(load_words(language)("expose.contents"))
        yield f'<nav aria-label="{name}"><h2>{name}</h2><ol>\n'
        for number, title in enumerate(titles, start=1):
            yield f'<li><a href="#s{number}">{_text(title)}</a></li>\n'
        yield "</ol></nav>\n"


def _article(sheet: Sheet, look: MapLook, anchor: str) -> Iterator[str]:
    yield f'<article id="{anchor}" aria-labelledby="{anchor}-name">\n'
    yield from _header(sheet, anchor)
    yield from _cards(sheet)
    yield from _place(sheet, look)
    yield '<div class="facts">\n'
    for chart in sheet.charts:
        yield f"<section><h2>{_text(chart.title)}</h2>{chart_svg(chart)}"
        yield f"{_told('p', chart.footnote, 'note')}</section>\n"
    for section in sheet.sections:
        yield _section(section, sheet)
    yield "</div>\n"
    yield from _photos(sheet)
    for line in sheet.lines:
        yield f"<section><h2>{_text(line.title)}</h2><p>{_text(line.text)}</p></section>\n"
    if sheet.sources:
        listed = "".join(f"<li>{_text(each)}</li>" for each in sheet.sources)
        title = _text(sheet.headings.sources)
        yield f'<section><h2>{title}</h2><ol class="sources">{listed}</ol></section>\n'
    yield f"<footer>{_text(sheet.disclaimer)}</footer>\n</article>\n"


def _header(sheet: Sheet, anchor: str) -> Iterator[str]:
    kind = " · ".join((sheet.headings.sheet, *sheet.tags))
    yield f'<header><p class="kicker"><b>{_text(kind)}</b> <span>{_text(sheet.dates)}</span></p>\n'
    yield f'<h1 id="{anchor}-name">{_text(sheet.name)}</h1>'
    yield _told("p", sheet.other_name, "other")
    yield _told("p", " › ".join(sheet.belongs_to), "belongs")
    for text in (sheet.quality, sheet.map_missing, *sheet.remarks):
        yield _told("p", text, "remark")
    yield "</header>\n"


def _cards(sheet: Sheet) -> Iterator[str]:
    if sheet.figures:
        yield f'<ul class="cards">{"".join(_card(each, sheet) for each in sheet.figures)}</ul>\n'


def _card(figure: FigureText, sheet: Sheet) -> str:
    doubt = sheet.headings.confidence.get(figure.confidence, "")
    return (
        f"<li><small>{_text(figure.label)}</small><b>{_text(figure.figure)}</b>"
        f"{_told('small', ' · '.join(figure.others))}{_told('small', figure.qualification)}"
        f"{_told('small', doubt, 'doubt')}</li>"
    )


def _place(sheet: Sheet, look: MapLook) -> Iterator[str]:
    """Yield the map and what stands beside it."""
    beside = "".join(
        (
            *(_bars(sheet) if sheet.progress else ()),
            *(_section(each, sheet) for each in sheet.beside),
        )
    )
    if sheet.map is None and not beside:
        return
    alone = " alone" if sheet.map is None or not beside else ""
    yield f'<div class="place{alone}">\n'
    if sheet.map is not None:
        picture, size = map_png(sheet.map, look), sheet.map.viewport
        yield (
            f'<figure class="map"><img alt="{_text(sheet.title)}" width="{size.width}" '
            f'height="{size.height}" src="{_data("image/png", picture)}">'
            f"<figcaption>{_text(sheet.map.caption)}</figcaption></figure>\n"
        )
    yield f"<div>{beside}</div>\n</div>\n" if beside else "</div>\n"


def _bars(sheet: Sheet) -> Iterator[str]:
    yield f"<section><h2>{_text(sheet.headings.progress)}</h2>"
    yield from map(_bar, sheet.progress)
    yield "</section>"


def _bar(progress: ProgressText) -> str:
    return (
        f'<div class="bar"><small>{_text(progress.label)}</small>{bar_svg(progress.share)}'
        f"<b>{_text(progress.figures)}</b>{_told('small', progress.caption, 'doubt')}</div>"
    )


def _section(section: SheetSection, sheet: Sheet) -> str:
    kind = ' class="long"' if len(section.rows) > _LONG else ""
    rows = "".join(_row(row, sheet) for row in section.rows)
    note = _told("p", section.note, "note")
    title = _text(section.title)
    return f"<section{kind}><h2>{title}</h2><table><tbody>{rows}</tbody></table>{note}</section>\n"


def _row(row: SheetRow, sheet: Sheet) -> str:
    text = row.text
    doubt = sheet.headings.confidence.get(text.confidence, "")
    warning = ": ".join(each for each in (doubt, text.warning) if each)
    kind = ' class="number"' if text.role == "number" else ""
    mark = f'<td class="mark">{_text(row.mark)}</td>' if row.mark else ""
    span = "" if row.mark else ' colspan="2"'
    return (
        f'<tr><th scope="row">{_text(text.label)}</th>'
        f"<td{kind}{span}><span>{_text(text.value)}</span>"
        f"{_told('small', text.qualification)}{_told('small', warning, 'doubt')}</td>{mark}</tr>"
    )


def _photos(sheet: Sheet) -> Iterator[str]:
    if sheet.pictures:
        photos = "".join(_photo(each, sheet.headings.no_picture) for each in sheet.pictures)
        title = _text(sheet.headings.pictures)
        yield f'<section><h2>{title}</h2><div class="photos">{photos}</div></section>\n'


def _photo(picture: SheetPicture, no_picture: str) -> str:
    name = _text(picture.name)
    if not picture.jpeg:
        shown = f'<div class="lacking">{_text(no_picture)}</div>'
    else:
        address = _data("image/jpeg", picture.jpeg)
        size = f'width="{picture.width}" height="{picture.height}"'
        shown = f'<img alt="{name}" {size} src="{address}">'
    return f"<figure>{shown}<figcaption>{name}</figcaption></figure>"


def _told(tag: str, text: str, kind: str = "") -> str:
    """Return an element with a text; nothing for an empty one."""
    named = f' class="{kind}"' if kind else ""
    return f"<{tag}{named}>{_text(text)}</{tag}>" if text else ""


def _text(text: str) -> str:
    """Return any text as HTML that says just that, in an element or an attribute."""
    return escape("".join(map(_shown, text)))


def _shown(letter: str) -> str:
    is_control = letter < " " and letter not in "\t\n\r"
    return "\ufffd" if is_control or "\ud800" <= letter <= "\udfff" else letter


def _data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
