/** Which rules make call tasks, in words; the number in braces is what the shop decides. */
export const callRules = {
  settings: { en: 'the call rules', bn: 'কলের নিয়ম' },
  title: { en: 'Who is called, and why', bn: 'কাকে কেন কল করা হয়' },
  about: { en: 'Every morning each rule looks at each customer; the points of all that hold make the order of the day.', bn: 'রোজ সকালে প্রতিটি নিয়ম প্রতিটি ক্রেতাকে দেখে; যেগুলো খাটে তাদের পয়েন্ট যোগ হয়ে দিনের ক্রম ঠিক হয়।' },
  points: { en: 'points', bn: 'পয়েন্ট' },
  pointsOf: { en: 'Points: {rule}', bn: 'পয়েন্ট: {rule}' },
  save: { en: 'Save what changed', bn: 'বদলগুলো রাখুন' },
  giveUp: { en: 'As it was', bn: 'আগের মতো' },
  saved: { en: 'Call rules', bn: 'কলের নিয়ম' },
  limits: { en: 'How often, and with whose leave', bn: 'কতবার, কার সম্মতিতে' },
  thresholds: { en: 'From when on somebody counts as what', bn: 'কখন থেকে কাকে কী ধরা হয়' },
}

/** {a} and {b} stand for fields; which they are is said beside the rule. */
export const ruleWords = {
  follow_up: { en: 'Follow-up: a call was agreed for today.', bn: 'ফলো-আপ: আজ কথা বলার কথা ছিল।' },
  upsell: { en: 'More for them: who spends well, {a} to {b} days after an order.', bn: 'আরও কিছু: যাঁরা ভালো কেনেন, অর্ডারের {a} থেকে {b} দিন পর।' },
  vip_care: { en: 'VIP care: no contact for {a} days.', bn: 'ভিআইপির খোঁজ: {a} দিন কথা হয়নি।' },
  repeat_reminder: { en: 'Runs out: what they bought is likely finished.', bn: 'ফুরিয়ে এসেছে: যা কিনেছিলেন, সম্ভবত শেষ।' },
  birthday: { en: 'Birthday: up to {a} days ahead.', bn: 'জন্মদিন: {a} দিন আগে থেকে।' },
  anniversary: { en: 'Anniversary: as many days ahead.', bn: 'বিবাহবার্ষিকী: একই রকম আগে থেকে।' },
  at_risk: { en: 'At risk: silent for {a} days, and not spoken with for {b}.', bn: 'হারাতে পারি: {a} দিন চুপ, আর {b} দিন কথা হয়নি।' },
  repeat_buyer: { en: 'Repeat buyer: {a} to {b} days after an order.', bn: 'নিয়মিত ক্রেতা: অর্ডারের {a} থেকে {b} দিন পর।' },
  welcome: { en: 'Welcome: {a} to {b} days after the first order.', bn: 'স্বাগত: প্রথম অর্ডারের {a} থেকে {b} দিন পর।' },
  cadence: { en: 'Keep in touch: new customers every {a} days, repeat customers every {b}.', bn: 'যোগাযোগ রাখা: নতুন ক্রেতা {a} দিন পরপর, নিয়মিত ক্রেতা {b} দিন পরপর।' },
  win_back: { en: 'Win back: silent for {a} days, then weekly for {b} weeks.', bn: 'ফিরিয়ে আনা: {a} দিন চুপ, এরপর সপ্তাহে একবার {b} সপ্তাহ।' },
  vip: { en: 'Besides, for a VIP.', bn: 'এ ছাড়া, ভিআইপি হলে।' },
  high_average: { en: 'Besides, for large orders on average.', bn: 'এ ছাড়া, গড় অর্ডার বড় হলে।' },
  further_reason: { en: 'Besides, for every further reason.', bn: 'এ ছাড়া, প্রতিটি বাড়তি কারণে।' },
}

export const limitWords = {
  contact_gap: { en: 'Nobody is called twice within {a} days, agreed calls excepted.', bn: '{a} দিনের মধ্যে কাউকে দুবার কল নয়, কথা দেওয়া থাকলে আলাদা।' },
  attempts: { en: 'Who does not answer is tried {a} times; who is busy again after {b} minutes.', bn: 'না ধরলে {a} বার চেষ্টা; ব্যস্ত থাকলে {b} মিনিট পর আবার।' },
  week: { en: 'At most {a} calls, and {b} contacts in all, within a week.', bn: 'সপ্তাহে বেশি হলে {a}টি কল, আর সব মিলিয়ে {b} বার যোগাযোগ।' },
  minutes: { en: 'A call is planned with {a} minutes; an order within {b} days counts as its fruit.', bn: 'একটি কলে {a} মিনিট ধরা হয়; {b} দিনের মধ্যে অর্ডার হলে কলের ফল ধরা হয়।' },
  newCustomer: { en: 'Who has ordered first within {a} days counts as a new customer to keep in touch with.', bn: 'প্রথম অর্ডার {a} দিনের মধ্যে হলে যোগাযোগ রাখার নতুন ক্রেতা।' },
  consent: { en: 'Call only those who said yes to it', bn: 'শুধু যাঁরা সম্মতি দিয়েছেন তাঁদের কল' },
  cold: { en: 'Call cold customers too, to win them back', bn: 'ঠান্ডা ক্রেতাকেও ফেরাতে কল করা হবে' },
}

export const thresholdWords = {
  temperature: { en: 'Hot: ordered within {a} days. Warm: within {b}. Cold: longer ago.', bn: 'গরম: {a} দিনের মধ্যে অর্ডার। উষ্ণ: {b} দিনের মধ্যে। ঠান্ডা: তারও আগে।' },
  churned: { en: 'At risk as above, lost from {a} days of silence on.', bn: 'হারাতে পারি উপরের মতো; {a} দিন চুপ থাকলে হারানো।' },
  risk: { en: 'Risk of losing them: low from {a} days, some from {b}, high from {c}, almost lost from {d}.', bn: 'হারানোর ঝুঁকি: {a} দিন থেকে কম, {b} থেকে কিছু, {c} থেকে বেশি, {d} থেকে প্রায় হারানো।' },
  value: { en: 'Repeat customer from {a} orders, VIP from {b} orders or {c} in all.', bn: 'নিয়মিত {a}টি অর্ডার থেকে, ভিআইপি {b}টি অর্ডার বা মোট {c} থেকে।' },
  average: { en: 'Spends well: {a} or more an order on average.', bn: 'ভালো কেনেন: গড়ে অর্ডারে {a} বা বেশি।' },
}

export const todaysCalls = {
  title: { en: 'Calls of today', bn: 'আজকের কল' },
  list: { en: 'what would be made today', bn: 'আজ কী কী কল হতো' },
  would: { en: '{n} calls would be made now', bn: 'এখন {n}টি কল তৈরি হবে' },
  nothing: { en: 'No further call would be made today.', bn: 'আজ আর নতুন কল তৈরি হবে না।' },
  already: { en: 'Made already', bn: 'আগেই তৈরি' },
  looked: { en: 'Customers with a reason', bn: 'কারণ আছে এমন ক্রেতা' },
  sum: { en: '{all} = {done} made or to be made + {later} later + {not} not called', bn: '{all} = {done}টি তৈরি বা হবে + {later}টি পরে + {not}টি কল নয়' },
  work: { en: 'Work', bn: 'সময় লাগবে' },
  minutes: { en: '{n} minutes', bn: '{n} মিনিট' },
  unassigned: { en: 'Without an agent', bn: 'এজেন্ট ছাড়া' },
  reasons: { en: 'Why not, or not now', bn: 'কেন নয়, বা এখন নয়' },
  kinds: { en: 'By kind', bn: 'ধরন অনুযায়ী' },
  make: { en: 'Make these {n} calls', bn: 'এই {n}টি কল তৈরি করুন' },
  made: { en: 'Calls of today: {n} made', bn: 'আজকের কল: {n}টি তৈরি' },
  again: { en: 'Look again', bn: 'আবার দেখুন' },
  moved: { en: 'The facts have moved since. This is how it stands now; look once more before you make them.', bn: 'এর মধ্যে অবস্থা বদলেছে। এখন যেমন, তা নিচে; তৈরির আগে আরেকবার দেখুন।' },
  closed: { en: 'The shop does not call today.', bn: 'আজ দোকান থেকে কল করা হয় না।' },
}

export const whyNot = {
  open_task: { en: 'A call is open already', bn: 'একটি কল আগে থেকেই বাকি' },
  contact_budget: { en: 'Contacted often enough this week', bn: 'এ সপ্তাহে যথেষ্ট যোগাযোগ হয়েছে' },
  contact_gap: { en: 'Contacted a moment ago', bn: 'কিছুদিন আগেই কথা হয়েছে' },
  no_call_consent: { en: 'Does not want calls', bn: 'কল চান না' },
  wrong_number: { en: 'The number is wrong', bn: 'নম্বর ভুল' },
  cold: { en: 'Cold: a message instead', bn: 'ঠান্ডা: কলের বদলে বার্তা' },
  reason_is_over: { en: 'The reason is over', bn: 'কারণ আর নেই' },
  no_capacity: { en: 'Nobody has room for it', bn: 'কারও সময় নেই' },
  no_reason: { en: 'No rule gives a reason', bn: 'কোনো কারণ নেই' },
  closed: { en: 'No calls today', bn: 'আজ কল বন্ধ' },
  made_already: { en: 'Made already', bn: 'আগেই তৈরি' },
}
