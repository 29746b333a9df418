"""Guards of imports: what is taken in once, in silence, and taken back without a trace."""

from __future__ import annotations

from tests.planted_faults.fault import HOUSE, Fault

FILES = "tests/promises/test_24_27_imported_files.py::test_files_are_taken_in_once_however_often_their_workers_die"

IMPORTING = [
    Fault(
        "a slice that comes again takes what it did before for somebody else's",
        24,
        f"{HOUSE}/imports/past_orders.py",
        "    elif known.import_id == one.import_id:\n",
        "    elif False:\n",
        FILES,
    ),
    Fault(
        "half an order is an order",
        24,
        f"{HOUSE}/imports/rows_of_orders.py",
        "    if problems:\n        return None, problems\n",
        "    if not lines:\n        return None, problems\n",
        FILES,
    ),
    Fault(
        "orders that are taken back stay in the figures of their day",
        24,
        f"{HOUSE}/orders/history.py",
        "        work.add(cell, orders=-1, goods=-order.goods)\n",
        "        work.add(cell, goods=-order.goods)\n",
        FILES,
    ),
    Fault(
        "history is news",
        27,
        f"{HOUSE}/orders/history.py",
        "        after = customers.move(work, customer, facts, imported=True)\n",
        "        after = customers.move(work, customer, facts)\n",
        FILES,
    ),
    Fault(
        "an undo leaves the silence that came with the history",
        27,
        f"{HOUSE}/imports/orders_back.py",
        """    return facts_before.gone_back_to(work, customer.facts, mark.facts["before"], mark.facts["left"])


def _touched""",
        "    return customer.facts\n\n\ndef _touched",
        FILES,
    ),
    Fault(
        "what was taken back still stands in the timeline",
        27,
        f"{HOUSE}/activity/histories.py",
        "    table.delete_many(_place(event, each) for each in event.orders)\n",
        "",
        FILES,
    ),
]
