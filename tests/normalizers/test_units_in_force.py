"""The unit of a table that states none: from the table before it only where its figures can be in that unit."""

from __future__ import annotations

import pytest

from ingest.document import Place
from normalizers.amounts import MoneyCell
from normalizers.money import AmountStatus, printed_number
from normalizers.money_units import MoneyUnit, UnitSource, UnitStatement
from normalizers.units_in_force import inferred_unit


@pytest.mark.parametrize(
    ("figures", "nearest", "unit"),
    [
        (("350.000.000", "12.000.000"), MoneyUnit.MILLION, MoneyUnit.DONG),
        (("350.000", "12.000"), MoneyUnit.MILLION, MoneyUnit.MILLION),
        (("152", "30"), MoneyUnit.MILLION, MoneyUnit.MILLION),
        (("152", "30"), MoneyUnit.DONG, MoneyUnit.MILLION),
        (("152.000", "30.000"), MoneyUnit.THOUSAND, MoneyUnit.THOUSAND),
        (("152.000.000", "30.000.000"), None, MoneyUnit.DONG),
    ],
)
def test_unit_of_the_table_before(figures: tuple[str, ...], nearest: MoneyUnit | None, unit: MoneyUnit) -> None:
    cells = [[MoneyCell(text, AmountStatus.PRINTED, printed_number(text), Place())] for text in figures]
    told = inferred_unit(cells, (), UnitStatement(nearest, "", UnitSource.TABLE))
    assert (told.unit, told.source) == (unit, UnitSource.INFERRED)
