"""Quantities beside money: what is no plain count is blank."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalizers.quantities import quantity


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("01 lớp", Decimal(1), "lớp"),
        ("1.500", Decimal(1500), ""),
        ("2,5 ha", Decimal("2.5"), "ha"),
        ("10-12", None, ""),
        ("9" * 18, Decimal("9" * 18), ""),
        ("9" * 19, None, ""),
    ],
)
def test_quantity(text: str, number: Decimal | None, unit: str) -> None:
    assert quantity(text) == (number, unit)
