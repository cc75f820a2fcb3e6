"""Makes the pictures of the guide from the running product: python -m tools.guide_pictures [NAME …].

The samples of one year are received, with a damaged file among them, and run; what a person then sees is pictured: the
terminal and the pages by a headless Chromium, workbooks and letters by LibreOffice. Both must be installed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import regex
from PIL import Image, ImageChops
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

from samples import make
from samples.series import sample_plans

FOLDER = Path(__file__).parent.parent / "docs" / "hinh"

RECEIVED, OUT, EXPECTED, SETTINGS = "nhan-2027", "ket-qua-2027", "don-vi.csv", "kehoach.toml"
YEAR = 2027
DAMAGED = "Ke hoach KHCN 2027 xa Phuoc Vinh.docx"
SENT_NOTHING = ("xã Phước Vinh", "xã Hảo Đước", "xã Thạnh Đức")
RUN = f"run {RECEIVED} --out {OUT} --expected {EXPECTED} --report workbook,letter,summary,page"
READ = f'read "{RECEIVED}/KH KHCN DMST CDS xa Cau Khoi 2027.docx"'
OFFICE = """[office]
superior = "UBND TỈNH TÂY NINH"
name = "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
symbol = "SKHCN-KHTC"
locality = "Tây Ninh"
signer_authority = "KT. GIÁM ĐỐC"
signer_title = "PHÓ GIÁM ĐỐC"
contact = "Phòng Kế hoạch - Tài chính"
"""

_COLUMNS = 108
_COLOURS = 64
_MARGIN_PIXELS = 12
_LONGEST_SECONDS = 300
# The line that waits while reports are made.
_REPORTING = "Đang lập báo cáo"
# What a terminal is told besides colours: where to write next, what to erase.
_MOVES = regex.compile(r"\x1b\[[?0-9;]*[A-LN-Za-ln-z]|\r")
_SHELL = """<!doctype html><meta charset="utf-8"><style>body{{margin:0;background:#fff}}
pre{{margin:0;padding:14px 16px;font:15px/1.32 "Noto Sans Mono","DejaVu Sans Mono",monospace;width:max-content}}
</style><pre>{}</pre>"""


@dataclass(frozen=True, slots=True)
class Printed:
    """A page of a file that LibreOffice prints: the first on which all the words stand, cut to so many pixels."""

    name: str
    pattern: str
    words: tuple[str, ...]
    height: int
    scale: float = 1.5


@dataclass(frozen=True, slots=True)
class Browsed:
    """A page as a browser shows it, from the top."""

    name: str
    pattern: str
    width: int
    height: int


PRINTED = (
    Printed("ra-soat-tong-hop", "ra-soat.xlsx", ("TỔNG HỢP RÀ SOÁT",), 620),
    Printed("ra-soat-sai-lech", "ra-soat.xlsx", ("SAI LỆCH PHÁT HIỆN",), 620),
    Printed("ra-soat-bang", "ra-soat.xlsx", ("Xã Cầu Khởi, Tây Ninh", "Tập huấn kỹ năng số"), 800),
    Printed("cong-van", "cong-van/xa-cau-khoi-2027.docx", ("Kính gửi",), 1300, 1.3),
    Printed("tong-hop", "tong-hop.xlsx", ("theo đơn vị và nhóm",), 560),
    Printed("tong-hop-word", "tong-hop.docx", (), 1200, 1.3),
)
BROWSED = (
    Browsed("bao-cao", "bao-cao.html", 1300, 1250),
    Browsed("bao-cao-don-vi", "bao-cao/xa-cau-khoi-2027.html", 1300, 1250),
    Browsed("tu-dien", "tu-dien-du-lieu.html", 1100, 800),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Make all pictures, or those named."""
    wanted = set(sys.argv[1:] if arguments is None else arguments)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _receive(folder)
        shown = {"man-hinh": _shown(RUN, folder), "man-hinh-doc": _shown(READ, folder)}
        for name in (each for each in shown if not wanted or each in wanted):
            _save(_terminal(shown[name], folder), name)
        for printed in (each for each in PRINTED if not wanted or each.name in wanted):
            _save(_page(folder / OUT / printed.pattern, printed, folder), printed.name)
        for browsed in (each for each in BROWSED if not wanted or each.name in wanted):
            _save(_browsed(folder / OUT / browsed.pattern, browsed.width, browsed.height, folder), browsed.name)


def _receive(folder: Path) -> None:
    """Lay out what a department has before a run: files received, the list of units, its own settings."""
    received = folder / RECEIVED
    received.mkdir()
    make.make()
    plans = [plan for plan in sample_plans() if plan.year == YEAR]
    for plan in plans:
        shutil.copy(make.RECEIVED / make.received_name(plan), received)
    whole = next(received.glob("*.docx")).read_bytes()
    (received / DAMAGED).write_bytes(whole[: len(whole) // 3])
    units = (*(plan.unit for plan in plans), *SENT_NOTHING)
    (folder / EXPECTED).write_text("\n".join(("Đơn vị", *units)) + "\n", "utf-8")
    (folder / SETTINGS).write_text(OFFICE, "utf-8")


def _shown(words: str, folder: Path) -> str:
    """Run the product as the guide says; return the command and what the terminal shows."""
    asked = {"FORCE_COLOR": "1", "TTY_INTERACTIVE": "0", "COLUMNS": str(_COLUMNS), "TERM": "xterm-256color"}
    done = subprocess.run(
        [Path(sys.executable).with_name("kehoach"), *shlex.split(words)],
        cwd=folder,
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        timeout=_LONGEST_SECONDS,
    )
    if not done.stdout:
        sys.exit(done.stderr)
    lines = [_MOVES.sub("", line) for line in done.stdout.splitlines()]
    kept = [line.rstrip() for line in lines if _REPORTING not in line]
    return "\n".join([f"$ kehoach {words}", *kept])


def _terminal(shown: str, folder: Path) -> Image.Image:
    console = Console(record=True, width=_COLUMNS, file=open(os.devnull, "w"), force_terminal=True)  # noqa: SIM115, PTH123
    console.print(Text.from_ansi(shown))
    inside = console.export_html(theme=DEFAULT_TERMINAL_THEME, inline_styles=True, code_format="{code}")
    page = folder / "terminal.html"
    page.write_text(_SHELL.format(inside), "utf-8")
    return _browsed(page, 1120, 24 * (shown.count("\n") + 6), folder)


def _page(file: Path, printed: Printed, folder: Path) -> Image.Image:
    """Return the page of a file as LibreOffice prints it."""
    pdf = folder / "printed" / file.suffix[1:] / file.with_suffix(".pdf").name
    if not pdf.exists():
        command = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(pdf.parent), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST_SECONDS)
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = " ".join(page.get_textpage().get_text_bounded().split())
            if all(word in text for word in printed.words):
                whole: Image.Image = page.render(scale=printed.scale).to_pil()
                return whole.crop((0, 0, whole.width, min(printed.height, whole.height)))
    sys.exit(f"{file.name}: no page with {', '.join(printed.words)}")


def _browsed(page: Path, width: int, height: int, folder: Path) -> Image.Image:
    """Return a page as a browser of a size shows it."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("Chromium is missing: install it so that chromium is on the PATH.")
    picture = folder / "browsed.png"
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += [f"--user-data-dir={folder / 'browser'}", f"--window-size={width},{height}", f"--screenshot={picture}"]
    subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=_LONGEST_SECONDS)
    with Image.open(picture) as taken:
        return taken.convert("RGB")


def _save(picture: Image.Image, name: str) -> None:
    """Write a picture without its empty margins, in few colours."""
    plain = picture.convert("RGB")
    filled = ImageChops.difference(plain, Image.new("RGB", plain.size, "white")).getbbox() or (0, 0, *plain.size)
    left, top, right, bottom = filled
    margin = _MARGIN_PIXELS
    cut = (max(left - margin, 0), max(top - margin, 0), min(right + margin, plain.width), bottom + margin)
    small = plain.crop((*cut[:3], min(cut[3], plain.height)))
    small.quantize(_COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
