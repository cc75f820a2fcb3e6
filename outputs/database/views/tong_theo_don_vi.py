"""Totals by unit: each period of a plan, stated and computed side by side, as outputs.totals has them."""

from corpus.discrepancy import Text
from outputs.database.view import COMPUTED, LINE_COUNT, PERIOD, PLAN, View, ViewColumn, as_in

VIEW = View(
    name="tong_theo_don_vi",
    title_vi="Tổng kinh phí theo đơn vị",
    description=Text(
        "Mỗi dòng là một kế hoạch × năm ngân sách × giai đoạn: số tổng ghi trong văn bản đứng cạnh số cộng lại từ các "
        "dòng. Hai bản kế hoạch của cùng một đơn vị, cùng một năm là hai dòng, không cộng với nhau.",
        "One row per plan × fiscal year × phase: the total stated beside the sum of the lines. Two plans of one unit "
        "and year are two rows, never added to each other.",
    ),
    columns=(
        *as_in("submissions", *PLAN),
        *as_in("line_items", *PERIOD),
        ViewColumn(
            "stated_vnd",
            "Tổng ghi trong văn bản (đồng)",
            Text(
                "Số ở dòng tổng cộng của các bảng chính, đồng; để trống khi có bảng không ghi.",
                "What the total lines of the main tables state, in đồng; blank where one of them states none.",
            ),
        ),
        COMPUTED,
        LINE_COUNT,
        ViewColumn(
            "missing_count",
            "Số dòng thiếu số tiền",
            Text(
                "Số dòng mà ô tiền ghi chữ, không rõ đơn vị tính hoặc nằm trong ô gộp: tổng cộng lại còn thiếu.",
                "Lines whose money cell holds words, a figure of unknown unit or is merged: the sum lacks them.",
            ),
        ),
        ViewColumn(
            "inferred_count",
            "Số dòng suy ra đơn vị tính",
            Text(
                "Số dòng được cộng mà đơn vị tính do chương trình suy ra từ số liệu.",
                "Added lines whose unit was inferred from the figures.",
            ),
        ),
        ViewColumn(
            "review_count",
            "Số dòng cần xem lại",
            Text(
                "Số dòng được cộng phải có người xem lại trước khi dùng.",
                "Added lines that a person must look at before they are used.",
            ),
        ),
    ),
    query="""WITH tong AS (
    SELECT DISTINCT t.submission_id, t.table_no, t.row_no, EXISTS (
        SELECT 1 FROM line_items AS dong WHERE dong.submission_id = t.submission_id
            AND dong.table_no = t.table_no AND dong.parent_row_no = t.row_no) AS is_summed_into
    FROM line_items AS t WHERE t.level = 'total'),
dong_tong AS (
    SELECT submission_id, table_no, row_no FROM tong WHERE is_summed_into
    UNION ALL
    SELECT submission_id, table_no, min(row_no) FROM tong GROUP BY submission_id, table_no
    HAVING max(is_summed_into) = 0),
bang AS (
    SELECT submission_id, fiscal_year, phase, as_of_month,
        sum(amount_vnd) FILTER (
            WHERE NOT additive AND funding_source = 'total'
                AND (submission_id, table_no, row_no) IN (SELECT * FROM dong_tong)) AS stated_vnd,
        sum(amount_vnd) FILTER (WHERE additive) AS computed_vnd,
        count(*) FILTER (WHERE additive) AS line_count,
        count(*) FILTER (
            WHERE level NOT IN ('total', 'subtotal') AND funding_source = 'total'
                AND amount_status IN ('unreadable', 'unit_unknown', 'merged')
        ) AS missing_count,
        count(*) FILTER (WHERE additive AND unit_source = 'inferred' AND amount_vnd IS NOT NULL) AS inferred_count,
        count(*) FILTER (WHERE additive AND needs_review) AS review_count
    FROM line_items
    WHERE detail_of IS NULL
    GROUP BY submission_id, table_no, fiscal_year, phase, as_of_month
)
SELECT p.province, p.unit_code, p.unit, p.plan_year, p.submission_id, b.fiscal_year, b.phase, b.as_of_month,
    CASE WHEN count(*) FILTER (WHERE b.line_count > 0 AND b.stated_vnd IS NULL) = 0 THEN sum(b.stated_vnd) END,
    sum(b.computed_vnd), sum(b.line_count), sum(b.missing_count), sum(b.inferred_count),
    sum(b.review_count)
FROM bang AS b JOIN submissions AS p USING (submission_id)
GROUP BY p.submission_id, b.fiscal_year, b.phase, b.as_of_month
HAVING sum(b.line_count) > 0 OR count(b.stated_vnd) > 0
ORDER BY p.unit, p.plan_year, p.submission_id, b.fiscal_year, b.phase, b.as_of_month""",
)
