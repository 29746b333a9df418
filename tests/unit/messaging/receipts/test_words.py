"""What replies mean, in both scripts; above all a stop is heard, and "do not want" is never read as "want"."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.messaging.receipts import words
from rapport.messaging.receipts.words import Meaning, meaning

STOPS = """
STOP | stop | Stop. | STOP!! | "stop" | ＳＴＯＰ | s​top | STOP 🛑 | stop stop stop | Stop please | please stop
pls STOP | ok stop | stop, thanks | Thank you, stop | stop bhai | StopAll | STOP ALL | unsubscribe
Unsubscribe me please | cancel
END | quit | opt-out | Opt out | opt out please | OFF | Stop promotions | stop sms | stop sending me sms
stop all offers | stop these messages | don't send | Don’t send me messages | do not send me any more sms
no more messages | remove me
remove my number | leave me alone
বন্ধ | বন্ধ। | বন্ধ করুন | বন্ধ করুন! | বন্ধ করেন ভাই | দয়া করে বন্ধ করুন | প্লিজ বন্ধ করুন | মেসেজ বন্ধ করুন
মেসেজ দেওয়া বন্ধ করুন | এসব বন্ধ করুন | থামুন | স্টপ | স্টপ! | স্টপ করেন | আনসাবস্ক্রাইব | বাতিল করুন
চাই না | চাই না। | চাইনা | না চাই | আমি চাই না | আর চাই না | আর মেসেজ চাই না | আমি আর কোনো মেসেজ চাই না | অফার চাই না
মেসেজ দেবেন না | মেসেজ দিবেন না | আর মেসেজ দেবেন না | আমাকে আর এসএমএস পাঠাবেন না | আর না | আর নয় | দরকার নাই
দরকার নেই ভাই | বিরক্ত করবেন না
bondho | Bondho korun | msg bondho koren | please bondho korun bhai | chai na | Chai na! | ami chai na | r chai na
ar msg chai na | dorkar nai | dorkar nei vai | msg diben na | r sms pathaben na | birokto korben na
"""

STARTS = """
START | start please | Unstop | subscribe | চালু | চালু করুন | আবার চালু করুন | চালু করেন প্লিজ | chalu korun
"""

POSITIVES = """
yes | Yes! | YES please | yes yes | ok | Okay. | OK thanks | interested | I am interested
I'm interested in the 20% off | order | I want to order 2 | order confirm | need 5 kg
হ্যাঁ | হ্যা | জি | জ্বি ভাই | জি, ২টা নিব | নিব | আমি নেব | নিবো ইনশাআল্লাহ | চাই | আমি চাই | ৫ কেজি চাল চাই | অফার চাই | লাগবে
১ কেজি লাগবে | আগ্রহী | আমি আগ্রহী | ঠিক আছে | অর্ডার করতে চাই | কিনব | পাঠিয়ে দিন | 👍 | 👍🏽 | 👌👌 | ✅
ji | ji bhai | nibo | 2 ta nibo | ami nebo | kinbo | 5 kg lagbe | chai | ami chai | thik ache | order korte chai
"""

NEGATIVES = """
no | No. | NO! | no no | nope | No thanks | no thank you | not interested | I am not interested | not now | no need
না | না। | না না | না ধন্যবাদ | নাহ | না ভাই | জি না | জি, না | নিব না | নিব না ভাই | এখন নিব না | নেব না | লাগবে না | এখন লাগবে না
কিছু লাগবে না | এটা চাই না | এখন চাই না | এটা চাইনা | আমি আগ্রহী না | আগ্রহী নই | এখন দরকার নেই | লাগবেনা | নিবোনা | 👎 | ❌
na | na bhai | ji na | nibo na | ekhon nibo na | lagbe na | kinbo na | nibona | interested na | eta chai na
"""

OTHERS = """
don't stop the good offers | do not stop | never stop | stop by tomorrow? | when does the offer end | cancel my order
I could not stop laughing | order cancel koren | the shop is open? | who is this? | price? | ? | ... | 🙂
20% off? | unstoppable
আমার অর্ডার আসে নাই | order ashe ni | দোকান কখন বন্ধ করবেন? | দোকান কি বন্ধ | দাম কত | কে আপনি | অফার? | আমার মেসেজ
দুই দিন পরে | চাইনিজ আছে? | নিবন্ধন কোথায় | বন্ধু | জিরা আছে? | নাম কি | bondhu | nibondho | chaina market kothay
where is my parcel, it has not arrived
"""


def told(table: str) -> list[str]:
    return [reply.strip() for line in table.splitlines() for reply in line.split("|") if reply.strip()]


@pytest.mark.parametrize("reply", told(STOPS))
def test_a_stop_is_heard(reply: str) -> None:
    assert meaning(reply) == "stop"


@pytest.mark.parametrize("reply", told(STARTS))
def test_a_start_is_heard(reply: str) -> None:
    assert meaning(reply) == "start"


@pytest.mark.parametrize("reply", told(POSITIVES))
def test_interest_is_heard(reply: str) -> None:
    assert meaning(reply) == "positive"


@pytest.mark.parametrize("reply", told(NEGATIVES))
def test_a_no_is_heard(reply: str) -> None:
    assert meaning(reply) == "negative"


@pytest.mark.parametrize("reply", ["", " ", "\n", *told(OTHERS)])
def test_anything_else_is_for_people_to_read(reply: str) -> None:
    assert meaning(reply) == "other"


Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = get_args(Form)

ALL: list[tuple[str, Meaning]] = [
    *((reply, "stop") for reply in told(STOPS)),
    *((reply, "start") for reply in told(STARTS)),
    *((reply, "positive") for reply in told(POSITIVES)),
    *((reply, "negative") for reply in told(NEGATIVES)),
]


@pytest.mark.parametrize("form", FORMS)
def test_how_signs_are_composed_does_not_matter(form: Form) -> None:
    """য় is one sign or two, by the keyboard; so is ো."""
    for reply, expected in ALL:
        assert meaning(unicodedata.normalize(form, reply)) == expected, reply


@pytest.mark.parametrize("joiner", ["\u200d", "\u200c", "\u200b", "\ufeff", "\u2060", "\u00ad"])
def test_invisible_signs_between_letters_do_not_matter(joiner: str) -> None:
    for reply, expected in ALL:
        assert meaning(joiner.join(reply)) == expected, reply


@pytest.mark.parametrize("change", [str.upper, str.title, str.swapcase])
def test_case_does_not_matter(change: Callable[[str], str]) -> None:
    for reply, expected in ALL:
        assert meaning(change(reply)) == expected, reply


@pytest.mark.parametrize(
    "around", ["{}!!!", "  {}  ", "({})", "“{}”", "{} 🙏🏽", "❤️ {}", "{}\n\n", "*{}*", "{}।", "{}…"]
)
def test_what_stands_around_does_not_matter(around: str) -> None:
    for reply, expected in ALL:
        assert meaning(around.format(reply)) == expected, reply


@pytest.mark.parametrize("no", ["না", "নাই", "নেই", "na", "no", "not", "dont"])
def test_interest_beside_a_no_is_never_interest(no: str) -> None:
    for word in told(words.POSITIVE):
        assert meaning(f"{word} {no}") != "positive", word
        assert meaning(f"{no} {word}") != "positive", word
        assert meaning(f"{word} something something {no}") != "positive", word


def test_each_phrase_means_what_its_table_says() -> None:
    tables: dict[Meaning, str] = {
        "stop": words.STOP,
        "start": words.START,
        "positive": words.POSITIVE,
        "negative": words.NEGATIVE + words.NO_INTEREST.replace("চাইনা |", ""),
    }
    for expected, table in tables.items():
        for phrase in told(table):
            assert meaning(phrase) == expected, phrase


@given(before=st.text(alphabet="abcdefghij কখগঘ", min_size=5), after=st.text(alphabet="abcdefghij কখগঘ", min_size=5))
def test_a_stop_within_a_longer_message_is_no_plain_stop(before: str, after: str) -> None:
    if before.strip() and after.strip():
        assert meaning(f"xyz{before} stop {after}xyz") not in ("stop", "positive")


@given(st.text())
def test_every_reply_means_something(reply: str) -> None:
    assert meaning(reply) in ("stop", "start", "positive", "negative", "other")
