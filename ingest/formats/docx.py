"""Word documents in Office Open XML (.docx, .docm, .dotx), Transitional and Strict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ingest.document import Document, MediaType
from ingest.encodings import unicode_fonts
from ingest.errors import Damaged, NoText, UnreadableError, UnsupportedFormat
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.ooxml import tags
from ingest.ooxml.body import Body, Passage
from ingest.ooxml.numbering import Numbering
from ingest.ooxml.package import CONTENT_TYPES, Package, parsed
from ingest.ooxml.styles import Styles
from ingest.ooxml.tags import Element, first
from ingest.ooxml.text import Script

MEDIA_TYPE = MediaType.DOCX
TITLE_VI = "Văn bản Word (.docx)"
TITLE_EN = "Word document (.docx)"

ALT_CHUNK_VI = "Văn bản có phần chèn từ tệp khác mà chương trình chưa đọc; hãy mở bằng Word, lưu lại rồi chạy lại."

_ZIP = b"PK\x03\x04"
_MAIN_TYPES = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_TYPES_OF_NOTES = {"footnotes": tags.FOOTNOTE, "endnotes": tags.ENDNOTE}
_ALT_CHUNK = b":altChunk "
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def recognises(head: bytes, path: Path) -> bool:
    """Whether it is a zip whose list of content types names a Word document."""
    if not head.startswith(_ZIP):
        return False
    try:
        with Package(path, DEFAULT_LIMITS) as package:
            types = package.unpacked(CONTENT_TYPES) if CONTENT_TYPES in package else b""
    except UnreadableError:
        return False
    return any(main in types for main in _MAIN_TYPES)


def read(path: Path, limits: Limits, progress: Callable[[], None]) -> Document:
    """Return the document as Word shows it: tracked changes accepted, hidden text and comments gone."""
    with Package(path, limits, progress) as package:
        main = _main_part(package)
        parts = {kind: target for kind, target in package.relations(main) if target in package}
        part = package.unpacked(main)
        body = first(parsed(part, main), tags.BODY)
        if body is None:
            raise Damaged(f"{main}: no body")
        styles = Styles(package.unpacked(parts["styles"]) if "styles" in parts else None)
        numbering = package.unpacked(parts["numbering"]) if "numbering" in parts else None
        notes = [(package.tree(parts[kind]), tag) for kind, tag in _TYPES_OF_NOTES.items() if kind in parts]
    has_chunks = _ALT_CHUNK in part
    script = Script()
    document = _document(body, notes, Body(styles, Numbering(numbering), script, limits, progress), has_chunks)
    # What a font of an old encoding holds is known only when the whole document has been seen.
    if in_unicode := unicode_fonts(script.old_runs):
        document = _document(
            body, notes, Body(styles, Numbering(numbering), Script(in_unicode), limits, progress), has_chunks
        )
    return document


def _main_part(package: Package) -> str:
    """The name of the main part: the package's relation to it, else the part that is declared to be one."""
    for kind, target in package.relations():
        if kind == "officeDocument" and target in package:
            return target
    for override in package.tree(CONTENT_TYPES).iterchildren(_OVERRIDE):
        name = override.get("PartName", "").lstrip("/")
        if override.get("ContentType", "").encode() in _MAIN_TYPES and name in package:
            return name
    raise Damaged("no main part")


def _document(body: Element, notes: list[tuple[Element, str]], story: Body, has_chunks: bool) -> Document:
    blocks = tuple(story.blocks(body))
    footnotes = tuple(text for root, tag in notes for text in _notes(root, tag, story))
    if not footnotes and not blocks:
        raise UnsupportedFormat("nothing but altChunk") if has_chunks else NoText
    return Document(MEDIA_TYPE, blocks, footnotes=footnotes, warnings=(ALT_CHUNK_VI,) if has_chunks else ())


def _notes(root: Element, tag: str, story: Body) -> Iterator[str]:
    for note in root.iterchildren(tag):
        if note.get(tags.TYPE) in _SEPARATORS:
            continue
        passages = [item for item in story.passages(note) if isinstance(item, Passage)]
        if text := " ".join(line.replace("\t", " ") for passage in passages for line in passage.lines):
            yield text
