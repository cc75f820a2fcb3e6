"""Totals by funding source, of the very lines that are added, as outputs.totals has them."""

from corpus.discrepancy import Text
from outputs.database.view import COMPUTED, PERIOD, PLAN, View, ViewColumn, as_in

VIEW = View(
    name="tong_theo_nguon",
    title_vi="Tổng kinh phí theo nguồn",
    description=Text(
        "Mỗi dòng là một kế hoạch × năm ngân sách × giai đoạn × nguồn kinh phí, cộng từ cột của từng nguồn ở chính "
        "những dòng được cộng. Văn bản không có cột chia nguồn thì không có dòng ở đây.",
        "One row per plan × fiscal year × phase × funding source, added from the columns of the sources in the very "
        "lines that are added. A plan without such columns has no row.",
    ),
    columns=(
        *as_in("submissions", *PLAN),
        *as_in("line_items", *PERIOD, "funding_source"),
        ViewColumn("source", "Tên nguồn kinh phí", Text("Nguồn kinh phí bằng lời.", "The source in Vietnamese.")),
        COMPUTED,
    ),
    query="""SELECT p.province, p.unit_code, p.unit, p.plan_year, p.submission_id, s.fiscal_year, s.phase,
    s.as_of_month, s.funding_source, g.ten, sum(s.amount_vnd)
FROM line_items AS s JOIN submissions AS p USING (submission_id)
LEFT JOIN tu_dien_gia_tri AS g ON g.bang = 'line_items' AND g.cot = 'funding_source' AND g.gia_tri = s.funding_source
WHERE s.funding_source <> 'total' AND s.detail_of IS NULL AND s.amount_vnd IS NOT NULL
    AND EXISTS (
        SELECT 1 FROM line_items AS a
        WHERE a.submission_id = s.submission_id AND a.table_no = s.table_no AND a.row_no = s.row_no AND a.additive
            AND a.fiscal_year IS s.fiscal_year AND a.phase = s.phase AND a.as_of_month IS s.as_of_month
    )
GROUP BY p.submission_id, s.fiscal_year, s.phase, s.as_of_month, s.funding_source
ORDER BY p.unit, p.plan_year, p.submission_id, s.fiscal_year, s.phase, s.as_of_month, s.funding_source""",
)
