"""Translation: gettext for the interface, per-language text files for clinical wording.

``_("…")`` marks and looks up an interface string; named fields are filled by ``.format(…)`` after the
look-up, never inside an f-string (extractors cannot see those). Clinical wording lives in
``resources/…/text/<language>/`` and is read with :func:`text_folder`.
"""

import gettext
from datetime import date
from decimal import Decimal

from ldn_aid import resources

LANGUAGES = ("en",)
"""Languages with complete wording. Spanish comes next."""


class _InUse:
    catalog = gettext.NullTranslations()
    language = "en"


def use_language(language: str) -> None:
    """Switch every later look-up to *language*, one of :data:`LANGUAGES`."""
    if language not in LANGUAGES:
        raise ValueError(f"no wording for language {language!r}")
    _InUse.language = language
    _InUse.catalog = gettext.translation(
        "ldn_aid", resources.path("locale"), languages=[language], fallback=True
    )


def language() -> str:
    """The language in use, a two-letter code."""
    return _InUse.language


def _(message: str) -> str:
    """*message* in the language in use."""
    return _InUse.catalog.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """*one* or *many*, whichever *count* asks for, in the language in use."""
    return _InUse.catalog.ngettext(one, many, count)


def months() -> tuple[str, ...]:
    """The names of the twelve months."""
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip


def long_date(day: date) -> str:
    """*day* in words, as read aloud: ``November 23, 2026``."""
    return _("{month} {day}, {year}").format(month=months()[day.month - 1], day=day.day, year=day.year)


def short_date(day: date) -> str:
    """*day* for a narrow column, without its year: ``Nov 23``."""
    months = (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"), _("Jul"), _("Aug"), _("Sep"), _("Oct"),
        _("Nov"), _("Dec"),
    )  # fmt: skip
    return _("{month} {day}").format(month=months[day.month - 1], day=day.day)


def plain_number(amount: Decimal) -> str:
    """*amount* without exponent or trailing zeros, at most two decimals."""
    return f"{amount.quantize(Decimal('0.01')):f}".rstrip("0").rstrip(".")
