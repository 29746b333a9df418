"""What a household needs, whatever the pack it comes in: "Miniket Rice 1 kg" and "Miniket Rice, 5 kg bag" are one need.

Pure. The catalogue sells packs, each a product of its own; people run out of rice. Packs of one thing are known by
their names, which differ in the size alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.catalog.shelf_names import shelf_called
from rapport.kernel.spelling import plainly

UNITS = (
    *("kilograms?", "kgs?", "kilos?", "grams?", "gms?", "gm", "g", "millilit(?:er|re)s?", "ml", "lit(?:er|re)s?"),
    *("ltrs?", "l", "pcs", "pc", "pieces?", "packs?", "packets?"),
    *("কিলোগ্রাম", "কেজি", "কিলো", "গ্রাম", "মিলিলিটার", "মি\\.? ?লি\\.?", "মিলি", "লিটার", "পিস", "টি", "প্যাকেট"),
)
HOLDERS = (
    *("bags?", "bottles?", "jars?", "tins?", "cans?", "pouch(?:es)?", "packs?", "packets?", "boxes", "box", "sacks?"),
    *("বস্তা", "বোতল", "বয়াম", "বৈয়াম", "প্যাকেট", "প্যাক", "কৌটা", "টিন", "ব্যাগ"),
)

_NUMBER = r"[0-9০-৯]+(?:[.,][0-9০-৯]+)?"
_TIMES = rf"(?:{_NUMBER}\s*[x×*]\s*)?"
# Bangla puts an ending on the unit ("৫ কেজির বস্তা"). A letter or vowel sign behind the unit makes it another word.
_SIZE = re.compile(
    rf"{_TIMES}{_NUMBER}\s*-?\s*(?:{'|'.join(plainly(each) for each in UNITS)})(?:র|ের)?(?![\w\u0980-\u09ff])"
)
_HOLDER = re.compile(rf"(?<![\w\u0980-\u09ff])(?:{'|'.join(plainly(each) for each in HOLDERS)})(?![\w\u0980-\u09ff])")
_AROUND = " \t,;:()[]{}-–—/|·."
_BETWEEN = re.compile(r"[\s,;:()\[\]{}/|·–—]+")


LONGEST = 80
"""Signs of a name that stand in a key: some signs unfold into many, and a key ends at 1,024 bytes."""


@lru_cache(maxsize=4096)
def without_pack(name: str) -> str:
    """The name in one spelling, without its size. A number that is no size stays: BR 28 is a kind of rice."""
    whole = plainly(name)
    bare, sizes = _SIZE.subn(" ", whole)
    if sizes:
        # "Bag" is a pack only beside a size: a "bottle gourd" is a vegetable.
        bare = _HOLDER.sub(" ", bare)
    bare = _BETWEEN.sub(" ", bare).strip(_AROUND)
    return bare or whole


def product_need(category: str, name: str) -> str:
    return f"{category_need(category)}/{without_pack(name)[:LONGEST]}"


def category_need(category: str) -> str:
    return shelf_called(category)[:LONGEST]
