import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { customerWords } from '../../texts/customers'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { Facts } from '../../ui/Facts'
import { Shown } from '../../ui/Shown'
import { CustomerType, Lifecycle, Temperature } from '../../ui/words'

/** A customer beside another page: who, how reached, worth what. */
export default function CustomerPeek({ id }: { id: string }) {
  const say = useSay()
  const { ago, money, number } = useFormats()
  const whole = useRead('/cdm/customer360/{customer_id}', { names: { customer_id: id } })
  return (
    <Shown of={whole} what={say(pageNames.customer)}>
      {(customer) => (
        <>
          <h3>{[customer.first_name, customer.last_name].filter(Boolean).join(' ')}</h3>
          <p>
            {customer.customer_temperature && <Temperature is={customer.customer_temperature} />}{' '}
            {customer.customer_type && <CustomerType is={customer.customer_type} />}{' '}
            {customer.lifecycle_stage && <Lifecycle is={customer.lifecycle_stage} />}
          </p>
          <Facts
            facts={[
              [say(customerWords.phone), customer.phone],
              [say(customerWords.email), customer.email],
              [say(customerWords.address), customer.address],
              [say(customerWords.district), customer.district],
              [say(customerWords.value), customer.lifetime_value !== undefined && money(customer.lifetime_value)],
              [say(customerWords.orders), customer.total_orders !== undefined && number(customer.total_orders)],
              [say(customerWords.lastOrder), customer.last_order_date ? ago(customer.last_order_date) : say(customerWords.never)],
              [say(customerWords.notes), customer.notes],
            ]}
          />
        </>
      )}
    </Shown>
  )
}
