"""What a reply means, in English, Bangla, and Bangla written in Latin letters. Pure.

Stop words count if they are the whole message, courtesies and small words aside: "Stop please" and "আর মেসেজ চাই না"
are one, "don't stop the good offers" is none. Words of interest count anywhere, but never beside a "no": চাই না is not
চাই, and a call to somebody who does not want it costs more than one that was not made.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Literal

from rapport.kernel.spelling import plainly

Meaning = Literal["stop", "start", "positive", "negative", "other"]

STOP = """
    stop | stopall | stop all | unsubscribe | unsub | unsubscribe me | cancel | end | quit | revoke | off | remove
    remove me | opt out | optout | opt me out | do not disturb | dnd | do not send | dont send | do not message me
    dont message me | do not text me | dont text me | no more | no more messages | no more sms | no messages | no sms
    not interested anymore | stop promotions | stop promotion | leave me alone
    স্টপ | স্টপ করুন | স্টপ করেন | আনসাবস্ক্রাইব | আনসাবস্ক্রাইব করুন | অফ | অফ করুন | অফ করেন
    বন্ধ | বন্ধ করুন | বন্ধ করেন | বন্ধ করো | বন্ধ কর | বন্ধ করে দিন | বন্ধ করে দেন | বন্ধ হোক | বন্ধ করবেন
    থামুন | থামেন | থামো | থামান | বাতিল | বাতিল করুন | বাতিল করেন
    চাই না | চাইনা | না চাই | চাচ্ছি না | আর না | আর নয় | দরকার নাই | দরকার নেই | প্রয়োজন নেই | প্রয়োজন নাই
    দেবেন না | দিবেন না | দিয়েন না | দিও না | পাঠাবেন না | পাঠায়েন না | পাঠিও না | করবেন না
    বিরক্ত করবেন না | বিরক্ত কইরেন না | ডিস্টার্ব করবেন না
    bondho | bondo | bandho | bondho korun | bondho koren | bondho koro | bondho kor | bondho kore din
    off koren | off korun | off koro | thamun | thamen | thamo | batil | batil korun | batil koren
    chai na | chaina | cai na | caina | na chai | ar na | dorkar nai | dorkar nei | proyojon nai | proyojon nei
    diben na | deben na | dien na | diyen na | pathaben na | pathayen na | korben na
    birokto korben na | birokto koiren na | disturb korben na
"""

START = """
    start | unstop | subscribe | resume | opt in | optin | start again
    চালু | চালু করুন | চালু করেন | চালু করো | আবার চালু করুন | শুরু | শুরু করুন | স্টার্ট | সাবস্ক্রাইব
    chalu | chalu korun | chalu koren | chalu koro | shuru | shuru korun
"""

POSITIVE = """
    yes | yeah | yep | yup | ok | okay | okey | sure | interested | order | buy | confirm | confirmed | want | need
    হ্যাঁ | হ্যা | হা | হাঁ | জি | জ্বি | জী | জ্বী | আচ্ছা | ওকে | ঠিক আছে | অর্ডার | কনফার্ম | আগ্রহী | ইন্টারেস্টেড
    চাই | চাচ্ছি | নিব | নিবো | নেব | নেবো | নিতে | নিচ্ছি | কিনব | কিনবো | কিনতে | লাগবে | দরকার | পাঠান | পাঠিয়ে দিন
    ha | haa | hae | hya | hyan | ji | jee | jii | accha | acha | thik ache | thik ase
    chai | cai | chacchi | nibo | nebo | niv | nite | kinbo | kinte | lagbe | dorkar | pathan | pathaiya den | agrohi
"""

NEGATIVE = """
    no | nope | nah | na | না | নাহ | নো | not now | এখন না | ekhon na
"""

NO = """
    no | not | dont | doesnt | never | nope | nah | cannot | cant | wont | na | nai | nei | noy | ni
    না | নাহ | নো | নাই | নেই | নয় | নই | নি
"""
"""Beside a word of interest one of them turns it round."""

NO_INTEREST = """
    চাইনা | নিবনা | নিবোনা | নেবনা | নেবোনা | কিনবনা | কিনবোনা | লাগবেনা | দরকারনাই
    nibona | nebona | kinbona | lagbena
"""
"""Both in one word."""

STOPPING = """
    stop | stopall | unsubscribe | unsub | cancel | quit | স্টপ | আনসাবস্ক্রাইব | বন্ধ | থামুন | থামান | বাতিল
    bondho | bondo | bandho | thamun | batil
"""

COURTESIES = """
    please | pls | plz | plese | kindly | thanks | thank you | thankyou | ok | okay | sir | madam | dear | bro
    দয়া করে | অনুগ্রহ করে | প্লিজ | ধন্যবাদ | ভাই | ভাইয়া | আপু | স্যার | ম্যাডাম | doya kore | dhonnobad | vai | bhai
    vaiya | bhaiya | apu | apa | hi | hello
"""

SMALL_WORDS = """
    sending | messaging | message | messages | msg | msgs | sms | text | texts | texting | mail | mails | email
    emails | whatsapp | offer | offers | promotion | promotions | promotional | ads | marketing | spam
    me | my | number | to | the | this | these | it | all | your | any | anymore | more | i | from | us | now
    আমি | আমার | আমাকে | আমায় | আর | এই | এসব | সব | কোনো | কোন | মেসেজ | মেসেজে | ম্যাসেজ | মেসেজগুলো | এসএমএস | ইমেইল
    অফার | অফারের | প্রমোশন | বিজ্ঞাপন | নাম্বারে | নম্বরে | এখনই | পাঠানো | দেওয়া | দেয়া
    ami | amar | amake | ar | r | ei | eshob | sob | kono | massage | pathano | deya | dewa | numbere
"""

THUMBS: dict[str, Meaning] = {"👍": "positive", "👌": "positive", "✅": "positive", "👎": "negative", "❌": "negative"}


def meaning(reply: str) -> Meaning:
    words = _words(reply)
    if not words:
        return next((THUMBS[sign] for sign in reply if sign in THUMBS), "other")
    if _is(words, _STOP):
        return "stop"
    if _is(words, _START):
        return "start"
    if _is(words, _NEGATIVE) or _declines(words):
        return "negative"
    # A "no" somewhere, or a word of stopping: it may be a complaint about an order, and people have to read it.
    if any(word in _NO or word in _STOPPING for word in words):
        return "other"
    return "positive" if any(word in _POSITIVE for word in (*words, *_pairs(words))) else "other"


def _declines(words: list[str]) -> bool:
    """Interest and a "no" side by side, in either order: "not interested", নিব না."""
    return any(word in _NO_INTEREST for word in words) or any(
        (one in _NO and other in _POSITIVE) or (one in _POSITIVE and other in _NO) for one, other in pairwise(words)
    )


def _words(text: str) -> list[str]:
    """Words alone: no punctuation, no emoji, none of the invisible joiners that keyboards put between letters."""
    kept = []
    for sign in plainly(text):
        category = unicodedata.category(sign)
        if category[0] in "LN" or (category[0] == "M" and "\u0900" <= sign < "\u1000"):
            kept.append(sign)
        elif category != "Cf" and sign not in "'’‘`":
            kept.append(" ")
    return "".join(kept).split()


def _is(words: list[str], phrases: frozenset[str]) -> bool:
    """The whole message, said once or again and again, with courtesies, with small words, or without."""
    polite = _without(words, _COURTESIES)
    for said in (words, polite, _without(polite, _SMALL_WORDS)):
        if said and (" ".join(said) in phrases or (len(set(said)) == 1 and said[0] in phrases)):
            return True
    return False


def _without(words: list[str], phrases: frozenset[str]) -> list[str]:
    left: list[str] = []
    at = 0
    while at < len(words):
        if " ".join(words[at : at + 2]) in phrases:
            at += 2
        else:
            left += [words[at]] if words[at] not in phrases else []
            at += 1
    return left


def _pairs(words: list[str]) -> list[str]:
    return [" ".join(pair) for pair in pairwise(words)]


def _phrases(table: str) -> frozenset[str]:
    return frozenset(" ".join(_words(phrase)) for line in table.splitlines() for phrase in line.split("|")) - {""}


_STOP, _START = _phrases(STOP), _phrases(START)
_POSITIVE, _NEGATIVE = _phrases(POSITIVE), _phrases(NEGATIVE)
_COURTESIES, _SMALL_WORDS = _phrases(COURTESIES), _phrases(SMALL_WORDS)
_NO, _NO_INTEREST, _STOPPING = _phrases(NO), _phrases(NO_INTEREST), _phrases(STOPPING)
