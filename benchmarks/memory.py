"""What reading holds: python -m benchmarks.memory FILE.pdf …

Prints the peak of this process on a PDF of 200 pages (made for it), and how much it grows between the 100th and the
500th document when the files given are read in turn, as a worker does.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pypdfium2

from kehoach.isolation import peak_bytes, resident_bytes
from kehoach.reading import submission

_PAGES = 200
_FIRST, _LAST = 100, 500


def main(arguments: list[str]) -> None:
    """Print both figures."""
    files = [Path(name) for name in arguments]
    if not files:
        sys.exit("no PDF given")
    for number in range(1, _LAST + 1):
        submission(files[number % len(files)])
        if number == _FIRST:
            at_first = resident_bytes()
    print(f"growth from document {_FIRST} to {_LAST}: {(resident_bytes() - at_first) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.pdf"
        _repeated(files[0], long)
        print(f"pages: {submission(long).pages}; peak: {peak_bytes() / 1e6:.0f} MB")


def _repeated(file: Path, into: Path) -> None:
    """Write a file that repeats the pages of another until it has 200."""
    source, target = pypdfium2.PdfDocument(file), pypdfium2.PdfDocument.new()
    while len(target) < _PAGES:
        target.import_pages(source, list(range(min(len(source), _PAGES - len(target)))))
    target.save(into)


if __name__ == "__main__":
    main(sys.argv[1:])
