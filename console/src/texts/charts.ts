export const charts = {
  none: { en: 'There is nothing to draw yet.', bn: 'আঁকার মতো কিছু এখনো নেই।' },
  numbers: { en: 'The numbers', bn: 'সংখ্যায়' },
  when: { en: 'When', bn: 'কবে' },
}
