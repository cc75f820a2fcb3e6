"""Renders the guide, docs/huong-dan.md, into one page that opens offline: python -m tools.guide."""

from __future__ import annotations

import base64
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import regex
from jinja2 import Environment, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from outputs.content_policy import content_policy

DOCS = Path(__file__).parent.parent / "docs"
SOURCE = DOCS / "huong-dan.md"
PAGE = DOCS / "huong-dan.html"

_TEMPLATE = Path(__file__).with_name("guide.html")
_STYLE = Path(__file__).with_name("guide.css")
_NO_PART_OF_A_SLUG = regex.compile(r"[^\p{L}\p{M}\p{N}_\- ]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the guide: its anchor, its words, the headings right below it."""

    id: str
    title: str
    parts: tuple[Heading, ...] = ()


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(SOURCE.read_text("utf-8"), SOURCE.parent), "utf-8")


def page(markdown: str, folder: Path) -> str:
    """Return the page of a guide whose pictures lie under a folder.

    Errors: FileNotFoundError for a picture that is not there.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(markdown)
    headings = list(_anchored(tokens))
    _with_pictures_inside(tokens, folder)
    _with_figures(tokens)
    style = _STYLE.read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    return environment.from_string(_TEMPLATE.read_text("utf-8")).render(
        title=next(title for level, _, title in headings if level == 1),
        sections=_sections(headings),
        body=Markup(_Renderer().render(tokens, parser.options, {})),
        style=Markup(style),
        policy=content_policy(style, has_pictures=True),
    )


def slug(title: str) -> str:
    """Return the anchor of a heading, as hosts of Markdown make it, so that links work in both.

    >>> slug("Xếp nhóm theo category_review.csv")
    'xếp-nhóm-theo-category_reviewcsv'
    """
    return _NO_PART_OF_A_SLUG.sub("", unicodedata.normalize("NFC", title).lower()).replace(" ", "-")


def _anchored(tokens: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Give each heading its anchor; yield level, anchor and words."""
    seen: Counter[str] = Counter()
    for token, inside in pairwise(tokens):
        if token.type == "heading_open":
            title = "".join(child.content for child in inside.children or ())
            anchor = slug(title)
            seen[anchor] += 1
            anchor = anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor] - 1}"
            token.attrSet("id", anchor)
            yield int(token.tag[1]), anchor, title


def _sections(headings: Sequence[tuple[int, str, str]]) -> tuple[Heading, ...]:
    """Return the headings of the second level, each with those of the third below it."""
    sections: list[Heading] = []
    for level, anchor, title in headings:
        if level == 2:
            sections.append(Heading(anchor, title))
        elif level == 3 and sections:
            last = sections[-1]
            sections[-1] = Heading(last.id, last.title, (*last.parts, Heading(anchor, title)))
    return tuple(sections)


def _with_pictures_inside(tokens: Sequence[Token], folder: Path) -> None:
    """Put each picture into its token."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "image":
                content = (folder / str(child.attrs["src"])).read_bytes()
                child.attrSet("src", f"data:image/png;base64,{base64.b64encode(content).decode('ascii')}")


def _with_figures(tokens: Sequence[Token]) -> None:
    """Make a figure of each paragraph that is a picture and nothing else."""
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        children = token.children or ()
        if len(children) == 1 and children[0].type == "image" and before.type == "paragraph_open":
            before.tag = after.tag = "figure"


class _Renderer(RendererHTML):
    """Tables and code in frames that scroll, also by keyboard; pictures with their title below."""

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<div class="wide" tabindex="0">{self.renderToken(tokens, idx, options, env)}'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"{self.renderToken(tokens, idx, options, env)}</div>\n"

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<pre tabindex="0"><code>{escape(tokens[idx].content)}</code></pre>\n'

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        caption = str(tokens[idx].attrs.pop("title", ""))
        picture = super().image(tokens, idx, options, env)
        return f"{picture}<figcaption>{escape(caption)}</figcaption>" if caption else picture


if __name__ == "__main__":
    main()
