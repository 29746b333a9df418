import { useNavigate } from 'react-router'
import { dial, writeOnWhatsApp } from '../../formats/phones'
import { may } from '../../sign-in/me'
import { calls } from '../../texts/calls'
import { customerList } from '../../texts/customer-list'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { type Choice, Menu } from '../../ui/Menu'
import styles from './Customers.module.css'

export function RowActions({ id, name, phone }: { id: string; name: string; phone: string | undefined }) {
  const say = useSay()
  const go = useNavigate()
  const choices: Choice[] = [
    ...(phone ? [{ name: say(calls.whatsapp), icon: 'chat' as const, run: () => writeOnWhatsApp(phone) }] : []),
    ...(may('POST /orders')
      ? [{ name: say(customerList.takeOrder), icon: 'orders' as const, run: () => void go(`/admin/orders/new?customer=${id}`) }]
      : []),
    { name: say(customerList.openPage), icon: 'right' as const, run: () => void go(`/admin/customers/${id}`) },
  ]
  return (
    <div className={styles.actions}>
      {phone && (
        <>
          <Button bare small kind="quiet" icon="call" title={say(calls.call)} onClick={() => dial(phone)}>
            {say(customerList.callWho, { name })}
          </Button>
          <Button bare small kind="quiet" icon="chat" className={styles.wideOnly} title={say(calls.whatsapp)} onClick={() => writeOnWhatsApp(phone)}>
            {say(customerList.writeTo, { name })}
          </Button>
        </>
      )}
      <Menu
        label={say(customerList.more, { name })}
        choices={choices}
        opener={
          <Button bare small kind="quiet" icon="more">
            {say(customerList.more, { name })}
          </Button>
        }
      />
    </div>
  )
}
