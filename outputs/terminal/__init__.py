"""What the terminal shows. Whatever comes from a received file is untrusted: it passes through `printable` first."""

from outputs.terminal.json_form import as_json, json_text
from outputs.terminal.listings import listing
from outputs.terminal.readings import reading
from outputs.terminal.summaries import summary

__all__ = ["as_json", "json_text", "listing", "reading", "summary"]
