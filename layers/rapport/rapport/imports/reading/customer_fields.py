"""What the columns of a customers' file can mean. Pure."""

from __future__ import annotations

from rapport.imports.reading.field import listed

CUSTOMERS = listed("""
customer_id: Customer id: গ্রাহক আইডি
    id | customer no | customer number | customer code | code | user id | আইডি | গ্রাহক নম্বর | কোড
full_name: Full name: পুরো নাম
    name | customer name | customer | client | client name | contact name | নাম | গ্রাহকের নাম | ক্রেতার নাম |
    কাস্টমারের নাম | কাস্টমার | গ্রাহক
first_name: First name: নামের প্রথম অংশ
    given name | forename | fname | প্রথম নাম
last_name: Last name: নামের শেষ অংশ
    surname | family name | lname | শেষ নাম | পদবি | পদবী
phone: Phone: ফোন
    mobile | mobile no | mobile number | phone no | phone number | cell | cell phone | contact | contact no |
    contact number | telephone | tel | msisdn | number | whatsapp | whatsapp number | ফোন নম্বর | ফোন নাম্বার
    | মোবাইল | মোবাইল নম্বর | মোবাইল নাম্বার | মুঠোফোন | নম্বর | phones
second_phone: Second phone: দ্বিতীয় ফোন
    phone 2 | mobile 2 | phone2 | other phone | alternative phone | alternate phone | alt phone | secondary
    phone | home phone | work phone | বিকল্প ফোন | অন্য ফোন | অন্য নম্বর
email: Email: ইমেইল
    e-mail | mail | email address | e-mail address | mail id | email id | ইমেল | ই-মেইল | ই-মেল | emails
second_email: Second email: দ্বিতীয় ইমেইল
    email 2 | other email | alternative email | work email
address: Address: ঠিকানা
    street | street address | full address | home address | delivery address | shipping address | address 1 |
    address1 | address line 1 | বাসার ঠিকানা | ডেলিভারি ঠিকানা | addr
district: District: জেলা
    state | province | zila | zilla | jela | region | division
city: City: শহর
    town | area | thana | upazila | থানা | উপজেলা | এলাকা
date_of_birth: Date of birth: জন্ম তারিখ
    birthday | birth date | birthdate | dob | born | জন্মদিন | জন্মতারিখ
anniversary_date: Anniversary: বিবাহ বার্ষিকী
    wedding day | wedding date | marriage date | marriage anniversary | বার্ষিকী | বিয়ের তারিখ
preferred_channel: Preferred channel: পছন্দের মাধ্যম
    channel | contact by | preferred contact | যোগাযোগের মাধ্যম
language: Language: ভাষা
    lang | preferred language
contact_hours: Contact hours: যোগাযোগের সময়
    best time | best time to call | call time | ফোন করার সময়
assigned_agent_id: Agent id: এজেন্ট আইডি
    agent | assigned agent | salesperson | sales rep | এজেন্ট | বিক্রয়কর্মী
owner: Owner id: মালিক আইডি
    account owner | owner
source: Source: উৎস
    lead source | came from | referred by | সোর্স | কোথা থেকে
company_name: Company: প্রতিষ্ঠান
    company name | business | business name | organisation | organization | shop name | কোম্পানি |
    প্রতিষ্ঠানের নাম | দোকানের নাম
industry: Industry: ব্যবসার ধরন
    sector | trade | খাত
company_segment: Company segment: প্রতিষ্ঠানের শ্রেণি
    segment | customer segment | শ্রেণি
company_size: Company size: প্রতিষ্ঠানের আকার
    size | employees | number of employees | কর্মী সংখ্যা
tags: Tags: ট্যাগ
    tag | labels | label | group | groups | customer group | গ্রুপ
notes: Notes: মন্তব্য
    note | remarks | remark | comment | comments | নোট | টীকা
consent: Advertising allowed: বিজ্ঞাপনে সম্মতি
    marketing consent | consent | marketing | accepts marketing | subscribed | opt in | opted in | সম্মতি
consent_call: Calls allowed: ফোনে সম্মতি
    call consent | accepts calls
consent_sms: SMS allowed: এসএমএসে সম্মতি
    sms consent | accepts sms | accepts sms marketing | sms opt in | sms marketing
consent_whatsapp: WhatsApp allowed: হোয়াটসঅ্যাপে সম্মতি
    whatsapp consent | accepts whatsapp | whatsapp opt in
consent_email: Email allowed: ইমেইলে সম্মতি
    email consent | accepts email | accepts email marketing | newsletter | email opt in | email marketing
consent_push: Push messages allowed: পুশ বার্তায় সম্মতি
    push consent | accepts push
""")
