import { useSearchParams } from 'react-router'
import { orders } from '../../texts/orders'
import { useSay } from '../../texts/text'
import { CustomerChoice } from '../../ui/CustomerChoice'
import { Page } from '../../ui/Page'
import { WritingOrder } from './WritingOrder'

/** `?customer=ID` or `?phone=` of somebody new; without either it is asked first. `&back=` is where the person came from. */
export default function NewOrder() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const [customer, phone] = [params.get('customer') ?? undefined, params.get('phone') ?? undefined]
  const choose = (name: 'customer' | 'phone', value: string) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      next.set(name, value)
      return next
    })
  if (customer || phone) return <WritingOrder key={customer ?? phone} buyer={customer ? { customer } : { phone }} back={wayBack(params.get('back'))} />
  return (
    <Page title={say(orders.take)} about={say(orders.forWhom)}>
      <CustomerChoice onCustomer={(id) => choose('customer', id)} onNumber={(number) => choose('phone', number)} />
    </Page>
  )
}

/** Within the console only: an address in an address may say anything. */
function wayBack(said: string | null): string | undefined {
  return said?.startsWith('/admin/') ? said : undefined
}
