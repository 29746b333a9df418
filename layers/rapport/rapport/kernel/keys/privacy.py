"""Whom a record names: marks beside the customer of what lies elsewhere, and what was asked about their data."""

from __future__ import annotations

from rapport.kernel.table.shapes import Key, Range


def called_mark(customer_id: str, task_id: str) -> Key:
    """A call task lies on a desk; this says, beside the customer, that there is one."""
    return Key(f"CUSTOMER#{customer_id}", f"TASK#{task_id}")


def cart_mark(customer_id: str, cart_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"CART#{cart_id}")


def erased(digest: str) -> Key:
    """A number or an address of somebody who was erased: a keyed hash, which outlives them."""
    return Key(f"ERASED#{digest}", "ERASED")


REQUESTS = "PRIVACY"


def data_request(request_id: str) -> Key:
    return Key(REQUESTS, f"REQUEST#{request_id}")


EACH_REQUEST = Range.beginning("REQUEST#")


def named_beside(sort_key: str) -> str:
    """What a mark names: the id behind its kind."""
    return sort_key.split("#", 1)[1]
