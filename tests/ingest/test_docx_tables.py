"""The grid of tables: merges, gaps, wrappers, nesting, borders; one construct a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.docx_builder import p, parsed, printed, r, tables, tbl, tc, texts, tr, word_document

SPAN_2 = '<w:gridSpan w:val="2"/>'
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

GRIDS = {
    "plain": (
        tbl(tr("a", "b"), tr("c", "d")), [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")],
    ),
    "span": (tbl(tr(tc("a", properties=SPAN_2), "b")), [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")]),
    "merged down": (
        tbl(tr(tc("a", properties=RESTART), "b"), tr(tc("lost", properties=CONTINUE), "c")),
        [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")],
    ),
    "merged both ways": (
        tbl(tr(tc("a", properties=SPAN_2 + RESTART), "b"), tr(tc("", properties=SPAN_2 + CONTINUE), "c")),
        [(0, 0, 2, 2, "a"), (0, 2, 1, 1, "b"), (1, 2, 1, 1, "c")],
    ),
    "two merges in one column": (
        tbl(*(tr(tc(text, properties=kind)) for text in ("a", "b") for kind in (RESTART, CONTINUE))),
        [(0, 0, 2, 1, "a"), (2, 0, 2, 1, "b")],
    ),
    "a continuation of nothing stands for itself": (tbl(tr(tc("a", properties=CONTINUE))), [(0, 0, 1, 1, "a")]),
    "a continuation of another width stands for itself": (
        tbl(tr(tc("a", properties=RESTART), "b"), tr(tc("c", properties=SPAN_2 + CONTINUE))),
        [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 2, "c")],
    ),
    "gaps": (
        tbl(tr("a", "b", "c"), tr("d", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')),
        [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (0, 2, 1, 1, "c"), (1, 1, 1, 1, "d")],
    ),
    "rows of different lengths": (
        tbl(tr("a"), tr("b", "c")), [(0, 0, 1, 1, "a"), (1, 0, 1, 1, "b"), (1, 1, 1, 1, "c")],
    ),
    "merged to the right, the old way": (
        tbl(tr(tc("a", properties='<w:hMerge w:val="restart"/>'), tc("", properties="<w:hMerge/>"), "b")),
        [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")],
    ),
    "wrapped rows and cells": (
        tbl(
            f"<w:sdt><w:sdtContent>{tr('a')}</w:sdtContent></w:sdt>",
            f"<w:customXml><w:tr><w:sdt><w:sdtContent>{tc('b')}</w:sdtContent></w:sdt></w:tr></w:customXml>",
        ),
        [(0, 0, 1, 1, "a"), (1, 0, 1, 1, "b")],
    ),
    "wrapped table": (f"<w:sdt><w:sdtContent>{tbl(tr('a'))}</w:sdtContent></w:sdt>", [(0, 0, 1, 1, "a")]),
    "inserted row": (tbl(tr("a", properties="<w:ins/>")), [(0, 0, 1, 1, "a")]),
    "deleted row": (tbl(tr("x", properties="<w:del/>"), tr("a")), [(0, 0, 1, 1, "a")]),
    "deleted cell": (tbl(tr(tc("x", properties="<w:cellDel/>"), "a")), [(0, 1, 1, 1, "a")]),
    "nonsense spans": (
        tbl(tr(tc("a", properties='<w:gridSpan w:val="-3"/>'), tc("b", properties='<w:gridSpan w:val="x"/>'))),
        [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")],
    ),
}  # fmt: skip

BORDER = '<w:tblBorders><w:top w:val="{}"/></w:tblBorders>'
GRID_STYLE = f'<w:style w:type="table" w:styleId="G"><w:tblPr>{BORDER.format("single")}</w:tblPr></w:style>'
BASED_STYLE = '<w:style w:type="table" w:styleId="B"><w:basedOn w:val="G"/></w:style>'


@pytest.mark.parametrize("construct", GRIDS)
def test_grid(construct: str, tmp_path: Path) -> None:
    body, expected = GRIDS[construct]
    table = tables(parsed(tmp_path, word_document(body)))[0]
    assert printed(table) == expected
    assert table.row_count == max(row + rows for row, _, rows, _, _ in expected)
    assert table.column_count == max(column + columns for _, column, _, columns, _ in expected)


def test_places_number_rows_and_columns_as_in_the_file(tmp_path: Path) -> None:
    wide = tc("a", properties=SPAN_2)
    body = tbl(tr("x")) + tbl(
        tr("deleted", properties="<w:del/>"), tr(wide, "b", properties='<w:gridBefore w:val="1"/>')
    )
    cells = tables(parsed(tmp_path, word_document(body)))[1].cells
    assert [cell.place.location for cell in cells] == ["table=2&row=2&col=2", "table=2&row=2&col=4"]


def test_nested_tables_follow_the_outer_one(tmp_path: Path) -> None:
    deepest = tbl(tr("sâu"))
    inner = tbl(tr(tc("trong", deepest, p())))
    document = parsed(
        tmp_path, word_document(tbl(tr("x")) + tbl(tr(tc("ngoài", inner, p("sau")), tc(tbl(tr("hai")), p()))))
    )
    found = [(table.place.table, [cell.text for cell in table.cells]) for table in tables(document)]
    assert found == [("1", ["x"]), ("2", ["ngoài sau", ""]), ("2.1", ["trong"]), ("2.1.1", ["sâu"]), ("2.2", ["hai"])]


def test_a_table_in_a_text_box_counts_in_order(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{tbl(tr('khung'))}</w:txbxContent></w:pict></w:r>"
    document = parsed(tmp_path, word_document(p("neo", box) + tbl(tr("sau"))))
    assert [(table.place.table, table.cells[0].text) for table in tables(document)] == [("1", "khung"), ("2", "sau")]


def test_a_table_of_deleted_rows_is_gone_but_counted(tmp_path: Path) -> None:
    document = parsed(tmp_path, word_document(tbl(tr("x", properties="<w:del/>")) + tbl(tr("a"))))
    assert [table.place.table for table in tables(document)] == ["2"]


def test_header_rows_are_the_leading_ones(tmp_path: Path) -> None:
    head, off = "<w:tblHeader/>", '<w:tblHeader w:val="0"/>'
    body = tbl(tr("a", properties=head), tr("b", properties=head), tr("c", properties=off), tr("d", properties=head))
    assert tables(parsed(tmp_path, word_document(body)))[0].header_rows == 2


def test_cells_know_their_face_and_lines(tmp_path: Path) -> None:
    bold = tc(p(r("Tổng", "<w:b/>"), ":"), p(r("số", "<w:b/><w:i/>")))
    cells = tables(parsed(tmp_path, word_document(tbl(tr(bold, tc(p(r("-", "<w:b/>"))), tc(p(r("x", "<w:i/>"))))))))[
        0
    ].cells
    assert [(cell.lines, cell.in_bold, cell.in_italics) for cell in cells] == [
        (("Tổng:", "số"), True, False),
        (("-",), False, False),
        (("x",), False, True),
    ]


@pytest.mark.parametrize(
    ("properties", "cell", "ruled"),
    [
        ("", "", False),
        (BORDER.format("single"), "", True),
        (BORDER.format("nil"), "", False),
        ('<w:tblStyle w:val="G"/>', "", True),
        ('<w:tblStyle w:val="B"/>', "", True),
        ('<w:tblStyle w:val="G"/>' + BORDER.format("none"), "", False),
        ("", '<w:tcBorders><w:bottom w:val="dotted"/></w:tcBorders>', True),
        ("", '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>', False),
    ],
)
def test_ruled(properties: str, cell: str, ruled: bool, tmp_path: Path) -> None:
    body = tbl(tr(tc("a", properties=cell)), properties=properties)
    assert tables(parsed(tmp_path, word_document(body, GRID_STYLE + BASED_STYLE)))[0].ruled is ruled


def test_text_boxes_in_a_cell_follow_the_table(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('khung')}</w:txbxContent></w:pict></w:r>"
    document = parsed(tmp_path, word_document(tbl(tr("a", tc(p("neo", box))))))
    assert texts(document) == ["khung"]
    assert document.blocks[1].place.location == "table=1&row=1&col=2"
