"""Tables found and read, beside peers in the same run: python -m benchmarks.icdar2013 FOLDER

FOLDER has NAME.pdf, NAME-reg.xml (where the tables stand) and NAME-str.xml (their cells) of the ICDAR-2013 table
competition. Two tasks, measured as the competition did (Göbel, Hassan, Oro, Orsi: "A methodology for evaluating
algorithms for table understanding in PDF documents", DocEng 2012; its tools: github.com/tamirhassan/dataset-tools):

Structure. Each tool is told page and region and returns cells. A relation is the text of a non-blank cell, the text of
its nearest non-blank neighbour to the right or below, and which of the two; blank cells between are skipped, a pair of
cells counts once a direction however many rows or columns they share. Texts are compared without white space, other
characters than ASCII letters, digits and _ replaced by _, in upper case (rule 1 of the competition's tool). Its tool,
not its paper, also compares how many blank cells lie between: --blanks does so. Truth regions of one table on one page
are one grid by their increments; no relation crosses a page. All pieces that a tool finds in a region count together.

Detection. Each tool is told the file alone. A region has the characters whose centres lie in it. In turn, a truth
region is matched with the region not yet taken that shares most characters with it; only characters shared by a matched
pair are correct. It is complete where the match has all its characters, and a found region is pure where it is matched
and has no other. Purity is of all regions found.

Precision, recall, completeness and purity are of each document, then the mean over documents; where a tool finds
nothing in a document, its precision and purity there are 0. F1 is of the two means. Micro figures are of the sums.

Ruled and unruled. A truth table is ruled where at least half of its pairs of horizontal neighbours have a drawn
vertical line between them, and at least half of its vertical ones a horizontal line: an edge that pdfplumber sees
(lines, curves, rectangles other than white ones without a stroke) between the two cells' texts, as far along as their
middle. So a table with lines one way only is unruled.
Structure apart for a kind is of its truth tables alone; detection is of its truth regions and of the found regions that
share most characters with one of them, so a found region that shares none counts against "all" only. A document without
a table of the kind is left out of the means.

The competition's regions hug the text, so the rulings around it are outside. Each tool is therefore told the region
grown by the margin, and through the option, that gave it its best F1 here; kehoach is told the region as it is. The
start of Java is in the seconds of the first mode of tabula.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import re
import shutil
import statistics
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from subprocess import SubprocessError
from typing import Any, TypeVar

import pdfplumber
from lxml import etree
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from benchmarks.pdf_tables import below_caption, table_within, tables_on_pages
from ingest.document import Box
from ingest.errors import UnreadableError

_EDGE_TOLERANCE_PT = 2.0

T = TypeVar("T")


# --- what is compared -------------------------------------------------------------------------------------------------


class Direction(Enum):
    """Where a cell's neighbour stands."""

    RIGHT = "→"
    BELOW = "↓"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table's grid, from whatever row and column its source counts."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A table as a tool found it; pages are counted from 1."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Region:
    """Where a tool is told to look; the page's height is what turns its coordinates upside down."""

    page: int
    box: Box
    page_height: float


@dataclass(frozen=True, slots=True)
class Relation:
    """Normalised texts of two neighbours; `blanks` is 0 where blank positions between them are not compared."""

    text: str
    neighbour: str
    direction: Direction
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """How many are correct of those in the truth and of those found: relations or characters."""

    correct: int = 0
    truth: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:
        """Return the score of both together."""
        return Score(self.correct + other.correct, self.truth + other.truth, self.found + other.found)

    @property
    def recall(self) -> float:
        """The share of the truth that was found."""
        return self.correct / self.truth if self.truth else 0.0

    @property
    def precision(self) -> float:
        """The share of what was found that is true, 0 where nothing was found."""
        return self.correct / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        return harmonic_mean(self.recall, self.precision)


def harmonic_mean(recall: float, precision: float) -> float:
    """Return their harmonic mean, 0 where both are 0."""
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


# --- the metric of structure ------------------------------------------------------------------------------------------


def normalised(text: str) -> str:
    """Return a cell's text as the competition compares it.

    >>> normalised("Net profit – 2012 (%)")
    'NETPROFIT_2012___'
    """
    return re.sub(r"\W", "_", re.sub(r"\s", "", text), flags=re.ASCII).upper()


def relations(cells: Iterable[GridCell], count_blanks: bool = False) -> Counter[Relation]:
    """Return a table's relations with how often each stands in it."""
    texts: list[str] = []
    holder: dict[tuple[int, int], int] = {}
    for cell in cells:
        text = normalised(cell.text)
        if text:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    holder[row, column] = len(texts)
            texts.append(text)
    blanks = _blanks_between(holder, Direction.RIGHT) | _blanks_between(holder, Direction.BELOW)
    return Counter(
        Relation(texts[one], texts[other], direction, count if count_blanks else 0)
        for (one, other, direction), count in blanks.items()
    )


def _blanks_between(holder: dict[tuple[int, int], int], direction: Direction) -> dict[tuple[int, int, Direction], int]:
    """Return each pair of neighbours once, with the number of blank positions between where they first meet."""
    right = direction is Direction.RIGHT
    lanes: dict[int, list[tuple[int, int]]] = {}
    for (row, column), cell in sorted(holder.items()):
        lanes.setdefault(row if right else column, []).append((column if right else row, cell))
    pairs: dict[tuple[int, int, Direction], int] = {}
    for _, lane in sorted(lanes.items()):
        for (before, one), (after, other) in pairwise(lane):
            if one != other:
                pairs.setdefault((one, other, direction), after - before - 1)
    return pairs


def score_of_relations(truth: Counter[Relation], found: Counter[Relation]) -> Score:
    """Return the score of the relations found; each of the truth is matched once."""
    return Score((truth & found).total(), truth.total(), found.total())


# --- the metric of detection ------------------------------------------------------------------------------------------

Characters = frozenset[tuple[int, int]]
"""Characters as (page, number on the page)."""


@dataclass(frozen=True, slots=True)
class RegionScore:
    """How the regions found in a document compare: their characters, then the regions themselves."""

    characters: Score = field(default_factory=Score)
    complete: int = 0
    pure: int = 0
    truth: int = 0
    found: int = 0

    def __add__(self, other: RegionScore) -> RegionScore:
        """Return the score of both together."""
        return RegionScore(
            self.characters + other.characters,
            self.complete + other.complete,
            self.pure + other.pure,
            self.truth + other.truth,
            self.found + other.found,
        )

    @property
    def completeness(self) -> float:
        """The share of truth regions that were found whole."""
        return self.complete / self.truth if self.truth else 0.0

    @property
    def purity(self) -> float:
        """The share of found regions that have nothing else in them, 0 where none was found."""
        return self.pure / self.found if self.found else 0.0


def score_of_regions(
    truth: Sequence[Characters], found: Sequence[Characters], wanted: Sequence[bool] | None = None
) -> RegionScore:
    """Return the score of found regions; with `wanted`, of those truth regions and what overlaps them most alone."""
    matches = _matches(truth, found)
    chosen = [index for index in range(len(truth)) if wanted is None or wanted[index]]
    counted = [index for index, region in enumerate(found) if wanted is None or _most_shared(region, truth) in chosen]
    counted += [matches[index] for index in chosen if index in matches and matches[index] not in counted]
    pairs = [(truth[index], found[matches[index]]) for index in chosen if index in matches]
    return RegionScore(
        Score(
            sum(len(one & other) for one, other in pairs),
            sum(len(truth[index]) for index in chosen),
            sum(len(found[index]) for index in counted),
        ),
        sum(one <= other for one, other in pairs),
        sum(other <= one for one, other in pairs),
        len(chosen),
        len(counted),
    )


def _matches(truth: Sequence[Characters], found: Sequence[Characters]) -> dict[int, int]:
    """Return the found region of each truth region that has one: most shared characters, then fewest in all."""
    matches: dict[int, int] = {}
    for index, region in enumerate(truth):
        free = [
            (len(region & other), -len(other), -number)
            for number, other in enumerate(found)
            if number not in matches.values() and region & other
        ]
        if free:
            matches[index] = -max(free)[2]
    return matches


def _most_shared(region: Characters, truth: Sequence[Characters]) -> int | None:
    """Return which truth region shares most characters with a found one, None where none does."""
    shared = [len(region & other) for other in truth]
    return shared.index(max(shared)) if any(shared) else None


# --- the truth --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TruthCell:
    """A cell of the truth and the box of its text."""

    cell: GridCell
    box: Box


@dataclass(frozen=True, slots=True)
class TruthTable:
    """A table of the truth on one page."""

    region: Region
    cells: tuple[TruthCell, ...]
    ruled: bool


@dataclass(frozen=True, slots=True)
class TruthDocument:
    """A document of the competition; `centres` are of each page's visible characters."""

    path: Path
    tables: tuple[TruthTable, ...]
    centres: tuple[tuple[tuple[float, float], ...], ...]

    def characters_in(self, page: int, box: Box) -> Characters:
        """Return the characters whose centres lie in a box."""
        left, top, width, height = box
        return frozenset(
            (page, number)
            for number, (x, y) in enumerate(self.centres[page - 1])
            if left <= x <= left + width and top <= y <= top + height
        )


def truth_document(path: Path) -> TruthDocument:
    """Read a PDF's truth from the two files beside it."""
    regions = etree.parse(path.with_name(f"{path.stem}-reg.xml"))
    structures = etree.parse(path.with_name(f"{path.stem}-str.xml"))
    boxes: dict[tuple[int, int], etree._Element] = {}
    for number, table in enumerate(regions.iter("table")):
        for region in table.iter("region"):
            boxes[number, int(region.get("page", "0"))] = region
    tables = []
    with pdfplumber.open(path) as pdf:
        for number, table in enumerate(structures.iter("table")):
            for page_number in sorted({int(region.get("page", "0")) for region in table.iter("region")}):
                page = pdf.pages[page_number - 1]
                parts = [region for region in table.iter("region") if int(region.get("page", "0")) == page_number]
                cells = tuple(cell for part in parts for cell in truth_cells(part, float(page.height)))
                box = _box(boxes[number, page_number], float(page.height))
                region = Region(page_number, box, float(page.height))
                tables.append(TruthTable(region, cells, is_ruled(cells, drawn_lines(page))))
        centres = tuple(_centres(page) for page in pdf.pages)
    return TruthDocument(path, tuple(tables), centres)


def truth_cells(region: etree._Element, page_height: float) -> Iterator[TruthCell]:
    """Yield the cells of a region of -str.xml, moved by its increments."""
    rows, columns = int(region.get("row-increment", "0")), int(region.get("col-increment", "0"))
    for cell in region.iter("cell"):
        row, column = int(cell.get("start-row", "0")), int(cell.get("start-col", "0"))
        row_span = int(cell.get("end-row", row)) - row + 1
        column_span = int(cell.get("end-col", column)) - column + 1
        text = cell.findtext("content") or ""
        yield TruthCell(GridCell(row + rows, column + columns, row_span, column_span, text), _box(cell, page_height))


def _box(element: etree._Element, page_height: float) -> Box:
    """Return an element's bounding box from the top left, its corners put right where they are swapped."""
    (bounds,) = element.iterchildren("bounding-box")
    left, right = sorted((float(bounds.get("x1", "0")), float(bounds.get("x2", "0"))))
    bottom, top = sorted((float(bounds.get("y1", "0")), float(bounds.get("y2", "0"))))
    return left, page_height - top, right - left, top - bottom


def _centres(page: Page) -> tuple[tuple[float, float], ...]:
    return tuple(
        ((char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)
        for char in page.chars
        if not char["text"].isspace()
    )


# --- ruled or not -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line: where it stands across its direction, and from where to where it runs."""

    direction: Direction
    at: float
    start: float
    end: float


def drawn_lines(page: Page) -> list[Line]:
    """Return the page's drawn lines: vertical ones part a cell from its RIGHT neighbour, the others from that BELOW."""
    lines = []
    for edge in page.edges:
        if edge.get("object_type") == "rect_edge" and not edge.get("stroke") and _is_white(edge):
            continue
        if edge["orientation"] == "v":
            lines.append(Line(Direction.RIGHT, edge["x0"], edge["top"], edge["bottom"]))
        else:
            lines.append(Line(Direction.BELOW, edge["top"], edge["x0"], edge["x1"]))
    return lines


def _is_white(edge: dict[str, Any]) -> bool:
    color = edge.get("non_stroking_color")
    values = tuple(color) if isinstance(color, (tuple, list)) else (color,)
    return values in ((1,), (1, 1, 1), (0, 0, 0, 0))


def is_ruled(cells: Sequence[TruthCell], lines: Sequence[Line]) -> bool:
    """Say whether at least half of the pairs of neighbours have a line between them, in both directions."""
    for direction in Direction:
        across = [line for line in lines if line.direction is direction]
        parted = [_is_parted(one.box, other.box, across, direction) for one, other in _neighbours(cells, direction)]
        if not parted or 2 * sum(parted) < len(parted):
            return False
    return True


def _neighbours(cells: Sequence[TruthCell], direction: Direction) -> Iterator[tuple[TruthCell, TruthCell]]:
    holder = {
        (row, column): index
        for index, truth in enumerate(cells)
        for row in range(truth.cell.row, truth.cell.row + truth.cell.row_span)
        for column in range(truth.cell.column, truth.cell.column + truth.cell.column_span)
    }
    for one, other, _ in _blanks_between(holder, direction):
        yield cells[one], cells[other]


def _is_parted(one: Box, other: Box, lines: Sequence[Line], direction: Direction) -> bool:
    """Say whether a line stands between two boxes, and runs past the middle of what they share along it."""
    along = 1 if direction is Direction.RIGHT else 0
    across = 1 - along
    before, after = sorted((one[across] + one[across + 2], other[across]))
    start, end = max(one[along], other[along]), min(one[along] + one[along + 2], other[along] + other[along + 2])
    middle = (start + end) / 2 if start <= end else other[along] + other[along + 2] / 2
    return any(
        before - _EDGE_TOLERANCE_PT <= line.at <= after + _EDGE_TOLERANCE_PT and line.start <= middle <= line.end
        for line in lines
    )


# --- the tools --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool under measure: what it needs, and its two tasks; a region may come back in pieces.

    `margin_pt` is by how much a region is grown before the tool is told it.
    """

    name: str
    distribution: str
    module: str
    tables: Callable[[Path], list[Found]]
    table_in: Callable[[Path, Region], list[list[GridCell]]]
    commands: tuple[str, ...] = ()
    margin_pt: float = 0.0

    @property
    def is_installed(self) -> bool:
        """Whether its module and commands are here."""
        return _has_module(self.module) and all(map(shutil.which, self.commands))


def _has_module(name: str) -> bool:
    parent = name.rpartition(".")[0]
    return (not parent or _has_module(parent)) and find_spec(name) is not None


def kehoach_tables(path: Path) -> list[Found]:
    """Return the tables that kehoach finds, parts over pages apart, from their heads on."""
    regions = ((table.place.page, below_caption(table)) for table in tables_on_pages(path))
    return [Found(page, box) for page, box in regions if page is not None and box is not None]


def kehoach_table_in(path: Path, page: int, region: Box) -> list[GridCell]:
    """Return the cells that kehoach reads in a region."""
    table = table_within(path, page, region)
    if table is None:
        return []
    return [GridCell(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


def pdfplumber_tables(path: Path, strategy: str) -> list[Found]:
    """Return the tables that pdfplumber finds by lines or by text."""
    settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy}
    with pdfplumber.open(path) as pdf:
        return [
            Found(page.page_number, (left, top, right - left, bottom - top))
            for page in pdf.pages
            for left, top, right, bottom in (table.bbox for table in page.find_tables(settings))
        ]


def pdfplumber_table_in(path: Path, region: Region, strategy: str) -> list[list[GridCell]]:
    """Return the cells of each table that pdfplumber finds in the page cropped to a region."""
    settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy}
    left, top, width, height = region.box
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[region.page - 1]
        area = max(left, 0), max(top, 0), min(left + width, page.width), min(top + height, page.height)
        return [
            grid_of_boxes(
                ((box[0], box[1], box[2] - box[0], box[3] - box[1]), text or "")
                for row, texts in zip(table.rows, table.extract(), strict=True)
                for box, text in zip(row.cells, texts, strict=True)
                if box is not None
            )
            for table in page.crop(area).find_tables(settings)
        ]


def grid_of_boxes(cells: Iterable[tuple[Box, str]]) -> list[GridCell]:
    """Return cells in the grid that their left and upper edges make; a cell spans the edges that start within it."""
    boxes = list(cells)
    lefts = _distinct(box[0] for box, _ in boxes)
    tops = _distinct(box[1] for box, _ in boxes)
    grid = []
    for (left, top, width, height), text in boxes:
        row, below = _first_from(tops, top), _first_from(tops, top + height)
        column, right = _first_from(lefts, left), _first_from(lefts, left + width)
        grid.append(GridCell(row, column, max(below - row, 1), max(right - column, 1), text))
    return grid


def _distinct(edges: Iterable[float]) -> list[float]:
    """Return edges in order, one of those that lie within the tolerance of the one before."""
    distinct: list[float] = []
    for edge in sorted(edges):
        if not distinct or edge - distinct[-1] > _EDGE_TOLERANCE_PT:
            distinct.append(edge)
    return distinct


def _first_from(edges: Sequence[float], position: float) -> int:
    """Return how many edges lie clearly before a position."""
    return sum(edge < position - _EDGE_TOLERANCE_PT for edge in edges)


def camelot_tables(path: Path, flavor: str) -> list[Found]:
    """Return the tables that camelot finds."""
    found = []
    for table in importlib.import_module("camelot").read_pdf(str(path), pages="all", flavor=flavor):
        left, bottom, right, top = table._bbox
        found.append(Found(table.page, (left, table.pdf_size[1] - top, right - left, top - bottom)))
    return found


def camelot_table_in(path: Path, region: Region, flavor: str, option: str) -> list[list[GridCell]]:
    """Return the cells of each table that camelot finds in a region told as table_areas or table_regions."""
    left, top, width, height = region.box
    area = f"{left},{region.page_height - top},{left + width},{region.page_height - top - height}"
    tables = importlib.import_module("camelot").read_pdf(
        str(path), pages=str(region.page), flavor=flavor, **{option: [area]}
    )
    return [merged_by_edges(table.cells) for table in tables]


def merged_by_edges(rows: Sequence[Sequence[Any]]) -> list[GridCell]:
    """Return camelot's cells, those it sees no line between as one where together they are a rectangle."""
    group = {(row, column): (row, column) for row, cells in enumerate(rows) for column in range(len(cells))}
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            for open_side, beside in ((not cell.right, (row, column + 1)), (not cell.bottom, (row + 1, column))):
                if open_side and beside in group and group[beside] != group[row, column]:
                    old, new = group[beside], group[row, column]
                    group = {place: new if leader == old else leader for place, leader in group.items()}
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, leader in group.items():
        members.setdefault(leader, []).append(place)
    merged = []
    for places in members.values():
        top, left = min(row for row, _ in places), min(column for _, column in places)
        height, width = max(row for row, _ in places) - top + 1, max(column for _, column in places) - left + 1
        texts = [rows[row][column].text for row, column in sorted(places)]
        if len(places) == height * width:
            merged.append(GridCell(top, left, height, width, "".join(texts)))
        else:
            merged += [GridCell(row, column, 1, 1, rows[row][column].text) for row, column in places]
    return merged


def tabula_tables(path: Path, **options: bool) -> list[Found]:
    """Return the tables that tabula finds; page by page, for it does not say which page a table stands on."""
    with pdfplumber.open(path) as pdf:
        pages = len(pdf.pages)
    return [
        Found(page, (table["left"], table["top"], table["width"], table["height"]))
        for page in range(1, pages + 1)
        for table in _tabula(path, page, **options)
    ]


def tabula_table_in(path: Path, region: Region, **options: bool) -> list[list[GridCell]]:
    """Return the cells of each table that tabula reads in a region."""
    left, top, width, height = region.box
    area = [top, left, top + height, left + width]
    pieces = []
    for table in _tabula(path, region.page, area=area, **options):
        if table["extraction_method"] == "lattice":
            cells = [cell for row in table["data"] for cell in row if cell["width"] and cell["height"]]
            boxes = [(cell["left"], cell["top"], cell["width"], cell["height"]) for cell in cells]
            pieces.append(grid_of_boxes(zip(boxes, (cell["text"] for cell in cells), strict=True)))
        else:
            pieces.append(
                [
                    GridCell(row, column, 1, 1, cell["text"])
                    for row, cells in enumerate(table["data"])
                    for column, cell in enumerate(cells)
                ]
            )
    return pieces


def _tabula(path: Path, page: int, **options: object) -> list[dict[str, Any]]:
    """Return tabula's tables of a page as its JSON has them."""
    tables: list[dict[str, Any]] = importlib.import_module("tabula").read_pdf(
        str(path), pages=page, output_format="json", silent=True, **options
    )
    return tables


def _pdfplumber_tool(name: str, strategy: str, margin_pt: float) -> Tool:
    return Tool(
        name,
        "pdfplumber",
        "pdfplumber",
        lambda path: pdfplumber_tables(path, strategy),
        lambda path, region: pdfplumber_table_in(path, region, strategy),
        margin_pt=margin_pt,
    )


def _camelot_tool(name: str, flavor: str, option: str, margin_pt: float) -> Tool:
    return Tool(
        name,
        "camelot-py",
        "camelot",
        lambda path: camelot_tables(path, flavor),
        lambda path, region: camelot_table_in(path, region, flavor, option),
        margin_pt=margin_pt,
    )


def _tabula_tool(name: str, margin_pt: float, **options: bool) -> Tool:
    return Tool(
        name,
        "tabula-py",
        "tabula",
        lambda path: tabula_tables(path, **options),
        lambda path, region: tabula_table_in(path, region, **options),
        commands=("java",),
        margin_pt=margin_pt,
    )


TOOLS = (
    Tool(
        "kehoach",
        "kehoach",
        "benchmarks.pdf_tables",
        kehoach_tables,
        lambda path, region: [kehoach_table_in(path, region.page, region.box)],
    ),
    _pdfplumber_tool("pdfplumber", "lines", 20),
    _pdfplumber_tool("pdfplumber text", "text", 0),
    _camelot_tool("camelot lattice", "lattice", "table_regions", 10),
    _camelot_tool("camelot stream", "stream", "table_areas", 2),
    _camelot_tool("camelot hybrid", "hybrid", "table_regions", 10),
    _tabula_tool("tabula lattice", 6, lattice=True),
    _tabula_tool("tabula stream", 3, stream=True),
    _tabula_tool("tabula default", 6),
)
"""Each tool in each of its modes; a name's first word is what --tools takes."""

_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    PdfminerException,
    RuntimeError,
    SubprocessError,
    TypeError,
    UnreadableError,
    ValueError,
)
"""What a tool raises where it fails on a file, Java's exceptions apart."""


# --- the run ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TableReading:
    """A truth table beside what a tool read in its region."""

    table: TruthTable
    truth: Counter[Relation]
    found: Counter[Relation]

    @property
    def score(self) -> Score:
        """The score of its relations."""
        return score_of_relations(self.truth, self.found)


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """A tool's work on one document, what it failed on, and its seconds for each task."""

    document: TruthDocument
    tables: tuple[TableReading, ...]
    found: tuple[Characters, ...]
    failures: tuple[str, ...]
    structure_seconds: float
    detection_seconds: float

    def structure(self, ruled: bool | None = None) -> Score | None:
        """Return the score of its tables of a kind, None where it has none."""
        scores = [reading.score for reading in self.tables if ruled in (None, reading.table.ruled)]
        return sum(scores, Score()) if scores else None

    def detection(self, ruled: bool | None = None) -> RegionScore | None:
        """Return the score of the regions found, of a kind or all; None where it has none of the kind."""
        tables = self.document.tables
        wanted = None if ruled is None else [table.ruled == ruled for table in tables]
        if wanted is not None and not any(wanted):
            return None
        truth = [self.document.characters_in(table.region.page, table.region.box) for table in tables]
        return score_of_regions(truth, self.found, wanted)


def reading_by(tool: Tool, document: TruthDocument, count_blanks: bool) -> DocumentReading:
    """Return what a tool makes of a document in both tasks; where it fails it has found nothing."""
    failures: list[str] = []
    tables, structure_seconds = [], 0.0
    for table in document.tables:
        work = partial(tool.table_in, document.path, _grown(table.region, tool.margin_pt))
        pieces, seconds = _attempt(work, f"structure, page {table.region.page}", failures)
        structure_seconds += seconds
        truth = relations((truth.cell for truth in table.cells), count_blanks)
        read = sum((relations(cells, count_blanks) for cells in pieces), Counter[Relation]())
        tables.append(TableReading(table, truth, read))
    found, detection_seconds = _attempt(partial(tool.tables, document.path), "detection", failures)
    regions = tuple(document.characters_in(table.page, table.box) for table in found)
    return DocumentReading(document, tuple(tables), regions, tuple(failures), structure_seconds, detection_seconds)


def _attempt(work: Callable[[], list[T]], task: str, failures: list[str]) -> tuple[list[T], float]:
    """Return what the work returned, nothing where it failed, and its seconds; a failure is added to the list."""
    failing: tuple[type[Exception], ...] = (*_FAILURES, *_java_failures())
    begun = time.perf_counter()
    try:
        return work(), time.perf_counter() - begun
    except failing as error:
        failures.append(f"{task}: {type(error).__name__}: {error}")
        return [], time.perf_counter() - begun


def _java_failures() -> tuple[type[Exception], ...]:
    """Return what tabula raises where Java runs in this process."""
    if not _has_module("jpype"):
        return ()
    exception: type[Exception] = importlib.import_module("jpype").JException
    return (exception,)


def _grown(region: Region, margin_pt: float) -> Region:
    """Return the region with a margin, upper and left edges kept on the page."""
    left, top, width, height = region.box
    new_left, new_top = max(left - margin_pt, 0.0), max(top - margin_pt, 0.0)
    new_width, new_height = left + width + margin_pt - new_left, top + height + margin_pt - new_top
    return Region(region.page, (new_left, new_top, new_width, new_height), region.page_height)


def main(arguments: Sequence[str]) -> None:
    """Measure the chosen tools over a folder and print the figures."""
    options = _options(arguments)
    warnings.simplefilter("ignore")
    logging.disable(logging.ERROR)
    paths = sorted(options.folder.glob("*.pdf"))
    if not paths:
        sys.exit(f"no .pdf in {options.folder}")
    documents = [truth_document(path) for path in paths]
    chosen = [tool for tool in TOOLS if not options.tools or {tool.name, tool.name.split()[0]} & set(options.tools)]
    if not chosen:
        sys.exit(f"no such tool; --tools takes: {', '.join(tool.name for tool in TOOLS)}")
    readings = {
        tool.name: [reading_by(tool, document, options.blanks) for document in documents]
        for tool in chosen
        if tool.is_installed
    }
    print_figures(documents, readings)
    measured = {tool.distribution: version(tool.distribution) for tool in chosen if tool.is_installed}
    print(", ".join(f"{name} {number}" for name, number in measured.items()))
    for tool in chosen:
        if not tool.is_installed:
            print(f"{tool.name}: not installed")
        for reading in readings.get(tool.name, ()):
            for failure in dict.fromkeys(reading.failures):
                print(f"{tool.name} failed on {reading.document.path.stem}, {failure}")
    if (options.worst or options.show) and options.tool not in readings:
        sys.exit(f"{options.tool} was not measured; --tool takes one of: {', '.join(readings)}")
    if options.worst:
        print_worst(options.tool, readings[options.tool], options.worst)
    if options.show:
        print_differences(options.tool, readings[options.tool], options.show)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.icdar2013")
    parser.add_argument("folder", type=Path)
    names = ", ".join(tool.name for tool in TOOLS)
    parser.add_argument(
        "--tools", type=lambda value: value.split(","), help=f"only these, by name or first word: {names}"
    )
    parser.add_argument(
        "--blanks", action="store_true", help="also compare how many blank cells lie between neighbours"
    )
    parser.add_argument("--tool", default="kehoach", help="whose documents --worst and --show are about")
    parser.add_argument("--worst", type=int, metavar="N", help="list the N documents with the lowest F1 of structure")
    parser.add_argument("--show", metavar="NAME", help="print the missing and the invented relations of a document")
    return parser.parse_args(arguments)


# --- what is printed --------------------------------------------------------------------------------------------------

_KINDS = (("all", None), ("ruled", True), ("unruled", False))


def print_figures(documents: Sequence[TruthDocument], readings: dict[str, list[DocumentReading]]) -> None:
    """Print the truth in numbers, then one table of all tools and kinds."""
    tables = [table for document in documents for table in document.tables]
    total = sum(relations(truth.cell for truth in table.cells).total() for table in tables)
    print(
        f"{len(documents)} documents, {len(tables)} tables: {sum(table.ruled for table in tables)} ruled, "
        f"{sum(not table.ruled for table in tables)} unruled; {total:,} relations. R recall, P precision of relations "
        "or characters."
    )
    print(
        f"{'':24} {'structure':^16} {'its micro':^16} {'detection':^16} {'complete':^12} {'pure':^12} {'seconds':>13}"
    )
    print(f"{'tables  tool':24}" + "    R    P   F1 " * 3 + "    mean count    mean  count structure detection")
    for kind, ruled in _KINDS:
        for name, read in readings.items():
            print((f"{kind:7} {name:16}" + _figures(read, ruled) + (_seconds(read) if ruled is None else "")).rstrip())


def _figures(readings: Sequence[DocumentReading], ruled: bool | None) -> str:
    structure = [score for reading in readings if (score := reading.structure(ruled)) is not None]
    detection = [regions for reading in readings if (regions := reading.detection(ruled)) is not None]
    if not structure:
        return " no such table"
    micro, total = sum(structure, Score()), sum(detection, RegionScore())
    return (
        _means(structure)
        + f" {micro.recall:.3f} {micro.precision:.3f} {micro.f1:.3f}"
        + _means([score.characters for score in detection])
        + f" {statistics.mean(score.completeness for score in detection):.3f} {total.complete:3}/{total.truth:<3}"
        + f" {statistics.mean(score.purity for score in detection):.3f} {total.pure:3}/{total.found:<4}"
    )


def _means(scores: Sequence[Score]) -> str:
    recall = statistics.mean(score.recall for score in scores)
    precision = statistics.mean(score.precision for score in scores)
    return f" {recall:.3f} {precision:.3f} {harmonic_mean(recall, precision):.3f}"


def _seconds(readings: Sequence[DocumentReading]) -> str:
    structure = sum(reading.structure_seconds for reading in readings)
    return f" {structure:8.1f} {sum(reading.detection_seconds for reading in readings):9.1f}"


def print_worst(name: str, readings: Sequence[DocumentReading], count: int) -> None:
    """Print a tool's documents with the lowest F1 of structure, and what it found of them."""
    print(f"\nlowest F1 of structure of {name}, beside detection of the same document")
    print(f"{'document':12} {'tables':8} {'R':>5} {'P':>5} {'F1':>5}  {'R':>5} {'P':>5} {'F1':>5} complete  pure")
    scored = [(score.f1, reading, score) for reading in readings if (score := reading.structure()) is not None]
    for _, reading, score in sorted(scored, key=lambda item: (item[0], item[1].document.path))[:count]:
        regions = reading.detection() or RegionScore()
        kinds = "".join("R" if table.table.ruled else "U" for table in reading.tables)
        print(
            f"{reading.document.path.stem:12} {kinds:8} {score.recall:.3f} {score.precision:.3f} {score.f1:.3f}  "
            f"{regions.characters.recall:.3f} {regions.characters.precision:.3f} {regions.characters.f1:.3f} "
            f"{regions.complete:>5}/{regions.truth} {regions.pure:>3}/{regions.found}"
        )


def print_differences(name: str, readings: Sequence[DocumentReading], document: str) -> None:
    """Print what a tool misses and invents in each table of a document."""
    for reading in (reading for reading in readings if reading.document.path.stem == document):
        for table in reading.tables:
            score, region = table.score, table.table.region
            left, top, width, height = region.box
            print(
                f"\n{name}, {document} page {region.page}, {'ruled' if table.table.ruled else 'unruled'} region "
                f"{left:.0f},{top:.0f} {width:.0f}×{height:.0f}: R {score.recall:.3f} P {score.precision:.3f}"
            )
            for what, differing in (("missing", table.truth - table.found), ("invented", table.found - table.truth)):
                for relation in differing.elements():
                    print(f"  {what:8} {relation.text} {relation.direction.value} {relation.neighbour}")


if __name__ == "__main__":
    main(sys.argv[1:])
