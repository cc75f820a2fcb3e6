"""Builds small PDF files by hand, so that a test shows the very page it is about.

Every place is in points from the top left corner of the page as displayed, whatever its rotation, crop and origin.
"""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate, pairwise
from typing import NamedTuple

from tests.builders import table, table_of

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

ASCENT, DESCENT = 0.891, 0.216
"""Of Times New Roman, in ems: a line of text is ASCENT + DESCENT high."""


# What is drawn with.


@dataclass(frozen=True, slots=True)
class Font:
    """A font by name; a `legacy` one has one byte a character (WinAnsi), as .VnTime and VNI-Times have.

    One that is not `mapped` has no ToUnicode. An `embedded` one has a box for each letter, so that its places hang on
    no font of the machine: what pdfium puts for a font not embedded lacks most Vietnamese letters.
    """

    name: str
    bold: bool = False
    italic: bool = False
    legacy: bool = False
    mapped: bool = True
    embedded: bool = True


class Face(Enum):
    """The faces of Times New Roman."""

    REGULAR = Font("TimesNewRomanPSMT")
    BOLD = Font("TimesNewRomanPS-BoldMT", bold=True)
    ITALIC = Font("TimesNewRomanPS-ItalicMT", italic=True)
    BOLD_ITALIC = Font("TimesNewRomanPS-BoldItalicMT", bold=True, italic=True)


VN_TIME = Font(".VnTime", legacy=True, mapped=False, embedded=False)
VNI_TIMES = Font("VNI-Times", legacy=True, mapped=False, embedded=False)


class Pieces(Enum):
    """How finely a line is cut into text objects."""

    LINE = auto()
    WORD = auto()
    LETTER = auto()


class GridStyle(Enum):
    """How rulings are drawn."""

    LINES = auto()
    """Each ruling one stroke from end to end."""
    RECTS = auto()
    """Each ruling one thin filled rectangle."""
    EDGES = auto()
    """Each edge of a cell a thin filled rectangle of its own and a square at its ends, as Word does."""
    CELLS = auto()
    """Each cell a stroked rectangle."""
    DOUBLE = auto()
    """Each ruling two strokes side by side."""
    DOTTED = auto()
    """Each ruling many short strokes."""
    MISSING = auto()
    """Strokes, every seventh edge left out."""
    NONE = auto()


class Align(Enum):
    """Where in its cell a line stands; the value is its share of the free width."""

    LEFT = 0.0
    CENTER = 0.5
    RIGHT = 1.0


class Edge(NamedTuple):
    """One edge between two cells of a grid: the one above or left of the cell at (row, column)."""

    is_horizontal: bool
    row: int
    column: int


def above(row: int, column: int) -> Edge:
    """Return the edge above a cell; the row below the last has the bottom edges."""
    return Edge(True, row, column)


def left_of(row: int, column: int) -> Edge:
    """Return the edge to the left of a cell; the column after the last has the right edges."""
    return Edge(False, row, column)


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is set; `align` is by column, the last one for all that follow."""

    size: float = 11
    face: Face | Font = Face.REGULAR
    bold: Face | Font = Face.BOLD
    style: GridStyle = GridStyle.LINES
    align: tuple[Align, ...] = (Align.LEFT,)
    padding: float = 3
    leading: float = 1.2
    rule: float = 0.5
    in_middle: bool = False
    pieces: Pieces = Pieces.LINE


LOOK = Look()


@dataclass(frozen=True, slots=True)
class Box:
    """The positions of a grid that one cell covers."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Image:
    """A grey image: rows of pixels, one byte each."""

    columns: int
    rows: int
    pixels: bytes


# What is drawn on.


class Canvas:
    """What a page and a form have in common: all that can be drawn."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.operations: list[str] = []
        self.fonts: dict[Font, set[str]] = {}
        self.inner: list[Form | Image] = []

    def raw(self, operators: str) -> None:
        """Put operators as they are; their y runs upwards from the bottom of the displayed page."""
        self.operations.append(operators)

    def text(
        self,
        x: float,
        top: float,
        text: str,
        *,
        size: float = 12,
        face: Face | Font = Face.REGULAR,
        turned: int = 0,
        spacing: float = 0,
        word_spacing: float = 0,
        grey: float = 0,
        mode: int = 0,
        pieces: Pieces = Pieces.LINE,
    ) -> float:
        """Set a line, one text object a piece, the corner of its box at (x, top); return its length.

        `turned` counter-clockwise: at 90 it reads upwards. `mode` is Tr's: 2 also strokes, 3 is invisible.
        """
        font = face.value if isinstance(face, Face) else face
        length = length_of(text, size, font, spacing, word_spacing)
        number = list(self.fonts).index(font) if font in self.fonts else len(self.fonts)
        self.fonts.setdefault(font, set()).update(text)
        a, b = _DIRECTIONS[turned]
        start_x, start_y = self._start(x, top, length, size, turned)
        along = 0.0
        for piece in _cut(text, pieces):
            matrix = _numbers(a, b, -b, a, start_x + a * along, start_y + b * along)
            shown = _shown(piece, size, font, word_spacing)
            state = f"{_numbers(grey)} g {mode} Tr {_numbers(spacing)} Tc"
            self.raw(f"BT /F{number} {_numbers(size)} Tf {state} {matrix} Tm {shown} TJ ET")
            along += length_of(piece, size, font, spacing, word_spacing)
        return length

    def line(
        self, x0: float, top0: float, x1: float, top1: float, width: float = 0.5, dash: str = "", grey: float = 0
    ) -> None:
        """Stroke a line; `dash` is the operand of d, as "[2 1] 0"."""
        dashed = f"{dash} d " if dash else ""
        points = f"{_numbers(x0, self._up(top0))} m {_numbers(x1, self._up(top1))} l"
        self.raw(f"q {_numbers(grey)} G {_numbers(width)} w {dashed}{points} S Q")

    def rect(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        fill: float | None = None,
        stroke: float | None = None,
        line_width: float = 0.5,
    ) -> None:
        """Draw a rectangle, filled and stroked in these greys."""
        operator = {(False, False): "n", (True, False): "f", (False, True): "S", (True, True): "B"}[
            fill is not None, stroke is not None
        ]
        state = f"{_numbers(fill or 0)} g {_numbers(stroke or 0)} G {_numbers(line_width)} w"
        self.raw(f"q {state} {_numbers(x, self._up(top + height), width, height)} re {operator} Q")

    def grid(
        self,
        xs: Sequence[float],
        tops: Sequence[float],
        style: GridStyle = GridStyle.LINES,
        rule: float = 0.5,
        without: Collection[Edge] = (),
    ) -> None:
        """Draw the rulings of a table without merged cells, but for the edges told to be left out."""
        boxes = [Box(row, column) for row in range(len(tops) - 1) for column in range(len(xs) - 1)]
        self._rule(xs, tops, boxes, style, rule, without)

    def table(
        self,
        x: float,
        top: float,
        widths: Sequence[float],
        rows: str | Sequence[Sequence[str]],
        look: Look = LOOK,
        without: Collection[Edge] = (),
    ) -> tuple[float, ...]:
        """Set a table, its cells marked as in tests.builders; return the tops of its rows, the bottom as the last."""
        drawn = table(rows) if isinstance(rows, str) else table_of([list(row) for row in rows])
        xs = _sums(x, widths)
        boxes = [Box(cell.row, cell.column, cell.row_span, cell.column_span) for cell in drawn.cells]
        faces = [look.bold if cell.in_bold else look.face for cell in drawn.cells]
        texts = [
            [
                piece
                for line in cell.lines
                for piece in wrapped(line, _inside(xs, box) - 2 * look.padding, look.size, face)
            ]
            for cell, box, face in zip(drawn.cells, boxes, faces, strict=True)
        ]
        tops = _sums(top, _heights(boxes, texts, drawn.row_count, look))
        self._rule(xs, tops, boxes, look.style, look.rule, without)
        for box, lines, face in zip(boxes, texts, faces, strict=True):
            self._fill(xs, tops, box, lines, face, look)
        return tops

    @contextmanager
    def form(self, matrix: Matrix = IDENTITY) -> Iterator[Form]:
        """Give a canvas of the page's size whose drawing goes into a Form XObject with this matrix."""
        drawn = Form(self.width, self.height, matrix)
        yield drawn
        self.raw(f"q /X{len(self.inner)} Do Q")
        self.inner.append(drawn)

    def image(self, x: float, top: float, width: float, height: float, columns: int = 16, rows: int = 16) -> None:
        """Draw a grey image of slanted stripes."""
        pixels = bytes(64 + 16 * ((row + column) % 8) for row in range(rows) for column in range(columns))
        self.raw(f"q {_numbers(width, 0, 0, height, x, self._up(top + height))} cm /X{len(self.inner)} Do Q")
        self.inner.append(Image(columns, rows, pixels))

    def _up(self, top: float) -> float:
        return self.height - top

    def _start(self, x: float, top: float, length: float, size: float, turned: int) -> tuple[float, float]:
        """Return where the baseline begins, of a text whose box has its upper left corner at (x, top)."""
        match turned:
            case 0:
                return x, self._up(top + ASCENT * size)
            case 90:
                return x + ASCENT * size, self._up(top + length)
            case 180:
                return x + length, self._up(top + DESCENT * size)
            case _:
                return x + DESCENT * size, self._up(top)

    def _fill(
        self,
        xs: Sequence[float],
        tops: Sequence[float],
        box: Box,
        lines: Sequence[str],
        face: Face | Font,
        look: Look,
    ) -> None:
        """Set the lines of a cell."""
        font = face.value if isinstance(face, Face) else face
        step = look.leading * look.size
        free_height = tops[box.row + box.row_span] - tops[box.row] - step * len(lines)
        top = tops[box.row] + (free_height / 2 if look.in_middle else look.padding)
        align = look.align[min(box.column, len(look.align) - 1)]
        for line in lines:
            free = _inside(xs, box) - 2 * look.padding - length_of(line, look.size, font)
            start = xs[box.column] + look.padding + align.value * free
            self.text(start, top, line, size=look.size, face=font, pieces=look.pieces)
            top += step

    def _rule(
        self,
        xs: Sequence[float],
        tops: Sequence[float],
        boxes: Sequence[Box],
        style: GridStyle,
        rule: float,
        without: Collection[Edge],
    ) -> None:
        """Draw the edges of the boxes in a style."""
        if style is GridStyle.CELLS:
            for box in boxes:
                x, top = xs[box.column], tops[box.row]
                height = tops[box.row + box.row_span] - top
                self.rect(x, top, _inside(xs, box), height, stroke=0, line_width=rule)
            return
        edges = [edge for edge in _edges(boxes, len(tops) - 1, len(xs) - 1) if edge not in without]
        if style is GridStyle.MISSING:
            edges = [edge for number, edge in enumerate(edges, start=1) if number % 7]
        runs = [[edge] for edge in edges] if style is GridStyle.EDGES else _runs(edges)
        for run in runs:
            first, last = run[0], run[-1]
            far = (last.row, last.column + 1) if last.is_horizontal else (last.row + 1, last.column)
            self._ruling(xs[first.column], tops[first.row], xs[far[1]], tops[far[0]], style, rule)

    def _ruling(self, x0: float, top0: float, x1: float, top1: float, style: GridStyle, rule: float) -> None:
        half, is_horizontal = rule / 2, top0 == top1
        match style:
            case GridStyle.LINES | GridStyle.MISSING:
                self.line(x0, top0, x1, top1, rule)
            case GridStyle.DOUBLE:
                for by in (-0.75, 0.75):
                    dx, dy = (0.0, by) if is_horizontal else (by, 0.0)
                    self.line(x0 + dx, top0 + dy, x1 + dx, top1 + dy, rule)
            case GridStyle.DOTTED:
                for step in range(int(max(x1 - x0, top1 - top0) // 2)):
                    dx, dy = (2.0 * step, 0.0) if is_horizontal else (0.0, 2.0 * step)
                    ends = (x0 + dx + 1, top0) if is_horizontal else (x0, top0 + dy + 1)
                    self.line(x0 + dx, top0 + dy, *ends, rule)
            case GridStyle.RECTS | GridStyle.EDGES:
                self.rect(x0 - half, top0 - half, x1 - x0 + rule, top1 - top0 + rule, fill=0)
        if style is GridStyle.EDGES:
            for x, top in ((x0, top0), (x1, top1)):
                self.rect(x - half, top - half, rule, rule, fill=0)


class Page(Canvas):
    """A page of this media size as displayed, turned by /Rotate to be so.

    `crop` (x0, top0, x1, top1) shows but this part of it, from whose corner all places then count; `origin` is the
    lower left corner of the media box.
    """

    def __init__(
        self,
        width: float = 595,
        height: float = 842,
        rotate: int = 0,
        crop: tuple[float, float, float, float] | None = None,
        origin: tuple[float, float] = (0, 0),
    ) -> None:
        shown = crop or (0, 0, width, height)
        super().__init__(shown[2] - shown[0], shown[3] - shown[1])
        self.rotate = rotate
        self.corner = shown[:2]
        turned = _turned(width, height, rotate)
        to_media: Matrix = (1, 0, 0, 1, shown[0], height - shown[3])
        self.matrix = _product(_product(to_media, turned), (1, 0, 0, 1, *origin))
        sides = (height, width) if rotate in (90, 270) else (width, height)
        self.media_box = (*origin, origin[0] + sides[0], origin[1] + sides[1])
        corners = [_applied(self.matrix, x, y) for x, y in ((0, 0), (self.width, self.height))]
        self.crop_box = tuple(pick(pair) for pick in (min, max) for pair in zip(*corners, strict=True))
        if self.matrix != IDENTITY:
            self.raw(f"{_numbers(*self.matrix)} cm")


class Form(Canvas):
    """A Form XObject."""

    def __init__(self, width: float, height: float, matrix: Matrix) -> None:
        super().__init__(width, height)
        self.matrix = matrix


# The file.


def pdf(pages: Iterable[Page], *, password: str | None = None, deflated: bool = False) -> bytes:
    """Return the file of these pages; a `password` encrypts it, the empty one so that everybody may open it."""
    objects = Objects()
    canvases = list(pages)
    tree = objects.reserved()
    fonts = _fonts(objects, canvases)
    kids = [_page(objects, page, tree, fonts, deflated) for page in canvases]
    objects.add(f"<</Type/Pages/Count {len(kids)}/Kids[{_references(kids)}]>>", tree)
    return objects.file(objects.add(f"<</Type/Catalog/Pages {tree} 0 R>>"), password)


class Objects:
    """The numbered objects of a file, and the file made of them."""

    def __init__(self) -> None:
        self._objects: list[tuple[bytes, bytes | None]] = []

    def reserved(self) -> int:
        """Return the number of an object that is to be added later."""
        self._objects.append((b"null", None))
        return len(self._objects)

    def add(self, body: str | bytes, number: int | None = None) -> int:
        """Add an object and return its number. A string in it is in parentheses and holds none."""
        return self._put((body.encode("ascii") if isinstance(body, str) else body, None), number)

    def stream(self, content: bytes, entries: str = "", *, deflated: bool = False, number: int | None = None) -> int:
        """Add a stream with these entries in its dictionary and return its number."""
        packed = zlib.compress(content) if deflated else content
        filters = "/Filter/FlateDecode" if deflated else ""
        return self._put((f"<<{entries}{filters}/Length {len(packed)}>>".encode("ascii"), packed), number)

    def file(self, root: int, password: str | None = None) -> bytes:
        """Return the file with this catalogue."""
        lock = None if password is None else Lock(password)
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, (head, content) in enumerate(self._objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\n" % (number, lock.strings(head, number) if lock else head)
            if content is not None:
                out += b"stream\n%s\nendstream\n" % (lock.cipher(content, number) if lock else content)
            out += b"endobj\n"
        rows = "".join(f"{place:010} 00000 n \n" for place in places)
        xref = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}"
        trailer = f"trailer\n<</Size {len(places) + 1}/Root {root} 0 R{lock.entries if lock else ''}>>"
        return bytes(out) + f"{xref}{trailer}\nstartxref\n{len(out)}\n%%EOF\n".encode("ascii")

    def _put(self, body: tuple[bytes, bytes | None], number: int | None) -> int:
        number = number or self.reserved()
        self._objects[number - 1] = body
        return number


class Lock:
    """The standard security handler, revision 2: RC4 with 40 bits."""

    _PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    _PERMITTED = -4
    _IDENTITY = bytes(range(16))

    def __init__(self, password: str) -> None:
        user = (password.encode("latin-1") + self._PADDING)[:32]
        owner = rc4(_md5(b"owner" + self._PADDING[:27])[:5], user)
        permitted = self._PERMITTED.to_bytes(4, "little", signed=True)
        self._key = _md5(user + owner + permitted + self._IDENTITY)[:5]
        entries = f"/O<{owner.hex()}>/U<{rc4(self._key, self._PADDING).hex()}>/P {self._PERMITTED}"
        identity = self._IDENTITY.hex()
        self.entries = f"/Encrypt<</Filter/Standard/V 1/R 2{entries}>>/ID[<{identity}><{identity}>]"

    def cipher(self, content: bytes, number: int) -> bytes:
        """Return the content of an object enciphered."""
        return rc4(_md5(self._key + number.to_bytes(3, "little") + b"\0\0")[:10], content)

    def strings(self, body: bytes, number: int) -> bytes:
        """Return a dictionary with its strings enciphered."""
        return re.sub(rb"\(([^()]*)\)", lambda found: b"<%s>" % self.cipher(found[1], number).hex().encode(), body)


def rc4(key: bytes, content: bytes) -> bytes:
    """Return the content enciphered, or deciphered.

    >>> rc4(b"Key", b"Plaintext").hex()
    'bbf316e8d940af0ad3'
    """
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


# Measures of text.


def width_of(character: str, font: Font) -> int:
    """Return the width of a character, in thousandths of an em: its base letter's, none for a combining mark."""
    if unicodedata.combining(character):
        return 0
    base = _BASES.get(character) or unicodedata.normalize("NFD", character)[0]
    return _BOLD_WIDTHS.get(base, 500) if font.bold else _WIDTHS.get(base, 500)


def length_of(text: str, size: float, face: Face | Font, spacing: float = 0, word_spacing: float = 0) -> float:
    """Return how far a text reaches, in points."""
    font = face.value if isinstance(face, Face) else face
    ems = sum(width_of(character, font) for character in text) / 1000
    return ems * size + spacing * len(text) + word_spacing * text.count(" ")


def wrapped(text: str, width: float, size: float, face: Face | Font) -> list[str]:
    """Return a text in lines of this width; a word too long for one is broken.

    >>> wrapped("Kinh phí sự nghiệp", 50, 11, Face.REGULAR)
    ['Kinh phí', 'sự nghiệp']
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if length_of(longer, size, face) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = ""
        for character in word:
            if line and length_of(line + character, size, face) > width:
                lines.append(line)
                line = ""
            line += character
    return [*lines, line] if line else lines


_BASES = {
    "đ": "d",
    "Đ": "D",
    "–": "0",
    "—": "@",
    "…": "@",
    "“": "f",
    "”": "f",
    "‘": "(",
    "’": "(",
    "\N{NO-BREAK SPACE}": " ",
}
_WIDTHS = {
    character: width
    for width, characters in {
        180: "'", 200: "|", 250: " ,.", 278: "ijlt/\\:;", 333: "Ifr!()-[]`", 389: "Js", 408: '"', 444: "acez?",
        469: "^", 480: "{}", 541: "~", 556: "FPS", 564: "+<=>", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYw",
        778: "m&", 833: "%", 889: "M", 921: "@", 944: "W",
    }.items()
    for character in characters
}  # fmt: skip
_BOLD_WIDTHS = _WIDTHS | {
    character: width
    for width, characters in {
        333: "fjt", 389: "I", 444: "r", 500: "Jagovxy", 556: "Sbdhknpqu", 611: "FP", 667: "BELTZ", 722: "CRw",
        778: "GHKOQ", 833: "m", 944: "M", 1000: "W%",
    }.items()
    for character in characters
}  # fmt: skip


# The parts of a file.


def _page(objects: Objects, page: Page, tree: int, fonts: dict[Font, int], deflated: bool) -> int:
    content = objects.stream(_content(page), deflated=deflated)
    resources = _resources(objects, page, fonts, deflated)
    boxes = f"/MediaBox[{_numbers(*page.media_box)}]/CropBox[{_numbers(*page.crop_box)}]"
    return objects.add(
        f"<</Type/Page/Parent {tree} 0 R{boxes}/Rotate {page.rotate}/Resources{resources}/Contents {content} 0 R>>"
    )


def _content(canvas: Canvas) -> bytes:
    return "\n".join(canvas.operations).encode("ascii")


def _resources(objects: Objects, canvas: Canvas, fonts: dict[Font, int], deflated: bool) -> str:
    used = "".join(f"/F{number} {fonts[font]} 0 R" for number, font in enumerate(canvas.fonts))
    inner = [_inner(objects, one, fonts, deflated) for one in canvas.inner]
    named = "".join(f"/X{number} {one} 0 R" for number, one in enumerate(inner))
    return f"<</Font<<{used}>>/XObject<<{named}>>>>"


def _inner(objects: Objects, drawn: Form | Image, fonts: dict[Font, int], deflated: bool) -> int:
    if isinstance(drawn, Image):
        kind = f"/Type/XObject/Subtype/Image/Width {drawn.columns}/Height {drawn.rows}"
        return objects.stream(drawn.pixels, f"{kind}/ColorSpace/DeviceGray/BitsPerComponent 8", deflated=True)
    box = f"/BBox[0 0 {_numbers(drawn.width, drawn.height)}]/Matrix[{_numbers(*drawn.matrix)}]"
    resources = _resources(objects, drawn, fonts, deflated)
    return objects.stream(_content(drawn), f"/Type/XObject/Subtype/Form{box}/Resources{resources}", deflated=deflated)


def _fonts(objects: Objects, canvases: Iterable[Canvas]) -> dict[Font, int]:
    """Add each font with the characters that all canvases use."""
    used: dict[Font, set[str]] = {}
    waiting = list(canvases)
    while waiting:
        canvas = waiting.pop(0)
        for font, characters in canvas.fonts.items():
            used.setdefault(font, set()).update(characters)
        waiting.extend(one for one in canvas.inner if isinstance(one, Form))
    return {
        font: (_legacy_font if font.legacy else _font)(objects, font, sorted(characters))
        for font, characters in used.items()
    }


def _font(objects: Objects, font: Font, characters: Sequence[str]) -> int:
    widths = "".join(f"{_code(character)}[{width_of(character, font)}]" for character in characters)
    system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    program, glyphs = _program(objects, font, characters)
    descendant = objects.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{font.name}{system}/DW 1000/W[{widths}]"
        f"/CIDToGIDMap{glyphs}/FontDescriptor {_descriptor(objects, font, program)} 0 R>>"
    )
    mapped = f"/ToUnicode {objects.stream(_to_unicode(characters))} 0 R" if font.mapped else ""
    encoded = f"/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]{mapped}"
    return objects.add(f"<</Type/Font/Subtype/Type0/BaseFont/{font.name}{encoded}>>")


def _legacy_font(objects: Objects, font: Font, characters: Sequence[str]) -> int:
    widths = " ".join(str(width_of(bytes([code]).decode("cp1252", "replace"), font)) for code in range(32, 256))
    mapped = f"/ToUnicode {objects.stream(_to_unicode(characters, legacy=True))} 0 R" if font.mapped else ""
    return objects.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{font.name}/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255"
        f"/Widths[{widths}]/FontDescriptor {_descriptor(objects, font, '')} 0 R{mapped}>>"
    )


def _descriptor(objects: Objects, font: Font, program: str) -> int:
    flags = 2 | 32 | (64 if font.italic else 0) | (1 << 18 if font.bold else 0)
    weight = f"/StemV {140 if font.bold else 80}/FontWeight {700 if font.bold else 400}"
    slant = f"/ItalicAngle {-16 if font.italic else 0}"
    heights = f"/Ascent {ASCENT * 1000:.0f}/Descent {-DESCENT * 1000:.0f}/CapHeight 662/FontBBox[-568 -307 2000 1007]"
    head = f"<</Type/FontDescriptor/FontName/{font.name}/Flags {flags}"
    return objects.add(f"{head}{weight}{slant}{heights}{program}>>")


def _program(objects: Objects, font: Font, characters: Sequence[str]) -> tuple[str, str]:
    """Add a TrueType font; return its entry in the descriptor and the map from the codes to its glyphs."""
    if not font.embedded:
        return "", "/Identity"
    shapes = {character: _shape(character, font) for character in characters}
    glyphs = [Shape(500, 0), *sorted(set(shapes.values()))]
    numbers = bytearray(2 + 2 * max((_code(one) for one in characters), default=0))
    for character, shape in shapes.items():
        struct.pack_into(">H", numbers, 2 * _code(character), glyphs.index(shape, 1))
    program = objects.stream(true_type(glyphs), deflated=True)
    return f"/FontFile2 {program} 0 R", f" {objects.stream(bytes(numbers), deflated=True)} 0 R"


class Shape(NamedTuple):
    """A glyph that is a box on the baseline, of no height for a space."""

    width: int
    height: int


def _shape(character: str, font: Font) -> Shape:
    width = width_of(character, font)
    return Shape(width, 0 if character.isspace() else 460 if character in "acegmnopqrsuvwxyz" else 680)


def true_type(glyphs: Sequence[Shape]) -> bytes:
    """Return a TrueType font of these glyphs, 1000 units an em, without character map."""
    outlines = [_outline(glyph) for glyph in glyphs]
    places = [0, *accumulate(len(outline) for outline in outlines)]
    count = len(glyphs)
    heights = (round(ASCENT * 1000), -round(DESCENT * 1000))
    tables = {
        "glyf": b"".join(outlines),
        "head": struct.pack(
            ">4I2H2Q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, -216, 1000, 891, 0, 8, 2, 1, 0
        ),
        "hhea": struct.pack(">I3hH11hH", 0x10000, *heights, 0, 1000, 0, 0, 1000, 1, *[0] * 7, count),
        "hmtx": b"".join(struct.pack(">2H", glyph.width, 0) for glyph in glyphs),
        "loca": b"".join(struct.pack(">I", place) for place in places),
        "maxp": struct.pack(">I14H", 0x10000, count, 4, 1, 0, 0, 2, *[0] * 8),
    }
    begin = 12 + 16 * len(tables)
    directory, body = struct.pack(">I4H", 0x10000, len(tables), 64, 2, 32), b""
    for name, content in tables.items():
        directory += struct.pack(">4s3I", name.encode("ascii"), 0, begin + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return directory + body


def _outline(glyph: Shape) -> bytes:
    if not glyph.height:
        return b""
    left, right = (50, glyph.width - 50) if glyph.width else (-250, -50)
    box = (left, 0, right, glyph.height)
    deltas = (left, 0, right - left, 0, 0, glyph.height, 0, -glyph.height)
    outline = struct.pack(">5h2H4B", 1, *box, 3, 0, 1, 1, 1, 1) + struct.pack(">8h", *deltas)
    return outline + bytes(-len(outline) % 4)


def _to_unicode(characters: Sequence[str], *, legacy: bool = False) -> bytes:
    blocks = []
    for start in range(0, len(characters), 100):
        block = characters[start : start + 100]
        pairs = "\n".join(f"<{_coded(one, legacy)}> <{ord(one):04X}>" for one in block)
        blocks.append(f"{len(block)} beginbfchar\n{pairs}\nendbfchar")
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange\n{'<00> <FF>' if legacy else '<0000> <FFFF>'}\nendcodespacerange\n"
        + "\n".join(blocks)
        + "\nendcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode("ascii")


def _code(character: str) -> int:
    """Return the glyph's number: Times New Roman's for ASCII, the code point for all others."""
    point = ord(character)
    if point > 0xFFFF:
        raise ValueError(f"not in the basic plane: {character!r}")
    return point - 29 if point < 127 else point


def _shown(text: str, size: float, font: Font, word_spacing: float) -> str:
    """Return the operand of TJ; the space between words is put there, for Tw knows no codes of two bytes."""
    if not word_spacing:
        return f"[<{_coded(text, font.legacy)}>]"
    by = _numbers(-1000 * word_spacing / size)
    words = [f"<{_coded(word, font.legacy)}>" for word in re.findall(r"[^ ]* ?", text)[:-1]]
    return f"[{f' {by} '.join(words)}]"


def _coded(text: str, legacy: bool) -> str:
    return text.encode("cp1252").hex() if legacy else "".join(f"{_code(one):04X}" for one in text)


def _cut(text: str, pieces: Pieces) -> list[str]:
    match pieces:
        case Pieces.LINE:
            return [text]
        case Pieces.WORD:
            return re.findall(r"[^ ]* *", text)[:-1]
        case Pieces.LETTER:
            return list(text)


# Geometry.

_DIRECTIONS = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}


def _turned(width: float, height: float, rotate: int) -> Matrix:
    """Return the matrix from a page as displayed to its user space."""
    turns: dict[int, Matrix] = {
        0: IDENTITY,
        90: (0, 1, -1, 0, height, 0),
        180: (-1, 0, 0, -1, width, height),
        270: (0, -1, 1, 0, 0, width),
    }
    return turns[rotate]


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _sums(start: float, steps: Iterable[float]) -> tuple[float, ...]:
    return tuple(accumulate(steps, initial=start))


def _inside(xs: Sequence[float], box: Box) -> float:
    return xs[box.column + box.column_span] - xs[box.column]


def _heights(boxes: Sequence[Box], texts: Sequence[Sequence[str]], rows: int, look: Look) -> list[float]:
    """Return the heights of the rows; a cell over several lengthens the last of them."""
    step = look.leading * look.size
    heights = [step + 2 * look.padding] * rows
    needs = zip(boxes, texts, strict=True)
    for box, lines in sorted(needs, key=lambda need: need[0].row_span):
        spanned = slice(box.row, box.row + box.row_span)
        lacking = step * len(lines) + 2 * look.padding - sum(heights[spanned])
        heights[spanned.stop - 1] += max(0, lacking)
    return heights


def _edges(boxes: Iterable[Box], rows: int, columns: int) -> Iterator[Edge]:
    """Yield the edges between positions of different cells, rulings from end to end."""
    owners = {
        (row, column): number
        for number, box in enumerate(boxes)
        for row in range(box.row, box.row + box.row_span)
        for column in range(box.column, box.column + box.column_span)
    }
    for row in range(rows + 1):
        for column in range(columns):
            if owners.get((row - 1, column)) != owners.get((row, column)):
                yield above(row, column)
    for column in range(columns + 1):
        for row in range(rows):
            if owners.get((row, column - 1)) != owners.get((row, column)):
                yield left_of(row, column)


def _runs(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Return the edges joined to rulings."""
    runs = [edges[:1]] if edges else []
    joined = [list(run) for run in runs]
    for before, edge in pairwise(edges):
        after = before._replace(column=before.column + 1) if edge.is_horizontal else before._replace(row=before.row + 1)
        if edge == after:
            joined[-1].append(edge)
        else:
            joined.append([edge])
    return joined


def _references(numbers: Iterable[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _numbers(*values: float) -> str:
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") if value else "0" for value in values)


def _md5(content: bytes) -> bytes:
    return hashlib.md5(content, usedforsecurity=False).digest()
