import { afterAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { allStates, eventsFrom } from '#lib/state-machine.ts'
import { testDatabase } from '#tests/database/index.ts'
import { type MessageState, messageMachine } from './message.states.ts'

const { pool, close } = await testDatabase()
afterAll(close)

/** Columns that a row of this state must have, beside what every row has. */
const required: Record<MessageState, Record<string, unknown>> = {
  QUEUED: { content: Buffer.from('sealed') },
  SENT: { sent_at: new Date() },
  DELIVERED: { delivered_at: new Date() },
  FAILED: {},
  GIVEN_UP: { last_error: 'EXPIRED' },
}
const columns = ['content', 'sent_at', 'delivered_at', 'last_error']
const values = (state: MessageState) => columns.map((name) => required[state][name] ?? null)

async function insert(state: MessageState, given = values(state)): Promise<string> {
  const id = newUuid()
  await pool.query(
    `INSERT INTO message (id, channel, template, language, to_hash, to_masked, subject, idempotency_key, state,
       content, sent_at, delivered_at, last_error, created_at, expires_at)
     VALUES ($1::uuid, 'SMS', 'SIGN_UP', 'vi', $2, '09x', 'sign-up:1', $1::text, $3, $4, $5, $6, $7, now(), now() + INTERVAL '2 minutes')`,
    [id, Buffer.alloc(32), state, ...given],
  )
  return id
}

const move = (id: string, state: MessageState) =>
  pool.query(
    'UPDATE message SET state = $2, content = $3, sent_at = $4, delivered_at = $5, last_error = $6 WHERE id = $1',
    [id, state, ...values(state)],
  )

const states = allStates(messageMachine)
const pairs = states.flatMap((from) =>
  states.filter((to) => to !== from).map((to) => [from, to, leads(from, to)] as const),
)

function leads(from: MessageState, to: MessageState): boolean {
  return eventsFrom(messageMachine, from).some((event) => messageMachine.states[from][event] === to)
}

test.each(pairs)('the database lets %s become %s: %s', async (from, to, allowed) => {
  const moving = insert(from).then((id) => move(id, to))
  if (allowed) await moving
  else await expect(moving).rejects.toThrow('cannot change like that')
})

test.each([
  ['QUEUED without a text', 'QUEUED', {}],
  ['SENT with a text', 'SENT', { content: Buffer.from('x'), sent_at: new Date() }],
  ['SENT at no time', 'SENT', {}],
  ['DELIVERED at no time', 'DELIVERED', {}],
  ['given up for no reason', 'GIVEN_UP', {}],
  ['an error with words in it', 'GIVEN_UP', { last_error: 'Failed for 0912345678' }],
] as const)('%s cannot be', async (_, state, given: Record<string, unknown>) => {
  await expect(
    insert(
      state,
      columns.map((name) => given[name] ?? null),
    ),
  ).rejects.toThrow('constraint')
})

test.each(['to_hash', 'to_masked', 'template', 'subject', 'idempotency_key', 'expires_at', 'created_at'])(
  '%s is written once',
  async (column) => {
    await expect(pool.query(`UPDATE message SET ${column} = ${column}`)).rejects.toThrow('permission denied')
  },
)

test('tries are counted up, and no message that waits to be sent is deleted', async () => {
  const id = await insert('QUEUED')
  await pool.query('UPDATE message SET tries = 2 WHERE id = $1', [id])
  await expect(pool.query('UPDATE message SET tries = 1 WHERE id = $1', [id])).rejects.toThrow(
    'cannot change like that',
  )
  await expect(pool.query('DELETE FROM message')).rejects.toThrow('waits to be sent')
})
