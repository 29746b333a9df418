export const imports = {
  this: { en: 'the file', bn: 'ফাইলটি' },
  list: { en: 'the files', bn: 'ফাইলের তালিকা' },
  these: { en: 'Files brought so far', bn: 'এ পর্যন্ত আনা ফাইল' },
  none: { en: 'No file has been brought yet.', bn: 'এখনো কোনো ফাইল আনা হয়নি।' },
  gone: { en: 'There is no such file here.', bn: 'এমন কোনো ফাইল এখানে নেই।' },
  toList: { en: 'To the files', bn: 'ফাইলের তালিকা' },
  about: {
    en: 'Customers, products or orders from a spreadsheet. Nothing is taken in before you have seen what would happen, and all of it can be taken back.',
    bn: 'স্প্রেডশিট থেকে ক্রেতা, পণ্য বা অর্ডার। কী হবে তা আগে দেখে নেবেন, আর পরে পুরোটাই ফেরানো যায়।',
  },
  what: { en: 'What is in the file?', bn: 'ফাইলে কী আছে?' },
  drop: { en: 'Drop the file here', bn: 'ফাইলটি এখানে ছাড়ুন' },
  choose: { en: 'Choose a file', bn: 'ফাইল বাছুন' },
  takes: {
    en: 'CSV from Excel, Google Sheets or another program, or JSON lines; up to 30 MB.',
    bn: 'এক্সেল, গুগল শিট বা অন্য প্রোগ্রামের CSV, অথবা JSON লাইন; ৩০ এমবি পর্যন্ত।',
  },
  sends: { en: '{name} is on its way…', bn: '{name} পাঠানো হচ্ছে…' },
  notSent: { en: '{name} did not arrive.', bn: '{name} পৌঁছায়নি।' },
  tooLarge: {
    en: '{name} has {size} MB; at most {most} MB are read at once. Split it into several files.',
    bn: '{name} ফাইলটি {size} এমবি; একবারে সর্বোচ্চ {most} এমবি পড়া যায়। কয়েকটি ফাইলে ভাগ করুন।',
  },
  file: { en: 'File', bn: 'ফাইল' },
  kind: { en: 'What', bn: 'কী' },
  state: { en: 'State', bn: 'অবস্থা' },
  by: { en: 'Brought by', bn: 'এনেছেন' },
  at: { en: 'Brought', bn: 'আনা হয়েছে' },
  rowsAll: { en: '{n} rows', bn: '{n} সারি' },
}

export const kindsOfFile = {
  customers: { en: 'Customers', bn: 'ক্রেতা' },
  products: { en: 'Products', bn: 'পণ্য' },
  orders: { en: 'Orders', bn: 'অর্ডার' },
}

export const importStates = {
  proposed: { en: 'To look over', bn: 'দেখে নিতে হবে' },
  checking: { en: 'Being tried', bn: 'যাচাই চলছে' },
  checked: { en: 'Tried', bn: 'যাচাই হয়েছে' },
  confirming: { en: 'Being looked at once more', bn: 'আবার মেলানো হচ্ছে' },
  drifted: { en: 'Not as it was tried', bn: 'যাচাইয়ের পর বদলেছে' },
  running: { en: 'Being taken in', bn: 'নেওয়া হচ্ছে' },
  cancelled: { en: 'Stopped', bn: 'থামানো হয়েছে' },
  done: { en: 'Taken in', bn: 'নেওয়া হয়েছে' },
  undoing: { en: 'Being taken back', bn: 'ফেরানো হচ্ছে' },
  undone: { en: 'Taken back', bn: 'ফেরানো হয়েছে' },
}

export const recognised = {
  title: { en: 'What was recognised', bn: 'ফাইলটি যেমন বোঝা গেছে' },
  format: { en: 'Format', bn: 'ধরন' },
  csv: { en: 'Table (CSV)', bn: 'ছক (CSV)' },
  jsonl: { en: 'JSON lines', bn: 'JSON লাইন' },
  encoding: { en: 'Letters', bn: 'অক্ষর' },
  separator: { en: 'Between cells', bn: 'ঘরের মাঝে' },
  columns: { en: 'Columns', bn: 'কলাম' },
  rows: { en: 'Rows', bn: 'সারি' },
  size: { en: 'Size', bn: 'আকার' },
  kilobytes: { en: '{n} KB', bn: '{n} কেবি' },
  damaged: { en: 'Some text was damaged before it came here', bn: 'কিছু লেখা আগেই নষ্ট হয়ে এসেছে' },
}

export const separatorNames: Record<string, { en: string; bn: string }> = {
  ',': { en: 'comma', bn: 'কমা' },
  ';': { en: 'semicolon', bn: 'সেমিকোলন' },
  '\t': { en: 'tab', bn: 'ট্যাব' },
  '|': { en: 'upright stroke', bn: 'খাড়া দাগ' },
}

export const columnsOf = {
  title: { en: 'What the columns mean', bn: 'কোন কলামে কী আছে' },
  column: { en: 'Column', bn: 'কলাম' },
  means: { en: 'Means', bn: 'অর্থ' },
  of: { en: '{column} means', bn: '{column} মানে' },
  leftOut: { en: '– left out –', bn: '– বাদ –' },
  needed: { en: '{name} (needed)', bn: '{name} (লাগবে)' },
  says: { en: 'A column has to say: {field}.', bn: 'একটি কলামে থাকতে হবে: {field}।' },
  none: { en: 'The file has no columns.', bn: 'ফাইলে কোনো কলাম নেই।' },
  taken: { en: 'What the columns meant', bn: 'যা ধরে নেওয়া হয়েছে' },
}

export const ways = {
  title: { en: 'How to read it', bn: 'যেভাবে পড়া হবে' },
  repair: { en: 'Mend damaged Bangla text', bn: 'ভেঙে যাওয়া বাংলা ঠিক করুন' },
  before: { en: 'In the file', bn: 'ফাইলে' },
  after: { en: 'Mended', bn: 'ঠিক করলে' },
  days: { en: '03/05/2024 is', bn: '03/05/2024 মানে' },
  dayFirst: { en: '3 May', bn: '৩ মে' },
  monthFirst: { en: '5 March', bn: '৫ মার্চ' },
  decimals: { en: 'Decimals', bn: 'দশমিক' },
  point: { en: '1,234.50', bn: '1,234.50' },
  comma: { en: '1.234,50', bn: '1.234,50' },
  known: { en: 'Who is here already', bn: 'যাঁরা আগে থেকেই আছেন' },
  knownProducts: { en: 'What is here already', bn: 'যা আগে থেকেই আছে' },
  fill: { en: 'Fill in what is missing', bn: 'শুধু ফাঁকা ঘর ভরুন' },
  overwrite: { en: 'The file is right', bn: 'ফাইলের তথ্যই থাকবে' },
  skip: { en: 'Leave as it is', bn: 'যেমন আছে থাকুক' },
  general: { en: 'Orders with a total and no product are of', bn: 'পণ্য ছাড়া শুধু মোট টাকার অর্ডার যে পণ্যের' },
  noGeneral: { en: 'Refuse these', bn: 'এগুলো নেবেন না' },
}

export const steps = {
  try: { en: 'Try it', bn: 'যাচাই করুন' },
  tryAgain: { en: 'Try again', bn: 'আবার যাচাই' },
  take: { en: 'Take in', bn: 'নিয়ে নিন' },
  takeRows: { en: 'Take in ({n})', bn: 'নিয়ে নিন ({n})' },
  goOn: { en: 'Go on', bn: 'চালিয়ে যান' },
  stop: { en: 'Stop', bn: 'থামান' },
  undo: { en: 'Take it all back', bn: 'পুরোটা ফেরান' },
  undoAsk: {
    en: 'Everything that came with {file} leaves again: its customers, orders and products, and what it filled in. What somebody has given them since stays.',
    bn: '{file}-এর সঙ্গে যা এসেছে সব ফিরে যাবে: ক্রেতা, অর্ডার, পণ্য, আর যা ভরা হয়েছিল। পরে কেউ যা যোগ করেছেন তা থাকবে।',
  },
  report: { en: 'Bad rows as a file', bn: 'ভুল সারির ফাইল' },
  notKept: { en: 'The file could not be fetched: {why}', bn: 'ফাইলটি আনা গেল না: {why}' },
  done: { en: '{file}: {step}', bn: '{file}: {step}' },
  far: { en: '{n} of {all} parts', bn: '{all} ভাগের {n}' },
  sorting: { en: 'The rows are being sorted…', bn: 'সারিগুলো সাজানো হচ্ছে…' },
  nothingYet: { en: 'Nothing is taken in by trying.', bn: 'যাচাইয়ে কিছুই নেওয়া হয় না।' },
  drifted: {
    en: 'Something has changed since this was tried, so nothing was taken in. See below what would happen now.',
    bn: 'যাচাইয়ের পর কিছু বদলেছে, তাই কিছুই নেওয়া হয়নি। এখন কী হবে নিচে দেখুন।',
  },
}

export const outcomes = {
  would: { en: 'What would happen', bn: 'যা হবে' },
  was: { en: 'What became of it', bn: 'যা হয়েছে' },
  rows: { en: 'the rows', bn: 'সারিগুলো' },
  filter: { en: 'Rows', bn: 'সারি' },
  row: { en: 'Row', bn: 'সারি' },
  outcome: { en: 'Outcome', bn: 'ফল' },
  about: { en: 'About it', bn: 'বিস্তারিত' },
  open: { en: 'Open', bn: 'খুলুন' },
  none: { en: 'There are no such rows.', bn: 'এমন কোনো সারি নেই।' },
  showAll: { en: 'Show all', bn: 'সব দেখান' },
  stays: { en: 'stays: {fields}', bn: 'থাকছে: {fields}' },
  with: { en: 'With it: {what}', bn: 'সঙ্গে: {what}' },
  orders: { en: '{n} orders', bn: '{n}টি অর্ডার' },
  customers: { en: '{n} new customers', bn: '{n} জন নতুন ক্রেতা' },
  customers_kept: { en: '{n} customers who stay', bn: '{n} জন ক্রেতা থাকছেন' },
}

export const outcomeNames = {
  created: { en: 'New', bn: 'নতুন' },
  changed: { en: 'Changed', bn: 'বদল' },
  unchanged: { en: 'Here already', bn: 'আগেই আছে' },
  refused: { en: 'Cannot be taken in', bn: 'নেওয়া যাচ্ছে না' },
  ambiguous: { en: 'Several fit', bn: 'একাধিক মেলে' },
  taken_back: { en: 'Taken back', bn: 'ফেরানো' },
  kept: { en: 'Stay', bn: 'থাকছে' },
}

/** Of fields that only an import's results name. */
export const partNames = {
  order: { en: 'the order', bn: 'অর্ডার' },
  customer: { en: 'the customer', bn: 'ক্রেতা' },
  product: { en: 'the product', bn: 'পণ্য' },
}
