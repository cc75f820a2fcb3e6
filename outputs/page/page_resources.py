"""The script and the style that every page carries, and the policy that allows them and nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files


def content_security_policy() -> str:
    """Return the policy of the pages: nothing from anywhere but the page's own script, style and pictures."""
    return (
        f"default-src 'none'; script-src '{_hash(script())}'; style-src '{_hash(style())}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


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


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def resource(name: str) -> str:
    """Return the text of a template, the script or the style."""
    return files("outputs.page").joinpath(name).read_text("utf-8")
