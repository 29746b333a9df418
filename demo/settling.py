"""What went wrong in the last two weeks and what became of it, and how customers say it is to buy here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from demo.diary import Happening
from demo.portraits import Portrait
from demo.stage import Stage, at
from rapport.cases import moving, notes, opening, queue
from rapport.cases.case import Kind, Priority, Status
from rapport.cases.model import CaseNoteAsked, CaseStatusAsked, NewCase
from rapport.cases.surveys import answering
from rapport.cases.surveys.model import SurveyAsked
from rapport.kernel.work import Work
from rapport.orders import store as orders

ABOUT_AN_ORDER: frozenset[Kind] = frozenset({"return", "complaint", "delivery_exception"})
SUPPORT = "8"
"""Who has most of them."""


@dataclass(frozen=True)
class Trouble:
    days_ago: int
    kind: Kind
    what: str
    priority: Priority = "normal"
    noted: str | None = None
    becomes: Status | None = None
    resolution: str | None = None
    after_hours: int = 3
    rated: int | None = None
    said: str | None = None
    assignee: str | None = SUPPORT


TROUBLES = (
    Trouble(
        12,
        "complaint",
        "দুই কেজি চালের প্যাকেট খোলা ছিল, কিছু চাল পড়ে গেছে।",
        noted="ছবি পাঠিয়েছেন; গুদামে জানানো হয়েছে।",
        becomes="resolved",
        resolution="নতুন প্যাকেট পাঠানো হয়েছে, ডেলিভারি ফ্রি।",
        rated=5,
        said="সেদিনই নতুন প্যাকেট পেয়েছি, ধন্যবাদ।",
    ),
    Trouble(
        9,
        "delivery_exception",
        "Nobody opened; the guard would not take it.",
        becomes="resolved",
        resolution="Delivered the next morning after a call.",
        rated=4,
    ),
    Trouble(
        7,
        "issue",
        "The honey has crystallised; is it still good?",
        becomes="resolved",
        resolution="Explained that pure honey does that, and how to warm it.",
        rated=5,
        said="Now I know. Kind people.",
    ),
    Trouble(
        5,
        "complaint",
        "Ordered for Thursday, came on Sunday.",
        priority="high",
        becomes="resolved",
        resolution="Delivery fee given back.",
        after_hours=8,
        rated=2,
        said="Three days late, and nobody told me.",
    ),
    Trouble(
        3, "request", "পাঁচ কেজির বদলে দশ কেজির ঘি পাওয়া যাবে কি?", becomes="waiting", noted="সরবরাহকারীকে জিজ্ঞেস করা হয়েছে।"
    ),
    Trouble(2, "return", "Bought two by mistake, one is unopened.", noted="Keeps the receipt; bKash is fine."),
    Trouble(
        2, "complaint", "তেলের বোতল ফুটো ছিল, ব্যাগের সব ভিজে গেছে।", priority="urgent", noted="দুইবার ফোন করা হয়েছে, ধরেননি।"
    ),
    Trouble(1, "delivery_exception", "The road is under water; the rider turned back.", priority="high"),
    Trouble(1, "request", "Wants the invoice in the company's name.", assignee=None),
)

ANSWERS = (
    (10, 5, "সবসময় ভালো চাল পাই।"),
    (9, 5, None),
    (9, 4, "Fresh, and always on time."),
    (8, 4, None),
    (10, 5, None),
    (7, 4, "দাম একটু বেশি।"),
    (6, 3, "Delivery could be faster."),
    (9, 5, None),
    (3, 2, "ফোন ধরতে অনেক দেরি হয়।"),
    (10, 5, "My mother orders nowhere else."),
)
ASKED_EVERY = 9
"""Days between two answers that somebody wrote down on the phone."""


def story(stage: Stage, cast: Sequence[Portrait]) -> Iterator[Happening]:
    """Of those who have ordered lately: the first of a larger shop are those of a smaller one."""
    lately = [each for each in cast if each.order_days and (stage.today - each.order_days[-1]).days in range(13, 60)]
    for trouble, who in zip(TROUBLES, lately, strict=False):
        yield from _case(stage, trouble, who)
    for number, who in enumerate(lately[len(TROUBLES) : len(TROUBLES) + len(ANSWERS)], start=1):
        nps, satisfaction, comment = ANSWERS[number - 1]
        asked = SurveyAsked(customer_id=who.customer_id, nps=nps, satisfaction=satisfaction, comment=comment)
        when = at(max(stage.today - timedelta(days=ASKED_EVERY * number), who.order_days[-1]), stage, 16)
        yield Happening(when, stage.agent(who.agent_id), partial(answering.answer, asked=asked))


def _case(stage: Stage, trouble: Trouble, who: Portrait) -> Iterator[Happening]:
    """Its id is made as it is opened: what follows finds it as the customer's newest."""
    opened = at(stage.today - timedelta(days=trouble.days_ago), stage, 11)
    yield Happening(opened, stage.agent(SUPPORT), partial(_opened, trouble=trouble, customer_id=who.customer_id))
    if trouble.noted is not None:
        noted = partial(_noted, text=trouble.noted, customer_id=who.customer_id)
        yield Happening(opened + timedelta(hours=1), stage.agent(SUPPORT), noted)
    if trouble.becomes is not None:
        moved = partial(_moved, trouble=trouble, customer_id=who.customer_id)
        yield Happening(opened + timedelta(hours=trouble.after_hours), stage.agent(SUPPORT), moved)
    if trouble.rated is not None:
        rated = partial(_rated, trouble=trouble, customer_id=who.customer_id)
        yield Happening(opened + timedelta(days=1), stage.agent(SUPPORT), rated)


def _opened(work: Work, trouble: Trouble, customer_id: str) -> object:
    ordered = orders.of_customer(work, customer_id, 1, None)[0] if trouble.kind in ABOUT_AN_ORDER else []
    asked = NewCase(
        customer_id=customer_id,
        kind=trouble.kind,
        priority=trouble.priority,
        order_id=ordered[0].order_id if ordered else None,
        assignee=trouble.assignee,
        what_happened=trouble.what,
    )
    return opening.open_case(work, asked)


def _noted(work: Work, text: str, customer_id: str) -> object:
    return notes.add(work, _newest(work, customer_id), CaseNoteAsked(text=text))


def _moved(work: Work, trouble: Trouble, customer_id: str) -> object:
    assert trouble.becomes is not None, "only what became something is moved"
    said = CaseStatusAsked(status=trouble.becomes, resolution=trouble.resolution)
    return moving.change_status(work, _newest(work, customer_id), said, None)


def _rated(work: Work, trouble: Trouble, customer_id: str) -> object:
    asked = SurveyAsked(
        customer_id=customer_id,
        case_id=_newest(work, customer_id),
        satisfaction=trouble.rated,
        comment=trouble.said,
    )
    return answering.answer(work, asked)


def _newest(work: Work, customer_id: str) -> str:
    (case, _), *_ = queue.of_customer(work, customer_id, 1, None)[0]
    return case.case_id
