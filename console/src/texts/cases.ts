export const cases = {
  this: { en: 'this case', bn: 'এই সমস্যার তথ্য' },
  list: { en: 'the cases', bn: 'সমস্যার তালিকা' },
  about: { en: '{n} not settled', bn: '{n}টি মেটেনি' },
  none: { en: 'Nothing is to be settled here.', bn: 'এখানে মেটানোর কিছু নেই।' },
  showAll: { en: 'Show all', bn: 'সব দেখান' },

  customer: { en: 'Customer', bn: 'ক্রেতা' },
  clock: { en: 'Due', bn: 'সময়' },
  kind: { en: 'Kind', bn: 'ধরন' },
  status: { en: 'Status', bn: 'অবস্থা' },
  priority: { en: 'Priority', bn: 'গুরুত্ব' },
  assignee: { en: 'With', bn: 'কার কাছে' },
  unsettled: { en: 'Not settled', bn: 'মেটেনি' },
  everybodys: { en: 'Everybody’s', bn: 'সবার' },
  mine: { en: 'Mine', bn: 'আমার' },
  nobodys: { en: 'Nobody’s yet', bn: 'কারও নয়' },
  overdue: { en: 'Late', bn: 'দেরি' },
  today: { en: 'Due by tonight', bn: 'আজকের মধ্যে' },
  nobody: { en: 'nobody', bn: 'কেউ নেই' },

  dueIn: { en: 'due in {time}', bn: '{time} বাকি' },
  late: { en: '{time} late', bn: '{time} দেরি' },
  waits: { en: 'waiting, {time} left', bn: 'অপেক্ষায়, {time} বাকি' },
  waitsLate: { en: 'waiting, time is up', bn: 'অপেক্ষায়, সময় শেষ' },
  settledAt: { en: 'settled {ago}', bn: 'মিটেছে {ago}' },

  happened: { en: 'What happened', bn: 'কী হয়েছে' },
  resolution: { en: 'How it was settled', bn: 'যেভাবে মিটেছে' },
  order: { en: 'Order', bn: 'অর্ডার' },
  noOrder: { en: 'about no order', bn: 'কোনো অর্ডার নিয়ে নয়' },
  orderOf: { en: '{day}: {what}', bn: '{day}: {what}' },
  opened: { en: 'Opened', bn: 'লেখা হয়েছে' },
  waitingSince: { en: 'Waiting since', bn: 'অপেক্ষায়' },
  timesSettled: { en: 'Settled so far', bn: 'কতবার মিটেছে' },
  times: { en: '{n} times', bn: '{n} বার' },
  rating: { en: 'They rate it', bn: 'ক্রেতার মত' },
  ofFive: { en: '{n} of 5', bn: '৫-এ {n}' },

  notes: { en: 'Notes', bn: 'নোট' },
  noNotes: { en: 'Nothing is noted yet.', bn: 'এখনো কোনো নোট নেই।' },
  note: { en: 'Add a note', bn: 'নোট লিখুন' },
  noteAbout: { en: 'Ctrl+Enter saves', bn: 'Ctrl+Enter চাপলে জমা হবে' },
  noted: { en: '{name}: noted', bn: '{name}: নোট রাখা হয়েছে' },

  take: { en: 'Take it', bn: 'আমি নিচ্ছি' },
  giveBack: { en: 'Let it go', bn: 'ছেড়ে দিন' },
  taken: { en: '{name}: with {agent}', bn: '{name}: {agent}-এর কাছে' },
  letGo: { en: '{name}: with nobody', bn: '{name}: কারও কাছে নয়' },
  settle: { en: 'Settle', bn: 'মিটিয়ে দিন' },
  settleAbout: {
    en: 'What was done about it? Whoever speaks with them next reads it.',
    bn: 'কী করা হলো? পরে যিনি কথা বলবেন, তিনি এটি পড়বেন।',
  },
  moved: { en: '{name}: {status}', bn: '{name}: {status}' },
  settled: { en: '{name}: settled', bn: '{name}: মিটেছে' },
  accept: { en: 'Accept the return', bn: 'ফেরত নিন' },
  acceptAbout: {
    en: 'The order counts as returned: its {amount} leave what the customer bought and what the shop sold. This cannot be undone.',
    bn: 'অর্ডারটি ফেরত ধরা হবে: ক্রেতার কেনা আর দোকানের বিক্রি থেকে {amount} বাদ যাবে। এটি আর ফেরানো যাবে না।',
  },
  agreed: { en: 'What was agreed (may stay empty)', bn: 'কী ঠিক হলো (খালি রাখা যায়)' },
  returned: { en: 'The return was accepted.', bn: 'ফেরত নেওয়া হয়েছে।' },
  accepted: { en: '{name}: return accepted', bn: '{name}: ফেরত নেওয়া হয়েছে' },
  alreadyBack: { en: 'This order no longer counts, so there is nothing to take back.', bn: 'অর্ডারটি আগেই বাদ গেছে, তাই ফেরানোর কিছু নেই।' },
  noOrderNamed: { en: 'Say which order it is about, then the return can be accepted.', bn: 'কোন অর্ডার, আগে সেটি বলুন; তারপর ফেরত নেওয়া যাবে।' },
  change: { en: 'Change', bn: 'বদলান' },
  changed: { en: '{name}: case changed', bn: '{name}: বদলানো হয়েছে' },

  link: { en: 'Link by which they rate it', bn: 'মত জানানোর লিংক' },
  copy: { en: 'Copy the link', bn: 'লিংক কপি করুন' },
  copied: { en: 'Copied', bn: 'কপি হয়েছে' },
  sendLink: { en: 'By WhatsApp', bn: 'হোয়াটসঅ্যাপে' },

  fresh: { en: 'New case', bn: 'নতুন সমস্যা' },
  forWhom: { en: 'Whose case is it?', bn: 'কার সমস্যা?' },
  open: { en: 'Open the case', bn: 'লিখে রাখুন' },
  openedFor: { en: '{name}: {kind} opened', bn: '{name}: {kind} লেখা হয়েছে' },

  complained: { en: 'Complained {ago}, and it is not settled', bn: '{ago} অভিযোগ করেছেন, এখনো মেটেনি' },
  complaints: { en: '{n} complaints are not settled, the oldest from {ago}', bn: '{n}টি অভিযোগ মেটেনি, প্রথমটি {ago}' },
  see: { en: 'See what happened', bn: 'কী হয়েছে দেখুন' },
  ofCustomer: { en: 'Cases', bn: 'সমস্যা' },
  noneOfCustomer: { en: 'They never had a problem.', bn: 'কোনো সমস্যা হয়নি।' },
}

export const caseKindNames = {
  complaint: { en: 'Complaint', bn: 'অভিযোগ' },
  return: { en: 'Return', bn: 'ফেরত' },
  delivery_exception: { en: 'Delivery trouble', bn: 'ডেলিভারি সমস্যা' },
  issue: { en: 'Question', bn: 'জিজ্ঞাসা' },
  request: { en: 'Request', bn: 'অনুরোধ' },
}

export const caseStatusNames = {
  open: { en: 'Open', bn: 'খোলা' },
  reopened: { en: 'Came back', bn: 'আবার খুলেছে' },
  waiting: { en: 'Waiting', bn: 'অপেক্ষায়' },
  resolved: { en: 'Settled', bn: 'মিটেছে' },
}

/** What is done to bring it there. */
export const caseMoveNames = {
  open: { en: 'Go on', bn: 'আবার চালু' },
  reopened: { en: 'Take up again', bn: 'আবার খুলুন' },
  waiting: { en: 'Let it wait', bn: 'অপেক্ষায় রাখুন' },
  resolved: { en: 'Settle', bn: 'মিটিয়ে দিন' },
}

export const casePriorityNames = {
  urgent: { en: 'Urgent', bn: 'জরুরি' },
  high: { en: 'High', bn: 'বেশি' },
  normal: { en: 'Normal', bn: 'সাধারণ' },
  low: { en: 'Low', bn: 'কম' },
}
