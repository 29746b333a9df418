export const signIn = {
  promise: {
    en: 'Whom to contact today, why, how, and with what offer.',
    bn: 'আজ কাকে, কেন, কীভাবে এবং কোন অফার নিয়ে বলবেন।',
  },
  demo: {
    en: 'This is a demo shop on this machine. Come in as:',
    bn: 'এটি এই কম্পিউটারে চলা নমুনা দোকান। যিনি হয়ে ঢুকবেন:',
  },
  enter: { en: 'Sign in', bn: 'সাইন ইন করুন' },
  refused: { en: 'The shop did not let this person in.', bn: 'দোকান এই ব্যক্তিকে ঢুকতে দেয়নি।' },
  trouble: { en: 'Signing in did not work:', bn: 'সাইন ইন করা গেল না:' },
}

export const roleNames = {
  admin: { en: 'Admin', bn: 'অ্যাডমিন' },
  sales_manager: { en: 'Sales manager', bn: 'সেলস ম্যানেজার' },
  crm_agent: { en: 'Tele-sales agent', bn: 'টেলিসেলস এজেন্ট' },
  support: { en: 'Support', bn: 'সাপোর্ট' },
  delivery_coordinator: { en: 'Delivery', bn: 'ডেলিভারি' },
}
