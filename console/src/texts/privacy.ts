/** What is asked about people's data. */
export const privacy = {
  title: { en: 'Data requests', bn: 'তথ্যের অনুরোধ' },
  what: { en: 'What', bn: 'কী' },
  whom: { en: 'About', bn: 'যাঁর বিষয়ে' },
  state: { en: 'State', bn: 'অবস্থা' },
  due: { en: 'Due by', bn: 'শেষ দিন' },
  late: { en: 'late', bn: 'দেরি' },
  by: { en: 'Asked by', bn: 'চেয়েছেন' },
  asked: { en: 'Asked', bn: 'কখন' },
  none: { en: 'Nobody asked about anybody’s data yet.', bn: 'এখনো কারও তথ্য নিয়ে অনুরোধ নেই।' },
  rows: { en: '{n} customers', bn: '{n} জন ক্রেতা' },
  everybody: { en: 'all customers', bn: 'সব ক্রেতা' },
  download: { en: 'Download', bn: 'নামিয়ে নিন' },
  gone: { en: 'The file is deleted. Ask for the list again.', bn: 'ফাইলটি মোছা হয়ে গেছে। আবার তালিকা চেয়ে নিন।' },

  exportAll: { en: 'Export everything held', bn: 'সব তথ্য নামিয়ে নিন' },
  exportAbout: {
    en: 'One file with everything the shop holds about {name}: what they are called, what they bought, what was said, who changed what. It is written down that you took it.',
    bn: '{name} সম্পর্কে দোকানের কাছে যা আছে, সব একটি ফাইলে: পরিচয়, কেনাকাটা, কথাবার্তা, কে কী বদলেছেন। আপনি যে নিয়েছেন, তা লেখা থাকবে।',
  },
  exporting: { en: 'Gathering …', bn: 'জড়ো হচ্ছে …' },
  exported: { en: 'Downloaded. Give it to nobody but them.', bn: 'নামানো হয়েছে। তাঁকে ছাড়া কাউকে দেবেন না।' },
  thisExport: { en: 'the export', bn: 'ফাইলটি' },

  erase: { en: 'Erase this person', bn: 'মানুষটির তথ্য মুছে দিন' },
  eraseAtOnce: {
    en: 'At once and for ever: name, numbers, addresses, family, notes, messages, and whatever they are found by. Open calls end.',
    bn: 'সঙ্গে সঙ্গে ও চিরতরে যাবে: নাম, নম্বর, ঠিকানা, পরিবার, নোট, বার্তা, আর যা দিয়ে খুঁজে পাওয়া যায়। বাকি কলও থাকবে না।',
  },
  eraseStays: {
    en: 'What stays: the amounts of their orders, without the person; and that nobody writes to those numbers any more.',
    bn: 'যা থাকবে: অর্ডারের টাকার অঙ্ক, মানুষটি ছাড়া; আর ঐ নম্বরগুলোয় কেউ যেন আর না লেখে।',
  },
  eraseWhy: { en: 'Why', bn: 'কেন' },
  eraseType: { en: 'Type the customer’s id: {id}', bn: 'ক্রেতার আইডি লিখুন: {id}' },
  erased: { en: 'A person is being erased', bn: 'একজনের তথ্য মোছা হচ্ছে' },

  hold: { en: 'Put on legal hold', bn: 'আইনি কারণে আটকে রাখুন' },
  holdAbout: {
    en: 'While it is on, {name} can be neither erased nor removed.',
    bn: 'যতক্ষণ আটকানো, {name}-এর তথ্য মোছা বা বাদ দেওয়া যাবে না।',
  },
  holdWhy: { en: 'Reason, as the number of a lawsuit', bn: 'কারণ, যেমন মামলার নম্বর' },
  release: { en: 'End the legal hold', bn: 'আইনি আটক তুলে দিন' },
  releaseAbout: { en: 'From then on {name} can be erased and removed again.', bn: 'এরপর {name}-এর তথ্য আবার মোছা যাবে।' },
  releaseWhy: { en: 'Why it ends', bn: 'কেন তোলা হচ্ছে' },
  held: { en: 'Legal hold', bn: 'আইনি আটক' },
  heldSince: { en: 'since {day}: {reason}', bn: '{day} থেকে: {reason}' },
  heldNow: { en: '{name}: on legal hold', bn: '{name}: আইনি কারণে আটকানো' },
  released: { en: '{name}: legal hold ended', bn: '{name}: আইনি আটক তোলা হয়েছে' },

  exportList: { en: 'Export this list', bn: 'তালিকা নামান' },
  listAbout: {
    en: 'These customers as a table (CSV), with their numbers and addresses. Who took it is written down; the file is deleted after a week.',
    bn: 'এই ক্রেতাদের নম্বর ও ঠিকানাসহ একটি টেবিল (CSV)। কে নিলেন তা লেখা থাকে; এক সপ্তাহ পর ফাইলটি মোছা হয়।',
  },
  listStart: { en: 'Write the list', bn: 'তালিকা তৈরি করুন' },
  listAsked: { en: 'List of customers', bn: 'ক্রেতার তালিকা' },
  listGoing: { en: 'Being written: {n} so far', bn: 'তৈরি হচ্ছে: {n} জন হয়েছে' },
  listDone: { en: '{n} customers are in it.', bn: '{n} জন ক্রেতা আছেন।' },
  listLater: { en: 'You may close this; it is found again under Ops, data requests.', bn: 'এটি বন্ধ করতে পারেন; পরে পরিচালনা, তথ্যের অনুরোধে পাবেন।' },
  thisList: { en: 'the list', bn: 'তালিকাটি' },
}

export const requestKindNames = {
  erasure: { en: 'Erasure', bn: 'মুছে দেওয়া' },
  list: { en: 'List of customers', bn: 'ক্রেতার তালিকা' },
}

export const requestStateNames = {
  asked: { en: 'Asked', bn: 'চাওয়া হয়েছে' },
  done: { en: 'Done', bn: 'শেষ' },
}

export const eraseReasonNames = {
  asked_by_the_person: { en: 'They asked for it', bn: 'নিজে চেয়েছেন' },
  no_longer_needed: { en: 'No longer needed', bn: 'আর দরকার নেই' },
  kept_by_mistake: { en: 'Kept by mistake', bn: 'ভুলে রাখা হয়েছিল' },
  ordered_by_an_authority: { en: 'An authority ordered it', bn: 'কর্তৃপক্ষের আদেশ' },
}
