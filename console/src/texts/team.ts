export const team = {
  period: { en: 'Period', bn: 'সময়' },
  days: { en: '{from} to {to}', bn: '{from} থেকে {to}' },
  before: { en: '{value} before', bn: 'আগে {value}' },
  calls: { en: 'Calls done', bn: 'শেষ হওয়া কল' },
  ofTasks: { en: 'of {n}', bn: '{n}টির মধ্যে' },
  rate: { en: 'Share done', bn: 'কতটা শেষ' },
  successful: { en: 'Successful calls', bn: 'সফল কল' },
  revenue: { en: 'Orders that followed', bn: 'কলের পর অর্ডার' },
  followUps: { en: 'Follow-ups kept', bn: 'কথা রাখা' },
  ofFollowUps: { en: 'of {n} agreed', bn: '{n}টি কথার মধ্যে' },
  unassigned: { en: 'With nobody yet', bn: 'কারও কাছে নেই' },
  unassignedAbout: { en: 'open calls', bn: 'বাকি কল' },

  leaderboard: { en: 'Leaderboard', bn: 'কে এগিয়ে' },

  agent: { en: 'Agent', bn: 'এজেন্ট' },
  successes: { en: 'Successful', bn: 'সফল' },
  ofDone: { en: '{n} of {all}', bn: '{all}টির {n}টি' },
  success: { en: 'Success', bn: 'সাফল্য' },
  noAgents: { en: 'Nobody makes calls yet.', bn: 'এখনো কল করার কেউ নেই।' },
  invite: { en: 'Invite somebody', bn: 'কাউকে ডাকুন' },

  distribution: { en: 'Who has how much', bn: 'কার কাছে কত' },
  capacity: { en: '{n} of {capacity}', bn: '{capacity}টির মধ্যে {n}' },
  noCapacity: { en: '{n}, not working', bn: '{n}, কাজে নেই' },
  nobody: { en: 'Nobody yet', bn: 'কেউ না' },
  byPriority: { en: '{hot} hot · {warm} warm · {cold} cold', bn: 'গরম {hot} · উষ্ণ {warm} · ঠান্ডা {cold}' },
  overfull: { en: 'more than they can do', bn: 'সামর্থ্যের বেশি' },

  members: { en: 'The team', bn: 'দলের সবাই' },
  today: { en: 'Today', bn: 'আজ' },

  awayUntil: { en: 'Away until {day}', bn: '{day} পর্যন্ত ছুটি' },
  off: { en: 'Day off', bn: 'আজ বন্ধ' },
  here: { en: 'Here', bn: 'আছেন' },
  hours: { en: 'Hours', bn: 'কাজের সময়' },
  setAway: { en: 'Set away', bn: 'ছুটি দিন' },
  actions: { en: 'What to do', bn: 'যা করা যায়' },

  awayTitle: { en: '{agent} is away', bn: '{agent}-এর ছুটি' },
  awayFrom: { en: 'From', bn: 'যেদিন থেকে' },
  awayTo: { en: 'Until, that day included', bn: 'যেদিন পর্যন্ত' },
  awayAbout: {
    en: 'No new calls go to them on these days. Calls of today that they have already move when you rebalance.',
    bn: 'এই দিনগুলোতে নতুন কল তাঁর কাছে যাবে না। আজকের যেগুলো তাঁর কাছে আছে, সেগুলো ভাগ করে দিলে সরে যাবে।',
  },
  awayOrder: { en: 'The end lies before the beginning.', bn: 'শেষের দিন শুরুর আগে।' },
  awayKnown: { en: 'Away already', bn: 'আগে থেকে ছুটি' },
  awaySaved: { en: '{agent} away from {from} to {to}', bn: '{agent}: {from} থেকে {to} ছুটি' },
  awayTaken: { en: '{agent} is not away on {from}', bn: '{agent}: {from}-এর ছুটি বাতিল' },

  rebalance: { en: 'Rebalance', bn: 'ভাগ করে দিন' },
  rebalanceTitle: { en: 'Move open calls to where there is room', bn: 'যাঁর সময় আছে তাঁকে বাকি কল দিন' },
  moves: { en: '{n} calls would move', bn: '{n}টি কল সরবে' },
  noMoves: { en: 'Nothing would move.', bn: 'কিছু সরবে না।' },
  fits: { en: 'Every call is with somebody who has time for it.', bn: 'সব কল এমন কারও কাছে, যাঁর সময় আছে।' },
  stays: { en: '{n} stay where they are: nobody has room for them.', bn: '{n}টি যেখানে আছে সেখানেই থাকবে: কারও সময় নেই।' },
  fromTo: { en: '{from} → {to}', bn: '{from} → {to}' },
  now: { en: 'Now', bn: 'এখন' },
  after: { en: 'After', bn: 'এরপর' },
  room: { en: 'Can do', bn: 'সামর্থ্য' },
  apply: { en: 'Move {n} calls', bn: '{n}টি কল সরান' },
  applied: { en: '{n} calls moved', bn: '{n}টি কল সরানো' },
  changed: {
    en: 'Calls were made or moved since the preview, so nothing was done. This is how it stands now.',
    bn: 'দেখার পর কল বদলে গেছে, তাই কিছু করা হয়নি। এখনকার অবস্থা এই।',
  },
}

export const periodNames = {
  daily: { en: 'Day', bn: 'দিন' },
  weekly: { en: '7 days', bn: '৭ দিন' },
  monthly: { en: '30 days', bn: '৩০ দিন' },
}

export const moveReasons = {
  unassigned: { en: 'nobody had it', bn: 'কারও কাছে ছিল না' },
  not_here_today: { en: 'not here today', bn: 'আজ নেই' },
  too_much: { en: 'more than they can do', bn: 'সামর্থ্যের বেশি' },
  no_capacity: { en: 'nobody has room', bn: 'কারও সময় নেই' },
}
