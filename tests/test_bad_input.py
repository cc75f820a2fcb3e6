"""Files that are not what they claim, or are out to harm: each ends in its verdict, in time."""

from __future__ import annotations

import os
import struct
import time
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

import ingest
from ingest.document import Document
from ingest.errors import (
    Damaged,
    EmptyFile,
    Locked,
    NoAccess,
    NotADocument,
    NoText,
    TemporaryFile,
    TooLarge,
    UnreadableError,
    UnsupportedFormat,
)
from ingest.limits import Limits
from tests.ingest.docx_builder import p, package, root, tbl, tr, word_document

SHARED = Path(__file__).parents[1].parent / "shared"
ROBUST = sorted(path for path in SHARED.glob("suites/robust/*/*") if path.suffix in (".docx", ".doc", ".rtf", ".xlsx"))
SECONDS = 10

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAN = word_document(p("Kế hoạch năm 2024") + tbl(tr("a", "b")))
HTML = b"<html><body><table><tr><td>1</td></tr></table></body></html>"
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE d [<!ENTITY e0 "ha">{ENTITIES}]>'
EXTERNAL = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def with_doctype(doctype: str, text: str, encoding: str = "UTF-8") -> bytes:
    document = root("document", f"<w:body>{p(text)}</w:body>").replace("?>", f"?>{doctype}", 1)
    return package({"word/document.xml": document.replace("UTF-8", encoding).encode(encoding)})


def compound_file(stream: str) -> bytes:
    """An OLE2 compound file with one named stream in its directory."""
    header = OLE2.ljust(512, b"\0")
    name = stream.encode("utf-16-le")
    entries = ["Root Entry".encode("utf-16-le").ljust(128, b"\0"), name.ljust(64, b"\0").ljust(128, b"\0")]
    return header + b"".join(entries).ljust(512, b"\0")


def zip_of(**parts: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def bomb(megabytes: int) -> bytes:
    """A document whose text unpacks to so many megabytes of one letter."""
    text = b"a" * (1 << 20) * megabytes
    return package({"word/document.xml": root("document", f"<w:body>{p('@')}</w:body>").encode().replace(b"@", text)})


def lying_sizes(content: bytes) -> bytes:
    """The zip with every size of unpacked parts, local and central, said to be 10 bytes."""
    lied = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = lied.find(signature)
        while place >= 0:
            lied[place + offset : place + offset + 4] = struct.pack("<I", 10)
            place = lied.find(signature, place + 4)
    return bytes(lied)


def nested(levels: int) -> bytes:
    opened, closed = "<w:tbl><w:tr><w:tc>" * levels, "<w:p/></w:tc></w:tr></w:tbl>" * levels
    return word_document(opened + p("sâu") + closed)


def xml_heap(megabytes: int) -> bytes:
    """So many megabytes of empty paragraphs, deflated piece by piece."""
    head, tail = root("document", "<w:body>@</w:body>").encode().split(b"@")
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(PLAN)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        with new.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(head)
            piece = (b"<w:p/>" * (1 << 18))[: 1 << 20]
            for _ in range(megabytes):
                part.write(piece)
            part.write(tail)
    return stream.getvalue()


def twice(name: str) -> bytes:
    stream = BytesIO(PLAN)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, root("document", f"<w:body>{p('khác')}</w:body>"))
    return stream.getvalue()


VERDICTS: dict[str, tuple[bytes, type[UnreadableError]]] = {
    "empty.docx": (b"", EmptyFile),
    "text.docx": ("Kế hoạch năm 2024".encode(), NotADocument),
    "zeros.docx": (b"\0" * 4096, NotADocument),
    "garbage.docx": (bytes(range(128, 256)) * 20, NotADocument),
    "page.doc": (HTML, UnsupportedFormat),
    "sheet.xls": (b"\xef\xbb\xbf\r\n" + HTML, UnsupportedFormat),
    "page in UTF-16.doc": (HTML.decode().encode("utf-16"), UnsupportedFormat),
    "rtf.doc": (b"{\\rtf1\\ansi x}", UnsupportedFormat),
    "old.doc": (compound_file("WordDocument"), UnsupportedFormat),
    "photo.docx": (b"\xff\xd8\xff\xe0" + b"\0" * 99, Damaged),
    "locked.docx": (compound_file("EncryptedPackage"), Locked),
    "locked by another writer.docx": (compound_file("ENCRYPTEDPACKAGE"), Locked),
    "nothing but a chunk.docx": (word_document('<w:altChunk r:id="x"/>'), UnsupportedFormat),
    "plan.zip": (zip_of(a__b=PLAN), UnsupportedFormat),
    "open.odt": (zip_of(mimetype=b"application/vnd.oasis.opendocument.text"), UnsupportedFormat),
    "no types.docx": (zip_of(word__document=b"<x/>"), Damaged),
    "half.docx": (PLAN[: len(PLAN) // 2], Damaged),
    "head only.docx": (PLAN[:20], Damaged),
    "broken.docx": (package({"word/document.xml": root("document", "<w:body><w:p>")}), Damaged),
    "no body.docx": (package({"word/document.xml": root("document", "")}), Damaged),
    "nothing.docx": (word_document(p() + "<w:sectPr/>"), NoText),
    "twice.docx": (twice("word/document.xml"), Damaged),
    "twice by case.docx": (package({"word/document.xml": root("document", ""), "word/Document.xml": "<x/>"}), Damaged),
    "laughs.docx": (with_doctype(LAUGHS, "&e9;"), Damaged),
    "laughs in UTF-16.docx": (with_doctype(LAUGHS, "&e9;", "UTF-16"), TooLarge),
    "external.docx": (with_doctype(EXTERNAL, "&x;"), Damaged),
    "doctype.docx": (with_doctype("<!DOCTYPE d>", "Kế hoạch"), Damaged),
    "lying.docx": (lying_sizes(PLAN), Damaged),
    "lying bomb.docx": (lying_sizes(bomb(5)), Damaged),
    "long text.docx": (bomb(20), TooLarge),
    "nested.docx": (nested(1000), TooLarge),
    "nested less.docx": (nested(75), TooLarge),
    "~$plan.docx": (PLAN, TemporaryFile),
    "Thumbs.db": (compound_file("Catalog"), TemporaryFile),
    "desktop.ini": (b"[.ShellClassInfo]", TemporaryFile),
    ".DS_Store": (b"\0\0\0\1Bud1", TemporaryFile),
}


@pytest.mark.parametrize("name", VERDICTS)
def test_verdict(name: str, tmp_path: Path) -> None:
    content, kind = VERDICTS[name]
    assert type(verdict(tmp_path, content, name)) is kind


def test_content_counts_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "plan.xls.xls"
    path.write_bytes(PLAN)
    assert isinstance(ingest.read(path), Document)


def test_a_heap_of_xml_is_cut_off_while_unpacking(tmp_path: Path) -> None:
    assert isinstance(verdict(tmp_path, xml_heap(496)), TooLarge)


def test_a_heap_of_elements_within_the_bytes_allowed(tmp_path: Path) -> None:
    assert isinstance(verdict(tmp_path, xml_heap(64)), TooLarge)


@pytest.mark.parametrize(
    "limits", [Limits(file_bytes=500), Limits(unpacked_bytes=800), Limits(cells=1), Limits(nesting=2)], ids=str
)
def test_limits(limits: Limits, tmp_path: Path) -> None:
    assert isinstance(verdict(tmp_path, PLAN, limits=limits), TooLarge)


def test_too_many_entries(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {f"word/{n}.xml": "" for n in range(10_001)}
    content = package(parts | {"word/document.xml": root("document", "")})
    assert isinstance(verdict(tmp_path, content), TooLarge)


def test_a_grid_of_few_cells_but_many_places(tmp_path: Path) -> None:
    wide = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="9999"/></w:tcPr><w:p/></w:tc></w:tr>'
    assert isinstance(verdict(tmp_path, word_document(tbl(*[wide] * 100))), TooLarge)


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoAccess):
        ingest.read(tmp_path / "none.docx")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(NotADocument):
        ingest.read(tmp_path)


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(PLAN)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    with pytest.raises(NoAccess):
        ingest.read(path)


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_ends_in_a_verdict(seed: int, tmp_path: Path) -> None:
    spoiled = bytearray(PLAN)
    for turn in range(4):
        noise = zlib.crc32(bytes([seed, turn]))
        spoiled[noise % len(spoiled)] = noise >> 24
    path = tmp_path / "plan.docx"
    path.write_bytes(bytes(spoiled))
    try:
        ingest.read(path)
    except UnreadableError as error:
        assert error.text("plan.docx").startswith("plan.docx: ")


@pytest.mark.skipif(not ROBUST, reason="no suite of odd documents here")
@pytest.mark.parametrize("path", ROBUST, ids=lambda path: path.name)
def test_odd_documents(path: Path) -> None:
    began = time.monotonic()
    try:
        document = ingest.read(path)
        assert document.blocks or document.footnotes
    except UnreadableError as error:
        assert error.reason
    assert time.monotonic() - began < SECONDS


def verdict(folder: Path, content: bytes, name: str = "plan.docx", limits: Limits = Limits()) -> UnreadableError:  # noqa: B008
    """The verdict on the bytes under a name, which must come in time."""
    path = folder / name
    path.write_bytes(content)
    began = time.monotonic()
    with pytest.raises(UnreadableError) as raised:
        ingest.read(path, limits)
    assert time.monotonic() - began < SECONDS
    return raised.value
