"""Open findings: the errors and warnings that are not settled, errors first."""

from corpus.discrepancy import Text
from outputs.database.view import View, ViewColumn, as_in

_SHOWN = ("table_no", "row_no", "column_no", "line_name", "fiscal_year", "phase")
_FOUND = ("stated_vnd", "computed_vnd", "difference_vnd", "message", "suggestion", "fault", "page", "location")

VIEW = View(
    name="sai_lech_con_mo",
    title_vi="Sai lệch chưa xử lý",
    description=Text(
        "Mỗi dòng là một lỗi hoặc cảnh báo chưa xử lý, lỗi đứng trước; lưu ý không có ở đây.",
        "One row per error or warning that is open, errors first; what is only info is left out.",
    ),
    columns=(
        *as_in("discrepancies", "unit", "plan_year", "severity", "check_id"),
        ViewColumn("check_title", "Tên phép kiểm tra", Text("Phép kiểm tra bằng lời.", "The check in Vietnamese.")),
        *as_in("discrepancies", *_SHOWN, *_FOUND, "source_file", "submission_id", "discrepancy_id"),
    ),
    query=f"""SELECT d.unit, d.plan_year, d.severity, d.check_id, g.ten, {", ".join(f"d.{name}" for name in _SHOWN)},
    {", ".join(f"d.{name}" for name in _FOUND)},
    d.source_file, d.submission_id, d.discrepancy_id
FROM discrepancies AS d
LEFT JOIN tu_dien_gia_tri AS g ON g.bang = 'discrepancies' AND g.cot = 'check_id' AND g.gia_tri = d.check_id
WHERE d.state = 'open' AND d.severity <> 'info'
ORDER BY d.severity <> 'error', d.unit, d.plan_year, d.rowid""",
)
