export const handing = {
  customer: { en: 'Customer', bn: 'ক্রেতা' },
  why: { en: 'Why', bn: 'কেন' },
  priority: { en: 'Priority', bn: 'গুরুত্ব' },
  agent: { en: 'Agent', bn: 'এজেন্ট' },
  status: { en: 'State', bn: 'অবস্থা' },
  everybody: { en: 'Everybody', bn: 'সবাই' },
  anyPriority: { en: 'Any', bn: 'যেকোনো' },
  open: { en: 'Still to do', bn: 'বাকি আছে' },
  anyStatus: { en: 'All, done or not', bn: 'শেষ হোক বা না হোক, সব' },
  count: { en: 'Calls: {n}', bn: '{n}টি কল' },
  none: { en: 'No call fits this choice.', bn: 'এই বাছাইয়ে কোনো কল নেই।' },
  noneLeft: { en: 'No call is left to do today.', bn: 'আজ আর কোনো কল বাকি নেই।' },
  showDone: { en: 'Show those that are done', bn: 'শেষ হওয়াগুলো দেখান' },
  showAll: { en: 'Show all that is still to do', bn: 'বাকি সব কল দেখান' },

  handTo: { en: 'Hand to', bn: 'কাকে দেবেন' },
  toPool: { en: 'To nobody: for whoever has time', bn: 'কাউকে নয়: যাঁর সময় আছে তিনি নেবেন' },
  load: { en: '{agent} · {n} of {capacity}', bn: '{agent} · {capacity}টির মধ্যে {n}' },
  away: { en: '{agent} · not here today', bn: '{agent} · আজ নেই' },
  anotherDay: { en: 'Another day', bn: 'অন্য দিন' },
  skip: { en: 'Skip', bn: 'বাদ দিন' },

  dayTitle: { en: 'Calls to another day: {n}', bn: '{n}টি কল অন্য দিনে সরান' },
  day: { en: 'Day', bn: 'দিন' },
  dayAbout: {
    en: 'From tomorrow, within a month. An hour that was agreed does not go along.',
    bn: 'কাল থেকে এক মাসের মধ্যে। ঠিক করা সময় থাকলে তা সঙ্গে যাবে না।',
  },
  move: { en: 'Move', bn: 'সরান' },
  skipTitle: { en: 'Calls to skip: {n}', bn: '{n}টি কল বাদ দিন' },
  note: { en: 'Note, for each of them', bn: 'নোট, প্রতিটির জন্য' },
  skipAbout: { en: 'Nobody calls these customers today. This cannot be taken back here.', bn: 'আজ এই ক্রেতাদের কেউ কল করবেন না। এখান থেকে এটি ফেরানো যায় না।' },

  handed: { en: 'Calls to {agent}: {n}', bn: '{agent}-কে {n}টি কল' },
  pooled: { en: 'Calls to nobody: {n}', bn: '{n}টি কল কারও কাছে নয়' },
  moved: { en: 'Calls to {day}: {n}', bn: '{n}টি কল {day} তারিখে' },
  skipped: { en: 'Calls skipped: {n}', bn: '{n}টি কল বাদ' },
}

/** Why the shop said no to a call, by its code. */
export const handingRefusals = {
  task_is_closed: { en: 'This call is over already.', bn: 'এই কলটি আগেই শেষ হয়েছে।' },
  task_cannot_move_so: { en: 'This call is over already.', bn: 'এই কলটি আগেই শেষ হয়েছে।' },
  no_such_task: { en: 'This call is not there any more.', bn: 'এই কলটি আর নেই।' },
  not_allowed: { en: 'You may not hand this call on.', bn: 'এই কলটি অন্যকে দেওয়ার অনুমতি আপনার নেই।' },
  busy: { en: 'The shop was busy. Try it again.', bn: 'দোকান ব্যস্ত ছিল। আবার চেষ্টা করুন।' },
}
