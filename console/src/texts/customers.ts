export const customerWords = {
  value: { en: 'Value', bn: 'মোট কেনা' },
  orders: { en: 'Orders', bn: 'অর্ডার' },
  average: { en: 'Average order', bn: 'গড় অর্ডার' },
  lastOrder: { en: 'Last order', bn: 'শেষ অর্ডার' },
  never: { en: 'none yet', bn: 'এখনো নেই' },
  since: { en: 'Customer since', bn: 'ক্রেতা হয়েছেন' },
  district: { en: 'District', bn: 'জেলা' },
  address: { en: 'Address', bn: 'ঠিকানা' },
  phone: { en: 'Phone', bn: 'ফোন' },
  email: { en: 'Email', bn: 'ইমেইল' },
  agent: { en: 'Agent', bn: 'এজেন্ট' },
  birthday: { en: 'Birthday', bn: 'জন্মদিন' },
  anniversary: { en: 'Anniversary', bn: 'বার্ষিকী' },
  language: { en: 'Language', bn: 'ভাষা' },
  tags: { en: 'Tags', bn: 'ট্যাগ' },
  notes: { en: 'Notes', bn: 'নোট' },
  family: { en: 'Family', bn: 'পরিবার' },
  consent: { en: 'May be reached by', bn: 'যোগাযোগ করা যাবে' },
  noConsent: { en: 'not to be contacted', bn: 'যোগাযোগ মানা' },
}

export const temperatureNames = {
  hot: { en: 'Hot', bn: 'গরম' },
  warm: { en: 'Warm', bn: 'উষ্ণ' },
  cold: { en: 'Cold', bn: 'ঠান্ডা' },
}

export const typeNames = {
  new: { en: 'New', bn: 'নতুন' },
  repeat: { en: 'Repeat', bn: 'নিয়মিত' },
  vip: { en: 'VIP', bn: 'ভিআইপি' },
  inactive: { en: 'Inactive', bn: 'নিষ্ক্রিয়' },
}

export const lifecycleNames = {
  prospect: { en: 'Prospect', bn: 'সম্ভাব্য' },
  new: { en: 'New', bn: 'নতুন' },
  active: { en: 'Active', bn: 'সক্রিয়' },
  at_risk: { en: 'At risk', bn: 'হারাতে পারি' },
  churned: { en: 'Lost', bn: 'হারানো' },
}

export const riskNames = {
  low: { en: 'Low risk', bn: 'কম ঝুঁকি' },
  medium: { en: 'Some risk', bn: 'কিছু ঝুঁকি' },
  high: { en: 'High risk', bn: 'বেশি ঝুঁকি' },
  critical: { en: 'Almost lost', bn: 'প্রায় হারানো' },
}

export const channelNames = {
  call: { en: 'Call', bn: 'কল' },
  sms: { en: 'SMS', bn: 'এসএমএস' },
  whatsapp: { en: 'WhatsApp', bn: 'হোয়াটসঅ্যাপ' },
  email: { en: 'Email', bn: 'ইমেইল' },
  push: { en: 'Push', bn: 'পুশ' },
}
