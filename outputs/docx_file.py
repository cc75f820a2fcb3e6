"""A DOCX as bytes, the same for the same content."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document as Docx

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def saved(document: Docx) -> bytes:
    """Return the document as a file: its parts bear no time of writing."""
    written = io.BytesIO()
    document.save(written)
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in parts.infolist():
            target.writestr(zipfile.ZipInfo(part.filename, _ZIP_EPOCH), parts.read(part), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
