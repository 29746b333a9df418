"""Names as they stand in a Dhaka order book: some written in Bangla, some in English."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

type Script = Literal["bn", "en"]
type Sex = Literal["f", "m"]

SEXES: tuple[Sex, Sex] = ("f", "m")

# Each in English and in Bangla.
GIVEN: dict[Sex, list[tuple[str, str]]] = {
    "m": [
        ("Rafiqul", "রফিকুল"),
        ("Abdul", "আব্দুল"),
        ("Shahidul", "শহীদুল"),
        ("Kamrul", "কামরুল"),
        ("Tanvir", "তানভীর"),
        ("Imran", "ইমরান"),
        ("Sajid", "সাজিদ"),
        ("Mahmud", "মাহমুদ"),
        ("Nazmul", "নাজমুল"),
        ("Anisur", "আনিসুর"),
        ("Habibur", "হাবিবুর"),
        ("Mizanur", "মিজানুর"),
        ("Shafiq", "শফিক"),
        ("Jamal", "জামাল"),
        ("Rezaul", "রেজাউল"),
        ("Faisal", "ফয়সাল"),
        ("Arif", "আরিফ"),
        ("Sumon", "সুমন"),
        ("Biplob", "বিপ্লব"),
        ("Subrata", "সুব্রত"),
        ("Prodip", "প্রদীপ"),
        ("Zahid", "জাহিদ"),
        ("Masud", "মাসুদ"),
        ("Ashraf", "আশরাফ"),
        ("Delwar", "দেলোয়ার"),
        ("Monir", "মনির"),
    ],
    "f": [
        ("Rahima", "রহিমা"),
        ("Fatema", "ফাতেমা"),
        ("Ayesha", "আয়েশা"),
        ("Nasrin", "নাসরিন"),
        ("Shirin", "শিরিন"),
        ("Salma", "সালমা"),
        ("Rokeya", "রোকেয়া"),
        ("Taslima", "তাসলিমা"),
        ("Sabina", "সাবিনা"),
        ("Farhana", "ফারহানা"),
        ("Tahmina", "তাহমিনা"),
        ("Rumana", "রুমানা"),
        ("Jesmin", "জেসমিন"),
        ("Mousumi", "মৌসুমী"),
        ("Lipi", "লিপি"),
        ("Shapla", "শাপলা"),
        ("Moyna", "ময়না"),
        ("Sumaiya", "সুমাইয়া"),
        ("Anika", "অনিকা"),
        ("Ruksana", "রুকসানা"),
        ("Purnima", "পূর্ণিমা"),
        ("Shanta", "শান্তা"),
        ("Dilruba", "দিলরুবা"),
        ("Hasina", "হাসিনা"),
        ("Mitu", "মিতু"),
        ("Kohinoor", "কোহিনূর"),
    ],
}
FAMILY: dict[Sex, list[tuple[str, str]]] = {
    "m": [
        ("Islam", "ইসলাম"),
        ("Rahman", "রহমান"),
        ("Hossain", "হোসেন"),
        ("Ahmed", "আহমেদ"),
        ("Chowdhury", "চৌধুরী"),
        ("Khan", "খান"),
        ("Mia", "মিয়া"),
        ("Sarkar", "সরকার"),
        ("Uddin", "উদ্দিন"),
        ("Alam", "আলম"),
        ("Bhuiyan", "ভূঁইয়া"),
        ("Talukder", "তালুকদার"),
        ("Sheikh", "শেখ"),
        ("Das", "দাস"),
        ("Saha", "সাহা"),
        ("Barua", "বড়ুয়া"),
    ],
    "f": [
        ("Begum", "বেগম"),
        ("Akter", "আক্তার"),
        ("Khatun", "খাতুন"),
        ("Sultana", "সুলতানা"),
        ("Jahan", "জাহান"),
        ("Parvin", "পারভীন"),
        ("Rahman", "রহমান"),
        ("Islam", "ইসলাম"),
        ("Chowdhury", "চৌধুরী"),
        ("Das", "দাস"),
        ("Roy", "রায়"),
    ],
}
TITLES: dict[Sex, dict[Script, list[str]]] = {
    "m": {"en": ["Md.", "Md.", "Haji", "Dr."], "bn": ["মোঃ", "মোঃ", "হাজী", "ডা."]},
    "f": {"en": ["Mst.", "Dr."], "bn": ["মোছাঃ", "ডা."]},
}
COMPANIES = [
    ("Green Leaf Restaurant", "Restaurant"),
    ("হোটেল সুন্দরবন", "Hotel"),
    ("Shapla Catering", "Catering"),
    ("মায়ের দোয়া রেস্তোরাঁ", "Restaurant"),
    ("Padma Superstore", "Retail"),
    ("Dhanmondi Diagnostic Canteen", "Health care"),
    ("নবান্ন মিষ্টান্ন ভাণ্ডার", "Confectionery"),
    ("Blue Sky Garments Canteen", "Manufacturing"),
    ("Uttara Fitness Cafe", "Restaurant"),
    ("আলো পাঠশালা", "Education"),
]


@dataclass(frozen=True)
class Name:
    first: str
    last: str
    sex: Sex
    script: Script

    @property
    def whole(self) -> str:
        return f"{self.first} {self.last}"


def made_up(rng: Random, *, sex: Sex | None = None, script: Script | None = None, titled: bool = True) -> Name:
    by_chance: tuple[Sex, Script] = (rng.choice(SEXES), "bn" if rng.random() < 0.45 else "en")
    of, written = sex or by_chance[0], script or by_chance[1]
    spelling = 1 if written == "bn" else 0
    first = rng.choice(GIVEN[of])[spelling]
    if titled and rng.random() < (0.35 if of == "m" else 0.15):
        first = f"{rng.choice(TITLES[of][written])} {first}"
    return Name(first, rng.choice(FAMILY[of])[spelling], of, written)
