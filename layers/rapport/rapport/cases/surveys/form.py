"""What somebody sees who opens the link of a case that was settled, and how what they send is read. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs

from rapport.kernel.figures import BANGLA_DIGITS
from rapport.kernel.http import customer_page

Step = Literal["ask", "done", "not_valid"]

STATUS: dict[Step, int] = {"ask": 200, "done": 200, "not_valid": 404}

WORDS: dict[Step, tuple[tuple[str, str], tuple[str, str]]] = {
    "ask": (
        ("কেমন হলো?", "আপনার কথা আমাদের কাজে লাগে। দুটি প্রশ্ন, আধা মিনিট।"),
        ("How did it go?", "What you say helps us. Two questions, half a minute."),
    ),
    "done": (
        ("ধন্যবাদ।", "আপনার উত্তর আমরা পেয়েছি।"),
        ("Thank you.", "We have your answer."),
    ),
    "not_valid": (
        ("এই লিংকটি আর কাজ করে না।", "লিংকটি অসম্পূর্ণ বা পুরোনো।"),
        ("This link does not work.", "It is incomplete or too old."),
    ),
}

SATISFIED = (1, 5)
LIKELY = (0, 10)
LONGEST_COMMENT = 2000
MOST_FIELDS = 20
KEPT = "\n\u200c\u200d"
"""Line ends, and what joins and parts the letters of Bangla: not printed, and part of the words all the same."""


@dataclass(frozen=True)
class Filled:
    satisfaction: int | None = None
    nps: int | None = None
    comment: str | None = None

    @property
    def says_something(self) -> bool:
        return self.satisfaction is not None or self.nps is not None


def page(step: Step, shop: str) -> str:
    bangla, english = WORDS[step]
    return customer_page.page(bangla, english, shop, FORM if step == "ask" else "")


def filled(body: str) -> Filled:
    """As browsers send a form; what is none of the choices was not chosen."""
    try:
        said = parse_qs(body, max_num_fields=MOST_FIELDS)
    except ValueError:
        return Filled()
    words = " ".join(said.get("comment", []))
    comment = "".join(sign for sign in words if sign.isprintable() or sign in KEPT).strip()[:LONGEST_COMMENT]
    return Filled(_chosen(said.get("satisfaction"), *SATISFIED), _chosen(said.get("nps"), *LIKELY), comment or None)


def _chosen(said: list[str] | None, least: int, most: int) -> int | None:
    if said is None or not (said[0].isascii() and said[0].isdigit() and len(said[0]) <= 2):
        return None
    return int(said[0]) if least <= int(said[0]) <= most else None


def _steps(name: str, least: int, most: int) -> str:
    return "".join(
        f'<label><input type="radio" name="{name}" value="{each}">{str(each).translate(BANGLA_DIGITS)}</label>'
        for each in range(least, most + 1)
    )


FORM = f"""<form method="post">
<fieldset><legend>আপনি কতটা সন্তুষ্ট? · <span lang="en">How satisfied are you?</span></legend>
<div class="steps">{_steps("satisfaction", *SATISFIED)}</div>
<div class="ends"><span>একেবারেই না · <span lang="en">not at all</span></span>
<span>খুবই · <span lang="en">very</span></span></div></fieldset>
<fieldset><legend>পরিচিতদের আমাদের কথা বলবেন? · <span lang="en">Would you recommend us?</span></legend>
<div class="steps">{_steps("nps", *LIKELY)}</div>
<div class="ends"><span>কখনোই না · <span lang="en">never</span></span>
<span>অবশ্যই · <span lang="en">certainly</span></span></div></fieldset>
<label class="asked" for="comment">আর কিছু বলবেন? · <span lang="en">Anything else?</span></label>
<textarea id="comment" name="comment" maxlength="{LONGEST_COMMENT}"></textarea>
<button type="submit">পাঠান · <span lang="en">Send</span></button>
</form>
"""
