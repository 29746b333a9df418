/** What passed between the shop and a customer. */
export const contacts = {
  log: { en: 'Log a contact', bn: 'যোগাযোগ লিখুন' },
  how: { en: 'How', bn: 'কীভাবে' },
  direction: { en: 'Who began', bn: 'কার থেকে' },
  outcome: { en: 'How it went', bn: 'কী হলো' },
  noOutcome: { en: 'not said', bn: 'বলা হয়নি' },
  details: { en: 'What was said', bn: 'যা কথা হলো' },
  detailsAbout: { en: 'Ctrl+Enter saves', bn: 'Ctrl+Enter চাপলে জমা হবে' },
  followUp: { en: 'Follow up on', bn: 'আবার কথা হবে' },
  logged: { en: '{name}: {how}', bn: '{name}: {how}' },
  none: { en: 'Nothing has happened yet.', bn: 'এখনো কিছু হয়নি।' },
  timeline: { en: 'What happened', bn: 'যা যা হয়েছে' },
  by: { en: 'by {agent}', bn: '{agent}' },
  followsOn: { en: 'again on {day}', bn: '{day} আবার' },
  answered: { en: 'Answered: {how}', bn: 'সাড়া: {how}' },
}

export const kindNames = {
  call: { en: 'Call', bn: 'কল' },
  whatsapp: { en: 'WhatsApp', bn: 'হোয়াটসঅ্যাপ' },
  sms: { en: 'SMS', bn: 'এসএমএস' },
  email: { en: 'Email', bn: 'ইমেইল' },
  visit: { en: 'Visit', bn: 'সাক্ষাৎ' },
  meeting: { en: 'Meeting', bn: 'বৈঠক' },
  note: { en: 'Note', bn: 'নোট' },
  task: { en: 'Task', bn: 'কাজ' },
}

/** What else stands in a timeline. */
export const happeningNames = {
  order_placed: { en: 'Order placed', bn: 'অর্ডার এসেছে' },
  order_changed: { en: 'Order changed', bn: 'অর্ডার বদলেছে' },
  case_opened: { en: 'Case opened', bn: 'সমস্যা লেখা হয়েছে' },
  case_changed: { en: 'Case', bn: 'সমস্যা' },
  survey_answered: { en: 'Said how it went', bn: 'মত জানিয়েছেন' },
  message: { en: 'Message', bn: 'বার্তা' },
  engagement: { en: 'Engagement', bn: 'সাড়া' },
  interaction: { en: 'Contact', bn: 'যোগাযোগ' },
}

export const directionNames = {
  outbound: { en: 'From us', bn: 'আমাদের থেকে' },
  inbound: { en: 'From them', bn: 'ক্রেতার থেকে' },
}

export const deliveryNames = {
  failed: { en: 'Failed', bn: 'যায়নি' },
  sent: { en: 'Sent', bn: 'পাঠানো হয়েছে' },
  delivered: { en: 'Delivered', bn: 'পৌঁছেছে' },
  read: { en: 'Read', bn: 'পড়েছেন' },
  responded: { en: 'Answered', bn: 'উত্তর দিয়েছেন' },
}

export const responseNames = {
  positive: { en: 'positive', bn: 'ভালো' },
  negative: { en: 'negative', bn: 'খারাপ' },
  neutral: { en: 'neutral', bn: 'মাঝামাঝি' },
  no_response: { en: 'none', bn: 'নেই' },
}
