/** How a customer buys, and why they are called or not. */
export const buying = {
  overTime: { en: 'Orders over time', bn: 'মাসে মাসে অর্ডার' },
  spent: { en: 'Bought for', bn: 'কেনার মূল্য' },
  orders: { en: 'Orders', bn: 'অর্ডার' },
  newest: { en: 'Of the newest {n} orders.', bn: 'শেষ {n}টি অর্ডার থেকে।' },
  products: { en: 'What they buy', bn: 'যা কেনেন' },
  times: { en: '{n}×', bn: '{n} বার' },
  every: { en: 'every {days}', bn: 'প্রতি {days}' },
  habits: { en: 'Habits', bn: 'অভ্যাস' },
  between: { en: 'Between orders', bn: 'দুই অর্ডারের মাঝে' },
  partOfDay: { en: 'Orders mostly in the', bn: 'বেশি অর্ডার করেন' },
  payment: { en: 'Mostly pays by', bn: 'বেশি টাকা দেন' },
  categories: { en: 'Likes', bn: 'পছন্দ' },
  first: { en: 'First order', bn: 'প্রথম অর্ডার' },
  cart: { en: 'Left a cart behind', bn: 'কার্ট ফেলে গেছেন' },
  recovered: { en: 'Carts bought after all', bn: 'ফেলে যাওয়া কার্ট পরে কিনেছেন' },
  nothing: { en: 'They have not bought anything yet.', bn: 'এখনো কিছু কেনেননি।' },
}

export const partNames = {
  morning: { en: 'morning', bn: 'সকালে' },
  afternoon: { en: 'afternoon', bn: 'দুপুরে' },
  evening: { en: 'evening', bn: 'সন্ধ্যায়' },
  night: { en: 'night', bn: 'রাতে' },
}

export const insight = {
  score: { en: 'How pressing a call is', bn: 'কল কতটা জরুরি' },
  points: { en: '{n} points', bn: '{n} পয়েন্ট' },
  noPoints: { en: 'Nothing speaks for a call today.', bn: 'আজ কল করার পক্ষে কিছু নেই।' },
  mayCall: { en: 'May be called', bn: 'কল করা যাবে' },
  risk: { en: 'Falling silent', bn: 'চুপ হয়ে যাওয়া' },
  silent: { en: '{days} without an order', bn: '{days} অর্ডার নেই' },
  best: { en: 'Best reached', bn: 'যেভাবে পাওয়া যায়' },
  bestAt: { en: '{channel} at {hour}', bn: '{channel}, {hour}' },
  action: { en: 'To do', bn: 'করণীয়' },
  rules: { en: 'Today’s rules', bn: 'আজকের নিয়ম' },
  holds: { en: 'holds', bn: 'মেলে' },
  holdsNot: { en: 'does not hold', bn: 'মেলে না' },
  decided: { en: 'What was decided', bn: 'যা ঠিক হয়েছে' },
  nothingDecided: { en: 'Nothing was decided about them yet.', bn: 'তাঁর বিষয়ে এখনো কিছু ঠিক হয়নি।' },
  until: { en: 'until {day}', bn: '{day} পর্যন্ত' },
  callPlan: { en: 'Call', bn: 'কল' },
  message: { en: 'Message by {channel}', bn: '{channel}: বার্তা' },
  changes: { en: 'Who changed what', bn: 'কে কী বদলেছেন' },
  noChanges: { en: 'Nothing was changed.', bn: 'কিছু বদলায়নি।' },
  was: { en: '{field}: {before} → {after}', bn: '{field}: {before} → {after}' },
  system: { en: 'the system ({name})', bn: 'নিজে থেকে ({name})' },
  none: { en: 'nothing', bn: 'খালি' },
  service: { en: 'about orders', bn: 'অর্ডার নিয়ে' },
}

export const outcomes = {
  done: { en: 'Done', bn: 'হয়েছে' },
  deferred: { en: 'Waits', bn: 'অপেক্ষায়' },
  suppressed: { en: 'Left out', bn: 'বাদ' },
}

export const ruleNames = {
  follow_up: { en: 'A follow-up was agreed', bn: 'আবার কথা বলার কথা' },
  upsell: { en: 'Good customer who bought lately', bn: 'ভালো ক্রেতা, সম্প্রতি কিনেছেন' },
  vip_care: { en: 'VIP not spoken with for long', bn: 'ভিআইপি, অনেক দিন কথা নেই' },
  repeat_reminder: { en: 'Something has run out', bn: 'কিছু ফুরিয়ে গেছে' },
  birthday: { en: 'Birthday', bn: 'জন্মদিন' },
  anniversary: { en: 'Anniversary', bn: 'বিবাহবার্ষিকী' },
  at_risk: { en: 'At risk of being lost', bn: 'হারানোর ঝুঁকি' },
  repeat_buyer: { en: 'Repeat buyer', bn: 'নিয়মিত ক্রেতা' },
  welcome: { en: 'Welcome after the first order', bn: 'প্রথম অর্ডারের পর স্বাগত' },
  cadence: { en: 'Keep in touch', bn: 'যোগাযোগ রাখা' },
  win_back: { en: 'Win back', bn: 'ফিরিয়ে আনা' },
}

export const changeNames = {
  created: { en: 'Created', bn: 'তৈরি' },
  changed: { en: 'Changed', bn: 'বদল' },
  consent: { en: 'Consent', bn: 'সম্মতি' },
  removed: { en: 'Removed', bn: 'মোছা' },
  imported: { en: 'Brought in', bn: 'আগের খাতা থেকে' },
}

/** Fields as the record of changes names them. */
export const fieldNames = {
  first_name: { en: 'First name', bn: 'নামের প্রথম অংশ' },
  last_name: { en: 'Last name', bn: 'নামের শেষ অংশ' },
  phones: { en: 'Phones', bn: 'ফোন' },
  emails: { en: 'Emails', bn: 'ইমেইল' },
  addresses: { en: 'Addresses', bn: 'ঠিকানা' },
  district: { en: 'District', bn: 'জেলা' },
  city: { en: 'Town or area', bn: 'এলাকা' },
  date_of_birth: { en: 'Birthday', bn: 'জন্মদিন' },
  anniversary_date: { en: 'Anniversary', bn: 'বার্ষিকী' },
  preferred_channel: { en: 'Likes to be reached by', bn: 'যেভাবে কথা বলতে চান' },
  language: { en: 'Language', bn: 'ভাষা' },
  contact_hours: { en: 'Likes to be reached at', bn: 'যখন কথা বলতে চান' },
  assigned_agent_id: { en: 'Agent', bn: 'এজেন্ট' },
  owner: { en: 'Owner', bn: 'দায়িত্বে' },
  source: { en: 'Came by', bn: 'যেভাবে এসেছেন' },
  company_name: { en: 'Company', bn: 'প্রতিষ্ঠান' },
  industry: { en: 'Trade', bn: 'ব্যবসা' },
  company_segment: { en: 'Segment', bn: 'শ্রেণি' },
  company_size: { en: 'Size', bn: 'আকার' },
  tags: { en: 'Tags', bn: 'ট্যাগ' },
  notes: { en: 'Notes', bn: 'নোট' },
  custom_fields: { en: 'Own fields', bn: 'নিজস্ব ঘর' },
  consent: { en: 'Consent', bn: 'সম্মতি' },
}
