import { afterAll, describe, expect, test } from 'vitest'
import { atCounter, attemptOfKey, printed } from '#tests/factories/instruction.ts'
import { awaitingOtp, codeLost, codeUnanswered, openPayment, paymentWorld } from '#tests/factories/payment.ts'

/** Which attempts hold their charges, said by the database itself: statements by hand, with the rights of the portal. */
const world = await paymentWorld()
afterAll(world.close)

const charges = await world.charges(100_000, 50_000)
const awaiting = (await awaitingOtp(world, await openPayment(world, charges))).attemptId
const unknown = (await codeUnanswered(world, await openPayment(world, await world.charges(70_000, 30_000))))
  .attemptId
const lost = (await codeLost(world)).attemptId
const counter = await attemptOfKey(world, (await atCounter(world, await printed(world))).key)
const ended = (await awaitingOtp(world)).attemptId
await world.sql(
  `UPDATE attempt SET state = 'EXPIRED', version = version + 1, finished_at = now() WHERE id = $1`,
  [ended],
)

async function refusalOf(...statements: string[]): Promise<string | null> {
  const client = await world.database.pool.connect()
  try {
    await client.query('BEGIN')
    for (const statement of statements) await client.query(statement)
    await client.query('COMMIT')
    return null
  } catch (error) {
    await client.query('ROLLBACK')
    return error instanceof Error ? error.message : String(error)
  } finally {
    client.release()
  }
}

const set = (id: string, columns: string) =>
  `UPDATE attempt SET version = version + 1, ${columns} WHERE id = '${id}'`
const close = (id: string) =>
  `UPDATE charge_lease SET closed_at = greatest(now(), opened_at) WHERE attempt_id = '${id}' AND closed_at IS NULL`
const lease = (id: string, charge: string) =>
  `INSERT INTO charge_lease (id, charge_id, attempt_id, amount, ends_at, opened_at)
   VALUES (gen_random_uuid(), ${charge}, '${id}', 50000, NULL, now())`
const itsCharge = (id: string, n = 0) =>
  `(SELECT charge_id FROM payment_charge WHERE payment_id = (SELECT payment_id FROM attempt WHERE id = '${id}') ORDER BY charge_id OFFSET ${n} LIMIT 1)`
const unfit = /does not fit its state/
const holds = /in state .* holds/

describe('leases and attempts', () => {
  test.each<[string, string[], RegExp]>([
    ['no lease before the code', [lease(awaiting, itsCharge(awaiting))], unfit],
    [
      'no lease closed before it was opened',
      [`UPDATE charge_lease SET closed_at = opened_at - interval '1 s' WHERE attempt_id = '${unknown}'`],
      /charge_lease_order/,
    ],
    ['no lease of an attempt that has ended', [lease(ended, itsCharge(ended))], unfit],
    ['no charge let go while the answer is awaited', [close(unknown)], unfit],
    ['no charge let go while a code may be on its way', [close(lost)], unfit],
    ['no charge let go under a teller', [close(counter)], unfit],
    ['no end that keeps a lease', [set(unknown, `state = 'CANCELLED', finished_at = now()`)], holds],
    [
      'no end at a counter that keeps a lease',
      [set(counter, `state = 'EXPIRED', finished_at = now()`)],
      holds,
    ],
    ['no wait for another code that keeps a lease', [set(unknown, `state = 'AWAITING_OTP'`)], holds],
    ['no doubt without a lease', [set(awaiting, 'sent_at = now(), code_unsure = TRUE')], holds],
    ['no doubt before a code was sent on', [set(awaiting, 'code_unsure = TRUE')], /attempt_code_unsure/],
    ['no unknown answer without a lease', [set(awaiting, `state = 'UNKNOWN', sent_at = now()`)], holds],
    [
      'no code sent on with a part of the charges',
      [set(awaiting, `state = 'SENT', sent_at = now()`), lease(awaiting, `'${charges[1]}'`)],
      holds,
    ],
    [
      'no second lease of one charge in one attempt',
      [lease(unknown, itsCharge(unknown))],
      /charge_lease_one_open|charge_lease_attempt_id_charge_id_key/,
    ],
    [
      'none for what another holds',
      [set(awaiting, `state = 'SENT', sent_at = now()`), lease(awaiting, itsCharge(unknown))],
      /charge_lease_one_open/,
    ],
  ])('%s', async (_, statements, refusal) => {
    expect(await refusalOf(...statements)).toMatch(refusal)
  })

  test('by method: which states hold, of all that there are', async () => {
    const rows = await world.sql<{ method: string; states: string[] }>(
      `SELECT m AS method, coalesce(array_agg(s || CASE WHEN u THEN ' unsure' ELSE '' END ORDER BY s, u)
         FILTER (WHERE attempt_holds(m, s, u)), '{}') AS states
       FROM unnest('{CARD,ACCOUNT,COUNTER,TRANSFER,REDIRECT}'::TEXT[]) m, unnest('{VERIFYING,AWAITING_OTP,SENT,UNKNOWN,CANCELLING,AT_COUNTER,SUCCEEDED,DECLINED,CANCELLED,EXPIRED}'::TEXT[]) s,
         unnest('{false,true}'::BOOLEAN[]) u
       GROUP BY m`,
    )
    const sent = ['CANCELLING', 'CANCELLING unsure', 'SENT', 'SENT unsure', 'UNKNOWN', 'UNKNOWN unsure']
    expect(Object.fromEntries(rows.map(({ method, states }) => [method, states.sort()]))).toEqual({
      CARD: ['AWAITING_OTP unsure', ...sent],
      ACCOUNT: sent,
      COUNTER: ['AT_COUNTER', 'AT_COUNTER unsure'],
      TRANSFER: [],
      REDIRECT: [],
    })
  })
})
