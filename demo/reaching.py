"""The shop writes to its customers: what it decided at the beginning of its two weeks, and what it sent in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from demo import campaigns, words
from demo.campaigns import EID_PREVIEW, HARVEST_LETTER, WINTER_SALE
from demo.diary import Diary, Happening
from demo.network import Network
from demo.portraits import Portrait
from demo.post import APART, Post
from demo.stage import Stage, at
from rapport.activity import engagements
from rapport.activity.model import EngagementAsked
from rapport.campaigns import defaults, saving, store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning import sending
from rapport.campaigns.planning.sending import SendAsked
from rapport.kernel.caller import system
from rapport.kernel.work import Work
from rapport.messaging.templates import saving as templates
from rapport.oversight import decided

MANAGER = "6"
PROVIDERS = {"sms": "outbox", "whatsapp": "outbox", "email": "outbox"}
LETTER_DAYS_AGO = 6
WRITTEN_BY_HAND = 0.1
"""Of the customers, in the two weeks: an agent writes to them, and tracks what came of it."""
TRIPPED_OVER, NOT_ANSWERED = 2, 3
"""Messages of the one campaign that did not go well: for people to look at."""


class Reaching:
    def __init__(self, stage: Stage, diary: Diary, post: Post, network: Network) -> None:
        self._stage, self._diary, self._post, self._network = stage, diary, post, network

    def story(self, cast: Sequence[Portrait]) -> Iterator[Happening]:
        stage, manager = self._stage, self._stage.agent(MANAGER)
        first, yesterday = stage.mornings[0], stage.mornings[-1]
        yield from self._set_up(first)
        sale = at(first, stage, 11)
        yield Happening(sale - timedelta(minutes=40), manager, partial(_made, campaign=WINTER_SALE))
        yield Happening(sale, manager, partial(self._sent, campaign_id=WINTER_SALE.campaign_id))
        letter = at(stage.today - timedelta(days=LETTER_DAYS_AGO), stage, 11)
        yield Happening(letter - timedelta(minutes=30), manager, partial(_made, campaign=HARVEST_LETTER))
        yield Happening(letter, manager, partial(self._sent, campaign_id=HARVEST_LETTER.campaign_id))
        preview = at(yesterday, stage, 16)
        yield Happening(preview - timedelta(minutes=20), manager, partial(_made, campaign=EID_PREVIEW))
        yield Happening(preview, manager, self._sent_with_trouble)
        coming = campaigns.new_honey(at(stage.today + timedelta(days=7), stage, 11))
        yield Happening(preview + timedelta(hours=1), manager, partial(_made, campaign=coming))
        for who in cast:
            yield from _by_hand(stage, who)

    def _set_up(self, day: date) -> Iterator[Happening]:
        stage, manager = self._stage, self._stage.agent(MANAGER)
        early = at(day, stage, 8)
        carriers = partial(decided.change, name="providers", said=dict(PROVIDERS), expected=None)
        yield Happening(early, stage.admin, carriers)
        yield Happening(early + timedelta(minutes=5), system("marketing"), defaults.ensure)
        for number, template_id in enumerate(campaigns.APPROVED, start=10):
            asked = campaigns.approved(template_id)
            better = partial(templates.change, template_id=template_id, asked=asked, expected=None)
            yield Happening(early + timedelta(minutes=number), manager, better)
        for number, template in enumerate(campaigns.TEMPLATES, start=20):
            yield Happening(early + timedelta(minutes=number), manager, partial(templates.create, asked=template))
        for number, campaign_id in enumerate(campaigns.SWITCHED_ON, start=30):
            on = partial(saving.switch, campaign_id=campaign_id, on=True, expected=None)
            yield Happening(early + timedelta(minutes=number), manager, on)

    def _sent(self, work: Work, campaign_id: str) -> None:
        sending.send(work, campaign_id, SendAsked(), self._post, lambda: True)

    def _sent_with_trouble(self, work: Work) -> None:
        """Some end the worker that takes them, to some nobody answers; and in the middle the manager stops it."""
        self._sent(work, EID_PREVIEW.campaign_id)
        half = len(self._post.lying) // 2
        going = self._post.lying[:half]
        self._post.trips_over.update(going[:TRIPPED_OVER])
        self._network.gives_no_answer.update(going[TRIPPED_OVER:][:NOT_ANSWERED])
        stopped = partial(store.pause, campaign_id=EID_PREVIEW.campaign_id)
        self._diary.note([Happening(work.now + APART * half, work.caller, stopped)])


def _made(work: Work, campaign: Campaign) -> None:
    """Held to what is asked of every campaign."""
    if problems := saving.wrong_with(work, campaign, None):
        raise saving.refusal(problems)
    store.create_if_new(work, campaign)


def _by_hand(stage: Stage, who: Portrait) -> Iterator[Happening]:
    rng = stage.chance(who.number, "written by hand")
    days = [day for day in stage.mornings if day > who.joined]
    if not days or rng.random() > WRITTEN_BY_HAND:
        return
    engagement_type, content, response = rng.choice(words.WRITTEN)
    day = stage.agreed(rng.choice(days))
    asked = EngagementAsked(
        customer_id=who.customer_id,
        engagement_type=engagement_type,
        channel="whatsapp",
        status="responded" if response else "delivered",
        response=response,
        content=content,
    )
    when = at(day, stage, rng.randint(10, 17), rng.randint(0, 3599))
    if not stage.is_over(when):
        yield Happening(when, stage.agent(who.agent_id), partial(engagements.log, asked=asked))
