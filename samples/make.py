"""Makes the sample submissions: python -m samples.make [FOLDER]."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.docx_writer import write
from samples.plans import PLANS

RECEIVED = Path(__file__).parent / "received"


def make(folder: Path = RECEIVED) -> tuple[Path, ...]:
    """Write every sample into a folder and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(write(plan, folder) for plan in PLANS)


if __name__ == "__main__":
    for file in make(Path(sys.argv[1]) if len(sys.argv) > 1 else RECEIVED):
        print(file)
