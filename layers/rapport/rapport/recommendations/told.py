"""Rules with what they achieved, and recommendations in the reader's language."""

from __future__ import annotations

from dataclasses import asdict

from rapport.customers import history
from rapport.customers import store as customers
from rapport.kernel.figures import Language
from rapport.kernel.work import Work
from rapport.recommendations import store
from rapport.recommendations.model import RecommendationTold, RuleTold
from rapport.recommendations.recommendation import Recommendation
from rapport.recommendations.recommending import Buyer, recommended
from rapport.recommendations.record import Achieved
from rapport.recommendations.rule import Rule
from rapport.recommendations.shelf import loaded


def rules(work: Work, limit: int, after: str | None) -> tuple[list[RuleTold], str | None]:
    found, rest = store.page(work, limit, after)
    achieved = store.achieved(work, found)
    return [_told(each, achieved.get(each.rule_id, Achieved())) for each in found], rest


def rule(work: Work, said: Rule) -> RuleTold:
    return _told(said, store.achieved_by(work, said.rule_id))


def recommendations(work: Work, customer_id: str, language: Language | None) -> list[RecommendationTold]:
    """Looking writes nothing: a recommendation counts as shown when a task or a message carries it."""
    known = history.whole(work, customers.get(work, customer_id))
    buyer = Buyer.known(known, work.today, work.settings)
    found = recommended(buyer, loaded(work, buyer.products), work.today, work.settings.offers)
    return [_in(language or work.settings.business.language, each) for each in found]


def _told(said: Rule, achieved: Achieved) -> RuleTold:
    fields = asdict(said) | {"target_customer_type": said.target_customer_type or "all"}
    fields["id"] = fields.pop("rule_id")
    del fields["audit_head"]
    return RuleTold(**fields, **asdict(achieved), success_rate=achieved.success_rate)


def _in(language: Language, said: Recommendation) -> RecommendationTold:
    fields = asdict(said)
    reasons = {"en": fields.pop("reason_en"), "bn": fields.pop("reason_bn")}
    return RecommendationTold(**fields, reason=reasons[language])
