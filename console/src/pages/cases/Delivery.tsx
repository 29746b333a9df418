import { pageNames } from '../../texts/pages'
import { Queue } from './Queue'

/** What somebody has to drive for. */
export default function Delivery() {
  return <Queue name={pageNames.delivery} kinds={['delivery_exception', 'return']} />
}
