/** A message as people speak of it, and what a person may decide about it. */
import type { QueryClient } from '@tanstack/react-query'
import type { Model } from '../../api/words'
import { save } from '../../saving/saving'
import { reasonNames } from '../../texts/campaigns'
import type { messageStates } from '../../texts/ops'
import type { Say } from '../../texts/text'
import type { Tone } from '../../ui/Badge'

export type Message = Model['MessageTold']
export type State = keyof typeof messageStates

const ONE = '/ops/messages/{message_id}'

export const TONES: Record<State, Tone> = {
  unknown: 'warn',
  failed: 'bad',
  held: 'calm',
  queued: 'calm',
  sending: 'accent',
  sent: 'accent',
  delivered: 'good',
  read: 'good',
  suppressed: 'calm',
  expired: 'calm',
}

/** A provider's own word is told as it is. */
export function reasonOf(message: Pick<Message, 'reason'>, say: Say): string | undefined {
  const { reason } = message
  return reason && (reason in reasonNames ? say(reasonNames[reason as keyof typeof reasonNames]) : reason.replaceAll('_', ' '))
}

export function decide(message: Message, what: 'resend' | 'mark-sent', label: string): void {
  void save({
    method: 'post',
    path: what === 'resend' ? '/ops/messages/{message_id}/resend' : '/ops/messages/{message_id}/mark-sent',
    names: { message_id: message.id },
    label,
    touches: [ONE, '/ops/messages'],
    shows: (known) => show(known, message.id, what === 'resend' ? 'queued' : 'sent'),
  })
}

function show(known: QueryClient, id: string, state: State): void {
  known.setQueriesData<Message>({ queryKey: [ONE] }, (message) => (message?.id === id ? { ...message, state } : message))
  known.setQueriesData<{ pages: { body: Message[] }[] }>({ queryKey: ['/ops/messages'] }, (list) =>
    list && {
      ...list,
      pages: list.pages.map((page) => ({ ...page, body: page.body.map((each) => (each.id === id ? { ...each, state } : each)) })),
    },
  )
}
