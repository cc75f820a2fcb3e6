"""Số lượng × đơn giá: must equal thành tiền."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import vnd, where
from normalizers.line_items import Level, LineItem
from normalizers.records import Quantity, Record
from normalizers.schedules import Schedule

CHECK_ID = "product.line"
SEVERITY = Severity.ERROR
TITLE_VI = "Số lượng × đơn giá không bằng thành tiền"
TITLE_EN = "Quantity × unit price differs from the amount"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each line whose quantity times unit price is not its amount (stated = thành tiền).

    A line that others are summed into may state sums of quantities and prices, and one off scale has a price off scale:
    they are left out.
    """
    cells = {(record.row_no, record.column_no): record for record in schedule.records}
    summed = {line.parent_row_no for line in schedule.lines if not line.is_of_which}
    for line, quantity in zip(schedule.lines, schedule.quantities, strict=True):
        if line.row_no in summed or line.level in (Level.TOTAL, Level.SUBTOTAL):
            continue
        record = cells.get((line.row_no, schedule.product_column_no or 0))
        product = _product(quantity)
        if record is None or record.amount_vnd is None or product is None or product == record.amount_vnd:
            continue
        if record.scale is not None:
            continue
        yield _discrepancy(schedule, line, quantity, record, product)


def _product(quantity: Quantity) -> int | None:
    """Return quantity × unit price in whole đồng, None where either is not printed or the product is no whole đồng."""
    if not quantity.quantity or quantity.unit_price_vnd is None:
        return None
    product = Decimal(quantity.quantity) * quantity.unit_price_vnd
    return int(product) if product == product.to_integral_value() else None


def _discrepancy(schedule: Schedule, line: LineItem, quantity: Quantity, record: Record, product: int) -> Discrepancy:
    column = schedule.columns[record.column_no - 1]
    place, price = where(schedule, line, column), vnd(quantity.unit_price_vnd or 0)
    stated = record.amount_vnd or 0
    return Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: thành tiền ghi {vnd(stated).vi} nhưng số lượng {quantity.quantity} × đơn giá {price.vi} "
            f"là {vnd(product).vi}.",
            f"{place.en}: states {vnd(stated).en} but quantity {quantity.quantity} × unit price {price.en} "
            f"gives {vnd(product).en}.",
        ),
        Text(
            "Đề nghị đơn vị kiểm tra lại số lượng, đơn giá và thành tiền của dòng này.",
            "Ask the unit to check quantity, unit price and amount of this line.",
        ),
        schedule,
        line,
        column,
        stated,
        product,
        record.place,
        confidence=quantity.confidence,
    )
