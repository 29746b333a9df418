import { may } from '../../sign-in/me'
import { orderMoveNames, orders, orderStatusNames } from '../../texts/orders'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import type { Order } from './draft'
import { move, MOVES } from './moving'

/** Where the order may go from here; nothing where it has come to its end. */
export function StatusMenu({ order, bare }: { order: Order; bare?: boolean }) {
  const say = useSay()
  const moves = MOVES[order.status]
  if (moves.length === 0 || !may('PUT /orders/{order_id}/status')) return null
  const name = order.customer_name ?? order.order_id
  return (
    <Menu
      label={say(orders.change)}
      opener={
        bare ? (
          <Button bare small icon="down">
            {say(orders.changeOf, { name })}
          </Button>
        ) : (
          <Button icon="down">{say(orders.change)}</Button>
        )
      }
      choices={moves.map((to) => ({
        name: say(orderMoveNames[to]),
        icon: to === 'delivered' ? 'check' : to === 'cancelled' ? 'close' : 'undo',
        danger: to === 'cancelled',
        run: () => move(order, to, say(orders.moved, { name, status: say(orderStatusNames[to]) })),
      }))}
    />
  )
}
