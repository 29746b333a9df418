/** How fast a thing is used up: as a form has it, and as the API takes it. */
import { changeKnown } from '../../api/shown'
import type { Model } from '../../api/words'
import { save } from '../../saving/saving'
import { type Goods, goodsOf, inGoods } from '../../ui/GoodsSelect'

export type Profile = Model['ProfileTold']

const PROFILES = '/crm/automation/consumption-profiles'
const PROFILE = '/crm/automation/consumption-profiles/{profile_id}'
const FORECAST = '/crm/automation/reminders/forecast'

export interface ProfileForm {
  of: Goods
  pack: string
  unit: Profile['unit']
  average: string
  buffer: string
  min: string
  max: string
  oneNeed: boolean
  active: boolean
}

export const NEW_PROFILE: ProfileForm = { of: '', pack: '1', unit: 'kg', average: '30', buffer: '7', min: '10', max: '90', oneNeed: false, active: true }

export function formOf(profile: Profile): ProfileForm {
  return {
    of: goodsOf(profile.product_id, profile.category),
    pack: String(profile.standard_pack),
    unit: profile.unit,
    average: String(profile.avg_consumption_days),
    buffer: String(profile.buffer_days),
    min: String(profile.min_days),
    max: String(profile.max_days),
    oneNeed: profile.one_need,
    active: profile.is_active,
  }
}

function bodyOf(form: ProfileForm): Model['ProfileFields'] {
  return {
    avg_consumption_days: Number(form.average),
    standard_pack: form.pack,
    unit: form.unit,
    buffer_days: Number(form.buffer),
    min_days: Number(form.min),
    max_days: Number(form.max),
    one_need: form.oneNeed,
    is_active: form.active,
  }
}

export function saveProfile(form: ProfileForm, profile: Profile | undefined, label: string) {
  const touches = [PROFILES, PROFILE, FORECAST] as (typeof PROFILES)[]
  if (!profile) {
    const { product, category } = inGoods(form.of)
    return save({
      method: 'post',
      path: PROFILES,
      body: { ...bodyOf(form), product_id: product ?? null, category: category ?? null },
      label,
      touches,
      refusedHere: true,
      undo: (made) => ({ method: 'delete', address: `${PROFILES}/${made.profile_id}` }),
    })
  }
  return save({
    method: 'put',
    path: PROFILE,
    names: { profile_id: profile.profile_id },
    version: profile.version,
    body: bodyOf(form),
    label,
    touches,
    refusedHere: true,
    undo: () => before(profile),
  })
}

export function switchProfile(profile: Profile, on: boolean, label: string): void {
  void save({
    method: 'put',
    path: PROFILE,
    names: { profile_id: profile.profile_id },
    version: profile.version,
    body: { ...bodyOf(formOf(profile)), is_active: on },
    label,
    touches: [PROFILES, FORECAST],
    shows: (known) =>
      changeKnown<Profile>(known, PROFILES, (each) => each.profile_id === profile.profile_id, (each) => ({ ...each, is_active: on })),
    undo: () => before(profile),
  })
}

/** A default that was never changed has no record: undoing is letting it be one again. */
function before(profile: Profile) {
  const address = `${PROFILES}/${profile.profile_id}`
  return profile.version === 0 ? { method: 'delete' as const, address } : { method: 'put' as const, address, body: bodyOf(formOf(profile)) }
}

export function removeProfile(profile: Profile, label: string): void {
  const { product, category } = inGoods(goodsOf(profile.product_id, profile.category))
  void save({
    method: 'delete',
    path: PROFILE,
    names: { profile_id: profile.profile_id },
    version: profile.version,
    label,
    touches: [PROFILES, FORECAST],
    undo: () => ({
      method: 'post',
      address: PROFILES,
      body: { ...bodyOf(formOf(profile)), product_id: product ?? null, category: category ?? null },
    }),
  })
}
