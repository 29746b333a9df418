import { useState } from 'react'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { customerWords } from '../../texts/customers'
import { family as texts, relationshipNames } from '../../texts/customer'
import { named } from '../../texts/named'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Facts } from '../../ui/Facts'
import { Empty, Shown } from '../../ui/Shown'
import styles from './Customer.module.css'
import { type Member, remove } from './members'
import { MemberForm } from './MemberForm'
import type { Whole } from './saving'

export function Family({ of }: { of: Whole }) {
  const say = useSay()
  const [editing, setEditing] = useState<Member | 'new'>()
  const found = useRead('/cdm/family-members/{customer_id}', { names: { customer_id: of.customer_id } })
  const add = may('POST /cdm/family-member') && (
    <Button icon="plus" onClick={() => setEditing('new')}>
      {say(texts.add)}
    </Button>
  )
  return (
    <>
      <Shown of={found}>
        {(members) =>
          members.length === 0 ? (
            <Card>
              <Empty action={add}>{say(texts.none)}</Empty>
            </Card>
          ) : (
            <div className={styles.stack}>
              <ul className={styles.members}>
                {members.map((member) => (
                  <li key={member.id}>
                    <OneMember member={member} onEdit={() => setEditing(member)} />
                  </li>
                ))}
              </ul>
              <div>{add}</div>
            </div>
          )
        }
      </Shown>
      {editing && <MemberForm of={of} member={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function OneMember({ member, onEdit }: { member: Member; onEdit: () => void }) {
  const say = useSay()
  const { day } = useFormats()
  const { name } = member
  return (
    <Card
      title={name}
      actions={
        <>
          {may('PUT /cdm/family-members/{customer_id}/{member_id}') && (
            <Button bare small kind="quiet" icon="edit" onClick={onEdit}>
              {say(texts.editOf, { name })}
            </Button>
          )}
          {may('DELETE /cdm/family-members/{customer_id}/{member_id}') && (
            <Button bare small kind="quiet" icon="trash" onClick={() => void remove(member, say(texts.removed, { name }))}>
              {say(texts.removeOf, { name })}
            </Button>
          )}
        </>
      }
    >
      <Facts
        facts={[
          [say(texts.relationship), named(say, relationshipNames, member.relationship)],
          [say(customerWords.birthday), member.date_of_birth && day(member.date_of_birth)],
          [say(customerWords.phone), member.phone && <a href={`tel:${member.phone}`}>{member.phone}</a>],
          [say(customerWords.address), member.address],
          [say(customerWords.notes), member.notes],
        ]}
      />
    </Card>
  )
}
