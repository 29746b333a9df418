import type { QueryClient } from '@tanstack/react-query'
import { address, type Body, type Model, type PathWith } from '../../api/words'
import { save } from '../../saving/saving'

export type Member = Model['MemberTold']
export type MemberFields = Body<'/cdm/family-members/{customer_id}/{member_id}', 'put'>

const LIST = '/cdm/family-members/{customer_id}'
const ONE = '/cdm/family-members/{customer_id}/{member_id}'
const TOUCHED: PathWith<'get'>[] = [LIST, '/cdm/customer360/{customer_id}', '/cdm/upcoming-events']

export function add(customer_id: string, fields: MemberFields, label: string) {
  return save({
    method: 'post',
    path: '/cdm/family-member',
    body: { ...fields, customer_id },
    label,
    touches: TOUCHED,
    undo: (member) => ({ method: 'delete', address: address(ONE, { customer_id, member_id: member.id }) }),
    refusedHere: true,
  })
}

export function change(member: Member, fields: MemberFields, label: string) {
  const names = { customer_id: member.customer_id, member_id: member.id }
  return save({
    method: 'put',
    path: ONE,
    names,
    version: member.version,
    body: fields,
    label,
    touches: TOUCHED,
    undo: () => ({ method: 'put', address: address(ONE, names), body: fieldsOf(member) }),
    refusedHere: true,
  })
}

export function remove(member: Member, label: string) {
  const { customer_id, id } = member
  return save({
    method: 'delete',
    path: ONE,
    names: { customer_id, member_id: id },
    version: member.version,
    label,
    touches: TOUCHED,
    shows: (known: QueryClient) =>
      known.setQueriesData<Member[]>({ queryKey: [LIST, { customer_id }] }, (all) => all?.filter((each) => each.id !== id)),
    undo: () => ({ method: 'post', address: '/cdm/family-member', body: { ...fieldsOf(member), customer_id } }),
  })
}

/** PUT takes a member whole: what is not said is no longer so. */
export function fieldsOf({ name, relationship, date_of_birth, phone, address: lives, notes }: Member): MemberFields {
  return { name, relationship: relationship as MemberFields['relationship'], date_of_birth, phone, address: lives, notes }
}
