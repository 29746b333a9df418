export const keyTexts = {
  title: { en: 'Keys', bn: 'কি-বোর্ড' },
  next: { en: 'Next', bn: 'পরেরটি' },
  previous: { en: 'Previous', bn: 'আগেরটি' },
  select: { en: 'Select', bn: 'বেছে নিন' },
  clear: { en: 'Select nothing', bn: 'বাছাই মুছুন' },
  open: { en: 'Open', bn: 'খুলুন' },
  search: { en: 'Search customers', bn: 'ক্রেতা খুঁজুন' },
  palette: { en: 'Go anywhere, do anything', bn: 'যেকোনো পাতায় যান' },
  undo: { en: 'Undo what was saved last', bn: 'শেষ কাজটি ফেরান' },
  help: { en: 'This list', bn: 'এই তালিকা' },
  goTo: { en: 'Go to {page}', bn: '{page} পাতায় যান' },
}
