"""The product's own words, in force until a shop has better ones: Bangla first, English beside it.

What a campaign says of itself (how much, which code) goes before what stands behind a bar here. Short ones are SMS: in
plain letters in English, and in both languages no longer than a shop allows when the way out stands under them.
"""

from __future__ import annotations

from rapport.customers.model import Purpose
from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.templates.template import Template


def _default(
    template_id: str,
    name: str,
    channel: MessageChannel,
    bn: str,
    en: str,
    *,
    purpose: Purpose = "marketing",
    subject_bn: str = "",
    subject_en: str = "",
) -> Template:
    return Template(
        template_id=template_id,
        name=name,
        channel=channel,
        texts={"en": en, "bn": bn},
        subjects={"en": subject_en, "bn": subject_bn} if channel == "email" else {},
        purpose=purpose,
        is_default=True,
        version=0,
    )


DEFAULTS = (
    _default(
        "missed_call",
        "Missed call",
        "whatsapp",
        "আপনার কল মিস হয়েছে। কীভাবে সাহায্য করতে পারি?",
        "We missed each other on the phone. How can we help you?",
        purpose="service",
    ),
    _default(
        "inactive",
        "Come back",
        "sms",
        "{discount|৩০%} ছাড়ে ফিরে আসুন! কোড {discount_code}। {shop_name}",
        "Come back with {discount|30%} off! Code {discount_code}. {shop_name}",
    ),
    _default(
        "premium_offer",
        "Premium offer",
        "email",
        "{customer_name|প্রিয় গ্রাহক},\n\n"
        "আপনি আমাদের সম্মানিত নিয়মিত গ্রাহক। তাই শুধু আপনার জন্য: {offer|বাছাই করা পণ্যে বিশেষ মূল্য}।\n\n"
        "অর্ডার করতে এই ইমেইলের উত্তর দিন, অথবা আমাদের কল করুন।\n\n"
        "শুভেচ্ছান্তে,\n{shop_name}",
        "Dear {customer_name|customer},\n\n"
        "You are one of our most valued customers. So this is for you alone: {offer|special prices on selected goods}."
        "\n\nTo order, answer this email or give us a call.\n\n"
        "Kind regards,\n{shop_name}",
        subject_bn="আপনার জন্য বিশেষ premium অফার",
        subject_en="A premium offer, made for you",
    ),
    _default(
        "birthday",
        "Birthday",
        "whatsapp",
        "শুভ জন্মদিন, {first_name|প্রিয় গ্রাহক}! {shop_name} পরিবারের পক্ষ থেকে আপনার উপহার: "
        "যেকোনো অর্ডারে {discount|২০%} ছাড়। কোড: {discount_code|BDAY20}",
        "Happy birthday, {first_name|dear customer}! A gift from all of us at {shop_name}: "
        "{discount|20%} off any order. Code: {discount_code|BDAY20}",
    ),
    _default(
        "anniversary",
        "Anniversary",
        "whatsapp",
        "শুভ বিবাহবার্ষিকী, {first_name|প্রিয় গ্রাহক}! আপনাদের আগামীর দিনগুলো আনন্দে কাটুক। "
        "{shop_name}-এর পক্ষ থেকে {discount|২০%} ছাড়। কোড: {discount_code|ANNIV20}",
        "Happy anniversary, {first_name|dear customer}! We wish you both many happy years. "
        "From {shop_name}: {discount|20%} off. Code: {discount_code|ANNIV20}",
    ),
    _default(
        "family_birthday",
        "A birthday in the family",
        "whatsapp",
        "{family_member|আপনার প্রিয়জন}-এর জন্মদিনে আমাদের শুভেচ্ছা! আনন্দের দিনটির জন্য "
        "{discount|২০%} ছাড় রইল। কোড: {discount_code|FAMILY20}। {shop_name}",
        "Happy birthday to {family_member|your loved one}! For the celebration we give you "
        "{discount|20%} off. Code: {discount_code|FAMILY20}. {shop_name}",
    ),
    _default(
        "cross_sell",
        "What goes with it",
        "whatsapp",
        "{first_name|প্রিয় গ্রাহক}, {product} কেমন লাগছে? সঙ্গে {recommended_product} নিলে পাবেন "
        "{discount|১০%} ছাড়। কুপন: {discount_code}। {shop_name}",
        "{first_name|Dear customer}, how do you like your {product}? {recommended_product} goes well with it: "
        "{discount|10%} off with the coupon {discount_code}. {shop_name}",
    ),
    _default(
        "reminder",
        "Almost used up",
        "whatsapp",
        "{first_name|প্রিয় গ্রাহক}, আপনার {product} শেষ হতে চলেছে। আজ অর্ডার দিলে দ্রুত পাবেন। আবার পাঠাব?",
        "{first_name|Dear customer}, your {product} will soon be finished. If you order today it comes quickly. "
        "Shall we send it again?",
    ),
    _default(
        "reminder_sms",
        "Almost used up (SMS)",
        "sms",
        "আপনার {product} শেষ হতে চলেছে। আজই অর্ডার দিন। {shop_name}",
        "Your {product} will soon be finished. Order today. {shop_name}",
    ),
    _default(
        "first_order",
        "Thanks for the first order",
        "whatsapp",
        "{first_name|প্রিয় গ্রাহক}, প্রথম অর্ডারের জন্য আন্তরিক ধন্যবাদ! যেকোনো প্রয়োজনে এখানেই জানাবেন। {shop_name}",
        "{first_name|Dear customer}, thank you very much for your first order! Whatever you need, tell us here. "
        "{shop_name}",
        purpose="service",
    ),
    _default(
        "cart_left",
        "Cart left behind",
        "whatsapp",
        "{first_name|প্রিয় গ্রাহক}, আপনার পছন্দের পণ্য এখনও কার্টে আছে। অর্ডার শেষ করতে সাহায্য লাগলে জানাবেন। {shop_name}",
        "{first_name|Dear customer}, what you chose is still in your cart. If we can help you with the order, tell us. "
        "{shop_name}",
    ),
    _default(
        "membership_upgraded",
        "A higher membership",
        "whatsapp",
        "অভিনন্দন, {first_name|প্রিয় গ্রাহক}! আপনি এখন {shop_name}-এর {membership_level} সদস্য। আমাদের সঙ্গে থাকার জন্য ধন্যবাদ।",
        "Congratulations, {first_name|dear customer}! You are a {membership_level} member of {shop_name} now. "
        "Thank you for staying with us.",
        purpose="service",
    ),
    _default(
        "monthly_offer",
        "Offer of the month",
        "sms",
        "এ মাসের অফার: {offer}! কোড {discount_code}। {shop_name}",
        "Offer of the month: {offer}! Code {discount_code}. {shop_name}",
    ),
    _default(
        "monthly_offer_whatsapp",
        "Offer of the month (WhatsApp)",
        "whatsapp",
        "{first_name|প্রিয় গ্রাহক}, এ মাসের অফার: {offer}! কোড: {discount_code}। জানতে বা অর্ডার করতে এখানেই লিখুন। {shop_name}",
        "{first_name|Dear customer}, our offer of the month: {offer}! Code: {discount_code}. "
        "Write to us here to ask or to order. {shop_name}",
    ),
    _default(
        "monthly_offer_email",
        "Offer of the month (email)",
        "email",
        "{customer_name|প্রিয় গ্রাহক},\n\nএ মাসে আপনার জন্য আমাদের অফার: {offer}।\n"
        "অর্ডারের সময় কোডটি বলুন: {discount_code}\n\nশুভেচ্ছান্তে,\n{shop_name}",
        "Dear {customer_name|customer},\n\nOur offer of this month for you: {offer}.\n"
        "Tell us the code when you order: {discount_code}\n\nKind regards,\n{shop_name}",
        subject_bn="এ মাসের অফার: {offer}",
        subject_en="Offer of the month: {offer}",
    ),
    _default(
        "at_risk",
        "Silent for long",
        "whatsapp",
        "{first_name|প্রিয় গ্রাহক}, অনেকদিন আপনার খোঁজ নেওয়া হয়নি। কোনো অসুবিধা হয়ে থাকলে জানাবেন, আমরা ঠিক করে দেব। "
        "আপনার পরের অর্ডারে {discount|২০%} ছাড় রইল। কোড: {discount_code}। {shop_name}",
        "{first_name|Dear customer}, we have not heard from you for a while. If anything was not right, tell us and we "
        "will mend it. Your next order is {discount|20%} off. Code: {discount_code}. {shop_name}",
    ),
    _default(
        "win_back",
        "Win back",
        "sms",
        "আপনাকে মনে পড়ছে! ফিরে এলে {discount|২৫%} ছাড়। কোড {discount_code}। {shop_name}",
        "We miss you! {discount|25%} off when you come back. Code {discount_code}. {shop_name}",
    ),
)
