"""Amounts to review: those that a person must look at before they are used."""

from corpus.discrepancy import Text
from outputs.database.view import View, as_in

_SHOWN = (
    *("unit", "plan_year", "table_no", "row_no", "column_no", "ordinal", "name", "fiscal_year", "phase"),
    *("amount_vnd", "amount_status", "amount_as_written", "unit_as_written", "unit_source", "additive", "confidence"),
    *("page", "location", "source_file", "submission_id"),
)

VIEW = View(
    name="so_can_xem_lai",
    title_vi="Số tiền cần xem lại",
    description=Text(
        "Mỗi dòng là một số tiền phải có người xem lại trước khi dùng.",
        "One row per amount that a person must look at before it is used.",
    ),
    columns=as_in("line_items", *_SHOWN),
    query=f"""SELECT {", ".join(_SHOWN)}
FROM line_items
WHERE needs_review
ORDER BY unit, plan_year, submission_id, table_no, row_no, column_no""",
)
