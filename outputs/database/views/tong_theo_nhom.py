"""Totals by category: what each period of a plan gives to each category."""

from corpus.discrepancy import Text
from outputs.database.view import COMPUTED, LINE_COUNT, PERIOD, PLAN, View, ViewColumn, as_in

VIEW = View(
    name="tong_theo_nhom",
    title_vi="Tổng kinh phí theo nhóm nội dung",
    description=Text(
        "Mỗi dòng là một kế hoạch × năm ngân sách × giai đoạn × nhóm nội dung. Nội dung chưa xếp chắc chắn vào nhóm "
        "nào thì tính theo nhóm của mục chứa nó; dòng có mã nhóm để trống gồm những nội dung mà mục chứa nó cũng chưa "
        "xếp được.",
        "One row per plan × fiscal year × phase × category. A line in no category for sure counts in that of the line "
        "it stands under; the row without a category holds the lines that stand in none either.",
    ),
    columns=(
        *as_in("submissions", *PLAN),
        *as_in("line_items", *PERIOD, "category_id"),
        ViewColumn("category", "Tên nhóm nội dung", Text("Tên nhóm trong danh mục.", "Name in the canonical list.")),
        COMPUTED,
        LINE_COUNT,
    ),
    query="""WITH RECURSIVE own AS (
    SELECT DISTINCT submission_id, table_no, row_no, parent_row_no, category_id FROM line_items),
counted AS (
    SELECT submission_id, table_no, row_no, category_id FROM own WHERE parent_row_no IS NULL
    UNION ALL
    SELECT own.submission_id, own.table_no, own.row_no, coalesce(own.category_id, above.category_id)
    FROM own JOIN counted AS above ON above.submission_id = own.submission_id
    AND above.table_no = own.table_no AND above.row_no = own.parent_row_no)
SELECT p.province, p.unit_code, p.unit, p.plan_year, p.submission_id, a.fiscal_year, a.phase,
    a.as_of_month, c.category_id, n.name_vi, coalesce(sum(a.amount_vnd), 0), count(*)
FROM line_items AS a JOIN submissions AS p USING (submission_id)
JOIN counted AS c USING (submission_id, table_no, row_no) LEFT JOIN danh_muc AS n ON n.category_id = c.category_id
WHERE a.additive AND a.detail_of IS NULL
GROUP BY p.submission_id, a.fiscal_year, a.phase, a.as_of_month, c.category_id
ORDER BY p.unit, p.plan_year, p.submission_id, a.fiscal_year, a.phase, a.as_of_month, c.category_id""",
)
