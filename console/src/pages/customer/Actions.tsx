import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { nameOf } from '../../formats/names'
import { dial, writeOnWhatsApp } from '../../formats/phones'
import { useKeys } from '../../keys/keys'
import { may } from '../../sign-in/me'
import { calls } from '../../texts/calls'
import { customer as texts } from '../../texts/customer'
import { customerList } from '../../texts/customer-list'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { type Choice, Menu } from '../../ui/Menu'
import { RemoveCustomer, StopAll } from './Asking'
import type { Whole } from './saving'

export function Actions({ of }: { of: Whole }) {
  const say = useSay()
  const go = useNavigate()
  const [, setParams] = useSearchParams()
  const [asking, setAsking] = useState<'stop' | 'remove'>()
  const { customer_id, phone } = of
  const refuses = of.consent?.some((each) => each.channel === 'call' && !each.allowed)
  const takeOrder = () => void go(`/admin/orders/new?customer=${customer_id}`)
  const orders = may('POST /orders')
  const logs = may('POST /cdm/interaction')
  const log = () => setParams({ tab: 'interactions', log: '1' })
  useKeys([
    ...(phone
      ? [
          { press: 'c', does: calls.call, run: () => dial(phone) },
          { press: 'w', does: calls.whatsapp, run: () => writeOnWhatsApp(phone) },
        ]
      : []),
    ...(logs ? [{ press: 'n', does: texts.log, run: log }] : []),
  ])
  const choices: (Choice | 'line')[] = [
    ...(logs ? [{ name: say(texts.log), icon: 'note' as const, run: log }] : []),
    ...(may('PUT /cdm/customers/{customer_id}/consent')
      ? [{ name: say(texts.stop), icon: 'pause' as const, run: () => setAsking('stop') }]
      : []),
    ...(may('DELETE /cdm/customers/{customer_id}')
      ? (['line', { name: say(texts.remove), icon: 'trash', danger: true, run: () => setAsking('remove') }] as const)
      : []),
  ]
  return (
    <>
      {phone && (
        <>
          <Button kind={refuses ? 'plain' : 'strong'} icon="call" press="C" onClick={() => dial(phone)}>
            {say(calls.call)} {phone}
          </Button>
          <Button icon="chat" press="W" onClick={() => writeOnWhatsApp(phone)}>
            {say(calls.whatsapp)}
          </Button>
        </>
      )}
      {orders && (
        <Button icon="orders" onClick={takeOrder}>
          {say(customerList.takeOrder)}
        </Button>
      )}
      {choices.length > 0 && (
        <Menu
          label={say(texts.more)}
          choices={choices}
          opener={
            <Button bare icon="more">
              {say(customerList.more, { name: nameOf(of) })}
            </Button>
          }
        />
      )}
      {asking === 'stop' && <StopAll of={of} onClose={() => setAsking(undefined)} />}
      {asking === 'remove' && <RemoveCustomer of={of} onClose={() => setAsking(undefined)} />}
    </>
  )
}
