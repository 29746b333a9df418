"""Phone numbers: E.164 inside, local forms welcome at the door."""

from __future__ import annotations


class NotAPhone(ValueError):
    pass


def e164(text: str, region: str) -> str:
    """`01712345678` in Bangladesh is `+8801712345678`. Bangla digits are digits."""
    import phonenumbers  # late: its tables are paid for by the first request that brings a number

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        raise NotAPhone("is not a phone number") from None
    if not phonenumbers.is_possible_number(number):
        raise NotAPhone("is not a phone number: too short or too long")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def last_six(phone: str) -> str:
    return phone[-6:]
