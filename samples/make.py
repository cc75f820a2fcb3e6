"""Makes the sample submissions: python -m samples.make [FOLDER] [--pdf].

Those that come as PDF are printed by LibreOffice, and only where that is asked for: the folder of the project has them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from samples.content import Plan
from samples.docx_writer import write
from samples.series import comes_as_pdf, sample_plans
from samples.truth import truth

RECEIVED = Path(__file__).parent / "received"
TRUTH = Path(__file__).parent / "truth.json"

_LONGEST_SECONDS = 600


def make(folder: Path = RECEIVED, *, with_pdf: bool = False) -> tuple[Path, ...]:
    """Write the samples that come as Word, and those that come as PDF where asked, into a folder; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    plans = sample_plans()
    written = [write(plan, folder) for plan in plans if not comes_as_pdf(plan)]
    return (*written, *(_printed([plan for plan in plans if comes_as_pdf(plan)], folder) if with_pdf else ()))


def received_name(plan: Plan) -> str:
    """Return the name of the file in which a sample is received."""
    return str(Path(plan.file_name).with_suffix(".pdf")) if comes_as_pdf(plan) else plan.file_name


def truths() -> str:
    """Return what must be read of all samples, as JSON."""
    found = [truth(plan, received_name(plan)) for plan in sample_plans()]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _printed(plans: Sequence[Plan], folder: Path) -> list[Path]:
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice is missing: install it (apt install libreoffice-writer) so that soffice is on the PATH.")
    with tempfile.TemporaryDirectory() as temporary:
        files = [write(plan, Path(temporary)) for plan in plans]
        command = [office, f"-env:UserInstallation=file://{temporary}/office", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", str(folder), *map(str, files)],
            check=True,
            capture_output=True,
            timeout=_LONGEST_SECONDS,
        )
    return [folder / received_name(plan) for plan in plans]


def main(arguments: Sequence[str]) -> None:
    """Write the samples and what must be read of them, and print the files."""
    parser = argparse.ArgumentParser(prog="python -m samples.make")
    parser.add_argument("folder", nargs="?", type=Path, default=RECEIVED)
    parser.add_argument("--pdf", action="store_true", help="print those that come as PDF anew, by LibreOffice")
    asked = parser.parse_args(arguments)
    for file in make(asked.folder, with_pdf=asked.pdf):
        print(file)
    TRUTH.write_text(truths(), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
