"""Templates to pages: every value escaped and fit to be shown, words and numbers in the page's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache, partial

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from corpus.discrepancy import Fault, Severity, Text
from outputs import labels, notation
from outputs.columns import Labels
from outputs.content_policy import content_policy
from outputs.page.page_resources import resource, script, style
from outputs.page.period_names import period_said
from outputs.page.plan_states import STATES, PlanState, doubts
from outputs.page.stale_pages import GENERATOR
from outputs.shown_text import shown

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


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FunctionLoader(resource),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_fit,
    )
    for said in (notation.number, notation.million, notation.percent, notation.day):
        environment.filters[said.__name__] = partial(said, language=language)
    environment.filters["words"] = partial(notation.said, language=language)
    environment.tests["names_unit"] = _NAMES_UNIT.match
    environment.globals.update(
        lang=language,
        t=partial(_either, language),
        label=partial(_label, language),
        check=partial(_check, language),
        period_said=period_said,
        doubts=doubts,
        fault_of=Fault,
        severity=Severity,
        severity_order=_order(Severity),
        plan_state=PlanState,
        state_order=_order(PlanState),
        states=STATES,
        # What received files say is Vietnamese whatever the page's language is.
        received=Markup(' lang="vi"') if language != "vi" else Markup(""),
        generator=GENERATOR,
        script=Markup(script()),
        style=Markup(style()),
        policy=content_policy(style(), script(), has_pictures=True),
    )
    return environment


def _either(language: str, vi: str, en: str) -> str:
    return notation.said(Text(vi, en), language)


def _label(language: str, kind: str, value: str) -> str:
    known = _KINDS[kind].get(value)
    return notation.said(known, language) if known is not None else value


def _check(language: str, check_id: str) -> str:
    known = labels.check_titles().get(check_id)
    return notation.said(known, language) if known is not None else check_id


def _order(kinds: type[Enum]) -> dict[Enum, int]:
    return {kind: k for k, kind in enumerate(kinds)}


def _fit(value: object) -> object:
    """Return a value as it may be shown: nothing for None, text without what is no text."""
    if value is None:
        return ""
    return value if not isinstance(value, str) or isinstance(value, Markup) else shown(value)
