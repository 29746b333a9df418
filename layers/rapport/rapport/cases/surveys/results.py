"""How customers say it is to buy here: the score, where it goes, and their latest words."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta

from rapport.cases.surveys import answer as answers
from rapport.cases.surveys.answering import told
from rapport.cases.surveys.model import (
    MonthOfSurveysTold,
    NpsTold,
    SatisfactionTold,
    SurveySummaryTold,
    SurveyTold,
)
from rapport.cases.surveys.scores import Scores
from rapport.customers import store as customers
from rapport.kernel import keys
from rapport.kernel.clock import stamp, start_of_day
from rapport.kernel.errors import invalid
from rapport.kernel.table import Key, Range
from rapport.kernel.work import Work

A_YEAR = timedelta(days=365)
LONGEST = timedelta(days=3 * 366)
LATEST = 20


def summary(work: Work, first: date | None, last: date | None) -> SurveySummaryTold:
    """The last year, if no days are said."""
    last = last or work.today
    first = first or last - A_YEAR
    if first > last:
        raise invalid("from", "must not be behind to")
    if last - first > LONGEST:
        raise invalid("from", "must be within three years of to")
    total, months = Scores(), defaultdict[str, Scores](Scores)
    for shard in range(keys.COUNT_SHARDS):
        after: str | None = None
        while True:
            page = work.table.query(keys.survey_cells(shard), Range(first.isoformat(), last.isoformat()), after=after)
            for cell in page.items:
                total.add(cell)
                months[cell["sk"][:7]].add(cell)
            after = page.after
            if after is None:
                break
    return SurveySummaryTold(
        start_date=first,
        end_date=last,
        answers=total.answers,
        nps=_nps(total),
        satisfaction=_satisfaction(total),
        trend=[
            MonthOfSurveysTold(month=month, nps=_nps(scores), satisfaction=_satisfaction(scores))
            for month, scores in sorted(months.items())
        ],
        comments=_latest(work, first, last) if work.caller.manages else None,
    )


def _nps(scores: Scores) -> NpsTold:
    return NpsTold(
        score=scores.score,
        promoters=scores.promoters,
        passives=scores.passives,
        detractors=scores.detractors,
        answers=scores.nps_answers,
    )


def _satisfaction(scores: Scores) -> SatisfactionTold:
    return SatisfactionTold(average=scores.average, answers=scores.satisfaction_answers)


def _latest(work: Work, first: date, last: date) -> list[SurveyTold]:
    """Month by month from the newest, until there are enough of them."""
    zone = work.shop.place.zone
    begins, ends = start_of_day(first, zone), start_of_day(last + timedelta(days=1), zone)
    places: list[Key] = []
    month = ends
    while len(places) < LATEST and keys.comments_partition(month) >= keys.comments_partition(begins):
        page = work.table.query(
            keys.comments_partition(month),
            Range(stamp(begins), stamp(ends)),
            index=keys.DESK,
            newest_first=True,
            limit=LATEST - len(places),
        )
        places += [Key(each["pk"], each["sk"]) for each in page.items]
        month = _month_before(month)
    items = work.table.get_many(places)
    known = customers.by_id(work, {keys.customer_of(place.pk) for place in places})
    shown = []
    for place in places:
        customer = known.get(keys.customer_of(place.pk))
        if customer is not None and place in items:
            seal = customers.seal_of(work, customer, keys.customer_of(place.pk))
            shown.append(told(answers.decode(items[place], seal), customer))
    return shown


def _month_before(instant: datetime) -> datetime:
    return instant.replace(day=1, hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
