"""What a file is that no format module reads, told from its first bytes: the verdict and why."""

from __future__ import annotations

import mmap
import re
from pathlib import Path

from ingest.errors import Damaged, Locked, NotADocument, TooLarge, UnreadableError, UnsupportedFormat
from ingest.limits import Limits
from ingest.ooxml.package import CONTENT_TYPES, Package

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED_STREAM = re.compile("EncryptedPackage\0".encode("utf-16-le"), re.IGNORECASE)
_DIRECTORY_ENTRY_BYTES = 128
_KNOWN = (
    b"{\\rtf", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\0\x0cjP  ",
    b"\x1f\x8b", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"%!PS", b"AT&TFORM", b"\xdb\xa5-\0", b"1\xbe\0\0",
    b"MIME-Version:",
)  # fmt: skip
"""RTF, pictures, archives, PostScript, DjVu, Word before 97, web archives."""

_PDF_WITHIN = 1024
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|w:worddocument|pkg:package)\b|<\?mso-", re.I)
"""Web pages, and Word documents in one XML file."""

_BYTE_ORDER_MARKS = b"\xef\xbb\xbf\xff\xfe"


def verdict(head: bytes, path: Path, limits: Limits) -> UnreadableError:
    """Return why a file that no format recognised is not read."""
    if head.startswith(_ZIP):
        return _verdict_of_zip(path, limits)
    text = head.lstrip(_BYTE_ORDER_MARKS).replace(b"\0", b"").lstrip()
    if head.startswith((OLE2, *_KNOWN)) or text.startswith(_KNOWN) or b"%PDF-" in head[:_PDF_WITHIN]:
        return UnsupportedFormat()
    return UnsupportedFormat() if _MARKUP.search(text) else NotADocument()


def is_encrypted_office(head: bytes, path: Path) -> bool:
    """Whether it is a compound file with the stream in which Office keeps a document under a password."""
    if not head.startswith(OLE2):
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        # The name opens an entry of the directory; anywhere else it is text.
        return any(match.start() % _DIRECTORY_ENTRY_BYTES == 0 for match in _ENCRYPTED_STREAM.finditer(content))


def _verdict_of_zip(path: Path, limits: Limits) -> UnreadableError:
    """A Word document that lost parts is damaged; a workbook, an OpenDocument text or an archive is another format."""
    try:
        with Package(path, limits) as package:
            names = package.names()
            # One read tells a zip whose entries are all under a password.
            if CONTENT_TYPES in package:
                package.unpacked(CONTENT_TYPES)
    except (Damaged, Locked, TooLarge) as error:
        return error
    is_word = any(name.startswith("word/") for name in names)
    return Damaged("no Word document among the content types") if is_word or not names else UnsupportedFormat()
