"""The script and the style that every page carries."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def script() -> str:
    """Return the script of the pages, without its indents and remarks."""
    return _packed(resource("page.js"))


@cache
def style() -> str:
    """Return the style of the pages, without its indents and remarks."""
    return _packed(resource("page.css"))


def _packed(text: str) -> str:
    """Return the lines that say something: each page carries them anew."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("// ", "/* ")))


def resource(name: str) -> str:
    """Return the text of a template, the script or the style."""
    return files("outputs.page").joinpath(name).read_text("utf-8")
