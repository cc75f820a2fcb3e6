"""Pictures that are out to harm, badly broken or of rare kinds, as files and as pages of PDF, each made by code."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable, Mapping

import numpy as np
from PIL import Image, ImageOps
from PIL.TiffImagePlugin import TiffImageFile

from tests.ingest.pdf_builder import Objects

VAST = 30_000
A4 = 1_654, 2_339
"""Pixels of a page at 200 dpi."""

Made = Callable[[Image.Image], bytes]
"""Makes a file of a good page, in grey."""


# Vast when unpacked.


def vast_png(_: Image.Image) -> bytes:
    """A PNG of 30,000 × 30,000 pixels of one bit."""
    head = struct.pack(">IIBBBBB", VAST, VAST, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(name, content) for name, content in ((b"IHDR", head), (b"IDAT", _vast_rows(b"\0")), (b"IEND", b""))
    )


def vast_tiff(_: Image.Image) -> bytes:
    """The same as a TIFF."""
    return _tiff(VAST, VAST, _vast_rows(b""))


def vast_in_pdf(_: Image.Image) -> bytes:
    """The same as the page of a PDF."""
    return _pdf(_vast_rows(b""), VAST, VAST, "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode")


def narrow_png(_: Image.Image) -> bytes:
    """A PNG of 90 million pixels that is a hundred times as wide as high."""
    return _saved(Image.new("L", (94_000, 960), 255), "PNG")


def text_of_a_gigabyte_in_png(page: Image.Image) -> bytes:
    """A PNG with a comment that unpacks to a gigabyte."""
    content = _saved(page, "PNG")
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"x" * (1 << 20)) for _ in range(1 << 10)) + packer.flush()
    comment = _chunk(b"zTXt", b"Comment\0\0" + packed)
    return content[:33] + comment + content[33:]


def pages_3000(_: Image.Image) -> bytes:
    """A TIFF of 3,000 pages of four pixels."""
    dot = Image.new("1", (2, 2))
    return _saved(dot, "TIFF", save_all=True, append_images=[dot] * 2_999)


def pages_in_a_circle(_: Image.Image) -> bytes:
    """A TIFF whose page is followed by itself."""
    content = bytearray(_tiff(8, 8, zlib.compress(bytes(8))))
    (ifd,) = struct.unpack_from("<I", content, 4)
    (count,) = struct.unpack_from("<H", content, ifd)
    struct.pack_into("<I", content, ifd + 2 + 12 * count, ifd)
    return bytes(content)


# Nothing but ink.


def noise(_: Image.Image) -> bytes:
    """A page of dots strewn at random."""
    dots = np.random.default_rng(5).random((A4[1], A4[0])) < 0.5
    return _saved(Image.fromarray(dots), "PNG", dpi=(200, 200))


def chequered(_: Image.Image) -> bytes:
    """A page of squares of four pixels, every second one black."""
    rows, columns = np.indices((A4[1], A4[0])) // 4
    return _saved(Image.fromarray((rows + columns) % 2 == 0), "PNG", dpi=(200, 200))


def rulings_everywhere(_: Image.Image) -> bytes:
    """A page of squared paper, lines ten pixels apart."""
    rows, columns = np.indices((A4[1], A4[0]))
    return _saved(Image.fromarray((rows % 10 > 1) & (columns % 10 > 1)), "PNG", dpi=(200, 200))


def black(_: Image.Image) -> bytes:
    """A page all black."""
    return _saved(Image.new("L", A4, 0), "PNG", dpi=(200, 200))


# Broken.


def cut_jpeg(page: Image.Image) -> bytes:
    """A JPEG cut in the middle."""
    content = _saved(page, "JPEG")
    return content[: len(content) // 2]


def cut_png(page: Image.Image) -> bytes:
    """A PNG cut in the middle."""
    content = _saved(page, "PNG")
    return content[: len(content) // 2]


def cut_tiff(page: Image.Image) -> bytes:
    """A TIFF cut in the middle."""
    content = _saved(page, "TIFF", compression="tiff_lzw")
    return content[: len(content) // 2]


def head_of_jpeg(_: Image.Image) -> bytes:
    """The mark of a JPEG and noise."""
    return b"\xff\xd8\xff\xe0" + random.Random(5).randbytes(5_000)


def cut_jpeg_in_pdf(page: Image.Image) -> bytes:
    """A PDF whose page is a JPEG cut in the middle."""
    return _pdf(cut_jpeg(page), *page.size, "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode")


def noise_as_jbig2(page: Image.Image) -> bytes:
    """A PDF whose page is no JBIG2, though it says so."""
    noise = random.Random(5).randbytes(5_000)
    return _pdf(noise, *page.size, "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode")


def noise_as_jpeg2000(page: Image.Image) -> bytes:
    """A PDF whose page is no JPEG 2000, though it says so."""
    noise = random.Random(5).randbytes(5_000)
    return _pdf(noise, *page.size, "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/JPXDecode")


# Good pages of rare kinds.


def jpeg_of_cmyk(page: Image.Image) -> bytes:
    """A JPEG in cyan, magenta, yellow and black."""
    return _saved(page.convert("CMYK"), "JPEG", dpi=(200, 200))


def pdf_of_cmyk(page: Image.Image) -> bytes:
    """A PDF whose page is a picture in cyan, magenta, yellow and black."""
    pixels = zlib.compress(page.convert("CMYK").tobytes())
    return _pdf(pixels, *page.size, "/ColorSpace/DeviceCMYK/BitsPerComponent 8/Filter/FlateDecode")


def jbig2_in_pdf(page: Image.Image) -> bytes:
    """A PDF whose page is JBIG2: one region coded as a fax, which that format allows."""
    return _pdf(_jbig2(page), *page.size, "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode")


def jpeg2000_in_pdf(page: Image.Image) -> bytes:
    """A PDF whose page is JPEG 2000."""
    content = _saved(page, "JPEG2000", quality_layers=[20])
    return _pdf(content, *page.size, "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/JPXDecode")


def jpeg2000(page: Image.Image) -> bytes:
    """A JPEG 2000 as a file of its own."""
    return _saved(page, "JPEG2000", quality_layers=[20])


def png_of_16_bits(page: Image.Image) -> bytes:
    """A PNG of 16 bits a pixel."""
    return _saved(Image.fromarray(np.asarray(page, np.uint16) * 257), "PNG", dpi=(200, 200))


def tiff_of_16_bits(page: Image.Image) -> bytes:
    """A TIFF of 16 bits a pixel."""
    return _saved(Image.fromarray(np.asarray(page, np.uint16) * 257), "TIFF", dpi=(200, 200))


def pdf_of_16_bits(page: Image.Image) -> bytes:
    """A PDF whose page is a picture of 16 bits a pixel."""
    pixels = zlib.compress((np.asarray(page, np.uint16) * 257).astype(">u2").tobytes())
    return _pdf(pixels, *page.size, "/ColorSpace/DeviceGray/BitsPerComponent 16/Filter/FlateDecode")


def jpeg_turned_by_exif(page: Image.Image) -> bytes:
    """A JPEG that lies on its side and says so."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return _saved(page.rotate(90, expand=True), "JPEG", dpi=(200, 200), exif=exif)


def tiff_by_fax(page: Image.Image) -> bytes:
    """A TIFF of two tones, coded as a fax."""
    return _saved(page.convert("1", dither=Image.Dither.NONE), "TIFF", compression="group4", dpi=(200, 200))


HARMFUL: Mapping[str, Made] = {
    f"{made.__name__}.{suffix}": made
    for suffix, all_made in {
        "png": (vast_png, narrow_png, text_of_a_gigabyte_in_png, noise, chequered, rulings_everywhere, black, cut_png),
        "tif": (vast_tiff, pages_3000, pages_in_a_circle, cut_tiff),
        "jpg": (cut_jpeg, head_of_jpeg),
        "jp2": (jpeg2000,),
        "pdf": (vast_in_pdf, cut_jpeg_in_pdf, noise_as_jbig2, noise_as_jpeg2000),
    }.items()
    for made in all_made
}

RARE: Mapping[str, Made] = {
    f"{made.__name__}.{suffix}": made
    for suffix, all_made in {
        "png": (png_of_16_bits,),
        "tif": (tiff_of_16_bits, tiff_by_fax),
        "jpg": (jpeg_of_cmyk, jpeg_turned_by_exif),
        "pdf": (pdf_of_cmyk, jbig2_in_pdf, jpeg2000_in_pdf, pdf_of_16_bits),
    }.items()
    for made in all_made
}


def _saved(page: Image.Image, kind: str, **asked: object) -> bytes:
    stream = io.BytesIO()
    page.save(stream, kind, **asked)
    return stream.getvalue()


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _vast_rows(before: bytes) -> bytes:
    """Return the packed rows of a vast page of one bit a pixel, each after so many bytes."""
    packer = zlib.compressobj(9)
    row = before + b"\xff" * (VAST // 8)
    return b"".join(packer.compress(row) for _ in range(VAST)) + packer.flush()


def _tiff(width: int, height: int, packed: bytes) -> bytes:
    """Return a TIFF of one bit a pixel in one strip, deflated."""
    tags = (
        (256, 4, width),
        (257, 4, height),
        (258, 3, 1),
        (259, 3, 8),
        (262, 3, 1),
        (273, 4, 8),
        (277, 3, 1),
        (278, 4, height),
        (279, 4, len(packed)),
    )
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    ifd = struct.pack("<H", len(tags)) + entries + struct.pack("<I", 0)
    padding = b"\0" * (len(packed) % 2)
    return b"II*\0" + struct.pack("<I", 8 + len(packed) + len(padding)) + packed + padding + ifd


def _pdf(content: bytes, width: int, height: int, kind: str) -> bytes:
    """Return a PDF of one page that is a picture."""
    objects = Objects()
    tree = objects.reserved()
    image = objects.stream(content, f"/Type/XObject/Subtype/Image/Width {width}/Height {height}{kind}")
    drawn = objects.stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    resources = f"<</XObject<</Im0 {image} 0 R>>>>"
    page = objects.add(
        f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Resources{resources}/Contents {drawn} 0 R>>"
    )
    objects.add(f"<</Type/Pages/Kids[{page} 0 R]/Count 1>>", tree)
    return objects.file(objects.add(f"<</Type/Catalog/Pages {tree} 0 R>>"))


def _jbig2(page: Image.Image) -> bytes:
    """Return a page as the segments of a JBIG2 that PDF holds: its size, and one region coded as a fax."""
    width, height = page.size
    # A TIFF of two tones counts paper as one and ink as nothing, JBIG2 the other way.
    inked = ImageOps.invert(page).convert("1", dither=Image.Dither.NONE)
    content = _saved(inked, "TIFF", compression="group4", strip_size=1 << 30)
    with TiffImageFile(io.BytesIO(content)) as tiff:
        (offset,), (length,) = tiff.tag_v2[273], tiff.tag_v2[279]
    fax = content[offset : offset + length]
    size = struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", width, height, 0, 0, 0, 1) + fax
    return b"".join(
        struct.pack(">IBBBI", number, kind, 0, 1, len(body)) + body
        for number, (kind, body) in enumerate([(48, size), (38, region)])
    )
