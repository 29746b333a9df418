"""Planning the messages of one run: page by page, in memory that does not grow with the audience, from wherever an
earlier worker left off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from itertools import batched, islice

from rapport.campaigns import segments
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning import contents as contents_
from rapport.campaigns.planning import writing
from rapport.campaigns.planning.by_recency import is_news
from rapport.campaigns.planning.deciding import Considered, Deciding
from rapport.campaigns.planning.occurrence import Found, Occurrence
from rapport.campaigns.planning.run import CampaignRun
from rapport.campaigns.planning.writing import TOGETHER, Pairs, Spent
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel.decisions import PlanHash
from rapport.kernel.log import logger
from rapport.kernel.money import ZERO
from rapport.kernel.work import Work
from rapport.messaging.dispatch.composing import HAS_A_LINK, Composed, agent_said, composed, opt_out_link
from rapport.messaging.dispatch.queue import Queue
from rapport.messaging.gate.verdict import address_of
from rapport.messaging.ledger.message import Message
from rapport.messaging.templates.template import Content

READ_TOGETHER = 100
"""Customers of one request to the store."""
SAVED_EVERY = 20
"""Pages between two words on how far it has come."""
SAMPLES = 10
type TimeLeft = Callable[[], bool]


@dataclass
class Plan:
    """What a plan came to, whether it was only looked at or kept."""

    audience: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    """Of those who are not written to now: why."""
    cost: Decimal = ZERO
    parts: int = 0
    last_due: datetime | None = None
    """Before then not all of them can have gone."""
    samples: list[tuple[Customer, Considered]] = field(default_factory=list)
    finished: bool = False
    hash: PlanHash = field(default_factory=PlanHash)

    def add(self, considered: Considered) -> None:
        decision = considered.decision
        self.audience += 1
        self.outcomes[decision.outcome] += 1
        if decision.outcome != "done":
            self.reasons[decision.why] += 1
        if decision.outcome != "suppressed":
            self.last_due = max(self.last_due or considered.message.due, considered.message.due)
        self.cost += Decimal(decision.action["cost"])
        self.parts += decision.action["parts"]
        self.hash.add(decision)


class Planner:
    def __init__(self, work: Work, campaign: Campaign, queue: Queue | None = None) -> None:
        self.work, self.campaign, self.queue = work, campaign, queue
        self.contents = contents_.contents(work, campaign)
        self._agents: dict[tuple[str | None, str], Mapping[str, str]] = {}
        self.deciding = Deciding(campaign, self.contents, work.settings, work.shop.place.zone, work.now, self._parts_of)

    def look(self, run: CampaignRun, found: Iterator[Found], time_left: TimeLeft) -> Plan:
        """Decides and writes nothing. Who was written to already is no part of what is still to be done."""
        plan, before = Plan(), writing.spent(self.work, self.campaign)
        for pairs, _ in self._pages(found, some_are_planned=self._is_triggered or bool(run.run_id)):
            so_far = Spent(before.amount + plan.cost, before.version) if before is not None else None
            for considered in writing.decided(self.deciding, pairs, so_far):
                plan.add(considered)
                if considered.decision.outcome != "suppressed" and len(plan.samples) < SAMPLES:
                    customer = next(who for _, who in pairs if who.customer_id == considered.decision.customer_id)
                    plan.samples.append((customer, considered))
            if not time_left():
                return plan
        plan.finished = True
        return plan

    def keep(self, run: CampaignRun, found: Iterator[Found], time_left: TimeLeft) -> Plan:
        """Decides, keeps, and puts what may go now into the queue."""
        assert self.queue is not None
        writing.keep_contents(self.work, self.campaign, list(self.contents.values()))
        plan = Plan()
        some_are_planned = self._is_triggered or bool(run.place)
        for number, (pairs, place) in enumerate(self._pages(found, some_are_planned), start=1):
            for some in batched(pairs, TOGETHER, strict=False):
                considered = writing.planned(self.work, self.deciding, some)
                for each in considered:
                    plan.add(each)
                self._at_once(considered)
                run.planned += len(considered)
            run.place = place
            if not time_left():
                run.save(self.work.table)
                return plan
            if number % SAVED_EVERY == 0:
                run.save(self.work.table)
        plan.finished = True
        return plan

    def keep_some(self, occurrences: Iterable[Occurrence]) -> int:
        """Of what happens now and then: kept like a page, without a word on how far it has come."""
        kept = 0
        for pairs, _ in self._pages((Found(each, "") for each in occurrences), some_are_planned=True):
            if pairs:
                writing.keep_contents(self.work, self.campaign, list(self.contents.values()))
            for some in batched(pairs, TOGETHER, strict=False):
                considered = writing.planned(self.work, self.deciding, some)
                self._at_once(considered)
                kept += len(considered)
        return kept

    def _at_once(self, considered: Sequence[Considered]) -> None:
        """They are planned whether or not the queue takes them: within a minute the sweeper finds them waiting."""
        assert self.queue is not None
        now = self.work.shop.clock.now()
        may_go = [
            each.message.message_id for each in considered if each.message.state == "queued" and each.message.due <= now
        ]
        try:
            self.queue.put(may_go)
        except Exception as failure:
            logger().error("not queued", failure, campaign_id=self.campaign.campaign_id, messages=len(may_go))

    @property
    def _is_triggered(self) -> bool:
        return self.campaign.starts == "triggered"

    def _pages(self, found: Iterator[Found], some_are_planned: bool) -> Iterator[tuple[Pairs, str]]:
        """Occurrences with their customers, as those are now."""
        while some := list(islice(found, READ_TOGETHER)):
            named = dict.fromkeys(each.occurrence.customer_id for each in some)
            known = customers.by_id(self.work, named)
            pairs = [
                (_of_now(each.occurrence, customer), customer)
                for each in some
                if (customer := known.get(each.occurrence.customer_id)) is not None
                and is_news(each.occurrence, customer)
                and self._concerns(customer)
            ]
            if some_are_planned and pairs:
                pairs = writing.not_planned_yet(self.work, self.deciding, pairs)
            yield pairs, some[-1].place

    def _concerns(self, customer: Customer) -> bool:
        """A triggered campaign writes to those of its segment to whom it happens; who else is no candidate."""
        return segments.holds(self.campaign.target, customer.statistics, self.work.today, self.work.settings)

    def _parts_of(self, content: Content, customer: Customer, message: Message) -> int:
        return self._composed(content, customer, message).parts

    def words(self, customer: Customer, considered: Considered) -> tuple[str, str, int]:
        """Subject, text and parts, as this customer would read them."""
        message = considered.message
        made = self._composed(self.contents[message.variant], customer, message)
        return made.subject, made.text, made.parts

    def _composed(self, content: Content, customer: Customer, message: Message) -> Composed:
        """With the very link that it will have: what is reckoned is what is paid."""
        linked = message.advertises and message.channel in HAS_A_LINK
        link = opt_out_link(self.work.shop, message.message_id) if linked else ""
        said = {**message.said, **self._agent_said(content, customer)}
        return composed(content, address_of(customer, message.channel) or "", customer, said, link, self.work)

    def _agent_said(self, content: Content, customer: Customer) -> Mapping[str, str]:
        """Agents are few: each is asked for once."""
        asked = customer.agent_id, content.content_id
        if asked not in self._agents:
            self._agents[asked] = agent_said(content, customer, self.work)
        return self._agents[asked]


def _of_now(occurrence: Occurrence, customer: Customer) -> Occurrence:
    """Who was merged since is written to under the id they have now."""
    if occurrence.customer_id == customer.customer_id:
        return occurrence
    return replace(occurrence, customer_id=customer.customer_id)
