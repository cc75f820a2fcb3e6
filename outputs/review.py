"""Why an amount must be looked at before it is used: said in one way in every report."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Text
from normalizers.money import AmountStatus
from normalizers.money_units import UnitSource
from outputs.labels import AMOUNT_STATUSES
from outputs.notation import percent
from outputs.written.rows import AmountRow

_NOT_READ = (AmountStatus.UNREADABLE, AmountStatus.UNIT_UNKNOWN, AmountStatus.MERGED)


def reasons_to_review(amount: AmountRow) -> tuple[Text, ...]:
    """Return why an amount must be looked at; nothing where it need not be (needs_review of the dataset)."""
    if not amount.needs_review:
        return ()
    return tuple(_reasons(amount)) or (
        Text(
            "Cách viết số có thể hiểu khác, hoặc sai đơn vị tính", "The print may be read otherwise, or is off its unit"
        ),
    )


def _reasons(amount: AmountRow) -> Iterator[Text]:
    if amount.amount_status in _NOT_READ:
        yield AMOUNT_STATUSES[amount.amount_status.value]
    if amount.amount_vnd is not None and amount.unit_source is UnitSource.INFERRED:
        yield Text("Đơn vị tính được suy ra từ số liệu", "Its unit was inferred from the figures")
    if amount.confidence < 1:
        share_vi, share_en = percent(amount.confidence, "vi"), percent(amount.confidence, "en")
        yield Text(f"Độ tin cậy khi đọc {share_vi}", f"Confidence of the reading {share_en}")
