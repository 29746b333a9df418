"""A campaign in numbers: all of them follow from its messages, and add up at any moment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from rapport.campaigns import store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.groups import HELD_OUT
from rapport.campaigns.lift import Difference, Group, Lift, NotEnough, Winner, lift, winner
from rapport.campaigns.planning import run as runs
from rapport.kernel.http.amounts import Figure, Money
from rapport.kernel.http.models import Told
from rapport.kernel.money import CENT, ZERO, money
from rapport.kernel.work import Work
from rapport.messaging.ledger import counting
from rapport.messaging.ledger.counting import Tally
from rapport.messaging.ledger.message import GONE


class DayTold(Told):
    day: date
    sent: int
    delivered: int
    read: int
    failed: int
    suppressed: int
    converted: int = Field(description="Below 0, where more was taken back on this day than came.")
    revenue: Figure


class HourTold(Told):
    hour: int = Field(ge=0, le=23, description="Of the shop's own clock: 14 is from two to three.")
    sent: int
    delivered: int
    read: int
    responded: int
    orders: int = Field(description="By the hour in which they were placed.")


class DifferenceTold(Told):
    estimate: Figure
    low: Figure
    high: Figure
    clear: bool = Field(description="Not to be explained by chance.")


class LiftTold(Told):
    enough_data: bool
    missing_people: int | None = None
    missing_conversions: int | None = None
    held_out: int
    conversion_rate: Figure | None = None
    held_out_rate: Figure | None = None
    conversion: DifferenceTold | None = Field(None, description="In percentage points, with its 95% interval.")
    revenue_per_person: DifferenceTold | None = None
    brought: DifferenceTold | None = Field(None, description="What would not have come without the campaign.")


class VariantNumbers(Told):
    variant: str
    audience: int
    sent: int
    responded: int
    converted: int
    revenue: Money
    conversion_rate: Figure


class WinnerTold(Told):
    enough_data: bool
    variant: str | None = None
    ahead_of: str | None = None
    margin: DifferenceTold | None = Field(None, description="In percentage points.")
    significant: bool | None = None


class StatsTold(Told):
    campaign_id: str
    status: str = Field(description="`planning` until the last page of the audience is planned.")
    audience: int = Field(description="Always the sum of the states.")
    queued: int
    held: int
    sending: int
    unknown: int
    sent: int = Field(
        description="Gone, and nothing more is known; `total_sent` counts the delivered and read as well."
    )
    delivered: int
    read: int
    failed: int
    suppressed: int
    expired: int
    total_sent: int
    opened: int
    clicked: int
    responded: int
    answers: dict[str, int]
    opted_out: int
    converted: int
    orders: int
    redeemed: int
    revenue: Money
    cost: Money = Field(description="What the providers ask for what was sent, in the shop's own money.")
    cost_per_order: Money | None = Field(None, description="What an order cost that came of it.")
    units_read: int = Field(description="Of the store, to plan it: 4 KB each.")
    units_written: int = Field(description="Of the store, to plan it: 1 KB each.")
    parts: int
    conversion_rate: Figure
    redemption_rate: Figure
    response_rate: Figure
    held_by_reason: dict[str, int]
    suppressed_by_reason: dict[str, int]
    failed_by_reason: dict[str, int]
    expired_by_reason: dict[str, int]
    by_day: list[DayTold]
    by_hour: list[HourTold] = Field(
        description="All 24, each over all days. What moved before hours were counted is in none of them."
    )
    variants: list[VariantNumbers] | None = None
    winner: WinnerTold | None = None
    lift: LiftTold | None = None
    plan_refused: str | None = Field(
        None, description="Why nothing was planned: the plan had changed since its preview."
    )


def stats(work: Work, campaign_id: str) -> StatsTold:
    campaign = store.get(work, campaign_id)
    found = counting.tallies(work.table, campaign_id)
    whole, gone = found.whole, sent_in_all(found.whole)
    planned = runs.of_campaign(work.table, campaign_id)
    return StatsTold(
        campaign_id=campaign_id,
        status=_status(work, campaign, planned, whole),
        audience=whole.audience,
        **whole.states,
        total_sent=gone,
        opened=whole["opened"],
        clicked=whole["clicked"],
        responded=whole["answered"],
        answers=_answers(whole),
        opted_out=whole["opted_out"],
        converted=whole["converted"],
        orders=whole["orders"],
        redeemed=whole["redeemed"],
        revenue=whole.money("revenue"),
        cost=whole.money("cost"),
        cost_per_order=money(whole.money("cost") / whole["orders"]) if whole["orders"] > 0 else None,
        units_read=sum(each.units_read for each in planned),
        units_written=sum(each.units_written for each in planned),
        parts=whole["parts"],
        conversion_rate=percent(whole["converted"], gone),
        redemption_rate=percent(whole["redeemed"], gone),
        response_rate=percent(whole["answered"], gone),
        held_by_reason=whole.by_reason("held"),
        suppressed_by_reason=whole.by_reason("suppressed"),
        failed_by_reason=whole.by_reason("failed"),
        expired_by_reason=whole.by_reason("expired"),
        by_day=[_day(day, tally) for day, tally in sorted(found.by_day.items())],
        by_hour=_hours(whole),
        variants=_variants(campaign, found.by_variant),
        winner=_winner(campaign, found.by_variant),
        lift=_lift(campaign, whole),
        plan_refused=next((each.refused for each in planned if each.refused), None),
    )


def sent_in_all(tally: Tally) -> int:
    return sum(tally[state] for state in GONE)


def percent(part: int, whole: int) -> Decimal:
    return (Decimal(100) * part / whole).quantize(CENT) if whole else ZERO


def _status(work: Work, campaign: Campaign, planned: list[runs.CampaignRun], whole: Tally) -> str:
    if any(each.finished is None and not each.refused for each in planned):
        return "planning"
    if campaign.paused:
        return "paused"
    if whole["queued"] + whole["sending"] + whole["held"]:
        return "sending"
    return "sent" if planned and campaign.starts != "triggered" else campaign.status(work.today)


def _answers(tally: Tally) -> dict[str, int]:
    said = {name: tally[f"answered_{name}"] for name in ("positive", "negative", "stop", "start", "other")}
    return {name: number for name, number in said.items() if number}


def _day(day: date, tally: Tally) -> DayTold:
    return DayTold(
        day=day,
        sent=tally["on_sent"],
        delivered=tally["on_delivered"],
        read=tally["on_read"],
        failed=tally["on_failed"],
        suppressed=tally["on_suppressed"],
        converted=tally["converted"],
        revenue=tally.money("revenue"),
    )


def _hours(tally: Tally) -> list[HourTold]:
    told = (tally.hours(name) for name in ("on_sent", "on_delivered", "on_read", "answered", counting.ORDERS))
    return [
        HourTold(hour=hour, sent=sent, delivered=delivered, read=read, responded=responded, orders=orders)
        for hour, (sent, delivered, read, responded, orders) in enumerate(zip(*told, strict=True))
    ]


def _variants(campaign: Campaign, found: dict[str, Tally]) -> list[VariantNumbers] | None:
    if not campaign.variants:
        return None
    return [
        VariantNumbers(
            variant=name or "own_words",
            audience=tally.audience,
            sent=sent_in_all(tally),
            responded=tally["answered"],
            converted=tally["converted"],
            revenue=tally.money("revenue"),
            conversion_rate=percent(tally["converted"], sent_in_all(tally)),
        )
        for name, tally in sorted(found.items())
    ]


def _winner(campaign: Campaign, found: dict[str, Tally]) -> WinnerTold | None:
    if not campaign.variants:
        return None
    match winner({name or "own_words": _treated(tally) for name, tally in found.items()}):
        case Winner() as best:
            return WinnerTold(
                enough_data=True,
                variant=best.name,
                ahead_of=best.runner_up,
                margin=_difference(best.margin),
                significant=best.is_significant,
            )
        case _:
            return WinnerTold(enough_data=False)


def _lift(campaign: Campaign, whole: Tally) -> LiftTold | None:
    held_out = whole.by_reason("suppressed").get(HELD_OUT, 0)
    if not campaign.holdout_percent and not held_out:
        return None
    control = Group(
        held_out,
        whole["control_converted"],
        whole.money("control_revenue"),
        whole.amounts.get("control_revenue_squared", ZERO),
    )
    match lift(_treated(whole), control):
        case NotEnough(people, conversions):
            return LiftTold(
                enough_data=False, held_out=held_out, missing_people=people, missing_conversions=conversions
            )
        case Lift() as found:
            return LiftTold(
                enough_data=True,
                held_out=held_out,
                conversion_rate=found.conversion_rate,
                held_out_rate=found.held_out_rate,
                conversion=_difference(found.conversion),
                revenue_per_person=_difference(found.revenue),
                brought=_difference(found.brought),
            )


def _treated(tally: Tally) -> Group:
    return Group(
        sent_in_all(tally),
        tally["converted"],
        tally.money("revenue"),
        tally.amounts.get("revenue_squared", ZERO),
    )


def _difference(found: Difference) -> DifferenceTold:
    return DifferenceTold(estimate=found.estimate, low=found.low, high=found.high, clear=found.is_clear)
