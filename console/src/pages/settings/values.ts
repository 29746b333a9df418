/** Between what is typed and what the shop takes. */
import type { Values } from '../../settings/section'
import type { Setting } from './fields'

/** A number is text while it is typed: half of one is none yet. */
function read(setting: Setting, typed: unknown): unknown {
  return setting.kind === 'number' || setting.kind === 'money' ? (String(typed).trim() === '' ? Number.NaN : Number(typed)) : typed
}

export function isWrong(setting: Setting, typed: unknown): boolean {
  const value = read(setting, typed)
  if (setting.kind === 'number') return !(Number.isInteger(value) && setting.least <= Number(value) && Number(value) <= setting.most)
  if (setting.kind === 'money') return !(Number(value) >= 0 && Number(value) <= setting.most)
  return setting.kind === 'text' && String(typed).trim() === ''
}

export function changed(settings: Setting[], before: Values, typed: Values): Values {
  const different = settings.filter((each) => JSON.stringify(read(each, typed[each.name])) !== JSON.stringify(before[each.name]))
  return Object.fromEntries(different.map((each) => [each.name, read(each, typed[each.name])]))
}
