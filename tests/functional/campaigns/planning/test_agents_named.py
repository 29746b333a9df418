"""Words that name who looks after a customer."""

from __future__ import annotations

from functools import partial

import pytest

from rapport.customers import store as customers
from rapport.messaging.dispatch.composing import Composer
from rapport.team import store as team
from rapport.team.model import AgentFields, NewAgent
from tests.promises.surface import SignInsInMind
from tests.rig.campaign_shop import CAMPAIGN, CampaignShop
from tests.rig.faulty_table import FaultyTable

WORDS = {"en": "{agent_name} keeps honey for you"}


@pytest.fixture
def people(shop: CampaignShop) -> CampaignShop:
    for agent_id, name in (("nila", "Nila"), ("tara", "Tara")):
        shop.do(partial(team.add, asked=NewAgent(agent_id=agent_id, name=name), sign_ins=SignInsInMind()))
    for number in range(9):
        shop.customer(f"of_nila{number}", assigned_agent_id="nila")
    shop.customer("of_tara", assigned_agent_id="tara")
    shop.customer("of_nobody")
    shop.undelivered()
    return shop


def leaves(shop: CampaignShop) -> None:
    gone = AgentFields(name="Tara", active=False)
    shop.do(partial(team.change, agent_id="tara", asked=gone, expected=None, sign_ins=SignInsInMind()))


def words_of(shop: CampaignShop, customer_id: str) -> str:
    """As they are when the message is claimed."""
    work = shop.work()
    (message,) = (each for each in shop.messages() if each.customer_id == customer_id)
    (customer,) = customers.anyone(work, [customer_id])
    return Composer(shop.table, str).compose(work, message, customer).text.partition("\n")[0]


def test_each_reads_the_name_of_their_own_agent(people: CampaignShop) -> None:
    people.campaign(texts=WORDS)
    samples = {each.customer_id: each.text for each in people.previews().samples}
    people.sends()

    assert words_of(people, "of_nila3") == "Nila keeps honey for you"
    assert words_of(people, "of_tara") == "Tara keeps honey for you"
    assert samples["of_tara"].startswith("Tara keeps honey for you")


def test_who_has_no_agent_is_not_written_to_unless_the_words_have_another_name(people: CampaignShop) -> None:
    people.campaign(texts=WORDS)
    people.campaign(campaign_id="cmp_us", texts={"en": "{agent_name|Somebody} keeps honey for you"})
    for campaign_id in (CAMPAIGN, "cmp_us"):
        people.sends(campaign_id)

    assert {each.customer_id: each.reason for each in people.messages() if each.reason} == {"of_nobody": "missing_word"}
    assert "of_nobody" in people.who("cmp_us")


def test_an_agent_who_left_is_named_no_more(people: CampaignShop) -> None:
    leaves(people)
    people.campaign(texts=WORDS)

    people.sends()

    assert "of_tara" in people.who(state="suppressed")


def test_planning_asks_for_each_agent_once(people: CampaignShop) -> None:
    assert _questions(people, WORDS) == _questions(people, {"en": "Honey"}) + 2


def _questions(people: CampaignShop, texts: dict[str, str]) -> int:
    shop = people.copied()
    shop.campaign(texts=texts)
    counting = FaultyTable(shop.table)
    shop.sends(table=counting)
    return counting.calls.count("get")
