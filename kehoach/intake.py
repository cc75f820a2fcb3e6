"""Files as delivered: listed, hashed, duplicates told, originals kept in the corpus before anything reads them."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.received import file_id
from ingest.errors import NoAccess, NotADocument, TemporaryFile, UnreadableError
from ingest.reading import is_temporary
from outputs.formats.data_package import FILE_NAME
from outputs.tables import tables

_CHUNK_BYTES = 1 << 20
# What an earlier run wrote is not received: a folder with both of these holds our dataset.
OUR_FILES = {"received_files.csv", FILE_NAME}
REPORT_FILES = ("bao-cao.html", "ra-soat.xlsx", "tong-hop.docx", "tong-hop.xlsx")
"""What reports write into the folder of the dataset; a test holds this to what they do write."""
_WRITTEN = {
    FILE_NAME,
    *(table.file_name for table in tables()),
    "kehoach.db",
    "tu-dien-du-lieu.html",
    *REPORT_FILES,
}
_WRITTEN_FOLDERS = {".corpus", "parquet", "bao-cao", "cong-van"}


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file delivered: where it lies, its path in the delivery, its hash; `error` is why it is not read at all."""

    path: Path
    source_file: str
    sha256: str = ""
    size_bytes: int = 0
    duplicate_of: str = ""
    error: UnreadableError | None = None

    @property
    def file_id(self) -> str:
        """The id of the file in the dataset."""
        return file_id(self.source_file, self.sha256)

    @property
    def is_to_read(self) -> bool:
        """True for the first of its bytes that can be opened at all."""
        return self.error is None and not self.duplicate_of


def deliveries(received: Sequence[Path], left_out: Sequence[Path] = ()) -> tuple[Delivery, ...]:
    """Return every file under the paths given, by path; of the same bytes the first is read, others are duplicates.

    `left_out` are folders of our own (the output, the corpus) that may lie inside a folder received.
    """
    first: dict[str, str] = {}
    found = []
    for path, source_file in _told_apart(sorted(_named(received, left_out), key=lambda pair: pair[1])):
        delivery = _delivery(path, source_file)
        if delivery.is_to_read:
            original = first.setdefault(delivery.sha256, delivery.file_id)
            if original != delivery.file_id:
                delivery = Delivery(path, source_file, delivery.sha256, delivery.size_bytes, duplicate_of=original)
        found.append(delivery)
    return tuple(found)


def _told_apart(named: Iterable[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    """Yield each file once, those of one name told apart by a number."""
    seen: set[Path] = set()
    names: Counter[str] = Counter()
    for path, name in named:
        real = path.parent.resolve() / path.name
        if real in seen:
            continue
        seen.add(real)
        names[name] += 1
        yield path, name if names[name] == 1 else f"{name} ({names[name]})"


def keep_originals(delivered: Iterable[Delivery], corpus: Path) -> None:
    """Copy each file that can be opened to corpus/originals/SHA256, whole or not at all."""
    folder = corpus / "originals"
    folder.mkdir(parents=True, exist_ok=True)
    for delivery in delivered:
        kept = folder / delivery.sha256
        if not delivery.sha256 or delivery.duplicate_of or kept.exists():
            continue
        partial = folder / f".{delivery.sha256}.{os.getpid()}"
        try:
            shutil.copyfile(delivery.path, partial)
        except FileNotFoundError:
            continue
        # A file that changes while it is copied is not kept under the hash it had.
        if _hashed(partial)[0] == delivery.sha256:
            partial.replace(kept)
        else:
            partial.unlink()


def _named(received: Sequence[Path], left_out: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each file with its path in the delivery, prefixed by the folder's name where several paths are given."""
    own = {path.resolve() for path in left_out}
    files = Counter(path.name for path in received if not os.path.isdir(path))  # noqa: PTH112 - Path.is_dir raises where it may not look
    for top in received:
        if not os.path.isdir(top):  # noqa: PTH112
            name = top.name if files[top.name] == 1 else f"{top.resolve().parent.name}/{top.name}"
            yield top, _readable(name)
            continue
        prefix = f"{top.resolve().name}/" if len(received) > 1 else ""
        closed: list[OSError] = []
        for folder, folders, names in os.walk(top, onerror=closed.append):
            folders[:] = [name for name in folders if (Path(folder) / name).resolve() not in own]
            if set(names) >= OUR_FILES:
                folders[:] = [name for name in folders if name not in _WRITTEN_FOLDERS]
                names = [name for name in names if name not in _WRITTEN]
            for name in names:
                path = Path(folder) / name
                yield path, _readable(prefix + path.relative_to(top).as_posix())
        for error in closed:
            path = Path(error.filename)
            yield path, _readable(prefix + path.relative_to(top).as_posix())


def _readable(name: str) -> str:
    """Return a file name with the bytes that are no UTF-8 replaced: old archives hold names in other encodings."""
    return os.fsencode(name).decode("utf-8", "replace")


def _delivery(path: Path, source_file: str) -> Delivery:
    if is_temporary(path.name):
        return Delivery(path, source_file, error=TemporaryFile())
    try:
        if path.is_dir() or not path.exists():
            return Delivery(path, source_file, error=NoAccess("a folder that may not be entered, or a broken link"))
        if not path.is_file():
            return Delivery(path, source_file, error=NotADocument())
        sha256, size_bytes = _hashed(path)
    except OSError as error:
        return Delivery(path, source_file, error=NoAccess(str(error)))
    return Delivery(path, source_file, sha256, size_bytes)


def _hashed(path: Path) -> tuple[str, int]:
    """Return the SHA-256 of a file and its size in bytes."""
    digest, size_bytes = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
            size_bytes += len(chunk)
    return digest.hexdigest(), size_bytes
