"""Templates to pages: every value escaped, words in the page's language, scripts and styles allowed by their hash."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from corpus.discrepancy import Severity, Text
from outputs import labels, notation
from outputs.columns import Labels
from outputs.page.period_names import period_said
from outputs.page.plan_states import STATES, PlanState, doubts
from outputs.page.shown_text import shown

# A statement of the unit that says so itself: "Đơn vị tính: triệu đồng", "ĐVT: đồng".
_NAMES_UNIT = re.compile("đơn vị|đvt")

_KINDS: Mapping[str, Labels] = {
    "file": labels.FILE_STATUSES,
    "reason": labels.REASONS,
    "unit_level": labels.UNIT_LEVELS,
    "role": labels.TABLE_ROLES,
    "phase": labels.PHASES,
    "source": labels.FUNDING_SOURCES,
    "severity": labels.SEVERITIES,
    "fault": labels.FAULTS,
    "state": labels.STATES,
    "unit_source": labels.UNIT_SOURCES,
    "not_checked": labels.NOT_CHECKED_REASONS,
}


def page(template: str, language: str, **values: object) -> str:
    """Return the page of a template with the values it shows."""
    return _environment(language).get_template(template).render(**values)


def content_security_policy() -> str:
    """Return the policy of the pages: nothing from anywhere but the page's own script, style and pictures."""
    return (
        f"default-src 'none'; script-src '{_hash(script())}'; style-src '{_hash(style())}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def script() -> str:
    """Return the script of the pages, without its indents and remarks."""
    return _packed(_resource("page.js"))


@cache
def style() -> str:
    """Return the style of the pages, without its indents and remarks."""
    return _packed(_resource("page.css"))


def _packed(text: str) -> str:
    """Return the lines that say something: each page carries them anew."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("// ", "/* ")))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _resource(name: str) -> str:
    return files("outputs.page").joinpath(name).read_text("utf-8")


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FunctionLoader(_resource),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_fit,
    )
    titles = labels.check_titles()

    def label(kind: str, value: str) -> str:
        known = _KINDS[kind].get(value)
        return notation.said(known, language) if known is not None else value

    def check(check_id: str) -> str:
        known = titles.get(check_id)
        return notation.said(known, language) if known is not None else check_id

    def number(value: int | Decimal) -> str:
        return notation.number(value, language)

    def million(value: int) -> str:
        return notation.million(value, language)

    def percent(value: Decimal) -> str:
        return notation.percent(value, language)

    def day(value: date | None) -> str:
        return notation.day(value, language)

    def words(text: Text) -> str:
        return notation.said(text, language)

    def t(vi: str, en: str) -> str:
        return en if language == "en" else vi

    environment.filters.update(number=number, million=million, percent=percent, day=day, words=words)
    environment.tests["names_unit"] = _NAMES_UNIT.match
    environment.globals.update(
        t=t,
        period_said=period_said,
        doubts=doubts,
        severity=Severity,
        severity_order=_order(Severity),
        plan_state=PlanState,
        state_order=_order(PlanState),
        states=STATES,
        label=label,
        check=check,
        lang=language,
        # What received files say is Vietnamese whatever the page's language is.
        received=Markup(' lang="vi"') if language != "vi" else Markup(""),
        script=Markup(script()),
        style=Markup(style()),
        policy=content_security_policy(),
    )
    return environment


def _order(kinds: type[Enum]) -> dict[Enum, int]:
    return {kind: k for k, kind in enumerate(kinds)}


def _fit(value: object) -> object:
    """Return a value as it may be shown: nothing for None, text without what is no text."""
    if value is None:
        return ""
    return value if not isinstance(value, str) or isinstance(value, Markup) else shown(value)
