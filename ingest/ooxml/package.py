"""An Office Open XML package: its parts unpacked and parsed within limits, whatever the zip claims."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from lxml import etree

from ingest.errors import Damaged, Locked, NoAccess, TooLarge
from ingest.limits import Limits
from ingest.ooxml.tags import Element

CONTENT_TYPES = "[Content_Types].xml"
ENTRY_LIMIT = 10_000
TAG_LIMIT = 4_000_000
"""Start and end tags of one part; a tree of so many takes about 600 MB."""

_CHUNK_BYTES = 1 << 20
_ENCRYPTED = 1
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_FAMILIES = (b"officeDocument", b"wordprocessingml", b"drawingml")
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_RESOURCE_LIMIT = 114
_ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, ValueError, IndexError, OverflowError,
)  # fmt: skip


class Package:
    """A zip opened as a package; used as a context. Names of parts are told without regard to case, as the norm says.

    Errors: Damaged, Locked, NoAccess, TooLarge.
    """

    def __init__(self, path: Path, limits: Limits, progress: Callable[[], None] | None = None) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise NoAccess(str(error)) from error
        except _ZIP_FAULTS as error:
            raise Damaged(str(error)) from error
        self._left = limits.unpacked_bytes
        self._progress = progress
        self._entries: dict[str, list[zipfile.ZipInfo]] = {}
        entries = self._zip.infolist()
        if len(entries) > ENTRY_LIMIT:
            self._zip.close()
            raise TooLarge(f"{len(entries)} entries")
        for entry in entries:
            self._entries.setdefault(_key(entry.filename), []).append(entry)

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def names(self) -> list[str]:
        """Return the names of all entries, in lower case."""
        return list(self._entries)

    def unpacked(self, name: str) -> bytes:
        """Return the bytes of a part. The sizes that the zip states are not believed: the cap holds while unpacking."""
        entries = self._entries.get(_key(name), [])
        if len(entries) != 1:
            raise Damaged(f"{name}: {len(entries)} entries")
        entry = entries[0]
        if entry.flag_bits & _ENCRYPTED:
            raise Locked(name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Damaged(f"{name}: compression {entry.compress_type}")
        try:
            return self._streamed(entry)
        except OSError as error:
            raise NoAccess(str(error)) from error
        except (*_ZIP_FAULTS, RuntimeError) as error:
            raise Damaged(f"{name}: {error}") from error

    def tree(self, name: str) -> Element:
        """Return the root of a part."""
        return parsed(self.unpacked(name), name)

    def relations(self, part: str = "") -> list[tuple[str, str]]:
        """Return (last word of the type, name of the target part) of each internal relation of a part or package."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self:
            return []
        found: list[tuple[str, str]] = []
        for relation in self.tree(name).iterchildren(_RELATIONSHIP):
            target = relation.get("Target", "").replace("\\", "/")
            if relation.get("TargetMode") != "External" and target:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.append((relation.get("Type", "").rpartition("/")[2], target))
        return found

    def _streamed(self, entry: zipfile.ZipInfo) -> bytes:
        pieces: list[bytes] = []
        # No more is asked for than the zip states: the room for a whole chunk costs more than a small part.
        chunk = min(_CHUNK_BYTES, entry.file_size + 1)
        with self._zip.open(entry) as stream:
            while piece := stream.read(chunk):
                self._left -= len(piece)
                if self._left < 0:
                    raise TooLarge(f"{entry.filename}: more than the bytes allowed once unpacked")
                pieces.append(piece)
                if self._progress is not None:
                    self._progress()
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def parsed(part: bytes, name: str) -> Element:
    """Return the root of a part's XML in transitional names; the parser goes 256 levels deep.

    Errors: Damaged (a DOCTYPE is damage), TooLarge.
    """
    if b"<!DOCTYPE" in part:
        raise Damaged(f"{name}: DOCTYPE")
    if part.count(b"<") > TAG_LIMIT:
        raise TooLarge(f"{name}: more than {TAG_LIMIT} tags")
    if _STRICT in part:
        for family in _STRICT_FAMILIES:
            part = part.replace(_STRICT + family + b"/", _TRANSITIONAL + family + b"/2006/")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        kind = TooLarge if getattr(error, "code", 0) == _RESOURCE_LIMIT else Damaged
        raise kind(f"{name}: {error}") from error
    # In UTF-16 a DOCTYPE does not show in the bytes.
    if root.getroottree().docinfo.internalDTD is not None:
        raise Damaged(f"{name}: DOCTYPE")
    return root


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
