/** What a shop may decide for itself: each section and each of its values by the name people use for it. */
import type { Text } from './text'

export interface SectionTexts {
  title: Text
  about: Text
  fields: Record<string, Text>
}

export const sectionTexts: Record<string, SectionTexts> = {
  business: {
    title: { en: 'Business', bn: 'ব্যবসা' },
    about: { en: 'How the shop calls itself, and when it is closed.', bn: 'দোকানের নাম, আর কবে বন্ধ।' },
    fields: {
      name: { en: 'Name', bn: 'নাম' },
      language: { en: 'Language of messages and scripts', bn: 'বার্তা ও কথার ভাষা' },
      weekend: { en: 'Weekend', bn: 'সাপ্তাহিক ছুটি' },
      holidays: { en: 'Holidays', bn: 'ছুটির দিন' },
    },
  },
  temperature: {
    title: { en: 'Temperature', bn: 'উষ্ণতা' },
    about: { en: 'By days since the last order; whoever is neither is cold.', bn: 'শেষ অর্ডারের পর কত দিন; বাকিরা ঠান্ডা।' },
    fields: {
      hot_days: { en: 'Hot up to', bn: 'গরম, যত দিন পর্যন্ত' },
      warm_days: { en: 'Warm up to', bn: 'উষ্ণ, যত দিন পর্যন্ত' },
    },
  },
  lifecycle: {
    title: { en: 'Lifecycle', bn: 'ক্রেতার অবস্থা' },
    about: { en: 'By days since the last order.', bn: 'শেষ অর্ডারের পর কত দিন।' },
    fields: {
      at_risk_days: { en: 'At risk from', bn: 'হারানোর ঝুঁকি, যত দিন থেকে' },
      churned_days: { en: 'Lost from', bn: 'হারানো, যত দিন থেকে' },
      inactive_days: { en: 'Type reads inactive from', bn: 'ধরন নিষ্ক্রিয়, যত দিন থেকে' },
    },
  },
  value: {
    title: { en: 'Value', bn: 'ক্রেতার মান' },
    about: { en: 'Who counts as a repeat buyer and who as VIP.', bn: 'কে নিয়মিত, কে ভিআইপি।' },
    fields: {
      repeat_orders: { en: 'Repeat buyer from this many orders', bn: 'যত অর্ডার থেকে নিয়মিত' },
      vip_orders: { en: 'VIP from this many orders', bn: 'যত অর্ডার থেকে ভিআইপি' },
      vip_spend: { en: 'VIP from this value', bn: 'যত টাকা থেকে ভিআইপি' },
      high_average_order: { en: 'High average order from', bn: 'বড় গড় অর্ডার, যত টাকা থেকে' },
    },
  },
  drop_off: {
    title: { en: 'Falling silent', bn: 'চুপ হয়ে যাওয়া' },
    about: { en: 'Days without an order at which each risk begins.', bn: 'কত দিন অর্ডার না থাকলে কোন ঝুঁকি শুরু।' },
    fields: {
      low_days: { en: 'Low risk from', bn: 'কম ঝুঁকি' },
      medium_days: { en: 'Some risk from', bn: 'কিছু ঝুঁকি' },
      high_days: { en: 'High risk from', bn: 'বেশি ঝুঁকি' },
      critical_days: { en: 'Almost lost from', bn: 'প্রায় হারানো' },
    },
  },
  access: {
    title: { en: 'Access', bn: 'কে কী দেখেন' },
    about: { en: 'Whose customers an agent may read.', bn: 'এজেন্ট কার কার ক্রেতা দেখতে পারেন।' },
    fields: {
      visibility: { en: 'Agents see', bn: 'এজেন্ট দেখেন' },
      team_shares_below: { en: 'A team below this size shares all', bn: 'যত জনের কম হলে সবাই সবার ক্রেতা দেখেন' },
      delivery_days: { en: 'Delivery sees orders of the last', bn: 'ডেলিভারি দেখে শেষ যত দিনের অর্ডার' },
    },
  },
  messages: {
    title: { en: 'Messages', bn: 'বার্তা' },
    about: { en: 'When messages go, how many, and with whose leave.', bn: 'বার্তা কখন যাবে, কয়টি, কার অনুমতিতে।' },
    fields: {
      quiet_from: { en: 'Quiet from', bn: 'যখন থেকে চুপ' },
      quiet_to: { en: 'Quiet until', bn: 'যখন পর্যন্ত চুপ' },
      only_with_consent: { en: 'Offers only to those who said yes', bn: 'অফার শুধু যাঁরা হ্যাঁ বলেছেন তাঁদের' },
      a_day: { en: 'Offers a day, at most', bn: 'দিনে সর্বোচ্চ অফার' },
      a_week: { en: 'Offers a week, at most', bn: 'সপ্তাহে সর্বোচ্চ অফার' },
      sms_a_week: { en: 'Of these by SMS', bn: 'এর মধ্যে এসএমএসে' },
      calls_a_week: { en: 'Calls a week, at most', bn: 'সপ্তাহে সর্বোচ্চ কল' },
      contacts_a_week: { en: 'Calls and offers together', bn: 'কল ও অফার মিলিয়ে' },
      most_parts: { en: 'Parts of one SMS, at most', bn: 'এক এসএমএসে সর্বোচ্চ অংশ' },
      attributed_days: { en: 'An order counts for a message within', bn: 'বার্তার পর যত দিনের অর্ডার তার বলে ধরা হয়' },
    },
  },
  providers: {
    title: { en: 'Providers', bn: 'বার্তা পাঠায় কে' },
    about: { en: 'Who carries each channel, how fast, and at what price.', bn: 'কোন পথে কে পাঠায়, কত দ্রুত, কত দামে।' },
    fields: {
      sms: { en: 'SMS by', bn: 'এসএমএস পাঠায়' },
      sms_a_second: { en: 'SMS a second', bn: 'সেকেন্ডে এসএমএস' },
      sms_part_price: { en: 'Price of an SMS part', bn: 'এসএমএসের এক অংশের দাম' },
      whatsapp: { en: 'WhatsApp by', bn: 'হোয়াটসঅ্যাপ পাঠায়' },
      whatsapp_a_second: { en: 'WhatsApp a second', bn: 'সেকেন্ডে হোয়াটসঅ্যাপ' },
      whatsapp_price: { en: 'Price of a WhatsApp message', bn: 'হোয়াটসঅ্যাপ বার্তার দাম' },
      email: { en: 'Email by', bn: 'ইমেইল পাঠায়' },
      email_a_second: { en: 'Emails a second', bn: 'সেকেন্ডে ইমেইল' },
      email_price: { en: 'Price of an email', bn: 'ইমেইলের দাম' },
      push: { en: 'Push by', bn: 'পুশ পাঠায়' },
      push_a_second: { en: 'Push a second', bn: 'সেকেন্ডে পুশ' },
      push_price: { en: 'Price of a push', bn: 'পুশের দাম' },
    },
  },
  calls: {
    title: { en: 'Calls', bn: 'কল' },
    about: { en: 'Who is called, and when.', bn: 'কাকে কখন কল করা হবে।' },
    fields: {
      welcome_from_days: { en: 'Welcome from day', bn: 'স্বাগত, যত দিন থেকে' },
      welcome_to_days: { en: 'Welcome until day', bn: 'স্বাগত, যত দিন পর্যন্ত' },
      upsell_from_days: { en: 'More for them from day', bn: 'আরও কিছু, যত দিন থেকে' },
      upsell_to_days: { en: 'More for them until day', bn: 'আরও কিছু, যত দিন পর্যন্ত' },
      repeat_buyer_from_days: { en: 'Repeat buyers from day', bn: 'নিয়মিত ক্রেতা, যত দিন থেকে' },
      repeat_buyer_to_days: { en: 'Repeat buyers until day', bn: 'নিয়মিত ক্রেতা, যত দিন পর্যন্ত' },
      new_customer_days: { en: 'A customer is new for', bn: 'নতুন ক্রেতা, যত দিন' },
      new_customer_gap_days: { en: 'New customers every', bn: 'নতুন ক্রেতাকে যত দিন পরপর' },
      repeat_gap_days: { en: 'Repeat buyers every', bn: 'নিয়মিত ক্রেতাকে যত দিন পরপর' },
      vip_care_gap_days: { en: 'VIP every', bn: 'ভিআইপিকে যত দিন পরপর' },
      at_risk_gap_days: { en: 'At risk not again within', bn: 'ঝুঁকিতে থাকলে যত দিনে আবার নয়' },
      win_back_weeks: { en: 'Win back, weekly, for', bn: 'ফিরিয়ে আনার কল, যত সপ্তাহ' },
      contact_gap_days: { en: 'Nobody twice within', bn: 'কাউকে যত দিনে দুবার নয়' },
      occasion_days_ahead: { en: 'Birthdays this long before', bn: 'জন্মদিনের যত দিন আগে' },
      recover_the_cold: { en: 'Call those at risk or lost though cold', bn: 'ঠান্ডা হলেও হারাতে থাকা ক্রেতাকে কল' },
      only_with_consent: { en: 'Only those who said yes to calls', bn: 'শুধু যাঁরা কলে হ্যাঁ বলেছেন' },
      attempts: { en: 'Attempts', bn: 'কতবার চেষ্টা' },
      busy_retry_minutes: { en: 'Busy: again after', bn: 'ব্যস্ত হলে যতক্ষণ পর' },
      undo_seconds: { en: 'An outcome may be taken back for', bn: 'ফল ফেরানো যায় যতক্ষণ' },
      influence_days: { en: 'An order counts for a call within', bn: 'কলের পর যত দিনের অর্ডার তার বলে ধরা হয়' },
      minutes_a_call: { en: 'A call is planned with', bn: 'এক কলে ধরা সময়' },
    },
  },
  call_points: {
    title: { en: 'Points of a call', bn: 'কলের পয়েন্ট' },
    about: { en: 'What each reason adds; the most points are called first.', bn: 'কোন কারণে কত পয়েন্ট; বেশি পয়েন্ট আগে কল।' },
    fields: {
      follow_up: { en: 'Follow-up', bn: 'ফলো-আপ' },
      upsell: { en: 'More for them', bn: 'আরও কিছু' },
      vip_care: { en: 'VIP care', bn: 'ভিআইপির যত্ন' },
      repeat_reminder: { en: 'Runs out', bn: 'ফুরিয়ে এসেছে' },
      birthday: { en: 'Birthday', bn: 'জন্মদিন' },
      anniversary: { en: 'Anniversary', bn: 'বার্ষিকী' },
      at_risk: { en: 'At risk', bn: 'হারাতে পারি' },
      repeat_buyer: { en: 'Repeat buyer', bn: 'নিয়মিত ক্রেতা' },
      welcome: { en: 'Welcome', bn: 'স্বাগত' },
      cadence: { en: 'It is time again', bn: 'আবার সময় হয়েছে' },
      win_back: { en: 'Win back', bn: 'ফিরিয়ে আনা' },
      vip: { en: 'Is VIP', bn: 'ভিআইপি' },
      high_average: { en: 'High average order', bn: 'বড় গড় অর্ডার' },
      further_reason: { en: 'Each further reason', bn: 'প্রতিটি বাড়তি কারণ' },
    },
  },
  offers: {
    title: { en: 'What to offer', bn: 'কী বলা হবে' },
    about: { en: 'What recommendations are learned from.', bn: 'কী দেখে পরামর্শ তৈরি হয়।' },
    fields: {
      accepted_days: { en: 'Counts as taken when bought within', bn: 'যত দিনে কিনলে নেওয়া বলে ধরা হয়' },
      just_bought_days: { en: 'Not again when bought within', bn: 'যত দিনে কেনা হলে আবার বলা হবে না' },
      most: { en: 'Products at most', bn: 'সর্বোচ্চ পণ্য' },
      minimum_support: { en: 'Bought together this often, at least', bn: 'একসঙ্গে অন্তত যতবার কেনা' },
      minimum_lift_percent: { en: 'Oftener than by chance, at least', bn: 'দৈবের চেয়ে অন্তত যত বেশি' },
      learned_after_days: { en: 'Orders are learned from after', bn: 'অর্ডার থেকে শেখা হয় যত দিন পর' },
      popular_days: { en: 'Popular in the last', bn: 'জনপ্রিয়, শেষ যত দিনে' },
    },
  },
  reminders: {
    title: { en: 'Reminders', bn: 'ফুরানোর খবর' },
    about: { en: 'When a household likely needs more, and how it is asked.', bn: 'কোন বাড়িতে কবে আবার লাগবে, কীভাবে বলা হবে।' },
    fields: {
      learned_from_purchases: { en: 'Own rhythm from this many purchases', bn: 'যতবার কেনা থেকে নিজস্ব ছন্দ' },
      late_after_days: { en: 'Late after', bn: 'দেরি, যত দিন পর' },
      lapsed_after_days: { en: 'Given up after', bn: 'আর বলা হবে না, যত দিন পর' },
      answered_within_days: { en: 'A purchase answers it within', bn: 'যত দিনে কিনলে সাড়া' },
      unanswered_before_rarer: { en: 'Rarer after this many without an answer', bn: 'সাড়া না পেলে যতবারের পর কম' },
      rarer_percent: { en: 'The next wait becomes', bn: 'পরের অপেক্ষা হবে' },
    },
  },
  cases: {
    title: { en: 'Cases', bn: 'অভিযোগ ও অনুরোধ' },
    about: {
      en: 'How soon they are settled, in hours in which somebody is there. Weekend and holidays are those of the business.',
      bn: 'কর্মঘণ্টায় কত দ্রুত মেটানো হবে। সাপ্তাহিক ও অন্য ছুটি ব্যবসার মতোই।',
    },
    fields: {
      opens: { en: 'Somebody is there from', bn: 'যখন থেকে কেউ থাকেন' },
      closes: { en: 'Until', bn: 'যখন পর্যন্ত' },
      complaint_hours: { en: 'A complaint', bn: 'অভিযোগ' },
      delivery_exception_hours: { en: 'A failed delivery', bn: 'ডেলিভারির সমস্যা' },
      issue_hours: { en: 'An issue', bn: 'সমস্যা' },
      return_hours: { en: 'A return', bn: 'ফেরত' },
      request_hours: { en: 'A request', bn: 'অনুরোধ' },
    },
  },
  custom_fields: {
    title: { en: 'Own fields of customers', bn: 'ক্রেতার নিজস্ব ঘর' },
    about: { en: 'What the shop wants to know beyond the usual.', bn: 'এর বাইরে দোকান যা জানতে চায়।' },
    fields: {},
  },
}
