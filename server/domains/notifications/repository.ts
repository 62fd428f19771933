import { next } from '#lib/state-machine.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { Job } from '#server/platform/jobs.ts'
import { type MessageState, messageMachine } from './message.states.ts'
import { isCode } from './new-message.ts'

/** A message locked for this transaction; null for one that does not exist. */
export async function lockMessage(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT 1 AS locked FROM message WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const row = await tx.message.findUnique({ where: { id } })
  return row && { ...row, state: row.state as MessageState }
}

export type LockedMessage = NonNullable<Awaited<ReturnType<typeof lockMessage>>>

type Change = {
  readonly providerId?: string
  readonly lastError?: string
  readonly sentAt?: Date
  readonly deliveredAt?: Date
}

/** Moves a locked message, whose content goes with its leaving the queue; an event that its state does not take changes nothing. */
export async function moveMessage(
  tx: Transaction,
  message: LockedMessage,
  event: 'ACCEPT' | 'DELIVER' | 'FAIL' | 'GIVE_UP',
  change: Change,
): Promise<void> {
  const moved = next(messageMachine, message.state, event)
  if (!moved.ok) return
  await tx.message.update({
    where: { id: message.id },
    data: { ...change, state: moved.value, content: null },
  })
}

/** Hand the message over; the payload names it and says nothing of it. Codes are a task of their own, which waits behind no other. */
export const sendMessageJob = (message: Sent, round: number, runAt: Date): Job => ({
  task: isCode(message.template) ? 'send-code' : 'send-message',
  payload: { messageId: message.id, round },
  runAt,
  key: `send-message:${message.id}`,
})

type Sent = { readonly id: string; readonly template: string }
