"""Campaigns through the door: taken in both spellings, refused by the field that no shop can mean."""

from __future__ import annotations

from typing import Any

import pytest

from tests.functional.campaigns.scene import CAMPAIGNS, REACTIVATION, asked, made, opened, refused, with_defaults
from tests.rig.shop import TestShop

ONCE: dict[str, Any] = {"trigger_condition": None}
LATER = "2026-03-20T04:00:00Z"


@pytest.fixture
def shop() -> TestShop:
    return opened()


class TestWhatIsSaid:
    def test_is_told_as_it_was_said(self, shop: TestShop) -> None:
        told = made(shop)

        assert told | REACTIVATION == told
        assert told["id"].startswith("cmp_")
        assert {name: told[name] for name in ("sent_count", "response_count", "success_count", "conversion_rate")} == {
            "sent_count": 0,
            "response_count": 0,
            "success_count": 0,
            "conversion_rate": 0,
        }
        assert shop.call("GET", f"{CAMPAIGNS}/{told['id']}").body == told

    def test_may_name_the_channel_as_its_type(self, shop: TestShop) -> None:
        told = made(shop, campaign_type="whatsapp", channel=None)

        assert (told["campaign_type"], told["channel"]) == ("whatsapp", "whatsapp")

    def test_needs_a_channel_one_way_or_the_other(self, shop: TestShop) -> None:
        assert refused(asked(shop, channel=None))["channel"].startswith("is needed: one of sms, whatsapp")
        assert refused(asked(shop, campaign_type="email"))["channel"] == "is sms, and campaign_type says email"

    @pytest.mark.parametrize(
        ("said", "starts"),
        [
            ({}, "triggered"),
            (ONCE, "once"),
            (ONCE | {"scheduled_at": LATER}, "scheduled"),
            (ONCE | {"month_day": 5}, "monthly"),
        ],
    )
    def test_says_how_it_starts_without_saying_so(self, shop: TestShop, said: dict[str, Any], starts: str) -> None:
        assert made(shop, **said)["starts"] == starts

    def test_in_one_language_is_in_the_shops(self) -> None:
        shop = TestShop()
        TestShop(table=shop.table).call("PUT", "/api/config/business", {"language": "bn"})

        told = made(shop, message_template="৩০% ছাড়ে ফিরে আসুন!", is_active=False)

        assert told["texts"] == {"bn": "৩০% ছাড়ে ফিরে আসুন!"}
        assert told["message_template"] == "৩০% ছাড়ে ফিরে আসুন!"

    def test_in_two_languages_is_told_in_the_shops_and_in_both(self, shop: TestShop) -> None:
        both = {"en": "Come back!", "bn": "ফিরে আসুন!"}

        told = made(shop, message_template=both)

        assert (told["message_template"], told["texts"]) == ("Come back!", both)

    def test_as_a_code_is_kept_in_capitals(self, shop: TestShop) -> None:
        assert made(shop, discount_code="winter25")["discount_code"] == "WINTER25"

    def test_of_orders_and_their_average_is_a_trigger_of_its_own(self, shop: TestShop) -> None:
        told = made(shop, trigger_condition={"total_orders": 2, "avg_order_value": 1000})

        assert told["trigger_condition"] == {"trigger": "repeat_value", "value": 2, "average_above": 1000}

    def test_an_email_without_a_subject_is_called_like_the_campaign(self, shop: TestShop) -> None:
        told = made(shop, channel="email", campaign_name="Half {price}!")

        assert told["subjects"] == {"en": "Half {{price}}!"}


@pytest.mark.parametrize(
    ("said", "field", "problem"),
    [
        ({"message_template": "Hello {custmer_name}"}, "message_template", "did you mean {customer_name}?"),
        ({"message_template": {"en": "Hi", "bn": "{nobody}"}}, "message_template", "names no variable: {nobody}"),
        ({"message_template": "ক" * 300}, "message_template", "parts of an SMS; 3 are the most"),
        ({"message_template": "\u200b\u202e"}, "message_template", "says nothing"),
        ({"message_template": None}, "message_template", "is needed, or a template_id"),
        ({"template_id": "inactive"}, "message_template", "is said beside template_id"),
        ({"message_template": None, "template_id": "no_such"}, "template_id", "names no template: no_such"),
        ({"message_template": None, "template_id": "birthday"}, "template_id", "is for whatsapp"),
        ({"target_segment": "gold"}, "target_segment", "unknown segment gold; known are all, new, repeat, vip"),
        ({"target_segment": "segment:7"}, "target_segment", "unknown segment segment:7"),
        ({"start_date": "2026-04-02", "end_date": "2026-04-01"}, "end_date", "is before start_date"),
        ({"discount_code": "নববর্ষ"}, "discount_code", "must be 2 to 32 of A-Z"),
        ({"discount_code": "-X"}, "discount_code", "must be 2 to 32 of A-Z"),
        ({"discount_code": "A" * 33}, "discount_code", "must be 2 to 32 of A-Z"),
        ({"channel": "push"}, "channel", "has no provider"),
        ({"starts": "triggered", "trigger_condition": None}, "trigger_condition", "is needed"),
        ({"starts": "once"}, "trigger_condition", "says nothing to a campaign that starts once"),
        ({"trigger_condition": {"trigger": "days_inactive", "value": 0}}, "trigger_condition.value", "between 1 and"),
        ({"trigger_condition": {"trigger": "purchased"}}, "trigger_condition.product_id", "or category is needed"),
        (
            {"trigger_condition": {"trigger": "purchased", "product_id": "none"}},
            "trigger_condition.product_id",
            "names no product: none",
        ),
        (
            {"trigger_condition": {"trigger": "purchased", "category": "Rice", "unless_category": "Cars"}},
            "trigger_condition.unless_category",
            "names no category: Cars",
        ),
        ({"trigger_condition": {"trigger": "full_moon"}}, "trigger_condition.trigger", "'missed_call'"),
        (ONCE | {"starts": "scheduled"}, "scheduled_at", "is needed: the campaign starts scheduled"),
        (ONCE | {"scheduled_at": "2026-03-10T06:00:00Z"}, "scheduled_at", "is in the past"),
        (ONCE | {"scheduled_at": LATER, "end_date": "2026-03-19"}, "scheduled_at", "is outside of start_date"),
        (ONCE | {"starts": "monthly"}, "month_day", "is needed: the campaign starts monthly"),
        (ONCE | {"month_day": 29}, "month_day", "less than or equal to 28"),
        ({"budget": 0}, "budget", "must be above 0"),
        ({"holdout_percent": 51}, "holdout_percent", "less than or equal to 50"),
        ({"product_id": "none"}, "product_id", "names no product: none"),
        ({"subject": "Hello"}, "subject", "is not said by sms"),
        ({"whatsapp_name": "come_back"}, "whatsapp_name", "is said of WhatsApp alone"),
        ({"message_template": {"en": "Hello", "fr": "Salut"}}, "message_template.fr", "extra inputs"),
        ({"message_template": 7}, "message_template", "must be an object with en or bn"),
        ({"message_template": "Hi {first_name"}, "message_template", "closed: {first_name (write"),
        ({"message_template": "Code {discount_code}"}, "message_template", "give discount_code"),
        ({"message_template": "Now {price}"}, "message_template", "give product_id"),
        ({"message_template": "{offer}"}, "message_template", "give discount_percent or offer"),
        ({"message_template": "{cart_value}"}, "message_template", "leave it out, or write {cart_value|...}"),
        ({"message_template": "Call {agent_phone|us}"}, "message_template", "names no variable: {agent_phone|us}"),
        ({"channel": "whatsapp", "message_template": "{opt_out_link}"}, "message_template", "{opt_out_link}"),
        ({"message_template": None, "template_id": "inactive"}, "template_id", "{discount_code}"),
        ({"variants": [{"name": "A", "share": 9, "message_template": "{offer}"}]}, "variants.A.message_template", ""),
    ],
)
def test_what_no_campaign_can_mean_is_refused_by_name(
    shop: TestShop, said: dict[str, Any], field: str, problem: str
) -> None:
    found = refused(asked(shop, **said))

    assert problem in found[field], found
    assert shop.call("GET", CAMPAIGNS).body == []


@pytest.mark.parametrize(
    "said",
    [
        {"message_template": "Code {discount_code}", "discount_code": "BACK30"},
        {"message_template": "{discount} off: {offer}", "discount_percent": 30},
        {"message_template": "{product} for {price}", "product_id": "rice"},
        {"message_template": "Until {valid_until}", "end_date": "2026-03-20"},
        {"message_template": "From {agent_name}"},
        {"message_template": "{cart_value|Your cart}"},
        {"message_template": "No more: {opt_out_link}"},
        {
            "message_template": "{recommended_product} for your {product}",
            "trigger_condition": {"trigger": "purchased", "category": "Rice", "unless_category": "Spices"},
        },
        {"message_template": "{family_member}", "trigger_condition": {"trigger": "family_birthday"}},
        {"message_template": "{cart_value}", "trigger_condition": {"trigger": "cart_abandoned"}},
    ],
)
def test_words_that_the_campaign_can_say_are_taken(shop: TestShop, said: dict[str, Any]) -> None:
    assert made(shop, **said)["message_template"] == said["message_template"]


class TestVariants:
    def test_have_their_shares_and_words(self, shop: TestShop) -> None:
        variants = [
            {"name": "A", "share": 50, "message_template": "Come back"},
            {"name": "B", "share": 50, "message_template": {"bn": "ফিরে আসুন"}},
        ]

        told = made(shop, variants=variants)["variants"]

        assert told == [
            {"name": "A", "share": 50, "texts": {"en": "Come back"}},
            {"name": "B", "share": 50, "texts": {"bn": "ফিরে আসুন"}},
        ]

    @pytest.mark.parametrize(
        ("shares", "names", "problem"),
        [((60, 41), "AB", "have shares of more than 100 together"), ((10, 10), "AA", "have one name twice")],
    )
    def test_share_what_there_is(self, shop: TestShop, shares: tuple[int, int], names: str, problem: str) -> None:
        variants = [
            {"name": name, "share": share, "message_template": "Hello"}
            for name, share in zip(names, shares, strict=True)
        ]

        assert refused(asked(shop, variants=variants)) == {"variants": problem}

    def test_are_read_for_variables_like_all_words(self, shop: TestShop) -> None:
        variants = [{"name": "A", "share": 50, "message_template": "Hello {nobody}"}]

        assert list(refused(asked(shop, variants=variants))) == ["variants.A.message_template"]


class TestWithoutAProvider:
    def test_a_campaign_may_be_written_but_not_switched_on(self) -> None:
        shop = opened(sms="none")

        assert "providers of the settings" in refused(asked(shop))["channel"]
        draft = made(shop, is_active=False)
        toggled = shop.call("PUT", f"{CAMPAIGNS}/{draft['id']}/toggle")
        assert "has no provider" in refused(toggled)["channel"]

    def test_one_that_lost_it_can_still_be_switched_off(self, shop: TestShop) -> None:
        campaign = made(shop)
        shop.call("PUT", "/api/config/providers", {"sms": "none"})
        shop.clock.advance(minutes=1)

        assert shop.call("PUT", f"{CAMPAIGNS}/{campaign['id']}/toggle").body["is_active"] is False


class TestChanging:
    def test_says_all_of_it_anew_and_pauses_on(self, shop: TestShop) -> None:
        campaign = made(shop, discount_code="BACK30")
        shop.call("PUT", f"{CAMPAIGNS}/{campaign['id']}/pause")

        changed = shop.call("PUT", f"{CAMPAIGNS}/{campaign['id']}", REACTIVATION | {"priority": 80}).body

        assert (changed["priority"], changed["paused"], changed["version"]) == (80, True, 3)
        assert changed["created_at"] == campaign["created_at"]
        assert "discount_code" not in changed

    def test_of_what_went_already_may_keep_its_time(self, shop: TestShop) -> None:
        body = {name: REACTIVATION[name] for name in REACTIVATION if name != "trigger_condition"}
        campaign = made(shop, **ONCE, scheduled_at=LATER)
        shop.clock.advance(days=20)

        again = shop.call("PUT", f"{CAMPAIGNS}/{campaign['id']}", body | {"scheduled_at": LATER})
        other = body | {"scheduled_at": "2026-03-21T04:00:00Z"}

        assert again.status == 200, again.text
        assert refused(shop.call("PUT", f"{CAMPAIGNS}/{campaign['id']}", other)) == {"scheduled_at": "is in the past"}

    def test_a_default_makes_it_the_shops_own(self) -> None:
        shop = with_defaults()

        changed = shop.call("PUT", f"{CAMPAIGNS}/cmp_birthday", REACTIVATION)

        assert (changed.status, changed.body["is_default"]) == (200, False)

    @pytest.mark.parametrize(
        ("method", "then", "body"),
        [("PUT", "", REACTIVATION), ("PUT", "/toggle", None), ("PUT", "/pause", None), ("DELETE", "", None)],
    )
    def test_of_two_who_believed_one_version_the_later_is_told(
        self, shop: TestShop, method: str, then: str, body: Any
    ) -> None:
        campaign = made(shop)
        address = f"{CAMPAIGNS}/{campaign['id']}"
        shop.call("PUT", f"{address}/toggle")

        answer = shop.call(method, address + then, body, headers={"If-Match": '"1"'})

        assert (answer.status, answer.body["error"]["code"]) == (409, "stale_version")
        assert answer.body["error"]["current"]["version"] == 2


class TestTheSwitch:
    def test_goes_the_other_way_unless_it_is_said(self, shop: TestShop) -> None:
        address = f"{CAMPAIGNS}/{made(shop)['id']}/toggle"

        assert shop.call("PUT", address).body["status"] == "inactive"
        assert shop.call("PUT", address).body["status"] == "active"
        assert shop.call("PUT", address, {"isActive": True}).body["version"] == 3

    def test_is_for_those_who_manage(self, shop: TestShop) -> None:
        address = f"{CAMPAIGNS}/{made(shop)['id']}"

        assert shop.call("GET", address, role="crm_agent").status == 200
        assert shop.call("PUT", f"{address}/toggle", role="crm_agent").status == 403


class TestTheList:
    def test_tells_what_is_active_paused_ended_and_off(self, shop: TestShop) -> None:
        names: dict[str, dict[str, Any]] = {
            "runs": {},
            "begins in April": {"start_date": "2026-04-01"},
            "off": {"is_active": False},
            "over": {"end_date": "2026-03-09"},
            "by email": {"channel": "email"},
            "paused": {},
        }
        ids = {name: made(shop, campaign_name=name, **said)["id"] for name, said in names.items()}
        shop.call("PUT", f"{CAMPAIGNS}/{ids['paused']}/pause")

        def listed(query: str) -> set[str]:
            return {each["campaign_name"] for each in shop.call("GET", CAMPAIGNS + query).body}

        assert listed("") == set(names)
        assert listed("?status=active") == listed("/active") == {"runs", "begins in April", "by email"}
        assert listed("?status=paused") == {"paused"}
        assert listed("?status=inactive") == {"off"}
        assert listed("?status=ended") == {"over"}
        assert listed("?status=active&channel=email") == {"by email"}

    def test_goes_on_page_by_page(self, shop: TestShop) -> None:
        for number in range(5):
            made(shop, campaign_name=f"{number}", channel="email" if number % 2 else "sms")

        first = shop.call("GET", f"{CAMPAIGNS}?channel=sms&limit=2")
        rest = shop.call("GET", f"{CAMPAIGNS}?channel=sms&limit=2&cursor={first.headers['X-Next-Cursor']}")

        assert {each["campaign_name"] for each in [*first.body, *rest.body]} == {"0", "2", "4"}
        assert (len(first.body), "X-Next-Cursor" in rest.headers) == (2, False)
