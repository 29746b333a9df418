import type { Campaign } from '../../api/campaigns'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { campaigns, results, wizard } from '../../texts/campaigns'
import { channelNames } from '../../texts/customers'
import { useLanguage, useSay } from '../../texts/text'
import { useSegmentName, useStartWords } from '../../ui/campaign-words'
import { Card } from '../../ui/Card'
import { Facts } from '../../ui/Facts'
import styles from './Results.module.css'

/** Whom it is for, when, in which words. */
export function About({ campaign }: { campaign: Campaign }) {
  const say = useSay()
  const language = useLanguage()
  const { day, money, percent } = useFormats()
  const segmentName = useSegmentName()
  const startWords = useStartWords()
  const template = useRead('/crm/automation/templates/{template_id}', {
    names: { template_id: campaign.template_id ?? '' },
    when: campaign.template_id !== undefined,
  })
  const texts = campaign.texts ?? template.data?.texts
  return (
    <Card title={say(results.about)}>
      <div className={styles.two}>
        <Facts
          facts={[
            [say(campaigns.whom), segmentName(campaign.target_segment)],
            [say(campaigns.starts), startWords(campaign)],
            [say(campaigns.by), say(channelNames[campaign.channel])],
            [say(results.off), campaign.discount_percent === undefined ? undefined : percent(campaign.discount_percent / 100)],
            [say(wizard.code), campaign.discount_code],
            [say(wizard.offer), campaign.offer],
            [say(wizard.from), campaign.start_date && day(campaign.start_date)],
            [say(results.lastDay), campaign.end_date && day(campaign.end_date)],
            [say(results.limit), campaign.budget === undefined ? undefined : money(campaign.budget)],
            [say(results.held), campaign.holdout_percent ? percent(campaign.holdout_percent / 100) : undefined],
          ]}
        />
        <section>
          <h3>
            {say(results.says)}
            {template.data && `: ${say(results.fromTemplate, { name: template.data.name })}`}
          </h3>
          {texts && <p className={styles.says}>{texts[language] ?? texts.en ?? texts.bn}</p>}
        </section>
      </div>
    </Card>
  )
}
