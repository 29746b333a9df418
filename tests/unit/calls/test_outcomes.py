"""What became of a call: the table of moves as data, and words as people write them."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.activity.kinds import Outcome
from rapport.calls.tasks.model import CallStatusAsked
from rapport.calls.tasks.outcomes import COMPLETES, FAILS, KNOWN, MOVES, OPEN, TRIED_AGAIN, read
from rapport.calls.tasks.task import Status
from rapport.kernel.errors import NotAcceptable

STATUSES: tuple[Status, ...] = get_args(Status)
CLOSED = tuple(status for status in STATUSES if status not in OPEN)


def said(**fields: object) -> CallStatusAsked:
    return CallStatusAsked.model_validate(fields)


def refused(**fields: object) -> str:
    """The field that is to blame."""
    with pytest.raises(NotAcceptable) as refusal:
        read(said(**fields))
    (detail,) = refusal.value.details
    return detail.field


# -- the moves -------------------------------------------------------------------------------------------------


def test_every_status_has_its_row() -> None:
    assert set(MOVES) == set(STATUSES)


@given(st.lists(st.sampled_from(STATUSES), max_size=12))
def test_what_is_closed_stays_closed(wanted: list[Status]) -> None:
    status: Status = "pending"
    closed_as: Status | None = None
    for each in wanted:
        if each in MOVES[status]:
            status = each
        if closed_as is None and status in CLOSED:
            closed_as = status
        assert closed_as is None or status == closed_as


@pytest.mark.parametrize("status", sorted(OPEN))
@pytest.mark.parametrize("end", CLOSED)
def test_from_every_open_status_every_end_is_one_move_away(status: Status, end: Status) -> None:
    assert end in MOVES[status]


def test_a_task_is_put_back_but_never_moves_to_where_it_is() -> None:
    assert "pending" in MOVES["in_progress"]
    assert all(status not in MOVES[status] for status in STATUSES)


# -- the outcomes ----------------------------------------------------------------------------------------------


def test_every_outcome_either_completes_or_fails() -> None:
    assert not COMPLETES & FAILS
    assert KNOWN == COMPLETES | FAILS
    assert {"successful", "interested", "follow_up_needed", "not_interested", "do_not_contact"} == COMPLETES
    assert {"no_answer", "busy", "wrong_number"} == FAILS
    assert {"no_answer", "busy"} == TRIED_AGAIN


@pytest.mark.parametrize("outcome", sorted(KNOWN))
def test_an_outcome_alone_says_its_status(outcome: Outcome) -> None:
    status = "completed" if outcome in COMPLETES else "failed"

    assert read(said(outcome=outcome)) == (status, outcome, None)
    assert read(said(status=status, outcome=outcome)) == (status, outcome, None)


@pytest.mark.parametrize("outcome", sorted(KNOWN))
@pytest.mark.parametrize("status", STATUSES)
def test_a_status_that_contradicts_its_outcome_is_refused(status: Status, outcome: Outcome) -> None:
    if status == ("completed" if outcome in COMPLETES else "failed"):
        return

    assert refused(status=status, outcome=outcome) == "outcome"


@pytest.mark.parametrize("status", ["completed", "failed"])
def test_a_call_that_is_over_has_an_outcome(status: Status) -> None:
    assert refused(status=status) == "outcome"


@pytest.mark.parametrize("status", ["pending", "in_progress", "skipped"])
def test_what_is_not_a_call_that_is_over_needs_none(status: Status) -> None:
    assert read(said(status=status, notes="later")) == (status, None, "later")


def test_nobody_says_of_a_task_that_it_expired() -> None:
    assert refused(status="expired") == "status"


@pytest.mark.parametrize(
    ("text", "outcome", "notes"),
    [
        ("successful - placed order", "successful", "placed order"),
        ("Successful", "successful", None),
        ("SUCCESSFUL: 2kg honey", "successful", "2kg honey"),
        ("successful, will call back", "successful", "will call back"),
        ("  successful  ", "successful", None),
        ("positive", "successful", None),
        ("positive - wants two", "successful", "wants two"),
        ("success", "successful", None),
        ("no answer", "no_answer", None),
        ("no-answer", "no_answer", None),
        ("no_answer - rang twice", "no_answer", "rang twice"),
        ("busy; try later", "busy", "try later"),
        ("follow_up_needed next week", "follow_up_needed", "next week"),
        ("not interested", "not_interested", None),
        ("do not contact", "do_not_contact", None),
        ("interested in honey", "interested", "in honey"),
        ("no answer - phone off", "no_answer", "phone off"),
        ("No  Answer, rang twice", "no_answer", "rang twice"),
        ("wrong number, shop", "wrong_number", "shop"),
        ("Not interested: too dear", "not_interested", "too dear"),
        ("not interested in honey", "not_interested", "in honey"),
        ("successful-placed order", "successful", "placed order"),
        ("Follow-up needed: after Eid", "follow_up_needed", "after Eid"),
        ("DO_NOT_CONTACT angry", "do_not_contact", "angry"),
    ],
)
def test_free_text_is_read_by_the_outcome_it_begins_with(text: str, outcome: Outcome, notes: str | None) -> None:
    assert read(said(outcome=text))[1:] == (outcome, notes)


@pytest.mark.parametrize(
    "text",
    [
        "unsuccessful",
        "unsuccessful - no order",
        "not successful",
        "almost successful",
        "busybody",
        "answer",
        "ok",
        "সফল",
        "-",
    ],
)
def test_what_does_not_begin_with_an_outcome_is_refused(text: str) -> None:
    assert refused(outcome=text) == "outcome"


def test_words_behind_the_outcome_go_before_the_notes() -> None:
    _, _, notes = read(said(outcome="successful - placed order", notes="2kg honey"))

    assert notes == "placed order 2kg honey"


def test_nothing_said_is_nothing_asked() -> None:
    with pytest.raises(ValueError, match="status or outcome is needed"):
        said(notes="hm")
