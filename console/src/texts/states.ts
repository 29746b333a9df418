export const states = {
  this: { en: 'this', bn: 'এটি' },
  loading: { en: 'Loading', bn: 'আসছে' },
  failed: { en: 'Could not load {what}.', bn: '{what} আনা গেল না।' },
  unreached: { en: 'The shop does not answer. It will be tried again.', bn: 'দোকানের সাড়া নেই। আবার চেষ্টা করা হবে।' },
  request: { en: 'Request {request}', bn: 'অনুরোধ {request}' },
  again: { en: 'Retry', bn: 'আবার' },
  stale: { en: 'As of {since}; not refreshed since.', bn: '{since}-এর তথ্য; এরপর আর আসেনি।' },
  more: { en: 'Show more', bn: 'আরও দেখান' },
}
