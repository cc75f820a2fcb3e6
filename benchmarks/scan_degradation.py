"""What scanners, stamps, fax machines and phones do to a page: each a function of a picture, the same for one random.

Pictures are RGB, sizes on paper are in mm, `dpi` says how many pixels make an inch of it.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Point = tuple[float, float]
Pixels = NDArray[np.float32]

_PAPER = (255, 255, 255)
_STAMP_MM = 36
_STAMP_FONT = "DejaVuSans-Bold.ttf"
_RULING_MM = 9
_LARGEST_RULING_MM = 1.2
_DARK = 150
_MM_OF_INCH = 25.4


def pixels(millimetres: float, dpi: int) -> float:
    """Return a length on paper in pixels."""
    return millimetres * dpi / _MM_OF_INCH


def compressed(picture: Image.Image, quality: int) -> Image.Image:
    """Return a picture as JPEG of that quality leaves it."""
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=quality)
    return Image.open(io.BytesIO(stream.getvalue())).convert("RGB")


def skewed(picture: Image.Image, degrees: float) -> Image.Image:
    """Return a picture laid askew on the glass, of the same size."""
    return picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=_PAPER)


def turned(picture: Image.Image, degrees: int) -> Image.Image:
    """Return a picture turned clockwise by 90, 180 or 270 degrees."""
    return picture.rotate(-degrees, expand=True)


def stamped(
    picture: Image.Image, dpi: int, centre: Point, wording: Sequence[str], chance: random.Random
) -> Image.Image:
    """Return a picture with a red round stamp at a place: two rings, a star, words around it and below the star."""
    red = (chance.randint(195, 230), chance.randint(25, 60), chance.randint(35, 70))
    stamp = _stamp(round(pixels(_STAMP_MM, dpi)), wording, red).rotate(
        chance.uniform(-25, 25), Image.Resampling.BICUBIC, fillcolor=_PAPER
    )
    return _inked(picture, _worn(stamp, chance), (centre[0] - stamp.width / 2, centre[1] - stamp.height / 2))


def signed(picture: Image.Image, dpi: int, centre: Point, chance: random.Random) -> Image.Image:
    """Return a picture with a signature in blue ink at a place."""
    blue = (chance.randint(20, 60), chance.randint(40, 80), chance.randint(140, 200))
    width, height = round(pixels(42, dpi)), round(pixels(22, dpi))
    paper = Image.new("RGB", (width, height), _PAPER)
    pen = ImageDraw.Draw(paper)
    turns = 14
    knots = [
        (width * (0.05 + 0.9 * (k + chance.uniform(-1.2, 1.2)) / turns), height * chance.uniform(0.08, 0.92))
        for k in range(turns + 1)
    ]
    line = list(_curve(knots))
    pen.line(line, fill=blue, width=max(2, round(pixels(0.55, dpi))), joint="curve")
    flourish = [(width * 0.1, height * 0.8), (width * 0.5, height * 0.62), (width * 0.98, height * 0.7)]
    pen.line(flourish, fill=blue, width=max(2, round(pixels(0.4, dpi))), joint="curve")
    return _inked(picture, paper.filter(ImageFilter.GaussianBlur(0.6)), (centre[0] - width / 2, centre[1] - height / 2))


def faxed(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Return a picture of black and white alone, letters frayed as a fax machine leaves them."""
    grey = _array(picture.convert("L").filter(ImageFilter.GaussianBlur(0.5)))
    grain = _grain(grey.shape, chance, 26)
    return Image.fromarray(np.where(grey + grain < chance.uniform(135, 165), 0, 255).astype(np.uint8)).convert("1")


def photographed(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Return a picture as a phone takes it: not quite from above, lit from one side, a shadow over a part, soft."""
    bent = _in_perspective(picture, chance).filter(ImageFilter.GaussianBlur(picture.width / 3300))
    light = _light(bent.size, chance)[:, :, None] * np.array([1.0, 0.985, 0.94], np.float32)
    lit = _array(bent) * light + _grain((*light.shape[:2], 1), chance, 3.5)
    return Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8))


def speckled(picture: Image.Image, dpi: int, chance: random.Random, per_cm2: float = 1) -> Image.Image:
    """Return a picture with dust on the glass: dark and white dots of up to 0.4 mm, and a line of dirt."""
    found = picture.copy()
    pen = ImageDraw.Draw(found)
    area_cm2 = (picture.width / pixels(10, dpi)) * (picture.height / pixels(10, dpi))
    for _ in range(round(area_cm2 * per_cm2)):
        x, y = chance.uniform(0, picture.width), chance.uniform(0, picture.height)
        radius = pixels(chance.choice((0.05, 0.05, 0.08, 0.12, 0.2)), dpi)
        shade = 255 if chance.random() < 0.3 else chance.randint(20, 120)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(shade,) * 3)
    x = chance.uniform(0.03, 0.97) * picture.width
    pen.line((x, 0, x + 2, picture.height), fill=(190,) * 3, width=1)
    return found


def faded(picture: Image.Image, share: float) -> Image.Image:
    """Return a picture printed with little toner: each dark made lighter by a share."""
    return Image.fromarray((255 - (255 - _array(picture)) * (1 - share)).astype(np.uint8))


def with_faint_rulings(picture: Image.Image, dpi: int, chance: random.Random) -> Image.Image:
    """Return a picture whose rulings are nearly gone: light grey, and broken every few mm."""
    found = _array(picture).copy()
    dark = _array(picture.convert("L")) < _DARK
    for along in (1, 0):
        rulings = rulings_of(dark, dpi, along)
        shade = np.full(dark.shape, chance.uniform(185, 222), np.float32) + _grain(dark.shape, chance, 8)
        found[rulings] = np.where(_gaps(dark.shape, dpi, along, chance), 255, shade)[rulings, None]
    return Image.fromarray(np.clip(found, 0, 255).astype(np.uint8))


def rulings_of(dark: NDArray[np.bool_], dpi: int, along: int) -> NDArray[np.bool_]:
    """Return which dark pixels are rulings along an axis, 1 across the page: long runs, no thicker than a line."""
    length = round(pixels(_RULING_MM, dpi))
    long = _opened(dark, length, along)
    thick = _opened(dark, round(pixels(_LARGEST_RULING_MM, dpi)), 1 - along)
    return long & ~_opened(thick, length, along)


def _opened(dark: NDArray[np.bool_], length: int, along: int) -> NDArray[np.bool_]:
    """Return the dark pixels that stand in an unbroken run of at least that length along an axis."""
    rows = dark if along else dark.T
    if rows.shape[1] < length:
        return np.zeros_like(dark)
    sums = np.cumsum(np.pad(rows, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    begun = np.pad(sums[:, length:] - sums[:, :-length] == length, ((0, 0), (length - 1, length - 1)))
    sums = np.cumsum(np.pad(begun, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    found = sums[:, length:] - sums[:, :-length] > 0
    return found if along else found.T


def _gaps(shape: tuple[int, ...], dpi: int, along: int, chance: random.Random) -> NDArray[np.bool_]:
    """Return where rulings along an axis are broken: for pieces of a few mm."""
    generator = np.random.default_rng(chance.getrandbits(32))
    piece = max(2, round(pixels(1.5, dpi)))
    across = max(2, round(pixels(3, dpi)))
    steps = (across, piece) if along else (piece, across)
    lots = generator.random((shape[0] // steps[0] + 1, shape[1] // steps[1] + 1)) < 0.22
    return lots.repeat(steps[0], axis=0).repeat(steps[1], axis=1)[: shape[0], : shape[1]]


def _stamp(size: int, wording: Sequence[str], red: tuple[int, int, int]) -> Image.Image:
    paper = Image.new("RGB", (size, size), _PAPER)
    pen = ImageDraw.Draw(paper)
    around, *inside = wording
    middle = size / 2
    for share, width in ((0.49, 0.02), (0.455, 0.006), (0.3, 0.006)):
        reach = size * share
        pen.ellipse((middle - reach, middle - reach, middle + reach, middle + reach), None, red, round(size * width))
    font = _font(size * 0.085)
    for k, letter in enumerate(around):
        angle = math.radians(-215 + 250 * (k + 0.5) / len(around))
        tile = Image.new("L", (round(size * 0.13),) * 2, 0)
        ImageDraw.Draw(tile).text((tile.width / 2, tile.height / 2), letter, 255, font, "mm")
        tile = tile.rotate(-math.degrees(angle) - 90, Image.Resampling.BICUBIC)
        place = [round(middle + 0.375 * size * turn - tile.width / 2) for turn in (math.cos(angle), math.sin(angle))]
        paper.paste(red, (place[0], place[1]), tile)
    star = [
        (middle + size * reach * math.sin(k * math.pi / 5), size * 0.44 - size * reach * math.cos(k * math.pi / 5))
        for k, reach in enumerate((0.12, 0.05) * 5)
    ]
    pen.polygon(star, red)
    for k, text in enumerate(inside):
        pen.text((middle, size * (0.61 + 0.085 * k)), text, red, _font(size * 0.07), "mm")
    return paper


def _font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    try:
        return ImageFont.truetype(_STAMP_FONT, size)
    except OSError:
        return ImageFont.load_default(size)


def _worn(stamp: Image.Image, chance: random.Random) -> Image.Image:
    """Return a stamp unevenly inked: darker at one side, with pale spots."""
    generator = np.random.default_rng(chance.getrandbits(32))
    spots = generator.random((12, 12)).astype(np.float32)
    strength = _array(Image.fromarray((spots * 255).astype(np.uint8)).resize(stamp.size, Image.Resampling.BICUBIC))
    share = (0.55 + 0.45 * strength / 255)[:, :, None]
    return Image.fromarray((255 - (255 - _array(stamp)) * share).astype(np.uint8))


def _inked(picture: Image.Image, ink: Image.Image, corner: Point) -> Image.Image:
    """Return a picture with ink over it that print shines through."""
    layer = Image.new("RGB", picture.size, _PAPER)
    layer.paste(ink, (round(corner[0]), round(corner[1])))
    return ImageChops.multiply(picture, layer)


def _curve(knots: Sequence[Point]) -> Sequence[Point]:
    """Return points of a smooth line through the middles of the stretches between knots."""
    found: list[Point] = []
    for (ax, ay), (bx, by), (cx, cy) in zip(knots, knots[1:], knots[2:], strict=False):
        begin, end = ((ax + bx) / 2, (ay + by) / 2), ((bx + cx) / 2, (by + cy) / 2)
        for k in range(9):
            t = k / 8
            weights = ((1 - t) ** 2, 2 * t * (1 - t), t * t)
            found.append(
                (
                    weights[0] * begin[0] + weights[1] * bx + weights[2] * end[0],
                    weights[0] * begin[1] + weights[1] * by + weights[2] * end[1],
                )
            )
    return found


def _in_perspective(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Return a picture taken not quite from above: each corner moved by up to 1.2 per cent of the width."""
    width, height = picture.size
    reach = 0.012 * width
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    moved = [(x + chance.uniform(-reach, reach), y + chance.uniform(-reach, reach)) for x, y in corners]
    rows, aims = [], []
    for (x, y), (u, v) in zip(corners, moved, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        aims += [u, v]
    factors = np.linalg.solve(np.array(rows, float), np.array(aims, float))
    return picture.transform(
        picture.size, Image.Transform.PERSPECTIVE, list(factors), Image.Resampling.BICUBIC, fillcolor=(206, 198, 186)
    )


def _light(size: tuple[int, int], chance: random.Random) -> Pixels:
    """Return how bright a page is lit: falling off to one side, with the soft edge of a shadow across a part of it."""
    width, height = size
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    angle = chance.uniform(0, 2 * math.pi)
    side = x * np.float32(math.cos(angle)) + y * np.float32(math.sin(angle))
    light = 0.86 - 0.1 * side
    edge = x * np.float32(math.sin(angle)) - y * np.float32(math.cos(angle)) + chance.uniform(-0.3, 0.3)
    shadow = 1 - chance.uniform(0.18, 0.34) / (1 + np.exp(-edge * np.float32(18)))
    return (light * shadow).astype(np.float32)


def _grain(shape: tuple[int, ...], chance: random.Random, spread: float) -> Pixels:
    generator = np.random.default_rng(chance.getrandbits(32))
    return generator.normal(0, spread, shape).astype(np.float32)


def _array(picture: Image.Image) -> Pixels:
    return np.asarray(picture, np.float32)
