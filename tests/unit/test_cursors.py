from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel import cursors
from rapport.kernel.errors import NotAcceptable

places = st.text(st.characters(categories=["L", "N", "P", "S", "Mn", "Mc"]), min_size=1, max_size=200)


@given(place=places)
def test_a_cursor_opens_to_the_place_it_stands_for(place: str) -> None:
    assert cursors.opened(cursors.closed(place)) == place


@given(place=places)
def test_a_cursor_needs_no_escaping_in_an_address(place: str) -> None:
    closed = cursors.closed(place)

    assert closed is not None
    assert closed.replace("-", "").replace("_", "").isalnum()
    assert closed.isascii()


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_place_is_no_cursor(nothing: str | None) -> None:
    assert cursors.closed(nothing) is None
    assert cursors.opened(nothing) is None


@pytest.mark.parametrize(
    "made_up",
    [
        "!!!!",
        "a",
        "abc=",
        "YWJj\n",
        " YWJj",
        "%%%",
        "রহিম",
        "gICA",
        "AAAA",
        "7p-_",
        "x" * 2800,
        "YWJj=",
        "YWJ",
    ],
)
def test_what_we_never_gave_is_refused(made_up: str) -> None:
    with pytest.raises(NotAcceptable) as refused:
        cursors.opened(made_up)

    assert [detail.field for detail in refused.value.details] == ["cursor"]


@given(made_up=st.text(max_size=50))
def test_anything_else_is_opened_as_it_was_given_or_refused(made_up: str) -> None:
    try:
        place = cursors.opened(made_up)
    except NotAcceptable:
        return
    assert cursors.closed(place) == (made_up or None)


def test_a_place_without_its_parts_is_refused_where_it_is_read() -> None:
    with pytest.raises(NotAcceptable), cursors.read():
        int("not a year")
