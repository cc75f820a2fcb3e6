"""Tables without rulings: rows told from wrapped lines by what stands in the columns, headers put together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Cell, Place, Table, TableKind
from ingest.layout import with_layout
from ingest.printed.alignment import LIST_MARK, NARROWEST_RIVER, Aligned, Row, Segment
from ingest.printed.lattice import Field
from ingest.printed.lines import text
from ingest.printed.page import Word, upright_box
from ingest.printed.ruled_tables import printed_cell

_NUMBER = re.compile(r"[(+-]?\d[\d.,\s]*[%)]?|[-–—…]|\((?:\d+|[A-Za-z])\)")
_PAGE = re.compile(r"[.…_\s]*\d{1,3}")
_LEADING = 1.32
"""Lines nearer than this share of their size are of one paragraph where nothing else tells."""

_SAME_HEIGHT = 0.3

_Filled = dict[int, list[Word]]
"""Words by the first column that they stand in."""


def unruled_table(number: int, rows: Sequence[Row], group: Aligned) -> Table | None:
    """Return the table that a group of lines makes on a page of that number, None where it is a list or contents."""
    lines = list(rows[group.first : group.last])
    split = [_split(row, group) for row in lines]
    if group.column_count == 2 and (_is_list(split) or _is_contents(split)):
        return None
    frame = _frame(number, lines, split, group)
    if frame is not None:
        return frame
    starts = _starts(lines, split)
    return _table(number, lines, split, starts, group)


def _split(row: Row, group: Aligned) -> list[tuple[range, Segment]]:
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
    for before, word in zip(segment.words, segment.words[1:], strict=False):
        gap = word.left - before.right
        is_edge = any(before.right - 0.5 <= edge <= word.left + 0.5 for edge in group.edges[1:-1])
        if is_edge and gap >= NARROWEST_RIVER * row.line.size:
            parts.append([])
        parts[-1].append(word)
    return [Segment(words[0].left, max(w.right for w in words), tuple(words)) for words in parts]


def _is_list(split: Sequence[list[tuple[range, Segment]]]) -> bool:
    """Return whether the first of two columns holds nothing but bullets or numbers: paragraphs set off by a tab."""
    marks = [text(part.words) for parts in split for columns, part in parts if columns == range(1)]
    return all(LIST_MARK.fullmatch(mark) for mark in marks)


def _is_contents(split: Sequence[list[tuple[range, Segment]]]) -> bool:
    """Return whether the second of two columns holds page numbers that only grow: a table of contents."""
    texts = [text(part.words) for parts in split for columns, part in parts if columns == range(1, 2)]
    if not texts or not all(_PAGE.fullmatch(page) for page in texts):
        return False
    pages = [int(re.sub(r"\D", "", page)) for page in texts]
    return pages == sorted(pages) and pages[-1] <= 3 * len(pages) + 30 and pages[0] <= 10


def _frame(
    number: int, lines: Sequence[Row], split: Sequence[list[tuple[range, Segment]]], group: Aligned
) -> Table | None:
    """Return the group as one row of cells where that is a letterhead or the end of a document, else None."""
    columns: defaultdict[int, list[Word]] = defaultdict(list)
    for parts in split:
        for at, part in parts:
            columns[at.start] += part.words
    cells = tuple(
        replace(_cell(number, Field(0, column, 1, 1), words, 0.0), column=column)
        for column, words in sorted(columns.items())
    )
    words = [word for row in lines for word in row.line.words]
    table = Table(cells, 1, group.column_count, Place(number, upright_box(words)), ruled=False, pages=(number,))
    (told,) = with_layout((table,))
    is_frame = isinstance(told, Table) and told.kind in (TableKind.LETTERHEAD, TableKind.SIGNATURE)
    return table if is_frame else None


def _starts(lines: Sequence[Row], split: Sequence[list[tuple[range, Segment]]]) -> list[int]:
    """Return the positions of the lines at which rows begin."""
    keys = [k for k, parts in enumerate(split) if _is_key(parts)]
    if not keys:
        return [k for k in range(len(lines)) if k == 0 or not _goes_on(lines, split, k)]
    body = _body_start(lines, split, keys[0])
    head = [k for k in (0, _header_start(split, body)) if k < body]
    starts = [*dict.fromkeys(head)]
    begun = body
    for key, following in zip(keys, [*keys[1:], len(lines)], strict=True):
        starts.append(begun)
        line = lines[key].line
        reach = line.baseline - lines[begun].line.baseline
        if reach > _SAME_HEIGHT * line.size:
            # Its name is set around the figures: as far below them as above.
            limit = line.baseline + reach + _SAME_HEIGHT * line.size
            begun = next((k for k in range(key + 1, following) if lines[k].line.baseline > limit), following)
        else:
            begun = _below(lines, split, key, following)
    return starts


def _below(lines: Sequence[Row], split: Sequence[list[tuple[range, Segment]]], key: int, following: int) -> int:
    """Return the position after the lines that go on with a row whose first line is its key."""
    end = key + 1
    while end < following and _goes_on(lines, split, end):
        end += 1
    return end


def _goes_on(lines: Sequence[Row], split: Sequence[list[tuple[range, Segment]]], position: int) -> bool:
    """Return whether a line wraps the one above: close below it, in columns that it fills too."""
    above, line = lines[position - 1].line, lines[position].line
    if line.baseline - above.baseline > _LEADING * max(line.size, above.size):
        return False
    filled = {column for columns, _ in split[position - 1] for column in columns}
    return all(filled & set(columns) for columns, _ in split[position])


def _body_start(lines: Sequence[Row], split: Sequence[list[tuple[range, Segment]]], first: int) -> int:
    """Return where the first row of figures begins: at its key, or above it where its name is set around the key."""
    start = first
    while start > 0 and _opens_above(lines, split, start, first):
        start -= 1
    return start


def _opens_above(
    lines: Sequence[Row], split: Sequence[list[tuple[range, Segment]]], start: int, first: int
) -> bool:
    above, key = lines[start - 1].line, lines[first].line
    if len(split[start - 1]) > 1 or lines[start].line.baseline - above.baseline > _LEADING * above.size:
        return False
    ((columns, _),) = split[start - 1]
    below = [k for k in range(first + 1, len(lines)) if lines[k].line.baseline - key.baseline <= 4 * key.size]
    mirrored = key.baseline + (key.baseline - above.baseline)
    return any(
        abs(lines[k].line.baseline - mirrored) <= _SAME_HEIGHT * key.size
        and any(set(other) & set(columns) for other, _ in split[k])
        and len(split[k]) == 1
        for k in below
    )


def _header_start(split: Sequence[list[tuple[range, Segment]]], first: int) -> int:
    """Return where the lower level of a header of two levels begins, below the last line that spans columns."""
    spanning = [k for k in range(first) if any(len(columns) > 1 for columns, _ in split[k])]
    return spanning[-1] + 1 if spanning and spanning[-1] + 1 < first else first


def _is_key(parts: Sequence[tuple[range, Segment]]) -> bool:
    """Return whether a line holds figures right of its first column, by which rows are told."""
    return any(columns.start > 0 and _NUMBER.fullmatch(text(part.words)) for columns, part in parts)


def _table(
    number: int,
    lines: Sequence[Row],
    split: Sequence[list[tuple[range, Segment]]],
    starts: Sequence[int],
    group: Aligned,
) -> Table:
    cells: list[Cell] = []
    for r, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True)):
        reach: dict[int, tuple[range, list[Word]]] = {}
        for parts in split[start:end]:
            for columns, part in parts:
                key = next((c for c, (known, _) in reach.items() if set(known) & set(columns)), columns.start)
                known, words = reach.get(key, (columns, []))
                reach[key] = (range(min(known.start, columns.start), max(known.stop, columns.stop)), words)
                words.extend(part.words)
        taken: set[int] = set()
        for columns, words in sorted(reach.values(), key=lambda item: item[0].start):
            free = [c for c in columns if c not in taken]
            if free:
                taken.update(free)
                width = group.edges[free[-1] + 1] - group.edges[free[0]]
                cells.append(_cell(number, Field(r, free[0], 1, len(free)), words, width))
        blank = [c for c in range(group.column_count) if c not in taken]
        cells += [Cell(r, c, 1, 1, (), Place(number)) for c in blank]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    words = [word for row in lines for word in row.line.words]
    return Table(
        tuple(cells), len(starts), group.column_count, Place(number, upright_box(words)), ruled=False, pages=(number,)
    )


def _cell(number: int, field: Field, words: Sequence[Word], width: float) -> Cell:
    box = upright_box(words)
    return printed_cell(field, words, Place(number, box), width, box[3])
