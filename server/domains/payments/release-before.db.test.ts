import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newPublicId, newReference, newUuid } from '#lib/ids.ts'
import { migrateDatabase } from '#scripts/migrate.ts'
import { unmigratedDatabase } from '#tests/database/index.ts'
import { migrateUpTo } from '#tests/database/migrate-up-to.ts'
import { oldAgency } from '#tests/database/old-payments.ts'
import { printed } from '#tests/factories/instruction.ts'
import { credited } from '#tests/factories/money-words.ts'
import {
  awaitingOtp,
  codeUnanswered,
  type OwnAttempt,
  openPayment,
  paymentWorld,
  seen,
} from '#tests/factories/payment.ts'
import { rightOtp, wrongOtp } from '#tests/fakes/scripted-bank.ts'
import { askBank, submitOtp } from './index.ts'

/** What a release left that took a card's lease at the card form and kept it over wrong codes, and what its processes still write. */
const scratch = await unmigratedDatabase()
const world = await paymentWorld(scratch)
afterAll(world.close)

type Old = {
  readonly method?: 'CARD' | 'COUNTER'
  readonly state: string
  readonly sent?: boolean
  readonly told?: (string | null)[]
}
const olds: Record<string, Old & { readonly held: boolean; readonly unsure: boolean }> = {
  'a card that the bank looks at': { state: 'VERIFYING', held: false, unsure: false },
  'a code that was never typed': { state: 'AWAITING_OTP', held: false, unsure: false },
  'a code that was wrong': { state: 'AWAITING_OTP', sent: true, told: ['WRONG'], held: false, unsure: false },
  'a code that was not received': {
    state: 'AWAITING_OTP',
    sent: true,
    told: ['NOT_RECEIVED'],
    held: true,
    unsure: true,
  },
  'a code not received, and a later one wrong': {
    state: 'AWAITING_OTP',
    sent: true,
    told: ['NOT_RECEIVED', 'WRONG'],
    held: true,
    unsure: true,
  },
  'a code at the bank': { state: 'SENT', sent: true, held: true, unsure: false },
  'a code at the bank after one that was not received': {
    state: 'UNKNOWN',
    sent: true,
    told: [null],
    held: true,
    unsure: true,
  },
  'an end that is not promised': {
    state: 'CANCELLING',
    sent: true,
    told: ['WRONG'],
    held: true,
    unsure: false,
  },
  'a teller': { method: 'COUNTER', state: 'AT_COUNTER', held: true, unsure: false },
}
const ids = new Map<string, string>()

beforeAll(async () => {
  const owner = new pg.Client({ connectionString: scratch.ownerUrl })
  await owner.connect()
  await migrateUpTo(owner, scratch.ownerUrl, '20261124000400_code_purposes')
  await oldAgency(owner, 'H47.01')
  for (const [name, old] of Object.entries(olds)) ids.set(name, await writeOld(owner, old))
  await owner.end()
  await migrateDatabase(scratch.ownerUrl)
})

/** An attempt as the release before left it: whatever its state, it holds its charge. */
async function writeOld(
  owner: pg.Client,
  { method = 'CARD', state, sent = false, told = [] }: Old,
): Promise<string> {
  const [charge, payment, attempt, reference] = [newUuid(), newUuid(), newUuid(), newReference()]
  const card = method === 'CARD'
  await owner.query(
    `INSERT INTO charge (id, source_kind, source_id, source_label, beneficiary, label_vi, label_en, amount, state, created_at, basis, debtor)
     VALUES ($1, 'DOSSIER', $1, 'H47', 'H47.01', 'Lệ phí', 'Fee', 150000, 'OPEN', now(), '{}', 'A')`,
    [charge],
  )
  await owner.query(
    `INSERT INTO payment (id, public_id, state, amount, created_at, expires_at, request_id)
     VALUES ($1, $2, 'OPEN', 150000, now(), now() + interval '1 day', $1::uuid::text)`,
    [payment, newPublicId()],
  )
  await owner.query('INSERT INTO payment_charge (payment_id, charge_id, amount) VALUES ($1, $2, 150000)', [
    payment,
    charge,
  ])
  await owner.query(
    `INSERT INTO attempt (id, payment_id, reference, connector, method, state, amount, issuer_bin, card_mask, branch, lease_until,
       created_at, sent_at, request_id)
     VALUES ($1, $2, $3, 'collecting-bank', $4, $5, 150000, $6, $7, $8, now() + interval '15 min', now(), $9, $1::uuid::text)`,
    [
      attempt,
      payment,
      reference,
      method,
      state,
      card ? '970419' : null,
      card ? '970419••••••2198' : null,
      card ? null : 'Tam Kỳ',
      sent ? new Date() : null,
    ],
  )
  await owner.query(
    `INSERT INTO charge_lease (id, charge_id, attempt_id, amount, ends_at, opened_at) VALUES ($1, $2, $3, 150000, NULL, now())`,
    [newUuid(), charge, attempt],
  )
  for (const error of told) {
    await owner.query(
      `INSERT INTO payment_event (payment_id, at, kind, cause, detail) VALUES ($1, now(), 'OTP_REFUSED', 'bank:x', $2)`,
      [payment, { reference, error }],
    )
  }
  return attempt
}

const standing = (attemptId: string) =>
  world.sql<{ state: string; unsure: boolean; open: number }>(
    `SELECT a.state, a.code_unsure AS unsure, count(l.id)::INT AS open FROM attempt a
     LEFT JOIN charge_lease l ON l.attempt_id = a.id AND l.closed_at IS NULL WHERE a.id = $1 GROUP BY a.id`,
    [attemptId],
  )

test.each(Object.entries(olds))('the migration finds %s', async (name, { state, held, unsure }) => {
  expect(await standing(ids.get(name) ?? '')).toEqual([{ state, unsure, open: held ? 1 : 0 }])
})

/** Statements as the release before wrote them, in one transaction with the rights of the portal; null: committed. */
async function asBefore(...statements: (readonly [string, ...unknown[]])[]): Promise<string | null> {
  const client = await world.database.pool.connect()
  try {
    await client.query('BEGIN')
    for (const [text, ...values] of statements) await client.query(text, values)
    await client.query('COMMIT')
    return null
  } catch (error) {
    await client.query('ROLLBACK')
    return error instanceof Error ? error.message : String(error)
  } finally {
    client.release()
  }
}

const sendCode = ({ attemptId }: OwnAttempt): (readonly [string, ...unknown[]])[] => [
  [
    `UPDATE attempt SET state = 'SENT', known_by = now(), sent_at = $2, otp_try = otp_try + 1, version = version + 1 WHERE id = $1`,
    attemptId,
    world.clock(),
  ],
  ['UPDATE charge_lease SET ends_at = NULL WHERE attempt_id = $1 AND closed_at IS NULL', attemptId],
  [
    `SELECT graphile_worker.add_job('ask-bank', json_build_object('attemptId', $1::text, 'round', 1), job_key := 'ask-bank:' || $1::text)`,
    attemptId,
  ],
]

/** What a process of the release before makes of the bank's word that it awaits another code. */
async function hearAwaits(own: OwnAttempt, error: string): Promise<unknown> {
  const [at] = await world.sql<{ version: number; state: string }>(
    'SELECT version, state FROM attempt WHERE id = $1',
    [own.attemptId],
  )
  const item = {
    n: 0,
    connector: 'collecting-bank',
    message_id: null,
    reference: own.reference,
    at: world.clock(),
    attempt: {
      id: own.attemptId,
      version: at?.version,
      state: 'AWAITING_OTP',
      otp: { error, triesLeft: 2, digits: 6 },
    },
    payment: { id: own.paymentId, state_before: 'OPEN' },
    lease: 'UNTIL_END',
    lease_ends_at: world.clock(),
    settle: [],
    returns: [],
    receipts: [],
    events: [],
    jobs: [
      {
        task: 'expire-attempt',
        payload: { attemptId: own.attemptId },
        runAt: world.clock(),
        key: `expire-attempt:${own.attemptId}`,
      },
    ],
  }
  return world.sql('SELECT outcome FROM apply_bank_results($1::JSONB)', [JSON.stringify([item])])
}

describe('a process of the release before', () => {
  test('begins an attempt with a lease: it is closed at once, and another payer’s code goes first', async () => {
    const charges = await world.charges(150_000)
    const [theirs, own] = [
      await openPayment(world, charges),
      await awaitingOtp(world, await openPayment(world, charges)),
    ]
    const [payment] = await world.sql<{ id: string }>('SELECT id FROM payment WHERE public_id = $1', [
      theirs.publicId,
    ])
    const [attemptId, reference] = [newUuid(), newReference()]
    const begun = await asBefore(
      [
        `INSERT INTO attempt (id, payment_id, reference, connector, method, state, amount, issuer_bin, card_mask, lease_until, created_at, request_id)
         VALUES ($1, $2, $3, 'collecting-bank', 'CARD', 'VERIFYING', 150000, '970419', '970419••••••2198', now(), now(), $1::uuid::text)`,
        attemptId,
        payment?.id,
        reference,
      ],
      [
        `INSERT INTO charge_lease (id, charge_id, attempt_id, amount, ends_at, opened_at) VALUES ($1, $2, $3, 150000, now(), now())`,
        newUuid(),
        charges[0],
        attemptId,
      ],
    )
    expect(begun).toBeNull()
    expect(await standing(attemptId)).toEqual([{ state: 'VERIFYING', unsure: false, open: 0 }])
    expect(await submitOtp(world.deps, { ...own, otp: rightOtp })).toMatchObject({ value: { state: 'PAID' } })
  })

  test('sends a code on: the charges are held with it, and a code of the present release waits', async () => {
    const charges = await world.charges(100_000, 50_000)
    const [own, other] = [
      await awaitingOtp(world, await openPayment(world, charges)),
      await awaitingOtp(world, await openPayment(world, charges)),
    ]
    expect(await asBefore(...sendCode(own))).toBeNull()
    expect(await standing(own.attemptId)).toEqual([{ state: 'SENT', unsure: false, open: 2 }])
    expect(await submitOtp(world.deps, { ...other, otp: rightOtp })).toMatchObject({
      error: { code: 'OTHER_CODE_SENT' },
    })
  })

  test.each<[string, (charges: string[]) => Promise<unknown>]>([
    ['are held', async (charges) => codeUnanswered(world, await openPayment(world, charges))],
    [
      'were paid',
      async (charges) =>
        submitOtp(world.deps, {
          ...(await awaitingOtp(world, await openPayment(world, charges))),
          otp: rightOtp,
        }),
    ],
    [
      'owe another amount',
      (charges) => world.sql('UPDATE charge SET amount = 1 WHERE id = $1', [charges[0]]),
    ],
  ])('sends a code on while the charges %s: refused, and nothing is written', async (_, hinder) => {
    const charges = await world.charges(150_000)
    const own = await awaitingOtp(world, await openPayment(world, charges))
    await hinder(charges)
    expect(await asBefore(...sendCode(own))).toMatch(/cannot be held/)
    expect(await standing(own.attemptId)).toEqual([{ state: 'AWAITING_OTP', unsure: false, open: 0 }])
  })

  test.each([
    ['WRONG', { unsure: false, open: 0 }],
    ['NOT_RECEIVED', { unsure: true, open: 1 }],
    ['EXPIRED', { unsure: true, open: 1 }],
  ])('hears that another code is awaited after one that was %s', async (error, left) => {
    const own = await awaitingOtp(world)
    await asBefore(...sendCode(own))
    expect(await hearAwaits(own, error)).toEqual([{ outcome: 'APPLIED' }])
    expect(await standing(own.attemptId)).toEqual([{ state: 'AWAITING_OTP', ...left }])
  })

  test('lets go after a wrong code: the charges are held until the bank has promised', async () => {
    const own = await awaitingOtp(world)
    await submitOtp(world.deps, { ...own, otp: wrongOtp })
    const letGo = `UPDATE attempt SET state = 'CANCELLING', reason = 'CANCELLED_BY_PAYER', version = version + 1 WHERE id = $1`
    expect(await asBefore([letGo, own.attemptId])).toBeNull()
    expect(await standing(own.attemptId)).toEqual([{ state: 'CANCELLING', unsure: false, open: 1 }])
    await askBank(world.deps, own.attemptId, 1)
    expect(await standing(own.attemptId)).toEqual([{ state: 'CANCELLED', unsure: false, open: 0 }])
  })

  test('books money for a payment whose card awaits a code: the card ends with it', async () => {
    const paper = await printed(world)
    const own = await awaitingOtp(world, paper)
    await world.deps.recordBankStatus(credited([paper.number], paper.amount))
    expect(await standing(own.attemptId)).toEqual([{ state: 'CANCELLED', unsure: false, open: 0 }])
    expect(await seen(world, own)).toMatchObject({ state: 'PAID' })
  })
})
