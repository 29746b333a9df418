export const pageNames = {
  today: { en: 'Today', bn: 'আজ' },
  overview: { en: 'Overview', bn: 'একনজরে' },
  team: { en: 'Team', bn: 'দল' },
  customers: { en: 'Customers', bn: 'ক্রেতা' },
  customer: { en: 'Customer', bn: 'ক্রেতা' },
  orders: { en: 'Orders', bn: 'অর্ডার' },
  newOrder: { en: 'New order', bn: 'নতুন অর্ডার' },
  catalog: { en: 'Catalogue', bn: 'পণ্য' },
  automation: { en: 'Automation', bn: 'স্বয়ংক্রিয়' },
  campaign: { en: 'Campaign', bn: 'ক্যাম্পেইন' },
  ops: { en: 'Ops', bn: 'পরিচালনা' },
  settings: { en: 'Settings', bn: 'সেটিংস' },
}
