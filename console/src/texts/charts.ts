export const charts = {
  numbers: { en: 'The numbers', bn: 'সংখ্যায়' },
  when: { en: 'When', bn: 'কবে' },
}
