/** What opens in the panel at the right, from any page: `?open=order:ord_1`. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { pageNames } from '../texts/pages'
import type { Text } from '../texts/text'

export interface RecordKind {
  name: Text
  view: LazyExoticComponent<ComponentType<{ id: string }>>
  /** Its page of its own, where there is one. */
  page?: (id: string) => string
}

export const RECORDS: Record<string, RecordKind> = {
  customer: {
    name: pageNames.customer,
    view: lazy(() => import('../pages/customer/CustomerPeek')),
    page: (id) => `/admin/customers/${id}`,
  },
  order: {
    name: pageNames.order,
    view: lazy(() => import('../pages/orders/OrderPeek')),
  },
  product: {
    name: pageNames.product,
    view: lazy(() => import('../pages/catalog/ProductPeek')),
  },
  case: {
    name: pageNames.case,
    view: lazy(() => import('../pages/cases/CasePeek')),
  },
  'new-case': {
    name: pageNames.newCase,
    view: lazy(() => import('../pages/cases/NewCase')),
  },
  message: {
    name: pageNames.message,
    view: lazy(() => import('../pages/ops/MessagePeek')),
  },
}
