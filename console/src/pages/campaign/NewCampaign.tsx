import { Wizard } from './Wizard'

export default function NewCampaign() {
  return <Wizard />
}
