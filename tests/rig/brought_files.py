"""Files as a shop brings them: Bangla and English, amounts and days as people type them, three rows in a hundred
wrong."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from random import Random

FIRST = ("Rahima", "Karim", "রহিমা", "Md. Jamal", "Nusrat", "আব্দুল", "Shirin", "Farida")
LAST = ("Begum", "Mia", "খাতুন", "Hossain", "Akter", "Uddin")
DISTRICTS = ("Dhaka", "Sylhet", "ঢাকা", "Khulna", "")
PRODUCTS = {"rice": "425.50", "oil": "180", "honey": "৭৫০", "lentils": "1,240.00"}
PRICE_LIST = "SKU,Product,Category,Price\nrice,Rice 5 kg,Rice,425.50\noil,Oil,Oil,180\nhoney,Honey,Honey,750\n" + (
    "lentils,Lentils,Lentils,1240\n"
)
BANGLA = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
WRONG_IN_A_HUNDRED = 3


def phone(number: int, chance: Random) -> str:
    plain = f"017{number:08d}"
    return chance.choice([plain, plain, f"+88{plain}", plain.translate(BANGLA), f"{plain[:5]}-{plain[5:]}"])


def customers(many: int, chance: Random) -> str:
    rows = []
    for number in range(many):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        mobile = phone(number, chance)
        if chance.randrange(100) < WRONG_IN_A_HUNDRED:
            name, mobile = chance.choice([("", mobile), (name, "12"), (name, "nobody knows")])
        rows.append([name, mobile, f"c{number}@example.com" if number % 3 == 0 else "", chance.choice(DISTRICTS)])
    return written(["Name", "Mobile", "Email", "District"], rows)


def orders(many: int, people: int, today: date, chance: Random) -> str:
    """Many of them of two rows; every buyer has a number between 0 and `people`, and some are in no other file."""
    rows = []
    for number in range(many):
        buyer = chance.randrange(people)
        day = (today - timedelta(days=chance.randrange(700))).strftime("%d/%m/%Y")
        day = day.translate(BANGLA) if number % 5 == 0 else day
        for _ in range(chance.choice([1, 1, 1, 2])):
            sku = chance.choice(list(PRODUCTS))
            row = [f"w{number}", day, f"Buyer {buyer}", phone(buyer, chance), sku, str(chance.randint(1, 9))]
            row.append(PRODUCTS[sku])
            if chance.randrange(100) < WRONG_IN_A_HUNDRED:
                column, cell = chance.choice([(1, "31/02/2025"), (3, "12"), (4, "no-such"), (5, "many"), (6, "much")])
                row[column] = cell
            rows.append(row)
    return written(["Order ID", "Date", "Customer", "Mobile", "SKU", "Quantity", "Unit price"], rows)


def written(header: list[str], rows: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *rows])
    return text.getvalue()
