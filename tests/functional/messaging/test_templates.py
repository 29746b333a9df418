"""Templates through the door: written, said better, taken back, and read as a customer would read them."""

from __future__ import annotations

from typing import Any

import pytest

from rapport.kernel import keys
from tests.promises.surface import outside_world
from tests.rig.shop import Answer, TestShop

TEMPLATES = "/crm/automation/templates"
PREVIEW = f"{TEMPLATES}/preview"
EID = {
    "name": "Eid greetings",
    "channel": "sms",
    "texts": {
        "en": "Eid Mubarak, {first_name|friend}! Code {discount_code}",
        "bn": "ঈদ মোবারক, {first_name|বন্ধু}! কোড {discount_code}",
    },
}
DEFAULT_COUNT = 17
SETTINGS_ARE_BELIEVED = 31


@pytest.fixture
def shop() -> TestShop:
    return TestShop()


def written(shop: TestShop, **said: Any) -> Answer:
    return shop.call("POST", TEMPLATES, EID | said)


def changed(shop: TestShop, template_id: str, headers: dict[str, str] | None = None, **said: Any) -> Answer:
    return shop.call("PUT", f"{TEMPLATES}/{template_id}", EID | said, headers=headers or {})


def read(shop: TestShop, template_id: str, query: str = "") -> Any:
    answer = shop.call("GET", f"{TEMPLATES}/{template_id}{query}")
    assert answer.status == 200, answer.text
    return answer.body


def preview(shop: TestShop, **said: Any) -> Any:
    answer = shop.call("POST", PREVIEW, said)
    assert answer.status == 200, answer.text
    return answer.body


def problems(answer: Answer) -> dict[str, str]:
    assert answer.status == 422, answer.text
    return {each["field"]: each["problem"] for each in answer.body["error"]["details"]}


class TestWriting:
    def test_it_is_told_as_it_was_said(self, shop: TestShop) -> None:
        answer = written(shop, id="eid")
        assert answer.status == 201
        assert answer.headers["ETag"] == '"1"'
        assert answer.body == EID | {
            "id": "eid",
            "purpose": "marketing",
            "needs_approval": False,
            "variables": ["first_name", "discount_code"],
            "is_default": False,
            "version": 1,
        }
        assert read(shop, "eid") == answer.body

    def test_camel_case_is_understood(self, shop: TestShop) -> None:
        answer = written(shop, templateId="eid", channel="whatsapp", whatsappName="eid_1")
        assert (answer.body["id"], answer.body["whatsapp_name"]) == ("eid", "eid_1")

    def test_one_language_is_enough(self, shop: TestShop) -> None:
        assert written(shop, texts={"bn": "ঈদ মোবারক!"}).body["texts"] == {"bn": "ঈদ মোবারক!"}

    def test_lines_of_a_form_are_lines(self, shop: TestShop) -> None:
        body = written(shop, channel="whatsapp", texts={"en": "Eid\r\nMubarak\u202e"}).body
        assert body["texts"]["en"] == "Eid\nMubarak"

    def test_the_same_key_writes_once(self, shop: TestShop) -> None:
        first, second = (shop.call("POST", TEMPLATES, EID, headers={"Idempotency-Key": "k"}) for _ in range(2))
        assert first.body == second.body
        assert len(shop.call("GET", TEMPLATES).body) == DEFAULT_COUNT + 1

    @pytest.mark.parametrize("id_", ["eid", "birthday"])
    def test_an_id_is_given_once_and_a_default_has_its_own(self, shop: TestShop, id_: str) -> None:
        written(shop, id="eid")
        answer = written(shop, id=id_)
        assert (answer.status, answer.body["error"]["code"]) == (409, "template_id_taken")

    def test_a_word_of_our_addresses_is_no_id(self, shop: TestShop) -> None:
        assert "id" in problems(written(shop, id="preview"))

    def test_whatsapp_without_an_approved_name_is_kept_and_said_to_need_approval(self, shop: TestShop) -> None:
        assert written(shop, id="a", channel="whatsapp").body["needs_approval"] is True
        assert changed(shop, "a", channel="whatsapp", whatsapp_name="eid_1").body["needs_approval"] is False

    def test_a_variable_in_double_braces_is_kept_with_a_warning(self, shop: TestShop) -> None:
        (warning,) = written(shop, texts={"en": "Dear {{first_name}}"}).body["warnings"]
        assert "{first_name}" in warning


class TestRefusing:
    def test_an_unknown_variable_by_name_with_the_one_that_was_meant(self, shop: TestShop) -> None:
        before = shop.table.everything()
        found = problems(written(shop, texts={"en": "Dear {custmer_name}", "bn": "{nam.x}"}))
        assert "did you mean {customer_name}?" in found["texts.en"]
        assert "more than a variable" in found["texts.bn"]
        assert shop.table.everything() == before

    @pytest.mark.parametrize("text", ["{first_name", "first_name}", "{first_name[0]}", "{price:>9}", "{}", "{0}"])
    def test_what_cannot_be_read_when_it_is_saved_or_changed(self, shop: TestShop, text: str) -> None:
        written(shop, id="eid")
        assert "texts.en" in problems(written(shop, texts={"en": text}))
        assert "texts.en" in problems(changed(shop, "eid", texts={"en": text}))
        assert read(shop, "eid")["version"] == 1

    def test_in_a_subject_too(self, shop: TestShop) -> None:
        said = {"channel": "email", "texts": {"en": "Hi"}, "subjects": {"en": "{ofer}"}}
        assert "{offer}" in problems(written(shop, **said))["subjects.en"]

    def test_an_email_needs_a_subject_in_each_of_its_languages(self, shop: TestShop) -> None:
        assert problems(written(shop, channel="email", subjects={"en": "Eid"})).keys() == {"subjects.bn"}
        one = {"texts": {"en": "Hi"}, "subjects": {"en": "Eid", "bn": "ঈদ"}}
        assert problems(written(shop, channel="email", **one)).keys() == {"subjects.bn"}

    def test_nothing_else_has_a_subject(self, shop: TestShop) -> None:
        assert "subjects" in problems(written(shop, subjects={"en": "Eid"}))

    def test_a_name_at_whatsapp_is_of_whatsapp(self, shop: TestShop) -> None:
        assert "whatsapp_name" in problems(written(shop, whatsapp_name="eid_1"))

    def test_an_approved_template_takes_no_empty_word(self, shop: TestShop) -> None:
        texts = {"en": "Eid Mubarak {first_name|}"}
        assert "texts.en" in problems(written(shop, channel="whatsapp", whatsapp_name="eid_1", texts=texts))
        assert written(shop, channel="whatsapp", texts=texts).status == 201

    @pytest.mark.parametrize(
        ("said", "field"), [({}, "texts"), ({"fr": "Bonjour"}, "texts.fr"), ({"en": ""}, "texts.en")]
    )
    def test_texts_are_in_our_languages_and_say_something(
        self, shop: TestShop, said: dict[str, str], field: str
    ) -> None:
        assert field in problems(written(shop, texts=said))

    @pytest.mark.parametrize("said", [1.5, 7, True, "Eid", ["Eid"]])
    def test_words_without_their_language_are_refused(self, shop: TestShop, said: object) -> None:
        assert "texts" in problems(written(shop, texts=said))
        assert "subjects" in problems(written(shop, subjects=said))

    def test_signs_that_cannot_be_seen_say_nothing(self, shop: TestShop) -> None:
        assert problems(written(shop, texts={"en": "\u202e\u202e"}))["texts.en"] == "says nothing"


class TestParts:
    def most(self, text: str, **said: Any) -> dict[str, Any]:
        return {"texts": {"bn": text}, "purpose": "service", **said}

    def test_as_many_as_the_shop_allows_and_not_one_more(self, shop: TestShop) -> None:
        assert written(shop, **self.most("আ" * 3 * 67)).status == 201
        found = problems(written(shop, **self.most("আ" * (3 * 67 + 1))))
        assert found == {"texts.bn": "comes to 4 parts of an SMS; 3 are the most"}

    def test_the_shop_decides_how_many(self, shop: TestShop) -> None:
        assert shop.call("PUT", "/api/config/messages", {"most_parts": 1}).status == 200
        shop.clock.advance(seconds=SETTINGS_ARE_BELIEVED)
        assert written(shop, **self.most("আ" * 70)).status == 201
        assert written(shop, **self.most("আ" * 71)).status == 422

    def test_what_is_put_in_counts(self, shop: TestShop) -> None:
        assert written(shop, **self.most("আ" * 196 + "{days_left}")).status == 201
        assert written(shop, **self.most("আ" * 196 + "{discount_code}")).status == 422

    def test_the_way_out_under_advertising_counts(self, shop: TestShop) -> None:
        assert written(shop, **self.most("আ" * 190)).status == 201
        assert written(shop, **self.most("আ" * 190, purpose="marketing")).status == 422

    def test_only_an_sms_has_parts_and_everything_has_an_end(self, shop: TestShop) -> None:
        assert written(shop, **self.most("আ" * 1000, channel="whatsapp")).status == 201
        assert "texts.bn" in problems(written(shop, **self.most("আ" * 1025, channel="whatsapp")))


class TestChanging:
    def test_every_version_is_kept(self, shop: TestShop) -> None:
        written(shop, id="eid")
        assert changed(shop, "eid", name="Eid Mubarak").body["version"] == 2
        assert read(shop, "eid", "?version=1")["name"] == "Eid greetings"
        assert read(shop, "eid", "?version=2") == read(shop, "eid")
        assert shop.call("GET", f"{TEMPLATES}/eid?version=3").status == 404

    def test_of_two_who_change_the_same_one_is_told(self, shop: TestShop) -> None:
        written(shop, id="eid")
        assert changed(shop, "eid", {"If-Match": '"1"'}, name="A").status == 200
        answer = changed(shop, "eid", {"If-Match": '"1"'}, name="B")
        assert (answer.status, answer.body["error"]["code"]) == (409, "stale_version")
        assert answer.body["error"]["current"]["name"] == "A"

    def test_each_change_is_in_the_audit(self, shop: TestShop) -> None:
        written(shop, id="eid")
        changed(shop, "eid", name="Eid Mubarak")
        shop.call("DELETE", f"{TEMPLATES}/eid")
        told = shop.call("GET", "/audit?record=template:eid").body
        assert sorted(each["what"] for each in told) == ["changed", "created", "removed"]
        assert shop.call("GET", "/audit/verify?record=template:eid").body["whole"] is True

    def test_what_is_not_there_cannot_be_changed(self, shop: TestShop) -> None:
        assert changed(shop, "nothing").status == 404
        assert shop.call("DELETE", f"{TEMPLATES}/nothing").status == 404

    def test_a_removed_one_is_gone_its_versions_and_its_id_stay(self, shop: TestShop) -> None:
        written(shop, id="eid")
        assert shop.call("DELETE", f"{TEMPLATES}/eid", headers={"If-Match": '"2"'}).status == 409
        assert shop.call("DELETE", f"{TEMPLATES}/eid", headers={"If-Match": '"1"'}).status == 204
        assert shop.call("GET", f"{TEMPLATES}/eid").status == 404
        assert changed(shop, "eid").status == 404
        assert read(shop, "eid", "?version=1")["name"] == "Eid greetings"
        assert written(shop, id="eid").status == 409


class TestDefaults:
    def test_a_new_shop_has_them(self, shop: TestShop) -> None:
        told = shop.call("GET", TEMPLATES).body
        assert len(told) == DEFAULT_COUNT
        assert all(each["is_default"] and each["version"] == 0 for each in told)

    def test_changing_one_makes_it_the_shops_own(self, shop: TestShop) -> None:
        answer = changed(shop, "birthday", {"If-Match": '"0"'})
        assert (answer.status, answer.body["is_default"], answer.body["version"]) == (200, False, 1)
        assert read(shop, "birthday") == answer.body
        assert read(shop, "birthday", "?version=0")["is_default"] is True
        assert len(shop.call("GET", TEMPLATES).body) == DEFAULT_COUNT

    def test_taking_it_back_leaves_the_default_and_its_history_goes_on(self, shop: TestShop) -> None:
        changed(shop, "birthday")
        assert shop.call("DELETE", f"{TEMPLATES}/birthday").status == 204
        assert read(shop, "birthday")["is_default"] is True
        assert changed(shop, "birthday", name="Anew").body["version"] == 3
        assert shop.call("GET", "/audit/verify?record=template:birthday").body["whole"] is True

    def test_a_default_is_not_the_shops_to_remove(self, shop: TestShop) -> None:
        answer = shop.call("DELETE", f"{TEMPLATES}/birthday")
        assert (answer.status, answer.body["error"]["code"]) == (409, "default_template")


class TestTheList:
    @pytest.mark.parametrize("limit", [1, 2, 5, 7, 200])
    def test_page_by_page_each_comes_once_in_order(self, shop: TestShop, limit: int) -> None:
        for id_ in ("aaa", "birthday_kids", "zzz"):
            written(shop, id=id_)
        changed(shop, "birthday")
        changed(shop, "win_back")
        shop.call("DELETE", f"{TEMPLATES}/win_back")
        written(shop, id="gone")
        shop.call("DELETE", f"{TEMPLATES}/gone")

        found: list[dict[str, Any]] = []
        query = f"?limit={limit}"
        while query:
            answer = shop.call("GET", TEMPLATES + query)
            assert len(answer.body) <= limit
            found += answer.body
            cursor = answer.headers.get("X-Next-Cursor")
            query = f"?limit={limit}&cursor={cursor}" if cursor else ""

        ids = [each["id"] for each in found]
        assert ids == sorted(set(ids))
        assert len(ids) == DEFAULT_COUNT + 3
        assert {each["id"] for each in found if not each["is_default"]} == {"aaa", "birthday", "birthday_kids", "zzz"}


class TestPreview:
    @pytest.fixture
    def shop(self) -> TestShop:
        shop = TestShop()
        with outside_world():
            for agent_id, name in (("agt_1", "nila"), ("agt_2", "tara")):
                said = {"agent_id": agent_id, "name": name, "user_id": f"user-{name}"}
                assert shop.call("POST", "/crm/automation/agents", said).status == 201
        assert shop.call("PUT", "/api/config/access", {"visibility": "own"}).status == 200
        shop.clock.advance(seconds=SETTINGS_ARE_BELIEVED)
        for customer_id, agent_id in (("c1", "agt_1"), ("c2", "agt_2")):
            said = {"customer_id": customer_id, "first_name": "Rahima", "last_name": "Begum", "language": "bn"}
            answer = shop.call("POST", "/cdm/customers", said | {"assigned_agent_id": agent_id})
            assert answer.status == 201, answer.text
        return shop

    def test_a_template_with_samples(self, shop: TestShop) -> None:
        told = preview(shop, template_id="inactive", language="bn")
        assert told["text"].startswith("২০% ছাড়ে ফিরে আসুন! কোড BDAY20।")
        assert told["text"].splitlines()[1].startswith("বন্ধ: https://")
        assert (told["encoding"], told["parts"], told["cost"]) == ("ucs2", 3, 1.05)
        assert told["samples"] == ["discount", "discount_code", "opt_out_link"]
        assert told["missing"] == told["unreadable"] == []

    def test_words_that_are_no_template_yet(self, shop: TestShop) -> None:
        told = preview(shop, channel="push", texts={"en": "Hello {first_name}"}, language="en")
        assert told == {
            "channel": "push",
            "language": "en",
            "text": "Hello Rahima",
            "characters": 12,
            "cost": 0,
            "unreadable": [],
            "missing": [],
            "samples": ["first_name"],
        }

    def test_an_email_has_its_subject(self, shop: TestShop) -> None:
        told = preview(
            shop, channel="email", texts={"en": "Hi"}, subjects={"en": "For {first_name}"}, purpose="service"
        )
        assert (told["subject"], told["text"], told["cost"]) == ("For Rahima", "Hi", 0.02)

    def test_of_a_customer_in_the_customers_language(self, shop: TestShop) -> None:
        told = preview(
            shop, **{k: EID[k] for k in ("channel", "texts")}, customer_id="c1", values={"discount_code": "E1"}
        )
        assert told["text"].startswith("ঈদ মোবারক, Rahima! কোড E1")
        assert told["language"] == "bn"
        assert told["samples"] == ["opt_out_link"]

    def test_of_a_customer_nothing_is_made_up(self, shop: TestShop) -> None:
        said = {"channel": "whatsapp", "texts": {"en": "{last_order_days} days, {membership_level}"}}
        told = preview(shop, **said, customer_id="c1")
        assert told["missing"] == ["last_order_days", "membership_level"]
        assert told["text"] == "{last_order_days} days, {membership_level}"

    def test_an_agent_sees_it_of_their_own_customers_alone(self, shop: TestShop) -> None:
        said = {"template_id": "birthday", "customer_id": "c1"}
        assert shop.call("POST", PREVIEW, said, role="crm_agent", user="user-nila").status == 200
        said["customer_id"] = "c2"
        assert shop.call("POST", PREVIEW, said, role="crm_agent", user="user-nila").status == 404

    def test_what_could_not_be_saved_is_named_and_shown(self, shop: TestShop) -> None:
        told = preview(shop, channel="push", texts={"en": "Dear {custmer_name}, {offer}"}, values={"offer": " "})
        assert told["text"] == "Dear {custmer_name}, {offer}"
        assert [each["field"] for each in told["unreadable"]] == ["texts.en"]
        assert told["missing"] == ["offer"]

    def test_a_value_for_no_variable_is_refused_with_the_one_that_was_meant(self, shop: TestShop) -> None:
        answer = shop.call("POST", PREVIEW, {"template_id": "birthday", "values": {"first_nam": "A"}})
        assert problems(answer) == {"values.first_nam": "is no variable; did you mean first_name?"}

    def test_how_to_save_money_is_said_in_the_readers_language(self, shop: TestShop) -> None:
        said = {"channel": "sms", "purpose": "service", "texts": {"en": "a" * 169}}
        assert preview(shop, **said)["hint"] == "9 characters fewer save ৳350 for 1,000 messages"
        told = shop.call("POST", f"{PREVIEW}?lang=bn", said).body
        assert told["hint"] == "৯টি অক্ষর কমালে প্রতি ১,০০০ বার্তায় ৳৩৫০ বাঁচবে"
        assert (told["parts"], told["characters"], told["room_left"], told["fewer_for_one_less"]) == (2, 169, 137, 9)

    def test_signs_that_make_it_dear_are_shown_with_plain_ones(self, shop: TestShop) -> None:
        told = preview(shop, channel="sms", purpose="service", texts={"en": "We’re open – come"})
        assert told["dear_signs"] == [{"sign": "’", "instead": "'"}, {"sign": "–", "instead": "-"}]

    def test_more_parts_than_the_shop_allows_are_shown_as_too_many(self, shop: TestShop) -> None:
        told = preview(shop, channel="sms", purpose="service", texts={"en": "a" * 500})
        assert (told["parts"], told["too_many_parts"]) == (4, True)

    def test_whatsapp_tells_whether_it_is_approved(self, shop: TestShop) -> None:
        assert preview(shop, template_id="birthday")["needs_approval"] is True

    @pytest.mark.parametrize(
        ("said", "fields"),
        [
            ({}, {"channel", "texts"}),
            ({"channel": "sms"}, {"texts"}),
            ({"texts": {"en": "Hi"}}, {"channel"}),
            ({"template_id": "birthday", "texts": {"en": "Hi"}}, {"texts"}),
        ],
    )
    def test_one_of_template_and_words_is_needed(self, shop: TestShop, said: dict[str, Any], fields: set[str]) -> None:
        assert problems(shop.call("POST", PREVIEW, said)).keys() == fields

    @pytest.mark.parametrize("absent", [{"template_id": "nothing"}, {"template_id": "birthday", "customer_id": "c9"}])
    def test_what_is_not_there_cannot_be_shown(self, shop: TestShop, absent: dict[str, str]) -> None:
        assert shop.call("POST", PREVIEW, absent).status == 404

    def test_looking_writes_nothing(self, shop: TestShop) -> None:
        before = shop.table.everything()
        preview(shop, template_id="birthday", customer_id="c1")
        assert shop.table.everything() == before


class TestRoles:
    @pytest.mark.parametrize("role", ["crm_agent", "sales_manager", "admin"])
    def test_who_sells_reads_and_previews(self, shop: TestShop, role: str) -> None:
        assert shop.call("GET", TEMPLATES, role=role).status == 200
        assert shop.call("POST", PREVIEW, {"template_id": "birthday"}, role=role).status == 200

    def test_an_agent_writes_none(self, shop: TestShop) -> None:
        assert shop.call("POST", TEMPLATES, EID, role="crm_agent").status == 403
        assert shop.call("PUT", f"{TEMPLATES}/birthday", EID, role="crm_agent").status == 403
        assert shop.call("DELETE", f"{TEMPLATES}/birthday", role="crm_agent").status == 403


def test_a_version_stands_beside_the_template(shop: TestShop) -> None:
    written(shop, id="eid")
    changed(shop, "eid", name="Eid Mubarak")
    versions = shop.table.query(keys.template_version("eid", 1).pk).items
    assert [each["version"] for each in versions] == [1, 2]
