from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from rapport.cases import summary
from rapport.cases.summary import OpenCases
from tests.unit.cases.made import NOON, case


def test_an_open_complaint_is_known_until_it_is_settled() -> None:
    complained = OpenCases().noting(case())

    assert list(complained.complaints) == [case().case_id]
    assert complained.noting(replace(case(), status="waiting")) == complained
    assert complained.noting(replace(case(), status="resolved")) == OpenCases()


def test_noted_twice_it_is_there_once() -> None:
    assert OpenCases().noting(case()).noting(case()) == OpenCases().noting(case())


def test_what_turns_out_to_be_no_complaint_is_none() -> None:
    assert not OpenCases().noting(case()).noting(case(kind="request")).complaints


def test_of_several_the_oldest_comes_first() -> None:
    older = case(case_id="case_older", opened_at=NOON - timedelta(days=1))
    both = OpenCases().noting(case()).noting(older).noting(case(case_id="case_return", kind="return"))

    assert list(both.complaints) == ["case_older", case().case_id]


def test_it_is_read_as_it_was_kept() -> None:
    known = OpenCases().noting(case()).noting(case(case_id="case_return", kind="return"))

    assert summary.of({"cases": summary.to_item(known)}) == known
    assert summary.of({}) == OpenCases()
    assert not summary.has_open_complaint({"cases": summary.to_item(OpenCases())})
