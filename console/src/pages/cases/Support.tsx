import { caseKindNames } from '../../texts/cases'
import { pageNames } from '../../texts/pages'
import { Queue } from './Queue'

/** Whatever went wrong or was asked for. */
export default function Support() {
  return <Queue name={pageNames.support} kinds={Object.keys(caseKindNames) as (keyof typeof caseKindNames)[]} />
}
