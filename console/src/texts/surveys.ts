export const surveys = {
  title: { en: 'How customers say it is', bn: 'ক্রেতারা যা বলছেন' },
  nps: { en: 'Would recommend (NPS)', bn: 'অন্যকে বলবেন (NPS)' },
  npsParts: { en: '{good} would, {even} maybe, {bad} would not', bn: '{good} বলবেন, {even} হয়তো, {bad} বলবেন না' },
  satisfaction: { en: 'Satisfied', bn: 'সন্তুষ্ট' },
  ofFive: { en: '{n} of 5', bn: '৫-এ {n}' },
  answers: { en: '{n} answers in a year', bn: 'এক বছরে {n}টি উত্তর' },
  none: { en: 'Nobody has been asked yet. Settled cases have a link to send.', bn: 'এখনো কেউ মত জানাননি। মিটে যাওয়া সমস্যায় পাঠানোর লিংক আছে।' },
  comments: { en: 'Their latest words', bn: 'শেষ কথাগুলো' },
  noComments: { en: 'Nobody said anything in words.', bn: 'কেউ কিছু লিখে জানাননি।' },

  ofCustomer: { en: 'How they say it is', bn: 'যা বলেছেন' },
  noneOfCustomer: { en: 'They have not been asked yet.', bn: 'এখনো জিজ্ঞেস করা হয়নি।' },
  log: { en: 'Write down an answer', bn: 'মত লিখে রাখুন' },
  askNps: { en: 'Would they recommend the shop?', bn: 'অন্যকে এই দোকানের কথা বলবেন?' },
  npsAbout: { en: '0 never, 10 certainly', bn: '০ কখনো না, ১০ অবশ্যই' },
  askSatisfaction: { en: 'How satisfied are they?', bn: 'কতটা সন্তুষ্ট?' },
  about: { en: 'About', bn: 'কী নিয়ে' },
  aboutShop: { en: 'the shop as a whole', bn: 'পুরো দোকান' },
  comment: { en: 'In their words', bn: 'নিজের কথায়' },
  notAsked: { en: 'not asked', bn: 'জিজ্ঞেস করা হয়নি' },
  save: { en: 'Save the answer', bn: 'মত জমা দিন' },
  saved: { en: '{name}: answer saved', bn: '{name}: মত জমা হয়েছে' },
  recommends: { en: 'Recommends: {n} of 10', bn: 'অন্যকে বলবেন: ১০-এ {n}' },
  satisfied: { en: 'Satisfied: {n} of 5', bn: 'সন্তুষ্ট: ৫-এ {n}' },
}

export const satisfactionNames = {
  5: { en: '5, very', bn: '৫, খুব' },
  4: { en: '4, well', bn: '৪, ভালো' },
  3: { en: '3, so-so', bn: '৩, মোটামুটি' },
  2: { en: '2, little', bn: '২, কম' },
  1: { en: '1, not at all', bn: '১, একদম না' },
}
