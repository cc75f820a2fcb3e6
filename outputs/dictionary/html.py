"""The data dictionary as one page that opens offline: nothing fetched, no script, prints well."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from corpus.discrepancy import Text
from outputs.content_policy import content_policy
from outputs.dictionary import words
from outputs.dictionary.entries import Chapter, database_chapters, dataset_chapters
from outputs.notation import said


@dataclass(frozen=True, slots=True)
class Part:
    """Chapters under one title."""

    id: str
    title: str
    introduction: str
    chapters: tuple[Chapter, ...]


def page(language: str = "vi") -> str:
    """Return the whole page."""
    parts = (
        Part("dataset", said(words.DATASET_TITLE, language), "", dataset_chapters(language)),
        Part(
            "database",
            said(words.DATABASE_TITLE, language),
            said(words.DATABASE_INTRODUCTION, language),
            database_chapters(language),
        ),
    )
    template = _environment(language).get_template("page.html")
    style = _resource("page.css")
    return template.render(
        language=language,
        words=words,
        parts=parts,
        type_rows=words.type_rows(language),
        style=Markup(style),
        policy=content_policy(style),
    )


def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FunctionLoader(_resource),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    def in_words(text: Text) -> str:
        return said(text, language)

    environment.filters.update(said=in_words, coded=_coded)
    return environment


def _coded(text: str) -> Markup:
    """Return text in which `what stands so` is set as code."""
    parts = [
        Markup("<code>{}</code>").format(part) if k % 2 else escape(part) for k, part in enumerate(text.split("`"))
    ]
    return Markup("").join(parts)


@cache
def _resource(name: str) -> str:
    return files("outputs.dictionary").joinpath(name).read_text("utf-8")
