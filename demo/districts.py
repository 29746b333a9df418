"""Where the customers live: most of them in Dhaka, some in nearly every corner of the country."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from demo.names import Script
from rapport.kernel.figures import digits

WEIGHTS = {
    "Dhaka": 60,
    "Gazipur": 6,
    "Narayanganj": 5,
    "Chattogram": 8,
    "Cumilla": 3,
    "Sylhet": 4,
    "Cox's Bazar": 1,
    "Rajshahi": 3,
    "Khulna": 3,
    "Bogura": 2,
    "Rangpur": 2,
    "Barishal": 2,
    "Mymensingh": 2,
    "Jashore": 1,
    "Noakhali": 1,
}
IN_DHAKA = [
    ("Dhanmondi", "ধানমন্ডি"),
    ("Mirpur", "মিরপুর"),
    ("Uttara", "উত্তরা"),
    ("Mohammadpur", "মোহাম্মদপুর"),
    ("Gulshan", "গুলশান"),
    ("Banani", "বনানী"),
    ("Bashundhara", "বসুন্ধরা"),
    ("Badda", "বাড্ডা"),
    ("Khilgaon", "খিলগাঁও"),
    ("Lalmatia", "লালমাটিয়া"),
    ("Old Dhaka", "পুরান ঢাকা"),
    ("Tejgaon", "তেজগাঁও"),
]
ROADS = [
    ("College Road", "কলেজ রোড"),
    ("Station Road", "স্টেশন রোড"),
    ("Bazar Road", "বাজার রোড"),
    ("Hospital Road", "হাসপাতাল রোড"),
]


@dataclass(frozen=True)
class Home:
    district: str
    city: str
    address: str


def home(rng: Random, script: Script) -> Home:
    district = rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    house, road = str(rng.randint(1, 120)), str(rng.randint(1, 32))
    if district == "Dhaka":
        english, bangla = rng.choice(IN_DHAKA)
        if script == "bn":
            return Home(district, english, digits(f"বাড়ি {house}, রোড {road}, {bangla}, ঢাকা", script))
        return Home(district, english, f"House {house}, Road {road}, {english}, Dhaka")
    english, bangla = rng.choice(ROADS)
    if script == "bn":
        return Home(district, district, digits(f"বাড়ি {house}, {bangla}, {district}", script))
    return Home(district, district, f"House {house}, {english}, {district}")
