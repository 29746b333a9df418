import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useOpening } from '../../app/opening'
import { nameOf } from '../../formats/names'
import { dial, writeOnWhatsApp } from '../../formats/phones'
import { useKeys } from '../../keys/keys'
import { may } from '../../sign-in/me'
import { calls } from '../../texts/calls'
import { cases } from '../../texts/cases'
import { customer as texts } from '../../texts/customer'
import { customerList } from '../../texts/customer-list'
import { privacy } from '../../texts/privacy'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { type Choice, Menu } from '../../ui/Menu'
import { RemoveCustomer, StopAll } from './Asking'
import { Erase, ExportAll, Hold } from './PeopleData'
import { useMerging } from './merged'
import type { Whole } from './saving'

export function Actions({ of }: { of: Whole }) {
  const say = useSay()
  const go = useNavigate()
  const [, setParams] = useSearchParams()
  const [asking, setAsking] = useState<'stop' | 'remove' | 'export' | 'erase' | 'hold'>()
  const { open } = useOpening()
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
  const merging = useMerging(of)
  const choices: (Choice | 'line')[] = [
    ...(logs ? [{ name: say(texts.log), icon: 'note' as const, run: log }] : []),
    ...(may('PUT /cdm/customers/{customer_id}/consent')
      ? [{ name: say(texts.stop), icon: 'pause' as const, run: () => setAsking('stop') }]
      : []),
    ...(may('POST /cases') ? [{ name: say(cases.fresh), icon: 'support' as const, run: () => open('new-case', customer_id) }] : []),
    ...(merging.choices.length > 0 ? (['line', ...merging.choices] as const) : []),
    ...(may('GET /cdm/customers/{customer_id}/export')
      ? (['line', { name: say(privacy.exportAll), icon: 'out', run: () => setAsking('export') }] as const)
      : []),
    ...(may('PUT /cdm/customers/{customer_id}/hold')
      ? [{ name: say(of.legal_hold ? privacy.release : privacy.hold), icon: 'pause' as const, run: () => setAsking('hold') }]
      : []),
    ...(may('POST /cdm/customers/{customer_id}/erase') && !of.legal_hold
      ? (['line', { name: say(privacy.erase), icon: 'trash', danger: true, run: () => setAsking('erase') }] as const)
      : []),
    ...(may('DELETE /cdm/customers/{customer_id}') && !of.legal_hold
      ? ([{ name: say(texts.remove), icon: 'trash', danger: true, run: () => setAsking('remove') }] as const)
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
      {merging.asking}
      {asking === 'stop' && <StopAll of={of} onClose={() => setAsking(undefined)} />}
      {asking === 'export' && <ExportAll of={of} onClose={() => setAsking(undefined)} />}
      {asking === 'erase' && <Erase of={of} onClose={() => setAsking(undefined)} />}
      {asking === 'hold' && <Hold of={of} onClose={() => setAsking(undefined)} />}
      {asking === 'remove' && <RemoveCustomer of={of} onClose={() => setAsking(undefined)} />}
    </>
  )
}
