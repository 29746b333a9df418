export const dialogs = {
  close: { en: 'Close', bn: 'বন্ধ করুন' },
  cancel: { en: 'Cancel', bn: 'থাক' },
  save: { en: 'Save', bn: 'রাখুন' },
  remove: { en: 'Remove', bn: 'মুছুন' },
  add: { en: 'Add', bn: 'যোগ করুন' },
  edit: { en: 'Edit', bn: 'বদলান' },
  no: { en: 'No', bn: 'না' },
}
