"""PDF files that are out to harm or badly broken, each made by code in less than two seconds and small on disk."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tests.ingest.pdf_builder import Objects, Page, pdf

MEGABYTE = 1 << 20
A4 = "/MediaBox[0 0 595 842]"
TWICE = "/Filter[/FlateDecode/FlateDecode]"
ARIAL = "/Font<</F0<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
SHOW = b"BT /F0 12 Tf 50 800 Td (Ke hoach 2024) Tj ET\n"


def plan() -> bytes:
    """A good file of two pages: what is hostile is often this one spoiled, and it stands between the others."""
    pages = [Page(), Page()]
    for page in pages:
        page.text(150, 60, "KẾ HOẠCH KHOA HỌC VÀ CÔNG NGHỆ NĂM 2024")
        page.text(50, 90, "Đơn vị tính: đồng")
        page.table(
            50,
            120,
            [40, 300, 120],
            "| TT | Nội dung | Kinh phí |\n| 1 | Đề tài | 1.000.000 |\n| 2 | Dự án | 2.500.000 |",
        )
    return pdf(pages, deflated=True)


def neighbour(size: int) -> bytes:
    """Return a good file of one line and of about this size, which is therefore read next to another of this size."""
    return _one_page(SHOW + b"%" + b"x" * max(0, size - len(_one_page(SHOW, packed=False)) - 8), packed=False)


def mutations(content: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Yield copies of a file with one to four damages each: bytes changed, lost, repeated, put elsewhere or cut off."""
    chance = random.Random(seed)
    for _ in range(count):
        mutant = content
        for _ in range(chance.randint(1, 4)):
            mutant = chance.choice(_DAMAGES)(mutant, chance)
        yield mutant


# Content that unpacks to far more than it is.


def spaces_deflated_twice() -> bytes:
    """A page whose content unpacks, by two filters, to 400 MB of blanks before its text."""
    return _deflated_twice(b" ", 400, SHOW)


def spaces_of_a_gigabyte_deflated_twice() -> bytes:
    """The same beyond a gigabyte, where pdfium stops to unpack."""
    return _deflated_twice(b" ", 1100, SHOW)


def spaces_deflated_twice_on_many_pages() -> bytes:
    """A hundred pages that all have 100 MB of blanks."""
    objects = Objects()
    packed = zlib.compress(deflated(b" ", 100, end=SHOW), 9)
    content = objects.stream(packed, TWICE)
    return _document(objects, [_page(objects, content)] * 100)


def rectangles_deflated_twice() -> bytes:
    """A page of 30 million rectangles."""
    return _deflated_twice(b"0 0 9 9 re f\n", 400)


def text_deflated_twice() -> bytes:
    """A page of 9 million text objects."""
    return _deflated_twice(SHOW, 400)


def one_path_deflated_twice() -> bytes:
    """A page with one path of 60 million points."""
    return _deflated_twice(b"9 9 l\n", 400, b"S", b"0 0 m\n")


def path_that_outgrows_its_room() -> bytes:
    """A page with one path of 40 million points in few bytes: pdfium doubles the room for them till it aborts.

    It dies long before the memory is used up, for want of twice what it has.
    """
    return _deflated_twice(b"re\n", 22, b"S")


def one_string_deflated_twice() -> bytes:
    """A page whose content is one string that never ends."""
    return _one_page(zlib.compress(deflated(b"(", 400), 9), TWICE)


def object_stream_of_500_megabytes() -> bytes:
    """A file with a cross-reference stream whose objects lie in a stream that unpacks to 500 MB."""
    inner = b"1 0 2 40 3 90 ".ljust(20)
    inner += b"<</Type/Catalog/Pages 2 0 R>>".ljust(40) + b"<</Type/Pages/Count 1/Kids[3 0 R]>>".ljust(50)
    inner += b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    packed = deflated(b" ", 500, start=inner)
    out = bytearray(b"%PDF-1.7\n")
    first = len(out)
    out += _stream(4, "/Type/ObjStm/N 3/First 20/Filter/FlateDecode", packed)
    second = len(out)
    rows = [(0, 0, 65535), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, first, 0), (1, second, 0)]
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    out += _stream(5, "/Type/XRef/Size 6/W[1 4 2]/Root 1 0 R", table)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % second


def filters_a_thousand_deep() -> bytes:
    """A page whose content is said to be packed a thousand times."""
    return _one_page(zlib.compress(SHOW), f"/Filter[{'/FlateDecode' * 1000}]")


def image_of_a_hundred_gigabytes() -> bytes:
    """A page whose only image is 300,000 pixels square by its word, and a few bytes by its content."""
    kind = "/Type/XObject/Subtype/Image/Width 300000/Height 300000/ColorSpace/DeviceGray/BitsPerComponent 8"
    return _with_object(b"q 500 0 0 500 0 0 cm /X0 Do Q", kind, b"\0" * 64)


def image_deflated_twice() -> bytes:
    """A page with an image of 20,000 pixels square that is 400 MB of black."""
    kind = "/Type/XObject/Subtype/Image/Width 20000/Height 20000/ColorSpace/DeviceGray/BitsPerComponent 8"
    packed = zlib.compress(deflated(b"\0", 400), 9)
    return _with_object(b"q 500 0 0 500 0 0 cm /X0 Do Q", f"{kind}{TWICE}", packed)


def form_of_blanks_drawn_a_thousand_times() -> bytes:
    """A page that draws a thousand times a form of 100 MB of blanks."""
    objects = Objects()
    kind = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<>>{TWICE}"
    form = objects.stream(zlib.compress(deflated(b" ", 100), 9), kind)
    content = objects.stream(b"/X0 Do\n" * 1000 + SHOW)
    return _document(objects, [_page(objects, content, resources=f"{ARIAL}/XObject<</X0 {form} 0 R>>")])


def font_program_deflated_twice() -> bytes:
    """A page in a font whose program unpacks to a gigabyte."""
    objects = Objects()
    program = objects.stream(zlib.compress(deflated(b"\0", 1000), 9), TWICE)
    return _in_font(objects, f"/FontFile2 {program} 0 R")


# Many of something.


def rectangles_20000() -> bytes:
    """A page of 20,000 rectangles in rows."""
    return _one_page(b"\n".join(b"%d %d 3 3 re S" % (n % 140 * 4, n // 140 * 5) for n in range(20_000)))


def text_objects_200000() -> bytes:
    """A page of 200,000 text objects of one letter."""
    places = ((n % 500, n // 500 * 2) for n in range(200_000))
    return _one_page(b"\n".join(b"BT /F0 2 Tf %d %d Td (a) Tj ET" % place for place in places))


def letters_5_million() -> bytes:
    """A page with one string of five million letters."""
    return _one_page(b"BT /F0 1 Tf 9 9 Td (" + b"a" * 5_000_000 + b") Tj ET")


def grid_of_a_million_cells() -> bytes:
    """A page ruled by 2,000 lines into a million cells."""
    across = [b"0 %.1f m 590 %.1f l S" % (n * 0.8, n * 0.8) for n in range(1001)]
    down = [b"%.2f 0 m %.2f 800 l S" % (n * 0.59, n * 0.59) for n in range(1001)]
    return _one_page(SHOW + b"0.1 w\n" + b"\n".join(across + down))


def grid_of_25_million_cells() -> bytes:
    """A page ruled by 10,000 thin rectangles into 25 million cells."""
    across = [b"0 %.2f 590 0.01 re f" % (n * 0.16) for n in range(5001)]
    down = [b"%.3f 0 0.01 800 re f" % (n * 0.118) for n in range(5001)]
    return _one_page(SHOW + b"\n".join(across + down))


def table_of_250000_cells() -> bytes:
    """A page ruled into 250,000 cells with a letter in each."""
    across = [b"0 %.1f m 590 %.1f l S" % (n * 1.6, n * 1.6) for n in range(501)]
    down = [b"%.2f 0 m %.2f 800 l S" % (n * 1.18, n * 1.18) for n in range(501)]
    cells = (b"1 0 0 1 %.2f %.1f Tm (a) Tj" % (x * 1.18 + 0.3, y * 1.6 + 0.4) for y in range(500) for x in range(500))
    return _one_page(b"0.1 w\n%s\nBT /F0 1 Tf\n%s\nET" % (b"\n".join(across + down), b"\n".join(cells)))


def rectangles_strewn_10000() -> bytes:
    """A page of 10,000 rectangles large and small, whose edges cross each other millions of times."""
    chance = random.Random(4)
    sizes = (tuple(chance.randint(0, 400) for _ in range(4)) for _ in range(10_000))
    return _one_page(SHOW + b"\n".join(b"%d %d %d %d re S" % size for size in sizes))


def crosses_50000() -> bytes:
    """A page of 50,000 short strokes strewn over it, each crossing others."""
    chance = random.Random(1)
    strokes = []
    for _ in range(25_000):
        x, y = chance.randint(0, 590), chance.randint(0, 840)
        strokes.append(b"%d %d m %d %d l S %d %d m %d %d l S" % (x - 9, y, x + 9, y, x, y - 9, x, y + 9))
    return _one_page(SHOW + b"\n".join(strokes))


def curves_100000() -> bytes:
    """A page with a path of 100,000 curves, as a map has."""
    return _one_page(SHOW + b"0 0 m\n" + b"1 1 2 2 3 3 c\n" * 100_000 + b"S")


def fonts_10000() -> bytes:
    """A page that sets one letter in each of 10,000 fonts."""
    objects = Objects()
    made = [objects.add(f"<</Type/Font/Subtype/Type1/BaseFont/Font{n}>>") for n in range(10_000)]
    named = "".join(f"/F{n} {font} 0 R" for n, font in enumerate(made))
    shown = b"\n".join(b"BT /F%d 5 Tf %d %d Td (a) Tj ET" % (n, n % 90 * 6, n // 90 * 7) for n in range(10_000))
    content = objects.stream(shown, deflated=True)
    return _document(objects, [_page(objects, content, resources=f"/Font<<{named}>>")])


def states_a_million_deep() -> bytes:
    """A page that saves its state a million times before its text."""
    return _one_page(b"q " * 1_000_000 + SHOW)


def contents_of_100000_parts() -> bytes:
    """A page whose content is one stream named 100,000 times."""
    objects = Objects()
    content = objects.stream(SHOW)
    parts = objects.add(f"[{f'{content} 0 R ' * 100_000}]")
    return _document(objects, [_page(objects, parts)])


def annotations_50000() -> bytes:
    """A page with 50,000 annotations, one object named again and again."""
    objects = Objects()
    note = objects.add("<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(x)>>")
    content = objects.stream(SHOW)
    return _document(objects, [_page(objects, content, f"/Annots[{f'{note} 0 R ' * 50_000}]")])


# Trees of pages.


def page_tree_in_a_circle() -> bytes:
    """A tree of pages whose second node has the first for a kid."""
    objects = Objects()
    root, node = objects.reserved(), objects.reserved()
    page = _page(objects, objects.stream(SHOW))
    objects.add(f"<</Type/Pages/Count 4/Kids[{node} 0 R {page} 0 R]>>", root)
    objects.add(f"<</Type/Pages/Count 3/Parent {root} 0 R/Kids[{page} 0 R {root} 0 R]>>", node)
    return objects.file(objects.add(f"<</Type/Catalog/Pages {root} 0 R>>"))


def page_tree_of_itself() -> bytes:
    """A tree of pages that is its own only kid."""
    objects = Objects()
    root = objects.reserved()
    objects.add(f"<</Type/Pages/Count 1/Kids[{root} 0 R]>>", root)
    return objects.file(objects.add(f"<</Type/Catalog/Pages {root} 0 R>>"))


def page_tree_10000_deep() -> bytes:
    """A tree of pages with one page, 10,000 levels down."""
    objects = Objects()
    root = node = objects.reserved()
    page = _page(objects, objects.stream(SHOW))
    for _ in range(10_000):
        below = objects.reserved()
        objects.add(f"<</Type/Pages/Count 1/Kids[{below} 0 R]>>", node)
        node = below
    objects.add(f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>", node)
    return objects.file(objects.add(f"<</Type/Catalog/Pages {root} 0 R>>"))


def kids_50000() -> bytes:
    """A document of 50,000 pages, all of them one object."""
    return _same_page(50_000, 50_000)


def kids_50000_counted_1() -> bytes:
    """The same, said to be one page."""
    return _same_page(50_000, 1)


def kids_1_counted_50000() -> bytes:
    """A document of one page, said to be 50,000."""
    return _same_page(1, 50_000)


def kids_1_counted_2_billion() -> bytes:
    """A document of one page, said to be more than any has."""
    return _same_page(1, 2_147_483_647)


def kids_1_counted_below_zero() -> bytes:
    """A document of one page, said to be fewer than none."""
    return _same_page(1, -5)


def no_pages() -> bytes:
    """A document whose tree of pages is empty."""
    return _same_page(0, 0)


def no_page_tree() -> bytes:
    """A document whose catalogue names no tree of pages."""
    objects = Objects()
    return objects.file(objects.add("<</Type/Catalog>>"))


def parent_of_itself() -> bytes:
    """A page without size that inherits from a parent that is its own parent."""
    objects = Objects()
    tree = objects.reserved()
    content = objects.stream(SHOW)
    page = objects.add(f"<</Type/Page/Parent {tree} 0 R/Contents {content} 0 R>>")
    objects.add(f"<</Type/Pages/Parent {tree} 0 R/Count 1/Kids[{page} 0 R]>>", tree)
    return objects.file(objects.add(f"<</Type/Catalog/Pages {tree} 0 R>>"))


# Nesting.


def arrays_100000_deep() -> bytes:
    """A document with an object of 100,000 arrays in each other, which its catalogue names."""
    return _with_nested("[" * 100_000 + "]" * 100_000)


def dictionaries_100000_deep() -> bytes:
    """A document with an object of 100,000 dictionaries in each other."""
    return _with_nested("<</A" * 100_000 + " 1" + ">>" * 100_000)


def arrays_100000_deep_in_content() -> bytes:
    """A page whose content opens 100,000 arrays before its text."""
    return _one_page(b"[" * 100_000 + b"]" * 100_000 + b" TJ\n" + SHOW)


def dictionaries_100000_deep_in_content() -> bytes:
    """A page whose content opens 100,000 dictionaries before its text."""
    return _one_page(b"/A " + b"<</A" * 100_000 + b" 1" + b">>" * 100_000 + b" BDC\n" + SHOW)


def form_of_itself() -> bytes:
    """A page with a form that draws itself."""
    objects = Objects()
    form = objects.reserved()
    _form(objects, b"/X0 Do\n" + SHOW, f"/XObject<</X0 {form} 0 R>>{ARIAL}", form)
    content = objects.stream(b"/X0 Do")
    return _document(objects, [_page(objects, content, resources=f"/XObject<</X0 {form} 0 R>>")])


def forms_500_deep() -> bytes:
    """A page with a form in a form, 500 levels down to the text."""
    return _forms([b"/X0 Do\n"] * 500)


def forms_that_multiply() -> bytes:
    """A page with a form that draws a form ten times, and so on: a hundred million lines of text."""
    return _forms([b"/X0 Do\n" * 10] * 8)


def patterns_that_multiply() -> bytes:
    """A giant page filled with a pattern of one point that is filled with another such pattern."""
    objects = Objects()
    kind = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001"
    inner = objects.stream(b"0 0 1 1 re f", f"{kind}/Resources<<>>")
    fill = b"/Pattern cs /P0 scn 0 0 99999 99999 re f\n"
    outer = objects.stream(fill, f"{kind}/Resources<</Pattern<</P0 {inner} 0 R>>>>")
    content = objects.stream(fill + SHOW)
    resources = f"{ARIAL}/Pattern<</P0 {outer} 0 R>>"
    return _document(objects, [_page(objects, content, "/MediaBox[0 0 99999 99999]", resources)])


def glyph_of_itself() -> bytes:
    """A page in a font whose only glyph sets itself."""
    objects = Objects()
    font = objects.reserved()
    glyph = objects.stream(b"500 0 d0 BT /F0 1 Tf (a) Tj ET")
    objects.add(
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a {glyph} 0 R>>"
        f"/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[500]/Resources<</Font<</F0 {font} 0 R>>>>>>",
        font,
    )
    content = objects.stream(b"BT /F0 12 Tf 50 800 Td (aaa) Tj ET")
    return _document(objects, [_page(objects, content, resources=f"/Font<</F0 {font} 0 R>>")])


def outline_in_a_circle() -> bytes:
    """A document with an outline whose entry follows itself."""
    objects = Objects()
    entry = objects.reserved()
    objects.add(f"<</Title(x)/Parent {entry} 0 R/Next {entry} 0 R/First {entry} 0 R/Last {entry} 0 R>>", entry)
    return _document(objects, [_page(objects, objects.stream(SHOW))], f"/Outlines {entry} 0 R")


def objects_that_name_each_other() -> bytes:
    """A page whose content is an object that is another object that is the first."""
    objects = Objects()
    one, other = objects.reserved(), objects.reserved()
    objects.add(f"{other} 0 R", one)
    objects.add(f"{one} 0 R", other)
    return _document(objects, [_page(objects, one)])


def length_of_itself() -> bytes:
    """A page whose content has itself for its length."""
    return _one_page(SHOW, packed=False).replace(b"/Length %d" % len(SHOW), b"/Length 1 0 R")


# Pages of odd sizes.


def page_of_14400_points() -> bytes:
    """A page as large as the format allows."""
    return _sized("[0 0 14400 14400]")


def page_of_2_billion_points() -> bytes:
    """A page far larger than the format allows: pdfium keeps a bit for each point of its sides to find lines."""
    return _sized("[0 0 2000000000 2000000000]")


def page_beyond_numbers() -> bytes:
    """A page whose size no number of 32 bits holds."""
    return _sized(f"[-{'9' * 60} 0 {'9' * 400} 1e308]")


def page_of_no_size() -> bytes:
    """A page without width and height."""
    return _sized("[0 0 0 0]")


def page_of_size_below_zero() -> bytes:
    """A page whose corners are exchanged."""
    return _sized("[595 842 0 0]")


def page_sized_by_no_number() -> bytes:
    """A page whose size is said in words."""
    return _sized("[nan inf -inf (842)]")


def page_of_units_beyond_measure() -> bytes:
    """A page of a billion points a unit, turned by no right angle."""
    return _sized("[0 0 595 842]/UserUnit 1000000000/Rotate 45")


def text_beyond_the_page() -> bytes:
    """A page with text of no size, of giant size and far away."""
    lines = [b"BT /F0 0 Tf 9 9 Td (a) Tj ET", b"BT /F0 99999999999 Tf 9 9 Td (a) Tj ET"]
    lines += [
        b"BT /F0 9 Tf %s Tm (a) Tj ET" % m for m in (b"0 0 0 0 0 0", b"1 0 0 1 1e30 9", b"1e38 1e38 1e38 1e38 0 0")
    ]
    return _one_page(b"\n".join([*lines, b"1e300 0 m 0 -1e300 l S", SHOW]))


# Nothing to read.


def empty_page() -> bytes:
    """A page without content."""
    return _one_page(b"")


def images_only() -> bytes:
    """Three pages of a scan, without text."""
    pages = [Page() for _ in range(3)]
    for page in pages:
        page.image(0, 0, 595, 842, 200, 280)
    return pdf(pages)


def javascript_and_forms() -> bytes:
    """A document of one blank page that would run scripts and start a program; its only text is a field's value."""
    objects = Objects()
    field = objects.add("<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V(Ke hoach)/Rect[0 0 99 99]>>")
    actions = "/OpenAction<</S/JavaScript/JS(while \\(1\\) app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(/bin/true)>>>>"
    page = _page(objects, objects.stream(b""), f"/Annots[{field} 0 R]/AA<</O<</S/JavaScript/JS(x)>>>>")
    return _document(objects, [page], f"{actions}/AcroForm<</Fields[{field} 0 R]/XFA(x)>>")


# Fonts.


def map_to_unicode_broken() -> bytes:
    """A page in a font whose ToUnicode is rubbish."""
    return _mapped(b"\xff\x00 beginbfchar <zz> <00 begincmap endbfrange <<<[[[ 99999999 beginbfrange")


def map_to_unicode_without_end() -> bytes:
    """A page in a font whose ToUnicode maps each code, again and again, to a long text."""
    row = b"<0000> <FFFF> <" + b"0061" * 250 + b">\n"
    return _mapped(b"begincmap 100 beginbfrange\n" + row * 2000 + b"endbfrange endcmap")


def map_to_surrogates() -> bytes:
    """A page in a font whose ToUnicode gives halves of characters, zeros and no text at all."""
    return _mapped(
        b"3 beginbfchar <0001> <D800> <0002> <0000> <0003> <> endbfchar 1 beginbfrange <0004> <00FF> <DFFF> endbfrange"
    )


def font_program_of_rubbish() -> bytes:
    """A page in a font whose embedded program is no font."""
    objects = Objects()
    program = objects.stream(random.Random(2).randbytes(20_000))
    return _in_font(objects, f"/FontFile2 {program} 0 R")


# Files that are not as they ought to be.


def table_of_places_missing() -> bytes:
    """A good file whose startxref points nowhere: it can be repaired."""
    content = plan()
    return content[: content.rindex(b"startxref")] + b"startxref\n999999999\n%%EOF\n"


def tables_of_places_in_a_circle() -> bytes:
    """A good file whose table of places says that it follows itself."""
    content = plan()
    place = content[content.rindex(b"startxref") :].split()[1]
    return content.replace(b"trailer\n<<", b"trailer\n<</Prev " + place)


def places_beyond_the_file() -> bytes:
    """A good file that says it has two billion objects."""
    content = plan()
    start = content.index(b"/Size ")
    return content[:start] + b"/Size 2147483647" + content[content.index(b"/Root", start) :]


def cut_in_the_middle() -> bytes:
    """The first half of a good file."""
    return plan()[: len(plan()) // 2]


def cut_after_the_header() -> bytes:
    """The first line of a good file."""
    return plan()[:15]


def trailer_missing() -> bytes:
    """A good file without table and trailer: all is there but for the word which object comes first."""
    return plan()[: plan().rindex(b"xref\n0 ")]


def junk_before_the_header() -> bytes:
    """A good file after 500 bytes of something else: readers allow for that."""
    return b"HTTP/1.1 200 OK\r\n".ljust(500, b"-") + plan()


def junk_beyond_reach_before_the_header() -> bytes:
    """A good file after 5,000 bytes of something else."""
    return b"-" * 5000 + plan()


def web_page_named_pdf() -> bytes:
    """A web page after the header of a PDF."""
    return b"%PDF-1.4\n<!DOCTYPE html><html><body><p>404 Not Found</p></body></html>\n" * 20


def header_and_noise() -> bytes:
    """The header of a PDF and 100,000 bytes of noise."""
    return b"%PDF-1.7\n" + random.Random(3).randbytes(100_000)


def objects_without_end() -> bytes:
    """A file of 200,000 objects that open and never close, without table: all must be searched to repair it."""
    return b"%PDF-1.7\n" + b"\n".join(b"%d 0 obj <</A [" % number for number in range(200_000))


def password() -> bytes:
    """A good file that opens only with a password."""
    return _locked("bi mat")


def password_of_the_owner_only() -> bytes:
    """A good file that everybody may open, and only its owner change."""
    return _locked("")


def lock_unknown() -> bytes:
    """A file locked in a way nobody knows."""
    return _locked("bi mat").replace(b"/Filter/Standard", b"/Filter/Unheard1")


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        spaces_deflated_twice,
        spaces_of_a_gigabyte_deflated_twice,
        spaces_deflated_twice_on_many_pages,
        rectangles_deflated_twice,
        text_deflated_twice,
        one_path_deflated_twice,
        path_that_outgrows_its_room,
        one_string_deflated_twice,
        object_stream_of_500_megabytes,
        filters_a_thousand_deep,
        image_of_a_hundred_gigabytes,
        image_deflated_twice,
        form_of_blanks_drawn_a_thousand_times,
        font_program_deflated_twice,
        rectangles_20000,
        text_objects_200000,
        letters_5_million,
        grid_of_a_million_cells,
        grid_of_25_million_cells,
        table_of_250000_cells,
        rectangles_strewn_10000,
        crosses_50000,
        curves_100000,
        fonts_10000,
        states_a_million_deep,
        contents_of_100000_parts,
        annotations_50000,
        page_tree_in_a_circle,
        page_tree_of_itself,
        page_tree_10000_deep,
        kids_50000,
        kids_50000_counted_1,
        kids_1_counted_50000,
        kids_1_counted_2_billion,
        kids_1_counted_below_zero,
        no_pages,
        no_page_tree,
        parent_of_itself,
        arrays_100000_deep,
        dictionaries_100000_deep,
        arrays_100000_deep_in_content,
        dictionaries_100000_deep_in_content,
        form_of_itself,
        forms_500_deep,
        forms_that_multiply,
        patterns_that_multiply,
        glyph_of_itself,
        outline_in_a_circle,
        objects_that_name_each_other,
        length_of_itself,
        page_of_14400_points,
        page_of_2_billion_points,
        page_beyond_numbers,
        page_of_no_size,
        page_of_size_below_zero,
        page_sized_by_no_number,
        page_of_units_beyond_measure,
        text_beyond_the_page,
        empty_page,
        images_only,
        javascript_and_forms,
        map_to_unicode_broken,
        map_to_unicode_without_end,
        map_to_surrogates,
        font_program_of_rubbish,
        table_of_places_missing,
        tables_of_places_in_a_circle,
        places_beyond_the_file,
        cut_in_the_middle,
        cut_after_the_header,
        trailer_missing,
        junk_before_the_header,
        junk_beyond_reach_before_the_header,
        web_page_named_pdf,
        header_and_noise,
        objects_without_end,
        password,
        password_of_the_owner_only,
        lock_unknown,
    )
}


# What they are made of.


def deflated(piece: bytes, megabytes: int, *, start: bytes = b"", end: bytes = b"") -> bytes:
    """Return so many megabytes of a piece, between start and end, in zlib's format.

    A deflated megabyte closed by a full flush may stand behind any other: it is packed but once.
    """
    block = piece * (MEGABYTE // len(piece))
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    opening = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    repeated = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    closing = packer.compress(end) + packer.flush()
    checksum = zlib.adler32(start)
    for _ in range(megabytes):
        checksum = zlib.adler32(block, checksum)
    return b"\x78\xda" + opening + repeated * megabytes + closing + struct.pack(">I", zlib.adler32(end, checksum))


def _deflated_twice(piece: bytes, megabytes: int, end: bytes = b"", start: bytes = b"") -> bytes:
    return _one_page(zlib.compress(deflated(piece, megabytes, start=start, end=end), 9), TWICE)


def _one_page(content: bytes, entries: str = "", *, packed: bool = True) -> bytes:
    """Return a document of one page with this content, packed unless entries say how it is."""
    objects = Objects()
    return _document(objects, [_page(objects, objects.stream(content, entries, deflated=packed and not entries))])


def _page(objects: Objects, content: int, entries: str = A4, resources: str = ARIAL) -> int:
    size = "" if "/MediaBox" in entries else A4
    return objects.add(f"<</Type/Page{size}{entries}/Resources<<{resources}>>/Contents {content} 0 R>>")


def _document(objects: Objects, pages: Sequence[int], entries: str = "") -> bytes:
    kids = " ".join(f"{page} 0 R" for page in pages)
    tree = objects.add(f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")
    return objects.file(objects.add(f"<</Type/Catalog/Pages {tree} 0 R{entries}>>"))


def _same_page(kids: int, count: int) -> bytes:
    objects = Objects()
    page = _page(objects, objects.stream(SHOW))
    tree = objects.add(f"<</Type/Pages/Count {count}/Kids[{f'{page} 0 R ' * kids}]>>")
    return objects.file(objects.add(f"<</Type/Catalog/Pages {tree} 0 R>>"))


def _sized(media_box: str) -> bytes:
    objects = Objects()
    return _document(objects, [_page(objects, objects.stream(SHOW), f"/MediaBox{media_box}")])


def _with_nested(body: str) -> bytes:
    objects = Objects()
    nested = objects.add(body)
    return _document(objects, [_page(objects, objects.stream(SHOW))], f"/Names {nested} 0 R/PageLabels {nested} 0 R")


def _with_object(content: bytes, kind: str, inner: bytes) -> bytes:
    """Return a document of one page that draws an object."""
    objects = Objects()
    resources = f"/XObject<</X0 {objects.stream(inner, kind)} 0 R>>"
    return _document(objects, [_page(objects, objects.stream(content), resources=resources)])


def _forms(contents: Iterable[bytes]) -> bytes:
    """Return a page that draws the first of the forms, each of which draws the next, the last a line of text."""
    objects = Objects()
    below = _form(objects, SHOW, ARIAL)
    for content in contents:
        below = _form(objects, content, f"/XObject<</X0 {below} 0 R>>")
    return _document(objects, [_page(objects, objects.stream(b"/X0 Do"), resources=f"/XObject<</X0 {below} 0 R>>")])


def _form(objects: Objects, content: bytes, resources: str, number: int | None = None) -> int:
    kind = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<{resources}>>"
    return objects.stream(content, kind, number=number)


def _in_font(objects: Objects, program: str) -> bytes:
    """Return a page in a font with this program."""
    described = objects.add(f"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 9 9]{program}>>")
    font = f"/Font<</F0<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor {described} 0 R>>>>"
    return _document(objects, [_page(objects, objects.stream(SHOW), resources=font)])


def _mapped(to_unicode: bytes) -> bytes:
    """Return a page in a font with this map to Unicode."""
    objects = Objects()
    system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    below = objects.add(f"<</Type/Font/Subtype/CIDFontType2/BaseFont/X{system}/DW 500>>")
    mapped = objects.stream(to_unicode, deflated=True)
    font = (
        f"/Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[{below} 0 R]/ToUnicode {mapped} 0 R"
    )
    content = objects.stream(b"BT /F0 12 Tf 50 800 Td <00010002000300040041> Tj ET")
    return _document(objects, [_page(objects, content, resources=f"/Font<</F0<<{font}>>>>")])


def _locked(password: str) -> bytes:
    page = Page()
    page.text(50, 50, "KẾ HOẠCH NĂM 2024")
    return pdf([page], password=password)


def _stream(number: int, entries: str, content: bytes) -> bytes:
    head = f"{number} 0 obj\n<<{entries}/Length {len(content)}>>\nstream\n"
    return head.encode("ascii") + content + b"\nendstream\nendobj\n"


# Damages.


def _changed(content: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(content)
    for place in chance.choices(range(len(spoiled)), k=chance.randint(1, 8)) if spoiled else ():
        spoiled[place] = chance.randrange(256)
    return bytes(spoiled)


def _without_some(content: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    return content[:start] + content[end:]


def _with_some_twice(content: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    return content[:end] + content[start:]


def _with_some_elsewhere(content: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    place = chance.randint(0, len(content))
    return content[:place] + content[start:end] + content[place + end - start :]


def _cut_off(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(len(content) // 2, len(content))]


def _with_another_number(content: bytes, chance: random.Random) -> bytes:
    """Change a digit, which most often is of a length, a place or a reference."""
    digits = [place for place, byte in enumerate(content) if byte in b"0123456789"]
    if not digits:
        return content
    place = chance.choice(digits)
    return content[:place] + chance.choice((b"0", b"9", b"-1", b"99999", b"2147483648")) + content[place + 1 :]


def _span(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(content))
    return start, min(len(content), start + chance.choice((1, 4, 64, 1000)))


_DAMAGES = (_changed, _without_some, _with_some_twice, _with_some_elsewhere, _cut_off, _with_another_number)
