from __future__ import annotations

import pytest

from rapport.kernel.phones import NotAPhone, e164, last_six


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("01712345678", "+8801712345678"),
        ("+8801712345678", "+8801712345678"),
        ("8801712345678", "+8801712345678"),
        ("+880 1712-345678", "+8801712345678"),
        (" 01712 345 678 ", "+8801712345678"),
        ("০১৭১২৩৪৫৬৭৮", "+8801712345678"),
        ("+44 20 7946 0958", "+442079460958"),
        ("00442079460958", "+442079460958"),
    ],
)
def test_a_number_is_kept_in_one_spelling(said: str, kept: str) -> None:
    assert e164(said, "BD") == kept


def test_a_local_number_belongs_to_the_shops_own_country() -> None:
    assert e164("98765 43210", "IN") == "+919876543210"


@pytest.mark.parametrize(
    "said", ["", "abc", "017", "+", "1" * 30, "+999123456789", "phone", "²²²²²²²²²²²", "\x00", "'; drop"]
)
def test_what_is_no_number_is_refused(said: str) -> None:
    with pytest.raises(NotAPhone):
        e164(said, "BD")


def test_the_last_six_digits_are_what_people_remember() -> None:
    assert last_six("+8801712345678") == "345678"
