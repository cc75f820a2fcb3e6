"""Tables without rulings, or with few: lines in columns to rows and cells, headers of two levels told."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from operator import attrgetter

from ingest.document import Cell, Place, Table, TableKind
from ingest.layout import with_layout
from ingest.printed.alignment import HEADS, LIST_MARK, NARROWEST_RIVER, Aligned, Row, Segment
from ingest.printed.cells import printed_cell
from ingest.printed.charts import is_chart
from ingest.printed.lattice import Field
from ingest.printed.lines import text
from ingest.printed.openings import Parts
from ingest.printed.page import Ruling, Word, upright_box
from ingest.printed.row_starts import is_key, row_starts
from ingest.wording import bare

_PAGE = re.compile(r"[.…_\s]*\d{1,3}")
_MOST_PAGES_APART = 30
DASH = re.compile(r"[-–—…]|\.{3}")
"""What stands for no figure."""

FIGURE = re.compile(r"[(+-]?\$?\d[\d.,\s]*[%)]?|[-–—…]")
"""A cell that holds a figure, or what stands for none."""

IN_DOUBT = 0.8
"""The confidence of rows without rulings whose names are out of step with their figures."""

_LEADING = 1.17
"""The distance of lines of one text, in sizes, where none is seen."""

_APART = 1.06
"""Lines this much further apart than text wraps belong to two cells."""

_MOST_SPANNED = 16
"""Heads over more columns than this are not told apart: there are too many ways to cut them."""

_MOST_WORDS = 6
_LEVEL = 0.4
_ORDINAL = 3
"""The longest text of a column of ordinals that is one: "Cộng" beside a blank name is the name."""

_FEWEST_FIGURES = 2


def unruled_table(number: int, lines: Sequence[Row], group: Aligned) -> Table | None:
    """Return the table that aligned lines make on a page of that number.

    None where they are a list, contents, prose or a chart.
    """
    split = [parts_of(row, group) for row in lines]
    if group.goes_on:
        return _continued(number, lines, split, group)
    if group.column_count == 2 and not group.rules and (_is_list(split) or _is_contents(split)):
        return None
    if not group.rules and (frame := _frame(number, lines, split, group)) is not None:
        return frame
    table = _table(number, lines, split, row_positions(lines, split, group), group)
    if group.rules:
        return table
    return table if _is_tabular(table) and not is_chart(word for row in lines for word in row.line.words) else None


def _continued(number: int, lines: Sequence[Row], split: Sequence[Parts], group: Aligned) -> Table:
    """Return the part of a table that goes on from the page before: it has no header."""
    starts = row_positions(lines, split, group)
    place = Place(number, upright_box([word for row in lines for word in row.line.words]))
    cells = tuple(_cells(number, split, starts, group))
    return Table(cells, len(starts), group.column_count, place, ruled=False, pages=(number,))


def _is_tabular(table: Table) -> bool:
    """Return whether the heads of a plan's table stand above its columns, or rows of figures or few words follow."""
    if table.column_count > 2 and HEADS & {bare(cell.text).rstrip(".") for cell in table.cells}:
        return True
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for cell in table.cells:
        if cell.text:
            rows[cell.row].append(cell.text)
    many = [texts for texts in rows.values() if len(texts) > 1]
    if len(many) < 2:
        return False
    shown = [cell for texts in many for cell in texts]
    figures = sum(bool(FIGURE.fullmatch(cell)) for cell in shown)
    if 2 * figures < len(shown) and sum(len(cell.split()) for cell in shown) > _MOST_WORDS * len(shown):
        return False
    return figures >= _FEWEST_FIGURES or (table.column_count > 2 and len(many) > 2)


def body_cells(number: int, lines: Sequence[Row], group: Aligned, below: int) -> tuple[list[Cell], int]:
    """Return the cells of lines that stand below so many rows of a ruled header, and the number of their rows."""
    split = [parts_of(row, group) for row in lines]
    starts = row_starts(lines, split)
    return [cell.lower_by(below) for cell in _cells(number, split, starts, group)], len(starts)


def parts_of(row: Row, group: Aligned) -> list[tuple[range, Segment]]:
    """Return the segments of a line with the columns they reach over, parted where a gap lies at an edge."""
    parts: list[tuple[range, Segment]] = []
    for segment in row.segments:
        for part in _parted(segment, row, group):
            columns = group.columns(part)
            if parts and parts[-1][0].stop > columns.start:
                before = parts.pop()[1]
                part = Segment(before.left, part.right, (*before.words, *part.words))
                columns = group.columns(part)
            parts.append((columns, part))
    return parts


def _parted(segment: Segment, row: Row, group: Aligned) -> list[Segment]:
    parts: list[list[Word]] = [[segment.words[0]]]
    for before, word in pairwise(segment.words):
        gap = word.left - before.right
        is_edge = any(before.right - 0.5 <= edge <= word.left + 0.5 for edge in group.edges[1:-1])
        if is_edge and gap >= NARROWEST_RIVER * row.line.size:
            parts.append([])
        parts[-1].append(word)
    return [Segment(words[0].left, max(w.right for w in words), tuple(words)) for words in parts]


def _is_list(split: Sequence[Parts]) -> bool:
    """Return whether the first of two columns holds nothing but bullets or numbers: paragraphs set off by a tab."""
    marks = [text(part.words) for parts in split for columns, part in parts if columns == range(1)]
    return all(LIST_MARK.fullmatch(mark) for mark in marks)


def _is_contents(split: Sequence[Parts]) -> bool:
    """Return whether the second of two columns holds page numbers that only grow: a table of contents."""
    texts = [text(part.words) for parts in split for columns, part in parts if columns == range(1, 2)]
    if not texts or not all(_PAGE.fullmatch(page) for page in texts):
        return False
    pages = [int(re.sub(r"\D", "", page)) for page in texts]
    return pages == sorted(pages) and all(after - before <= _MOST_PAGES_APART for before, after in pairwise(pages))


def _frame(number: int, lines: Sequence[Row], split: Sequence[Parts], group: Aligned) -> Table | None:
    """Return the group as one row of cells where that is a letterhead or the end of a document, else None."""
    columns: defaultdict[int, list[Word]] = defaultdict(list)
    for parts in split:
        for at, part in parts:
            columns[at.start] += part.words
    cells = tuple(_cell(number, Field(0, column, 1, 1), words, 0.0) for column, words in sorted(columns.items()))
    words = [word for row in lines for word in row.line.words]
    table = Table(cells, 1, group.column_count, Place(number, upright_box(words)), ruled=False, pages=(number,))
    (told,) = with_layout((table,))
    is_frame = isinstance(told, Table) and told.kind in (TableKind.LETTERHEAD, TableKind.SIGNATURE)
    return table if is_frame else None


def row_positions(lines: Sequence[Row], split: Sequence[Parts], group: Aligned) -> list[int]:
    """Return the positions of the lines at which rows begin: at rulings, and between two as figures tell."""
    starts: list[int] = []
    bands = [(above, below) for above, below in pairwise((float("-inf"), *group.rules, float("inf")))]
    for above, below in bands:
        band = [k for k, row in enumerate(lines) if above <= row.line.baseline - 0.3 * row.line.size < below]
        if not band:
            continue
        if not group.rules or sum(_is_full_key(split[k]) for k in band) > 1:
            starts += [band[0] + k for k in row_starts([lines[k] for k in band], [split[k] for k in band])]
        else:
            starts.append(band[0])
    return starts


def _is_full_key(parts: Parts) -> bool:
    """Return whether a line between two rulings is a row of its own beyond doubt: several figures, or one and a
    number."""
    return is_key(parts) and sum(bool(FIGURE.fullmatch(text(part.words))) for _, part in parts) > 1


def _table(number: int, lines: Sequence[Row], split: Sequence[Parts], starts: Sequence[int], group: Aligned) -> Table:
    first_end = starts[1] if len(starts) > 1 else len(lines)
    head_end = 0 if any(is_key(parts) for parts in split[:first_end]) else first_end
    head = _head_cells(number, lines[:head_end], split[:head_end], group)
    above = max((cell.row + cell.row_span for cell in head), default=0)
    body_starts = [start - head_end for start in starts if start >= head_end]
    body = _cells(number, split[head_end:], body_starts, group) if body_starts else []
    cells = sorted([*head, *(cell.lower_by(above) for cell in body)], key=lambda cell: (cell.row, cell.column))
    words = [word for row in lines for word in row.line.words]
    place = Place(number, upright_box(words))
    row_count = above + len(body_starts)
    return Table(tuple(cells), row_count, group.column_count, place, ruled=False, pages=(number,))


def _cells(number: int, split: Sequence[Parts], starts: Sequence[int], group: Aligned) -> list[Cell]:
    """Return the cells of rows that begin at these lines; a position without text is a blank cell.

    Where no ruling parts the rows and one of them opens within a name, all of them are in doubt.
    """
    cells: list[Cell] = []
    for r, (start, end) in enumerate(zip(starts, [*starts[1:], len(split)], strict=True)):
        cells += _row_cells(number, r, split[start:end], group)
    if group.rules or not _is_out_of_step(cells, is_first=not group.goes_on):
        return cells
    return [replace(cell, confidence=min(cell.confidence, IN_DOUBT)) for cell in cells]


def _is_out_of_step(cells: Sequence[Cell], *, is_first: bool) -> bool:
    """Return whether a row with figures has a name that opens in small letters, or none: lines went to the wrong row.

    The first row of a part that goes on may be the rest of one.
    """
    letters: Counter[int] = Counter()
    for cell in cells:
        letters[cell.column] += sum(map(str.isalpha, cell.text))
    (name, _), *_ = letters.most_common(1) or [(0, 0)]
    rows: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    for row, found in rows.items():
        has_figures = any(cell.column > name and FIGURE.fullmatch(cell.text) for cell in found if cell.text)
        named = "".join(cell.text for cell in found if cell.column <= name < cell.column + cell.column_span)
        named = named or next((cell.text for cell in found if cell.column < name and len(cell.text) > _ORDINAL), "")
        if has_figures and (not named or ((row > 0 or is_first) and named[0].islower())):
            return True
    return False


def _row_cells(number: int, r: int, lines: Sequence[Parts], group: Aligned) -> list[Cell]:
    merged: list[tuple[range, list[Word]]] = []
    for columns, part in (item for parts in lines for item in parts):
        touching = [item for item in merged if item[0].start < columns.stop and columns.start < item[0].stop]
        words = [word for _, known in touching for word in known] + list(part.words)
        start = min([columns.start, *(item[0].start for item in touching)])
        stop = max([columns.stop, *(item[0].stop for item in touching)])
        merged = [item for item in merged if item not in touching] + [(range(start, stop), words)]
    taken = {column for columns, _ in merged for column in columns}
    cells = [
        _cell(number, Field(r, columns.start, 1, len(columns)), words, group.width(columns))
        for columns, words in merged
    ]
    blank = [Cell(r, column, 1, 1, (), Place(number)) for column in range(group.column_count) if column not in taken]
    return sorted([*cells, *blank], key=lambda cell: cell.column)


def _head_cells(number: int, lines: Sequence[Row], split: Sequence[Parts], group: Aligned) -> list[Cell]:
    """Return the cells of a header: one row, or two where a head spans those below it."""
    if not lines:
        return []
    spans = _spans(lines, split, group)
    if not spans:
        return _row_cells(number, 0, split, group)
    cells: list[Cell] = []
    spanned = {column for columns, _ in spans for column in columns}
    for columns, words in spans:
        cells.append(_cell(number, Field(0, columns.start, 1, len(columns)), words, group.width(columns)))
    used = {id(word) for _, words in spans for word in words}
    by_column: defaultdict[int, list[Word]] = defaultdict(list)
    for columns, part in (item for parts in split for item in parts):
        by_column[columns.start] += [word for word in part.words if id(word) not in used]
    for column in range(group.column_count):
        field = Field(1, column, 1, 1) if column in spanned else Field(0, column, 2, 1)
        words = by_column[column]
        cells.append(
            _cell(number, field, words, group.width(range(column, column + 1)))
            if words
            else Cell(*field, (), Place(number))
        )
    return cells


def _spans(lines: Sequence[Row], split: Sequence[Parts], group: Aligned) -> list[tuple[range, list[Word]]]:
    """Return the heads that stand over several columns which have heads of their own below, and their words."""
    found = _spans_over_rulings(lines, split, group)
    if found:
        return found
    is_level = _is_level(lines, split, group, set())
    for k, parts in enumerate(split[:-1]):
        for columns, part in parts:
            goes_on = next((item for item in found if _goes_on_with(item, k, columns, lines, split)), None)
            if goes_on is not None:
                goes_on[1].extend(part.words)
                continue
            over = columns if len(columns) > 1 else range(0)
            if over or not is_level or _stands_apart(k, columns.start, lines, split):
                over = _spanned(k, columns, part, lines, split, group) or over
            known = next((item for item in found if item[0] == over), None)
            if known is not None:
                known[1].extend(part.words)
            elif len(over) > 1 and not any(set(over) & set(other) for other, _ in found):
                found.append((over, list(part.words)))
    return found


def _goes_on_with(
    head: tuple[range, list[Word]], position: int, columns: range, lines: Sequence[Row], split: Sequence[Parts]
) -> bool:
    """Return whether a line holds in a column what a head over several columns goes on with: close below it, alone."""
    over, words = head
    within = [held for held, _ in split[position] if set(held) & set(over)]
    room = lines[position].line.baseline - max(word.baseline for word in words)
    is_close = room <= _APART * _LEADING * lines[position].line.size
    return within == [columns] and is_close and _stands_apart(position, columns.start, lines, split)


def _stands_apart(position: int, column: int, lines: Sequence[Row], split: Sequence[Parts]) -> bool:
    """Return whether what a line of heads holds in a column is further from its next line there than text wraps."""
    heights: defaultdict[int, list[float]] = defaultdict(list)
    for row, parts in zip(lines, split, strict=True):
        for columns, _ in parts:
            heights[columns.start].append(row.line.baseline)
    line = lines[position].line
    below = next((at for at in heights[column] if at > line.baseline), None)
    if below is None:
        return False
    wrapped = [b - a for at in heights.values() for a, b in pairwise(at) if (a, b) != (line.baseline, below)]
    leading = min([*wrapped, _LEADING * line.size])
    return below - line.baseline > _APART * leading


def _spans_over_rulings(lines: Sequence[Row], split: Sequence[Parts], group: Aligned) -> list[tuple[range, list[Word]]]:
    """Return the heads that a ruling parts from those below: it reaches as far as they do."""
    found = []
    for ruling in group.partial:
        span = _below(ruling, lines, split)
        heads = [
            part
            for row, parts in zip(lines, split, strict=True)
            if row.line.baseline < ruling.at
            for columns, part in parts
            if set(columns) <= set(span)
        ]
        if len(span) > 1 and heads and any(row.line.baseline > ruling.at for row in lines):
            found += _side_by_side(range(span[0], span[-1] + 1), heads, group)
    return found


def _side_by_side(span: range, parts: Sequence[Segment], group: Aligned) -> list[tuple[range, list[Word]]]:
    """Return the heads that stand above one ruling, each over the columns of which it is the middle: one, or several.

    `parts` are their pieces, line by line.
    """
    beside = _beside_each_other(parts)
    whole = [(span, [word for part in parts for word in part.words])]
    if not 1 < len(beside) < len(span) <= _MOST_SPANNED:
        return whole
    cuts = (
        (span.start, *inner, span.stop) for inner in combinations(range(span.start + 1, span.stop), len(beside) - 1)
    )
    best = min(cuts, key=lambda cut: _off_columns(cut, beside, group))
    if _off_columns(best, beside, group) > beside[0].words[0].size:
        return whole
    told = [(range(first, end), list(head.words)) for (first, end), head in zip(pairwise(best), beside, strict=True)]
    return [(columns, words) for columns, words in told if len(columns) > 1]


def _beside_each_other(parts: Sequence[Segment]) -> list[Segment]:
    """Return the pieces of heads, those above each other as one, from the left."""
    heads: list[Segment] = []
    for part in sorted(parts, key=attrgetter("left")):
        if heads and part.left < heads[-1].right:
            before = heads.pop()
            words = tuple(sorted((*before.words, *part.words), key=attrgetter("baseline", "left")))
            part = Segment(before.left, max(before.right, part.right), words)
        heads.append(part)
    return heads


def _off_columns(cut: Sequence[int], heads: Sequence[Segment], group: Aligned) -> float:
    """Return by how much the worst of the heads misses the middle, or the beginning, of its columns."""
    edges = group.edges
    return max(
        min(abs((edges[first] + edges[end]) / 2 - (head.left + head.right) / 2), abs(head.left - edges[first]))
        for (first, end), head in zip(pairwise(cut), heads, strict=True)
    )


def _below(ruling: Ruling, lines: Sequence[Row], split: Sequence[Parts]) -> list[int]:
    """Return the columns whose heads stand below a ruling."""
    found: set[int] = set()
    for row, parts in zip(lines, split, strict=True):
        for columns, part in parts:
            if row.line.baseline > ruling.at and ruling.start < (part.left + part.right) / 2 < ruling.end:
                found.update(columns)
    return sorted(found)


def _spanned(
    position: int, own: range, part: Segment, lines: Sequence[Row], split: Sequence[Parts], group: Aligned
) -> range:
    """Return the columns over whose middle a head stands, where all of them have heads below its line, else none.

    A head over three columns may be no wider than the middle one. Where columns are told by the room between them, the
    heads below say better than their edges where their middle is.
    """
    begins: dict[int, int] = {}
    inked: defaultdict[int, list[Segment]] = defaultdict(list)
    for k, parts in enumerate(split):
        for columns, head in parts:
            if k > position or columns.start not in own:
                begins.setdefault(columns.start, k)
            if k > position:
                inked[columns.start].append(head)
    below = [c for c in range(group.column_count) if begins.get(c, -1) > position]
    middle = (part.left + part.right) / 2
    candidates = [
        range(a, b + 1)
        for a in below
        for b in below
        if a <= own.start and own.stop <= b + 1 and b > a and all(c in below for c in range(a, b + 1))
    ]
    words = {id(word) for word in part.words}
    near = lines[position].line.size
    centred = [
        span
        for span in candidates
        if min(abs(group.middle(span) - middle), abs(_inked_middle([inked[c] for c in span]) - middle)) <= near
    ]
    begun = [span for span in candidates if span.start == own.start and part.left - group.edges[own.start] <= near]
    level = [*sorted(centred, key=len), *sorted(begun, key=len)]
    return next((span for span in level if _is_level(lines, split, group, words, span)), range(0))


def _inked_middle(heads: Sequence[Sequence[Segment]]) -> float:
    """Return the middle of the heads of some columns, as they are printed; infinity where one has none."""
    if not all(heads):
        return math.inf
    printed = [segment for segments in heads for segment in segments]
    return (min(segment.left for segment in printed) + max(segment.right for segment in printed)) / 2


def _is_level(
    lines: Sequence[Row], split: Sequence[Parts], group: Aligned, over: set[int], spanned: range = range(0)
) -> bool:
    """Return whether all heads stand at their tops, middles or feet alike: those spanned among themselves."""
    blocks: defaultdict[int, list[float]] = defaultdict(list)
    for row, parts in zip(lines, split, strict=True):
        for columns, part in parts:
            if len(columns) == 1 and not any(id(word) in over for word in part.words):
                blocks[columns.start].append(row.line.baseline)
    within = [(min(at), max(at)) for column, at in blocks.items() if column in spanned]
    others = [(min(at), max(at)) for column, at in blocks.items() if column not in spanned]
    near = _LEVEL * lines[0].line.size
    return all(not heads or _stand_alike(heads, near) for heads in (within, others))


def _stand_alike(heads: Sequence[tuple[float, float]], near: float) -> bool:
    """Return whether heads, each from top to foot, are level at their tops, middles or feet."""
    levels = zip(*((top, (top + foot) / 2, foot) for top, foot in heads), strict=True)
    return any(max(level) - min(level) <= near for level in levels)


def _cell(number: int, field: Field, words: Sequence[Word], width: float) -> Cell:
    box = upright_box(words)
    return printed_cell(field, words, Place(number, box), width, box[3])
