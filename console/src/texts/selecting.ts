export const selecting = {
  row: { en: 'Select {name}', bn: '{name} বেছে নিন' },
  all: { en: 'Select all {n} shown', bn: 'দেখানো {n}টিই বেছে নিন' },
  chosen: { en: '{n} selected', bn: '{n}টি বাছা হয়েছে' },
  clear: { en: 'Clear', bn: 'বাছাই মুছুন' },
  bar: { en: 'What to do with what is selected', bn: 'বাছাই করাগুলো নিয়ে যা করা যায়' },
  going: { en: '{n} of {all}', bn: '{all}টির মধ্যে {n}টি হয়েছে' },
  notDone: { en: 'Could not be done: {n}', bn: '{n}টি করা যায়নি' },
  retry: { en: 'Retry these', bn: 'এগুলো আবার' },
  dismiss: { en: 'Dismiss', bn: 'সরান' },
}
