/** What changes the catalogue, and how each change is taken back. */
import type { Product } from '../../api/catalogue'
import { changeKnown } from '../../api/shown'
import type { PathWith } from '../../api/words'
import { asTyped, inPoisha, poishaOf, quantityAsTyped, thousandthsOf } from '../../formats/amounts'
import { save } from '../../saving/saving'
import { catalog } from '../../texts/catalog'
import type { Text } from '../../texts/text'

const TOUCHED: PathWith<'get'>[] = ['/catalog/products', '/catalog/products/{product_id}']

export const UNITS = ['kg', 'g', 'litre', 'ml', 'pcs'] as const

/** A product as it is typed. */
export interface Typed {
  name: string
  category: string
  price: string
  unit: Product['unit']
  pack: string
  active: boolean
  code: string
}

export const NEW: Typed = { name: '', category: '', price: '', unit: 'pcs', pack: '1', active: true, code: '' }

export function typedOf(product: Product): Typed {
  const { name, category, price, unit, pack_size, is_active, product_id } = product
  const pack = quantityAsTyped(Math.round(pack_size * 1000))
  return { name, category, price: asTyped(inPoisha(price)), unit, pack, active: is_active, code: product_id }
}

export function mistakesIn(typed: Typed): Record<string, Text> {
  return {
    ...(typed.name.trim() ? {} : { name: catalog.nameNeeded }),
    ...(typed.category ? {} : { category: catalog.categoryNeeded }),
    ...(poishaOf(typed.price) === undefined ? { price: catalog.badPrice } : {}),
    ...(thousandthsOf(typed.pack) === undefined ? { pack_size: catalog.badPack } : {}),
  }
}

/** The price as a text, which the API reads to the poisha. */
function fieldsOf({ name, category, price, unit, pack, active }: Typed) {
  return {
    name: name.trim(),
    category,
    price: asTyped(poishaOf(price) ?? 0),
    unit,
    pack_size: (thousandthsOf(pack) ?? 0) / 1000,
    is_active: active,
  }
}

export function addProduct(typed: Typed, label: string) {
  return save({
    method: 'post',
    path: '/catalog/products',
    body: { ...fieldsOf(typed), ...(typed.code.trim() ? { product_id: typed.code.trim() } : {}) },
    label,
    touches: TOUCHED,
    refusedHere: true,
    undo: ({ product_id }) => ({ method: 'delete', address: `/catalog/products/${encodeURIComponent(product_id)}` }),
  })
}

export function changeProduct(before: Product, typed: Typed, label: string, refusedHere = true) {
  const { product_id } = before
  return save({
    method: 'put',
    path: '/catalog/products/{product_id}',
    names: { product_id },
    version: before.version,
    body: fieldsOf(typed),
    label,
    touches: TOUCHED,
    refusedHere,
    shows: (known) => {
      const { name, category, unit, active } = typed
      const price = (poishaOf(typed.price) ?? 0) / 100
      const after = { name, category, unit, price, pack_size: (thousandthsOf(typed.pack) ?? 0) / 1000, is_active: active }
      for (const path of TOUCHED) {
        changeKnown<Product>(known, path, (each) => each.product_id === product_id, (each) => ({ ...each, ...after }))
      }
    },
    undo: () => ({
      method: 'put',
      address: `/catalog/products/${encodeURIComponent(product_id)}`,
      body: fieldsOf(typedOf(before)),
    }),
  })
}

export function turn(product: Product, active: boolean, label: string): void {
  void changeProduct(product, { ...typedOf(product), active }, label, false)
}

export function removeProduct({ product_id, version }: Product, label: string) {
  return save({
    method: 'delete',
    path: '/catalog/products/{product_id}',
    names: { product_id },
    version,
    label,
    touches: TOUCHED,
    refusedHere: true,
  })
}

export function addCategory(name: string, label: string) {
  return save({
    method: 'post',
    path: '/catalog/categories',
    body: { name },
    label,
    touches: ['/catalog/categories'],
    refusedHere: true,
  })
}
