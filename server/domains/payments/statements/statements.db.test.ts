import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newReference, newUuid } from '#lib/ids.ts'
import { openPayment, paymentWorld } from '#tests/factories/payment.ts'
import { type RegisteredAccount, registeredAccount } from '#tests/factories/registered-account.ts'
import { startAccountDebit } from '../account/start-account-debit.ts'
import { mostArchived, type StatementLine } from '../statement-contract.ts'
import { countReceipts } from './count-receipts.ts'
import { listStatement, streamStatement } from './lines.ts'
import { setOwnReference } from './set-own-reference.ts'
import { totalStatement } from './totals.ts'

const world = await paymentWorld()
const { deps, database, sql, clock } = world
afterAll(() => world.close())

const year = { from: '2027-01-01', to: '2027-12-31' }

/** A payment by account at this instant; each list of fees is a dossier of an agency of its own. */
async function paidAt(account: RegisteredAccount, at: string, ...dossiers: number[][]): Promise<string> {
  clock.forward(Date.parse(at) - clock().getTime())
  const charges: string[] = []
  for (const fees of dossiers) charges.push(...(await world.charges(...fees)))
  const { publicId } = await openPayment(world, charges, account.visitorId)
  const paid = await startAccountDebit(deps, {
    ...account,
    publicId,
    othersDossiers: [],
    confirmation: { by: 'SESSION' },
    requestId: newUuid(),
  })
  expect(paid).toEqual({ ok: true, value: { state: 'PAID' } })
  return publicId
}

/** Part of a payment's first charge goes back, as far as `state`. */
async function refund(publicId: string, amount: number, state: string, retryOf: string | null = null) {
  const id = newUuid()
  const isOver = state === 'REFUNDED' || state === 'REFUSED'
  await sql(
    `INSERT INTO refund (id, reference, connector, capture_id, charge_id, kind, reason, note, amount, state, requested_by,
       requested_at, decided_by, decided_at, promised_by, sent_at, bank_reference, bank_reason, finished_at, retry_of)
     SELECT $1, $2, k.connector, k.id, s.charge_id, 'REFUND', 'REQUESTED', 'x', $3, $4, 'staff:a', $5, $6, $7, $7, $7, $8, $9, $10, $11
     FROM capture k JOIN payment p ON p.id = k.payment_id JOIN charge_settlement s ON s.capture_id = k.id
     WHERE p.public_id = $12 ORDER BY s.charge_id LIMIT 1`,
    [
      id,
      newReference(),
      amount,
      state,
      clock(),
      state === 'REQUESTED' ? null : 'staff:b',
      state === 'REQUESTED' ? null : clock(),
      state === 'REFUNDED' ? `R-${id}` : null,
      state === 'REFUSED' ? 'ACCOUNT_CLOSED' : null,
      isOver || state === 'REJECTED' ? clock() : null,
      retryOf,
      publicId,
    ],
  )
  return id
}

const all = async (account: RegisteredAccount, period = year) => {
  const lines: StatementLine[] = []
  for await (const line of streamStatement(deps, account.holderId, period)) lines.push(line)
  return lines
}
const idsOf = (lines: readonly StatementLine[]) => lines.map(({ publicId }) => publicId)

describe('what a holder paid', () => {
  const scene = (async () => {
    const account = await registeredAccount(world, { dailyLimit: 9_000_000_000n })
    const other = await registeredAccount(world)
    // The last half hour of January and the first of February, in Vietnam.
    const january = await paidAt(account, '2027-01-31T16:30:00.000Z', [100_000])
    const february = await paidAt(account, '2027-01-31T17:30:00.000Z', [50_000, 20_000], [30_000])
    const theirs = await paidAt(other, '2027-02-10T03:00:00.000Z', [70_000])
    const december = await paidAt(account, '2027-12-31T16:59:59.999Z', [10_000])
    await openPayment(world, await world.charges(5_000), account.visitorId)
    return { account, other, january, february, theirs, december }
  })()
  beforeAll(() => scene)

  test('is listed newest first, streamed oldest first, without what is not paid', async () => {
    const { account, january, february, december } = await scene
    const page = await listStatement(deps, account.holderId, year, null)
    expect(idsOf(page.rows)).toEqual([december, february, january])
    expect(page.next).toBeNull()
    expect(idsOf(await all(account))).toEqual([january, february, december])
  })

  test('belongs to the business day of Vietnam', async () => {
    const { account, january, february } = await scene
    expect(idsOf(await all(account, { from: '2027-01-01', to: '2027-01-31' }))).toEqual([january])
    expect(idsOf(await all(account, { from: '2027-02-01', to: '2027-02-01' }))).toEqual([february])
    expect(await all(account, { from: '2027-02-02', to: '2027-12-30' })).toEqual([])
    const { by, times } = await totalStatement(database, account.holderId, {
      from: '2027-01-31',
      to: '2027-02-01',
    })
    expect({ by, times }).toEqual({
      by: 'DAY',
      times: [
        { time: '2027-01-31', payments: 1, amount: '100000' },
        { time: '2027-02-01', payments: 1, amount: '100000' },
      ],
    })
  })

  test('says for each payment whom, for how many dossiers, from which account', async () => {
    const { account, february } = await scene
    const line = (await all(account)).find(({ publicId }) => publicId === february)
    expect(line).toMatchObject({
      ...{ amount: '100000', dossiers: 2, method: 'ACCOUNT', mask: '••••••7890', ownReference: null },
      ...{ paidAt: '2027-01-31T17:30:00.000Z', returned: '0', returning: '0' },
    })
    expect(line?.shares.map(({ amount }) => amount).sort()).toEqual(['30000', '70000'])
    expect(line?.bankReference).not.toBe('')
  })

  test('is summed in all, by month, and by agency', async () => {
    const { account } = await scene
    const totals = await totalStatement(database, account.holderId, year)
    expect(totals).toMatchObject({ payments: 3, amount: '210000', by: 'MONTH' })
    expect(totals.times).toEqual([
      { time: '2027-01', payments: 1, amount: '100000' },
      { time: '2027-02', payments: 1, amount: '100000' },
      { time: '2027-12', payments: 1, amount: '10000' },
    ])
    expect(totals.agencies.map(({ amount }) => amount)).toEqual(['100000', '70000', '30000', '10000'])
  })

  test('is nobody else’s to see', async () => {
    const { other, theirs } = await scene
    expect(idsOf(await all(other))).toEqual([theirs])
    expect(await totalStatement(database, other.holderId, year)).toMatchObject({
      payments: 1,
      amount: '70000',
    })
    const nobody = newUuid()
    expect(await listStatement(deps, nobody, year, null)).toEqual({ rows: [], next: null })
    expect(await totalStatement(database, nobody, year)).toMatchObject({
      payments: 0,
      amount: '0',
      times: [],
    })
  })
})

test('what goes back is said, once each, and what was turned down is not', async () => {
  const account = await registeredAccount(world)
  const publicId = await paidAt(account, '2028-03-01T03:00:00.000Z', [500_000])
  await refund(publicId, 1_000, 'REJECTED')
  await refund(publicId, 20_000, 'REFUNDED')
  await refund(publicId, 3_000, 'REQUESTED')
  const refused = await refund(publicId, 40_000, 'REFUSED')
  await refund(publicId, 40_000, 'REQUESTED', refused)
  const period = { from: '2028-03-01', to: '2028-03-01' }
  const [line] = await all(account, period)
  expect(line).toMatchObject({ amount: '500000', returned: '20000', returning: '43000' })
  const totals = await totalStatement(database, account.holderId, period)
  expect(totals).toMatchObject({ amount: '500000', returned: '20000', returning: '43000' })
})

test('hundreds of payments come once each, page by page and in batches', async () => {
  const account = await registeredAccount(world, { dailyLimit: 9_000_000_000n })
  const start = Date.parse('2029-05-01T03:00:00.000Z')
  const model = await paidAt(account, new Date(start).toISOString(), [1_000])
  await copies(model, 449)
  const period = { from: '2029-05-01', to: '2029-05-31' }
  const streamed = idsOf(await all(account, period))
  expect(streamed).toHaveLength(450)
  expect(new Set(streamed).size).toBe(450)
  const paged: string[] = []
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page = await listStatement(deps, account.holderId, period, after)
    paged.push(...idsOf(page.rows))
    after = page.next
  }
  expect(paged).toEqual(streamed.toReversed())
  expect(await listStatement(deps, account.holderId, period, 'made-up')).toEqual(
    await listStatement(deps, account.holderId, period, null),
  )
})

test('receipts are counted up to one more than an archive takes, of the period and the holder alone', async () => {
  const [account, other] = [await registeredAccount(world), await registeredAccount(world)]
  const model = await paidAt(account, '2031-05-01T03:00:00.000Z', [1_000])
  await paidAt(other, '2031-05-01T03:00:00.000Z', [1_000])
  const count = (from: string, to: string) => countReceipts(database, account.holderId, { from, to })
  expect(await count('2031-05-01', '2031-05-01')).toBe(1)
  await copies(model, mostArchived + 5, 'MANY')
  expect(await count('2031-05-01', '2031-05-31')).toBe(mostArchived + 1)
  expect(await count('2031-06-01', '2031-06-30')).toBe(0)
})

describe('an own reference', () => {
  test('is set, read, changed and taken away, on one line and in one spelling', async () => {
    const account = await registeredAccount(world)
    const publicId = await paidAt(account, '2030-01-02T03:00:00.000Z', [1_000])
    const period = { from: '2030-01-02', to: '2030-01-02' }
    const set = (text: string) => setOwnReference(database, { holderId: account.holderId, publicId, text })
    const read = async () => (await all(account, period))[0]?.ownReference
    expect(await set('  Phiếu\u0000 chi\n12/2030 '.normalize('NFD'))).toEqual({ ok: true, value: null })
    expect(await read()).toBe('Phiếu chi 12/2030')
    expect(await set('đ'.repeat(50))).toEqual({ ok: true, value: null })
    expect(await set('đ'.repeat(51))).toEqual({ ok: false, error: { code: 'TOO_LONG' } })
    expect(await read()).toBe('đ'.repeat(50))
    await set(' ')
    expect(await read()).toBeNull()
  })

  test('of somebody else’s payment is refused, and changes nothing', async () => {
    const [mine, theirs] = [await registeredAccount(world), await registeredAccount(world)]
    const publicId = await paidAt(theirs, '2030-02-02T03:00:00.000Z', [1_000])
    const refused = await setOwnReference(database, { holderId: mine.holderId, publicId, text: 'x' })
    expect(refused).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    const [line] = await all(theirs, { from: '2030-02-02', to: '2030-02-02' })
    expect(line?.ownReference).toBeNull()
  })
})

/** So many more payments like this one, three at each instant, with what the books need of each. */
async function copies(model: string, count: number, name = 'COPY'): Promise<void> {
  await sql(
    `WITH model AS (SELECT p.*, k.id AS capture, k.connector, k.method, k.amount AS taken FROM payment p
       JOIN capture k ON k.payment_id = p.id WHERE p.public_id = $1),
     rows AS (SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS capture, gen_random_uuid() AS charge
       FROM generate_series(1, $2::INT) n),
     payments AS (INSERT INTO payment (id, public_id, state, amount, created_at, expires_at, paid_at, request_id, holder_id)
       SELECT rows.id, $3::TEXT || n, 'PAID', m.amount, m.created_at, m.expires_at, m.paid_at + (n / 3) * interval '1 minute',
         rows.id, m.holder_id FROM model m, rows),
     charges AS (INSERT INTO charge (id, source_kind, source_id, source_label, beneficiary, label_vi, label_en, amount, basis,
         debtor, state, created_at)
       SELECT rows.charge, c.source_kind, c.source_id, c.source_label, c.beneficiary, c.label_vi, c.label_en, c.amount,
         c.basis, c.debtor, 'PAID', c.created_at
       FROM model m JOIN charge_settlement s ON s.capture_id = m.capture JOIN charge c ON c.id = s.charge_id, rows),
     captures AS (INSERT INTO capture (id, connector, bank_reference, reference, payment_id, method, amount, disposition, captured_at)
       SELECT rows.capture, m.connector, $3::TEXT || n, $3::TEXT || n, rows.id, 'ACCOUNT', m.taken, 'APPLIED', m.paid_at FROM model m, rows),
     receipts AS (INSERT INTO receipt (id, agency_id, series, number, payment_id, capture_id, amount, verification_code, issued_at)
       SELECT gen_random_uuid(), r.agency_id, $3::TEXT, n, rows.id, rows.capture, m.taken, $3::TEXT || n, m.paid_at
       FROM model m JOIN receipt r ON r.capture_id = m.capture, rows)
     INSERT INTO charge_settlement (charge_id, capture_id, amount, settled_at)
       SELECT rows.charge, rows.capture, m.taken, m.paid_at FROM model m, rows`,
    [model, count, name],
  )
}
