"""What speaks for two records being one person, and what against it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from rapport.customers.model import Customer
from rapport.merging.likeness import Likeness, likeness


def customer(customer_id: str, **profile: Any) -> Customer:
    since = datetime(2026, 3, 1, tzinfo=UTC)
    phones = [{"number": each, "primary": True} for each in profile.pop("phones", [])]
    emails = [{"address": each, "primary": True} for each in profile.pop("emails", [])]
    return Customer(customer_id, profile | {"phones": phones, "emails": emails}, b"", since, since, 1)


KARIM = customer("a", first_name="Md.", last_name="Karim Uddin", phones=["+8801712345678"], district="Dhaka")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (
            customer("b", first_name="Karim", last_name="Uddin", phones=["+8801712345678"]),
            Likeness("strong", ("same_phone", "same_name"), ()),
        ),
        (
            customer("b", first_name="Karim", phones=["+8801712345678"]),
            Likeness("likely", ("same_phone",), ()),
        ),
        (
            # A family has one telephone.
            customer("b", first_name="Rahima", phones=["+8801712345678"]),
            Likeness("weak", ("same_phone",), ("other_name",)),
        ),
        (
            customer("b", first_name="Uddin", last_name="Karim", district=" dhaka"),
            Likeness("weak", ("same_name_and_district",), ()),
        ),
        (
            customer("b", first_name="Karim", last_name="Uddin", phones=["+8801712345678"], district="Khulna"),
            Likeness("likely", ("same_phone", "same_name"), ("other_district",)),
        ),
    ],
)
def test_what_is_shown_of_two(other: Customer, expected: Likeness) -> None:
    assert likeness(KARIM, other) == expected
    assert likeness(other, KARIM) == expected


@pytest.mark.parametrize(
    "other",
    [
        customer("b", first_name="Karim", last_name="Uddin", phones=["+8801812345678"]),
        customer("b", first_name="Karim", last_name="Uddin", district="Khulna"),
        customer("b", first_name="Rahima", district="Dhaka"),
    ],
)
def test_a_name_that_half_a_town_has_is_no_sign(other: Customer) -> None:
    assert likeness(KARIM, other) is None


def test_two_birthdays_are_two_people() -> None:
    one = customer("a", first_name="Karim", phones=["+8801712345678"], date_of_birth="1990-05-20")
    other = customer("b", first_name="Karim", phones=["+8801712345678"], date_of_birth="1965-01-02")
    assert likeness(one, other) == Likeness("weak", ("same_phone", "same_name"), ("other_birthday",))
