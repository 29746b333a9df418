"""What an agent is told of their next call, and of what would change it, in English and in Bangla."""

from __future__ import annotations

from rapport.calls.plan.rules import Priority
from rapport.kernel.figures import Language, digits

SAID: dict[str, dict[Language, str]] = {
    "call_now_high_value": {
        "en": "Call {name} NOW - High-value customer!",
        "bn": "{name}-কে এখনই কল করুন - মূল্যবান গ্রাহক!",
    },
    "call_now": {"en": "Call {name} NOW - Hot lead!", "bn": "{name}-কে এখনই কল করুন - জরুরি!"},
    "call_as_agreed": {
        "en": "Call {name} NOW - agreed for {time}",
        "bn": "{name}-কে এখনই কল করুন - {time}-এ কথা বলার কথা",
    },
    "call_today": {"en": "Call {name} today", "bn": "{name}-কে আজ কল করুন"},
    "call_if_time": {"en": "Call {name} if there is time", "bn": "সময় থাকলে {name}-কে কল করুন"},
    "wait": {"en": "The next call is planned for {time}", "bn": "পরের কল {time}-এ"},
    "take_from_pool": {
        "en": "All done. {count} tasks in the pool have nobody yet",
        "bn": "সব শেষ। {count}টি কল এখনও কারও নয়",
    },
    "all_done": {
        "en": "All done for today. What helps most now: note what you learned, and look at tomorrow",
        "bn": "আজকের সব কল শেষ। এখন সবচেয়ে কাজে আসবে: যা জানলেন লিখে রাখুন, আর আগামীকালের কাজ দেখুন",
    },
    "later": {
        "en": "At {time} a call that ranks higher comes due",
        "bn": "{time}-এ আরও জরুরি একটি কল আছে",
    },
    "the_only_one": {
        "en": "Any other task: this is the only one that can be done now",
        "bn": "অন্য যেকোনো কল: এখন শুধু এটিই করা যায়",
    },
    "on_the_line": {
        "en": "This call is on the line: {name} comes when it is over",
        "bn": "এই কলটি চলছে: শেষ হলে {name}",
    },
    "agreed": {
        "en": "This call was agreed for {time}: {name} would have to be agreed for a time as well",
        "bn": "এই কল {time}-এ করার কথা: {name}-এর জন্যও সময় ঠিক করা থাকতে হতো",
    },
    "agreed_earlier": {
        "en": "This call was agreed for an earlier time than {name}'s",
        "bn": "এই কলের সময় {name}-এর আগে ঠিক করা",
    },
    "priority": {
        "en": "{name} would have to be {wanted}, not {is_now}",
        "bn": "{name}-কে {is_now} নয়, {wanted} হতে হতো",
    },
    "equal": {
        "en": "Equal in everything: between this one and {name} only their ids decide",
        "bn": "সব সমান: এটি আর {name}-এর মধ্যে শুধু আইডি ঠিক করে",
    },
    "contacted_later": {
        "en": "Equal points: {name} was contacted more recently",
        "bn": "সমান পয়েন্ট: {name}-এর সঙ্গে পরে কথা হয়েছে",
    },
    "without": {
        "en": "Without '{what}' ({points}) {name} comes first",
        "bn": "'{what}' ({points}) না থাকলে {name} আগে আসেন",
    },
    "more_points": {
        "en": "{name} needs {points} more points",
        "bn": "{name}-এর আরও {points} পয়েন্ট লাগবে",
    },
    "runner_up": {"en": "the runner-up", "bn": "পরের জন"},
}
PRIORITIES: dict[Priority, dict[Language, str]] = {
    "hot": {"en": "hot", "bn": "গরম"},
    "warm": {"en": "warm", "bn": "উষ্ণ"},
    "cold": {"en": "cold", "bn": "ঠান্ডা"},
}


def said(what: str, language: Language, /, *, name: str = "", **values: object) -> str:
    """Numbers in the digits of the language; a name as it is written."""
    written = {each: digits(str(value), language) for each, value in values.items()}
    return SAID[what][language].format(name=name, **written)
