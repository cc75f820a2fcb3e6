"""Totals by category: what each period of a plan gives to each category."""

from corpus.discrepancy import Text
from outputs.database.view import COMPUTED, LINE_COUNT, PERIOD, PLAN, View, ViewColumn, as_in

VIEW = View(
    name="tong_theo_nhom",
    title_vi="Tổng kinh phí theo nhóm nội dung",
    description=Text(
        "Mỗi dòng là một kế hoạch × năm ngân sách × giai đoạn × nhóm nội dung. Dòng có mã nhóm để trống gồm những nội "
        "dung chưa xếp chắc chắn vào nhóm nào.",
        "One row per plan × fiscal year × phase × category. The row without a category holds the lines that are in "
        "none for sure.",
    ),
    columns=(
        *as_in("submissions", *PLAN),
        *as_in("line_items", *PERIOD, "category_id"),
        ViewColumn("category", "Tên nhóm nội dung", Text("Tên nhóm trong danh mục.", "Name in the canonical list.")),
        COMPUTED,
        LINE_COUNT,
    ),
    query="""SELECT p.province, p.unit_code, p.unit, p.plan_year, p.submission_id, a.fiscal_year, a.phase,
    a.as_of_month, a.category_id, n.name_vi, coalesce(sum(a.amount_vnd), 0), count(*)
FROM line_items AS a JOIN submissions AS p USING (submission_id) LEFT JOIN danh_muc AS n USING (category_id)
WHERE a.additive AND a.detail_of IS NULL
GROUP BY p.submission_id, a.fiscal_year, a.phase, a.as_of_month, a.category_id
ORDER BY p.unit, p.plan_year, p.submission_id, a.fiscal_year, a.phase, a.as_of_month, a.category_id""",
)
