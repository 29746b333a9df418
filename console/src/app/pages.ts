/** Every page: its address, who may open it, how it is reached. What has no row here does not exist. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { PathWith } from '../api/words'
import { may, me, type Me } from '../sign-in/me'
import { pageNames } from '../texts/pages'
import type { Text } from '../texts/text'
import type { IconName } from '../ui/icons'

type Route = `${'GET' | 'POST' | 'PUT'} ${PathWith<'get'> | PathWith<'post'> | PathWith<'put'>}`

export interface PageRow {
  path: string
  name: Text
  /** What its API call needs; whoever may not, does not see it. */
  needs: Route
  view: LazyExoticComponent<ComponentType>
  /** Stands in the rail, with the letter that leads there behind G; of those alone whose daily work it is, if they are said. */
  rail?: { icon: IconName; go: string; whose?: Role[] }
}

type Role = Me['roles'][number]

const PAGES: PageRow[] = [
  {
    path: '/admin/crm/agent-dashboard',
    name: pageNames.today,
    needs: 'PUT /crm/automation/tasks/{task_id}/status',
    view: lazy(() => import('../pages/agent-dashboard/AgentDashboard')),
    rail: { icon: 'today', go: 't' },
  },
  {
    path: '/admin/crm',
    name: pageNames.overview,
    needs: 'GET /cdm/segments/summary',
    view: lazy(() => import('../pages/overview/Overview')),
    rail: { icon: 'overview', go: 'd' },
  },
  {
    path: '/admin/crm/team-dashboard',
    name: pageNames.team,
    needs: 'GET /crm/automation/team/dashboard',
    view: lazy(() => import('../pages/team/TeamDashboard')),
    rail: { icon: 'team', go: 'm' },
  },
  {
    path: '/admin/customers/cdm',
    name: pageNames.customers,
    needs: 'GET /cdm/customer360',
    view: lazy(() => import('../pages/customers/CustomersList')),
    rail: { icon: 'customers', go: 'c' },
  },
  {
    path: '/admin/customers/import',
    name: pageNames.imports,
    needs: 'GET /cdm/imports',
    view: lazy(() => import('../pages/imports/Imports')),
  },
  {
    path: '/admin/customers/import/:id',
    name: pageNames.import,
    needs: 'GET /cdm/imports/{import_id}',
    view: lazy(() => import('../pages/imports/ImportPage')),
  },
  {
    path: '/admin/customers/duplicates',
    name: pageNames.duplicates,
    needs: 'GET /cdm/customers/duplicates',
    view: lazy(() => import('../pages/duplicates/Duplicates')),
  },
  {
    path: '/admin/customers/:id',
    name: pageNames.customer,
    needs: 'GET /cdm/customer360/{customer_id}',
    view: lazy(() => import('../pages/customer/CustomerPage')),
  },
  {
    path: '/admin/orders',
    name: pageNames.orders,
    needs: 'GET /orders',
    view: lazy(() => import('../pages/orders/Orders')),
    rail: { icon: 'orders', go: 'o' },
  },
  {
    path: '/admin/orders/new',
    name: pageNames.newOrder,
    needs: 'POST /orders',
    view: lazy(() => import('../pages/orders/NewOrder')),
  },
  {
    path: '/admin/support',
    name: pageNames.support,
    needs: 'POST /surveys/answers',
    view: lazy(() => import('../pages/cases/Support')),
    rail: { icon: 'support', go: 'u' },
  },
  {
    path: '/admin/delivery',
    name: pageNames.delivery,
    needs: 'GET /cases',
    view: lazy(() => import('../pages/cases/Delivery')),
    rail: { icon: 'delivery', go: 'v', whose: ['delivery_coordinator', 'sales_manager', 'admin'] },
  },
  {
    path: '/admin/catalog',
    name: pageNames.catalog,
    needs: 'GET /catalog/products',
    view: lazy(() => import('../pages/catalog/Catalog')),
    rail: { icon: 'catalog', go: 'p' },
  },
  {
    path: '/admin/crm/automation',
    name: pageNames.automation,
    needs: 'GET /crm/automation/recommendation-rules',
    view: lazy(() => import('../pages/automation/Automation')),
    rail: { icon: 'automation', go: 'a' },
  },
  {
    path: '/admin/crm/campaigns/new',
    name: pageNames.newCampaign,
    needs: 'POST /crm/automation/campaigns',
    view: lazy(() => import('../pages/campaign/NewCampaign')),
  },
  {
    path: '/admin/crm/campaigns/:id',
    name: pageNames.campaign,
    needs: 'GET /crm/automation/campaigns/{campaign_id}',
    view: lazy(() => import('../pages/campaign/CampaignPage')),
  },
  {
    path: '/admin/ops',
    name: pageNames.ops,
    needs: 'GET /ops/messages',
    view: lazy(() => import('../pages/ops/Ops')),
    rail: { icon: 'ops', go: 'x' },
  },
  {
    path: '/admin/settings',
    name: pageNames.settings,
    needs: 'GET /api/config',
    view: lazy(() => import('../pages/settings/Settings')),
    rail: { icon: 'settings', go: 's' },
  },
]

export function openPages(): PageRow[] {
  return PAGES.filter((page) => may(page.needs)).map(({ rail, ...page }) => (rail && isTheirs(rail) ? { ...page, rail } : page))
}

function isTheirs({ whose }: NonNullable<PageRow['rail']>): boolean {
  return !whose || me().roles.some((role) => whose.includes(role))
}

/** Of somebody with several roles, the first of them counts. */
const HOMES: Record<Role, string> = {
  admin: '/admin/crm',
  sales_manager: '/admin/crm',
  crm_agent: '/admin/crm/agent-dashboard',
  support: '/admin/support',
  delivery_coordinator: '/admin/delivery',
}

/** What there is and this person may not open: an address of its own all the same, and no record's. */
export function closedPages(): string[] {
  return PAGES.filter((page) => !may(page.needs)).map((page) => page.path)
}

/** Where a person starts: those who call at their calls, those who help at what is to be settled, those who lead at the whole. */
export function home(): string {
  const open = openPages()
  const role = (Object.keys(HOMES) as Role[]).find((each) => me().roles.includes(each))
  const wanted = me().agent_id && me().roles.includes('crm_agent') ? HOMES.crm_agent : HOMES[role ?? 'admin']
  return (open.find((page) => page.path === wanted) ?? open.find((page) => page.rail) ?? PAGES[0])?.path ?? '/'
}
