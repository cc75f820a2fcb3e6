"""The kinds of scans that the benchmark makes of a printed plan, each page of it degraded in one way or several."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import gmtime

from PIL import Image

from benchmarks.printed_pages import Glyph, PrintedPage, around, printed_pages, words_of
from benchmarks.scan_degradation import (
    Point,
    compressed,
    faded,
    faxed,
    photographed,
    pixels,
    signed,
    skewed,
    speckled,
    stamped,
    turned,
    with_faint_rulings,
)
from benchmarks.scan_layers import with_poor_text, with_printed_pages

Degradation = Callable[[PrintedPage, random.Random], Image.Image]

Binding = Callable[[Path, Path, random.Random], None]
"""Changes the PDF of a scan, the printed PDF given."""

_WORDINGS = (
    ("ỦY BAN NHÂN DÂN HUYỆN TÂN PHÚ", "TỈNH", "ĐỒNG NAI"),
    ("ỦY BAN NHÂN DÂN XÃ MỸ LỢI", "T. ĐỒNG THÁP"),
    ("UBND THỊ XÃ NGÃ NĂM", "T. SÓC TRĂNG"),
)
_QUALITIES = (30, 40, 50, 60, 70, 80)
_MADE = gmtime(1_600_000_000)
_FEWEST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of scan: what becomes of a page, at which resolutions, from which font ("" is the plan's own).

    `bound` is done to the PDF of pictures once it is written.
    `is_short`: made of a plan cut down to one table, so that it fits on one page, which one picture file can hold.
    """

    name: str
    degraded: Degradation
    resolutions: tuple[int, ...] = (150, 200, 250, 300)
    is_colour: bool = True
    font: str = ""
    bound: Binding | None = None
    suffix: str = ".pdf"
    is_short: bool = False


def scan(kind: Kind, printed: Path, into: Path, dealt: str) -> int:
    """Write the scan of a printed plan, unless it is there; return its resolution. The same for the same text dealt."""
    chance = random.Random(dealt)
    dpi, quality = chance.choice(kind.resolutions), chance.choice(_QUALITIES)
    if not into.exists():
        pages = [kind.degraded(page, chance) for page in printed_pages(printed, dpi)]
        write_pictures(pages, into, dpi, quality)
        if kind.bound is not None:
            kind.bound(into, printed, chance)
    return dpi


def write_pictures(pages: Sequence[Image.Image], into: Path, dpi: int, quality: int) -> None:
    """Write pictures as a PDF or TIFF, or the first as PNG or JPEG; PDFs hold JPEG, or CCITT where black and white."""
    first, *others = pages
    if into.suffix == ".pdf":
        options = {"resolution": dpi, "creationDate": _MADE, "modDate": _MADE, "title": "Scan"}
        if first.mode != "1":
            options["quality"] = quality
        first.save(into, "PDF", save_all=True, append_images=others, **options)
    elif into.suffix == ".tiff":
        packing = "group4" if first.mode == "1" else "tiff_lzw"
        first.save(into, "TIFF", dpi=(dpi, dpi), save_all=True, append_images=others, compression=packing)
    elif into.suffix == ".png":
        compressed(first, quality).save(into, "PNG", dpi=(dpi, dpi))
    else:
        first.save(into, "JPEG", dpi=(dpi, dpi), quality=quality)


# ── what becomes of a page ────────────────────────────────────────────────────────────────────────────────────────


def _as_it_is(page: PrintedPage, _: random.Random) -> Image.Image:
    return page.picture


def _askew(page: PrintedPage, chance: random.Random) -> Image.Image:
    return skewed(page.picture, chance.uniform(-2, 2))


def _signed_and_stamped(page: PrintedPage, chance: random.Random) -> Image.Image:
    """Stamp over a figure of every page that has some, stamp and signature where it is signed."""
    found = page.picture
    wording = chance.choice(_WORDINGS)
    if (figure := _figure_place(page, chance)) is not None:
        found = stamped(found, page.dpi, figure, wording, chance)
    if (signing := _signing_place(page)) is not None:
        found = signed(found, page.dpi, signing, chance)
        beside = (signing[0] - pixels(15, page.dpi), signing[1] - pixels(2, page.dpi))
        found = stamped(found, page.dpi, beside, wording, chance)
    return skewed(found, chance.uniform(-0.4, 0.4))


def _by_fax(page: PrintedPage, chance: random.Random) -> Image.Image:
    return faxed(skewed(page.picture, chance.uniform(-0.8, 0.8)), chance)


def _by_phone(page: PrintedPage, chance: random.Random) -> Image.Image:
    return photographed(page.picture, chance)


def _faintly_ruled(page: PrintedPage, chance: random.Random) -> Image.Image:
    return skewed(with_faint_rulings(page.picture, page.dpi, chance), chance.uniform(-0.5, 0.5))


def _dusty(page: PrintedPage, chance: random.Random) -> Image.Image:
    return skewed(speckled(page.picture, page.dpi, chance), chance.uniform(-0.5, 0.5))


def _pale(page: PrintedPage, chance: random.Random) -> Image.Image:
    return skewed(faded(page.picture, chance.uniform(0.45, 0.65)), chance.uniform(-0.5, 0.5))


def _on_its_side(page: PrintedPage, chance: random.Random) -> Image.Image:
    return turned(skewed(page.picture, chance.uniform(-0.7, 0.7)), chance.choice((90, 180, 270)))


def _office(page: PrintedPage, chance: random.Random) -> Image.Image:
    """Return what an office's scanner makes of a signed plan: a little of everything."""
    found = speckled(_signed_and_stamped(page, chance), page.dpi, chance, per_cm2=0.3)
    return skewed(faded(found, chance.uniform(0.05, 0.3)), chance.uniform(-0.8, 0.8))


KINDS = (
    Kind("jpeg", _as_it_is),
    Kind("skew", _askew),
    Kind("stamp", _signed_and_stamped),
    Kind("fax", _by_fax, (200,), is_colour=False),
    Kind("photo", _by_phone, (200, 250, 300)),
    Kind("faint-rulings", _faintly_ruled),
    Kind("dejavu-serif", _askew, font="DejaVu Serif"),
    Kind("liberation-sans", _askew, font="Liberation Sans"),
    Kind("dust", _dusty),
    Kind("pale", _pale),
    Kind("turned", _on_its_side),
    Kind("office", _office),
    Kind("mixed", _askew, (200, 300), bound=with_printed_pages),
    Kind("poor-text", _signed_and_stamped, (200, 300), bound=with_poor_text),
    Kind("tiff", _askew, (200, 300), suffix=".tiff"),
    Kind("fax-tiff", _by_fax, (200,), is_colour=False, suffix=".tiff"),
    Kind("png", _signed_and_stamped, (150, 200, 300), suffix=".png", is_short=True),
    Kind("jpg", _by_phone, (200, 300), suffix=".jpg", is_short=True),
)


# ── where stamps go ───────────────────────────────────────────────────────────────────────────────────────────────


def _figure_place(page: PrintedPage, chance: random.Random) -> Point | None:
    """Return the place of a figure of a table, None on pages with hardly any."""
    figures = list(figures_of(page))
    return _middle(chance.choice(figures)) if len(figures) >= _FEWEST_FIGURES else None


def figures_of(page: PrintedPage) -> Iterator[tuple[Glyph, ...]]:
    """Yield the letters of what looks like an amount: digits alone, maybe grouped, in the right part of the page."""
    for word in page.words():
        digits = words_of(word).replace(".", "").replace(",", "")
        if len(digits) > 1 and digits.isdecimal() and around(word)[0] > page.picture.width * 0.45:
            yield word


def _signing_place(page: PrintedPage) -> Point | None:
    """Return where a page is signed: below the last "CHỦ TỊCH" of it."""
    words = list(page.words())
    texts = [words_of(word) for word in words]
    signing = [k for k in range(1, len(words)) if texts[k - 1 : k + 1] == ["CHỦ", "TỊCH"]]
    if not signing:
        return None
    left, top = _middle((*words[signing[-1] - 1], *words[signing[-1]]))
    return left, top + pixels(13, page.dpi)


def _middle(glyphs: Sequence[Glyph]) -> Point:
    left, top, right, bottom = around(glyphs)
    return (left + right) / 2, (top + bottom) / 2
