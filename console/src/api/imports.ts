/** An import, looked at every second while it is being worked on, and what a person may do with it. */
import { useEffect, useRef, useState } from 'react'
import { save } from '../saving/saving'
import type { Import } from './bringing'
import { known, useRead } from './reading'
import type { Body, PathWith } from './words'

export type { Import, Kind } from './bringing'
export type State = Import['status']
export type Options = Import['options']

export const IMPORTS = '/cdm/imports'
export const IMPORT = '/cdm/imports/{import_id}'
export const ROWS = '/cdm/imports/{import_id}/rows'
const TOUCHED: PathWith<'get'>[] = [IMPORTS, IMPORT]
const BROUGHT: PathWith<'get'>[] = [
  IMPORTS,
  ROWS,
  '/cdm/customer360',
  '/cdm/customer360/{customer_id}',
  '/cdm/segments/summary',
  '/cdm/customers/duplicates',
  '/orders',
  '/catalog/products',
  '/catalog/categories',
]

const AT_WORK: State[] = ['checking', 'confirming', 'running', 'undoing']
const LIVE = 1_000

export function isAtWork({ status }: Import): boolean {
  return AT_WORK.includes(status)
}

export function useImport(id: string) {
  const [works, setWorks] = useState(false)
  const found = useRead(IMPORT, { names: { import_id: id }, every: works ? LIVE : 60_000 })
  const now = found.data ? isAtWork(found.data) : false
  if (now !== works) setWorks(now)
  const before = useRef(false)
  useEffect(() => {
    // At its end, whatever it brought or took back is read anew.
    if (before.current && !works) for (const path of BROUGHT) void known.invalidateQueries({ queryKey: [path] })
    before.current = works
  }, [works])
  return found
}

export function changeImport(of: Import, body: Body<typeof IMPORT, 'put'>, label: string) {
  return save({
    method: 'put',
    path: IMPORT,
    names: { import_id: of.import_id },
    version: of.version,
    body,
    label,
    touches: TOUCHED,
    quietly: true,
    refusedHere: true,
  })
}

type Step = 'check' | 'start' | 'cancel' | 'undo'

/** The page itself shows what comes of it. */
export function move(of: Import, step: Step, label: string, plan?: string) {
  return save({
    method: 'post',
    path: `/cdm/imports/{import_id}/${step}`,
    names: { import_id: of.import_id },
    body: plan ? { plan_hash: plan } : undefined,
    label,
    touches: TOUCHED,
    quietly: true,
    refusedHere: true,
  })
}
