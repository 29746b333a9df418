export const customer = {
  this: { en: 'this customer', bn: 'এই ক্রেতার তথ্য' },
  gone: {
    en: 'This customer is not here, or belongs to another agent. Somebody on the line is found by the whole number.',
    bn: 'এই ক্রেতা এখানে নেই, অথবা অন্য এজেন্টের। কেউ ফোনে থাকলে পুরো নম্বর দিয়ে খুঁজুন।',
  },
  toList: { en: 'To the customers', bn: 'ক্রেতাদের তালিকা' },
  tabs: { en: 'About this customer', bn: 'এই ক্রেতা সম্পর্কে' },
  overview: { en: 'Overview', bn: 'একনজরে' },
  family: { en: 'Family', bn: 'পরিবার' },
  interactions: { en: 'Contacts', bn: 'যোগাযোগ' },
  behaviour: { en: 'Buying', bn: 'কেনাকাটা' },
  whole: { en: '360', bn: '৩৬০' },
  more: { en: 'More', bn: 'আরও' },
  log: { en: 'Log a contact', bn: 'যোগাযোগ লিখুন' },
  stop: { en: 'Wants no more calls or offers', bn: 'আর কল বা অফার চান না' },
  stopAsk: {
    en: '{name} is not called and gets no more offers, by any channel, until they say otherwise. Orders go on as before.',
    bn: '{name}-কে আর কল বা অফার যাবে না, যতক্ষণ না নিজে চান। অর্ডার আগের মতোই চলবে।',
  },
  stopSure: { en: 'They want no more', bn: 'আর চান না' },
  stopped: { en: '{name}: no more calls or offers', bn: '{name}: আর কল বা অফার নয়' },
  remove: { en: 'Remove this customer', bn: 'ক্রেতাকে মুছুন' },
  removeAsk: {
    en: '{name} and their family are taken out, with everything written about them. This cannot be undone.',
    bn: '{name} ও পরিবারের সব তথ্য মুছে যাবে। এটি আর ফেরানো যাবে না।',
  },
  removeType: { en: 'Type the name to remove: {name}', bn: 'মুছতে নামটি লিখুন: {name}' },
  removed: { en: '{name}: removed', bn: '{name}: মোছা হয়েছে' },
  details: { en: 'Details', bn: 'বিস্তারিত' },
  city: { en: 'Town or area', bn: 'এলাকা' },
  channel: { en: 'Likes to be reached by', bn: 'যেভাবে কথা বলতে চান' },
  hours: { en: 'Likes to be reached at', bn: 'যখন কথা বলতে চান' },
  source: { en: 'Came by', bn: 'যেভাবে এসেছেন' },
  tagsAbout: { en: 'with commas between', bn: 'কমা দিয়ে আলাদা করুন' },
  changed: { en: '{name}: {field}', bn: '{name}: {field}' },
  offersBy: { en: 'Offers by', bn: 'যেভাবে অফার পাঠানো যাবে' },
  notAsked: { en: 'not asked', bn: 'জিজ্ঞাসা করা হয়নি' },
  yes: { en: 'yes', bn: 'হ্যাঁ' },
  no: { en: 'no', bn: 'না' },
  allows: { en: '{name}: {channel} yes', bn: '{name}: {channel} চলবে' },
  allowsNot: { en: '{name}: {channel} no', bn: '{name}: {channel} চলবে না' },
  noAgent: { en: 'nobody', bn: 'কেউ নেই' },
}

export const overview = {
  everyDays: { en: 'about every {days}', bn: 'প্রায় প্রতি {days}' },
  nextAction: { en: 'Next best action', bn: 'এখন যা করা ভালো' },
  noReason: { en: 'No rule gives a reason to call today.', bn: 'আজ কল করার কারণ নেই।' },
  openTask: { en: 'Open call for {day}', bn: '{day}-এর কল বাকি' },
  openTaskUntil: { en: 'holds until {day}', bn: '{day} পর্যন্ত' },
  whose: { en: 'with {agent}', bn: '{agent}-এর কাছে' },
  reminders: { en: 'What runs out', bn: 'যা ফুরিয়ে আসছে' },
  noReminders: { en: 'Nothing they bought is known to run out.', bn: 'ফুরিয়ে যাওয়ার মতো কিছু কেনেননি।' },
  runsOut: { en: 'runs out {day}', bn: '{day} শেষ' },
  lapsed: { en: '{n} that are long over', bn: 'অনেক আগের {n}টি' },
  orders: { en: 'Orders', bn: 'অর্ডার' },
  noOrders: { en: 'They have not ordered yet.', bn: 'এখনো অর্ডার করেননি।' },
  order: { en: 'Order', bn: 'অর্ডার' },
  what: { en: 'What', bn: 'কী' },
  total: { en: 'Total', bn: 'মোট' },
  recommended: { en: 'Recommended', bn: 'যা বলা যায়' },
  noneRecommended: { en: 'Nothing to recommend yet.', bn: 'এখনো কোনো পরামর্শ নেই।' },
  off: { en: '{percent} off', bn: '{percent} ছাড়' },
}

/** A reminder's arithmetic, sentence by sentence. */
export const arithmetic = {
  bought: { en: 'Bought {bought} on {day}.', bn: '{day} তারিখে {bought} কিনেছেন।' },
  table: { en: '{pack} lasts about {avg}, so this {all}.', bn: '{pack} চলে প্রায় {avg}, তাই এতে {all}।' },
  own: {
    en: 'After {n} purchases their own rhythm says {own} and counts {share}.',
    bn: '{n} বার কেনার হিসাবে নিজের গতি {own}, এর গুরুত্ব {share}।',
  },
  unanswered: {
    en: '{n} reminders in a row went unanswered, so they are asked less often.',
    bn: 'পরপর {n} বার সাড়া না পাওয়ায় এখন কম মনে করানো হয়।',
  },
  taken: {
    en: 'Taken as {days}: runs out on {out}, reminded {buffer} before, on {day}.',
    bn: 'ধরা হলো {days}: {out} শেষ হবে, {buffer} আগে {day} মনে করানো হবে।',
  },
}

export const reminderStates = {
  waiting: { en: 'Not yet', bn: 'এখনো নয়' },
  due: { en: 'Due', bn: 'সময় হয়েছে' },
  late: { en: 'Late', bn: 'দেরি হয়েছে' },
  lapsed: { en: 'Over', bn: 'পেরিয়ে গেছে' },
}

export const family = {
  add: { en: 'Add a family member', bn: 'পরিবারের কাউকে যোগ করুন' },
  none: { en: 'Nobody of the family is written down yet.', bn: 'পরিবারের কেউ এখনো লেখা নেই।' },
  name: { en: 'Name', bn: 'নাম' },
  relationship: { en: 'Is their', bn: 'সম্পর্ক' },
  editOf: { en: 'Edit {name}', bn: '{name}: বদলান' },
  removeOf: { en: 'Remove {name}', bn: '{name}: মুছুন' },
  added: { en: '{name}: added to the family', bn: '{name}: পরিবারে যোগ হয়েছে' },
  changed: { en: '{name}: changed', bn: '{name}: বদলানো হয়েছে' },
  removed: { en: '{name}: taken out of the family', bn: '{name}: পরিবার থেকে বাদ' },
}

export const relationshipNames = {
  spouse: { en: 'Spouse', bn: 'স্বামী/স্ত্রী' },
  child: { en: 'Child', bn: 'সন্তান' },
  parent: { en: 'Parent', bn: 'বাবা/মা' },
  sibling: { en: 'Brother or sister', bn: 'ভাই/বোন' },
  other: { en: 'Other', bn: 'অন্য' },
}
