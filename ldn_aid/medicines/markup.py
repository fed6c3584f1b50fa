"""Markup that came along with a pasted list, as the lines and cells that it laid out."""

import html
import re

_TAG = re.compile(r"<(/?)([a-z][\w:-]{0,40})((?:\s[^<>]{0,1000})?)/?>", re.IGNORECASE)
_LINE_END_TAGS = {"br", "p", "li", "tr", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4"}
_OTHER_TAGS = {
    "b",
    "i",
    "u",
    "em",
    "strong",
    "span",
    "font",
    "a",
    "small",
    "sup",
    "sub",
    "tbody",
    "thead",
    "td",
    "th",
    "paragraph",
    "content",
}


def without_markup(text: str) -> str:
    """*text* with its tags as line ends and cells; the words in a tag of no layout stay, for they may name a medicine."""
    if not _TAG.search(text) and "&" not in text:
        return text
    return html.unescape(_TAG.sub(_tag_as_text, text))


def _tag_as_text(found: re.Match[str]) -> str:
    """A tag of layout as layout; of any other tag the words in it, which may name a medicine."""
    name = found[2].lower()
    if name in _LINE_END_TAGS:
        return "\n"
    if name in _OTHER_TAGS:
        return " | " if found[1] and name in ("td", "th") else ""
    return f" {found[2]} {found[3]} "
