"""How a file writes its days and decimals is told by the cells that can be read one way only."""

from __future__ import annotations

import pytest

from rapport.imports.reading.habits import of_the_file
from rapport.imports.reading.ways import Ways
from tests.unit.imports.reading.files import MONTHS_FIRST, WAYS, read

MAPPING = {"Date": "order_date", "Price": "unit_price", "Item": "product_name"}


def _told(*lines: str, ways: Ways = WAYS) -> tuple[bool, bool]:
    _, sample = read("\n".join(["Date;Price;Item", *lines]))
    found = of_the_file(MAPPING, sample, ways)
    return found.day_first, found.decimal_comma


@pytest.mark.parametrize(
    ("lines", "day_first", "decimal_comma"),
    [
        (["03/05/2024;10;x", "25/12/2024;10.50;x"], True, False),
        (["03/05/2024;10;x", "12/25/2024;10;x"], False, False),
        (["03/05/2024;1.234,50;x"], True, True),
        (["12/25/2024;10,5;12.5"], False, True),
        (["03/05/2024;10;x", ";;x"], True, False),
        (["12/25/2024;10;x", "25/12/2024;10;x"], True, False),
    ],
)
def test_most_of_its_cells_decide(lines: list[str], day_first: bool, decimal_comma: bool) -> None:
    assert _told(*lines) == (day_first, decimal_comma)


def test_where_no_cell_tells_the_shops_own_way_holds() -> None:
    assert _told("03/05/2024;10;x", ways=MONTHS_FIRST) == (False, False)
