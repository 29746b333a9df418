"""Keeping an answer: with the customer, on the case it rates, counted on its day, told to the house."""

from __future__ import annotations

from dataclasses import replace

from rapport.cases import store as cases
from rapport.cases.case import Case
from rapport.cases.events import SurveyAnswered
from rapport.cases.surveys import answer as answers
from rapport.cases.surveys.answer import Answer
from rapport.cases.surveys.model import SurveyAsked, SurveyTold
from rapport.cases.surveys.scores import counted
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.errors import Conflict, invalid
from rapport.kernel.ids import computed_id, new_id
from rapport.kernel.table import Absent, Put
from rapport.kernel.work import Work


class NotSettledYet(Conflict):
    code = "case_not_resolved"


class RatedAlready(Conflict):
    """Once for each time it was settled: the first word counts."""

    code = "rated_already"


def answer(work: Work, asked: SurveyAsked) -> SurveyTold:
    """Somebody of the team was told it."""
    customer = customers.get(work, asked.customer_id)
    case = None
    if asked.case_id is not None:
        case, whose = cases.get(work, asked.case_id)
        if whose.customer_id != customer.customer_id:
            raise invalid("case_id", f"names no case of this customer: {asked.case_id}")
        if case.times_resolved == 0:
            raise NotSettledYet("a case is rated once it is settled")
    given = Answer(
        answer_id=new_id("svy", work.now),
        customer_id=customer.customer_id,
        at=work.now,
        source="team",
        case_id=asked.case_id,
        nps=asked.nps,
        satisfaction=asked.satisfaction,
        comment=asked.comment,
    )
    return told(keep(work, customer, given, case, case.times_resolved if case else 0), customer)


def keep(work: Work, customer: Customer, given: Answer, case: Case | None, resolution: int) -> Answer:
    if case is not None:
        if case.rated >= resolution:
            raise RatedAlready("the customer has rated this case already")
        given = replace(given, answer_id=computed_id("svy", case.case_id, str(resolution)))
        rating = case.rating if given.satisfaction is None else given.satisfaction
        cases.change(work, customer, case, replace(case, rated=resolution, rating=rating), "rated")
    customers.unedited(work, customer)
    seal = customers.seal_of(work, customer, given.customer_id)
    said = {
        name: str(value) for name in ("case_id", "nps", "satisfaction") if (value := getattr(given, name)) is not None
    }
    head = work.audit(
        "survey",
        given.answer_id,
        1,
        "answered",
        place=answers.key(given),
        before=None,
        after=said | {"source": given.source} | ({"comment": given.comment} if given.comment else {}),
        seal=seal,
        owner=given.customer_id,
    )
    item = answers.encode(given, seal) | {"audit_head": head}
    work.write(Put(answers.key(given), item, when=(Absent(),), label="survey"))
    work.add(keys.survey_cell(given.customer_id, work.today), **counted(given.nps, given.satisfaction))
    work.emit(
        SurveyAnswered(
            occurred_at=given.at,
            record_version=1,
            answer_id=given.answer_id,
            customer_id=customer.customer_id,
            case_id=given.case_id,
            nps=given.nps,
            satisfaction=given.satisfaction,
        )
    )
    return given


def told(given: Answer, customer: Customer) -> SurveyTold:
    return SurveyTold(
        answer_id=given.answer_id,
        customer_id=customer.customer_id,
        customer_name=customer.name or None,
        case_id=given.case_id,
        nps=given.nps,
        satisfaction=given.satisfaction,
        comment=given.comment,
        source=given.source,
        at=given.at,
    )
