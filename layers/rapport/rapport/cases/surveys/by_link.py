"""The link of a case that was settled: opening it asks, and only what is sent from there is an answer."""

from __future__ import annotations

from functools import partial

from rapport.cases import store as cases
from rapport.cases.surveys import answering, form, link
from rapport.cases.surveys.answer import Answer
from rapport.cases.surveys.answering import RatedAlready
from rapport.cases.surveys.form import Filled, Step
from rapport.cases.surveys.link import Opened
from rapport.kernel.caller import Caller
from rapport.kernel.ids import new_id
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work, perform


def ask(shop: Shop, token: str) -> Step:
    """Scanners of mail open every link: nothing is changed, and nobody is looked up."""
    return "ask" if _opened(shop, token) else "not_valid"


def take(shop: Shop, caller: Caller, token: str, body: str) -> Step:
    """Whoever has the link was sent it. Who answers twice is thanked twice, and the first word counts."""
    found = _opened(shop, token)
    if found is None:
        return "not_valid"
    filled = form.filled(body)
    if not filled.says_something:
        return "ask"
    try:
        perform(shop, caller, partial(_keep, opened=found, filled=filled))
    except RatedAlready:
        return "done"
    except cases.NoSuchCase:
        # Taken out since. What was not kept is not thanked for.
        return "not_valid"
    return "done"


def _keep(work: Work, opened: Opened, filled: Filled) -> Answer:
    case, customer = cases.anyones(work, opened.case_id)
    given = Answer(
        answer_id=new_id("svy", work.now),
        customer_id=case.customer_id,
        at=work.now,
        source="link",
        case_id=case.case_id,
        nps=filled.nps,
        satisfaction=filled.satisfaction,
        comment=filled.comment,
    )
    return answering.keep(work, customer, given, case, opened.resolution)


def _opened(shop: Shop, token: str) -> Opened | None:
    return link.read(token, shop.keyring.digest, shop.today())
