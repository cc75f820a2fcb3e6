"""Builds small Word documents from raw XML, so that a test shows the very construct it is about."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from ingest.document import Cell, Document, Paragraph, Table
from ingest.formats import docx
from ingest.limits import DEFAULT_LIMITS, Limits

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def package(parts: dict[str, str | bytes], main: str = "word/document.xml") -> bytes:
    """The bytes of a package of these parts (name → XML), the main part related to every other part of its folder."""
    folder, _, file = main.rpartition("/")
    others = {name.rpartition("/")[2] for name in parts} - {file}
    types = f'<Override PartName="/{main}" ContentType="{MAIN_TYPE}"/>'
    related = "".join(_relation(name.partition(".")[0], name) for name in sorted(others))
    written: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _relations(_relation("officeDocument", main)),
        f"{folder}/_rels/{file}.rels": _relations(related),
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (written | parts).items():
            archive.writestr(name, content)
    return stream.getvalue()


def word_document(body: str, styles: str = "", numbering: str = "", **others: str) -> bytes:
    """The bytes of a document with this body; `others` are further parts by name, without root."""
    parts: dict[str, str | bytes] = {"word/document.xml": root("document", f"<w:body>{body}</w:body>")}
    for name, content in {"styles": styles, "numbering": numbering, **others}.items():
        if content:
            parts[f"word/{name}.xml"] = root(name, content)
    return package(parts)


def root(name: str, content: str) -> str:
    """A part's XML."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{content}</w:{name}>'


def parsed(folder: Path, content: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """What the reader makes of the bytes."""
    path = folder / "received.docx"
    path.write_bytes(content)
    return docx.read(path, limits, lambda: None)


def p(*runs: str, properties: str = "") -> str:
    """A paragraph; a run that is no markup is put into one."""
    return f"<w:p>{wrapped('pPr', properties)}{''.join(run if run[:1] == '<' else r(run) for run in runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{wrapped("rPr", properties)}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*content: str, properties: str = "") -> str:
    """A cell; content that is no markup becomes a paragraph."""
    return f"<w:tc>{wrapped('tcPr', properties)}{''.join(one if one[:1] == '<' else p(one) for one in content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; a cell that is no markup is made one."""
    made = "".join(cell if cell[:1] == "<" else tc(cell) for cell in cells)
    return f"<w:tr>{wrapped('trPr', properties)}{made}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl>{wrapped('tblPr', properties)}{''.join(rows)}</w:tbl>"


def wrapped(name: str, content: str) -> str:
    """The content in an element, nothing for none."""
    return f"<w:{name}>{content}</w:{name}>" if content else ""


def paragraphs(document: Document) -> list[Paragraph]:
    """The paragraphs outside tables."""
    return [block for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    """The tables."""
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(document: Document) -> list[str]:
    """The number and text of each paragraph."""
    return [f"{block.number} {block.text}".strip() for block in paragraphs(document)]


def printed(table: Table) -> list[tuple[int, int, int, int, str]]:
    """Row, column, row span, column span and text of each cell."""
    return [shape(cell) for cell in table.cells]


def shape(cell: Cell) -> tuple[int, int, int, int, str]:
    """Row, column, row span, column span and text of a cell."""
    return cell.row, cell.column, cell.row_span, cell.column_span, cell.text


def _relations(content: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'
    )


def _relation(kind: str, target: str) -> str:
    target = target if kind != "officeDocument" else f"/{target}"
    return f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
