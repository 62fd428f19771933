import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatFormNumber, newFormNumber } from '#lib/form-number.ts'
import { newUuid } from '#lib/ids.ts'
import { sha256 } from '#server/platform/crypto.ts'
import { freshStaff, moneyInSuspense, paymentIdOf, printedNumber } from '#tests/factories/desk.ts'
import { giveToHolder } from '#tests/factories/holders-payment.ts'
import { awaitingOtp, openPayment, paymentWorld } from '#tests/factories/payment.ts'
import { registeredAccount } from '#tests/factories/registered-account.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { submitOtp } from '../commands/submit-otp.ts'
import type { PaymentFact, TraceFound } from '../trace-contract.ts'
import { debitsSince } from './read-money.ts'
import { searchTrace } from './search-trace.ts'
import { tracePayment } from './trace-payment.ts'

const world = await paymentWorld()
const { deps, sql, database } = world
afterAll(world.close)

let operator: { readonly id: string }
beforeAll(async () => {
  operator = await freshStaff(world, 'OPERATOR')
})

async function search(text: string): Promise<TraceFound> {
  const found = await searchTrace(deps, operator.id, text)
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}

/** A payment by card that the bank has confirmed. */
async function paidPayment() {
  const attempt = await awaitingOtp(world)
  const paid = await submitOtp(deps, { ...attempt, otp: rightOtp })
  if (!paid.ok || paid.value.state !== 'PAID') throw new Error('Not paid')
  return attempt
}

async function bankReferenceOf(paymentId: string): Promise<string> {
  const [row] = await sql<{ bank_reference: string }>(
    'SELECT bank_reference FROM capture WHERE payment_id = $1',
    [paymentId],
  )
  return row?.bank_reference ?? ''
}

const audited = (action: string) =>
  sql<{ actor_id: string; subject: string; detail: Record<string, unknown> }>(
    `SELECT actor_id, subject, detail FROM audit_entry WHERE action = $1 AND actor_kind = 'STAFF' ORDER BY id DESC`,
    [action],
  )

describe('a search', () => {
  test('finds a payment by everything that is written about it', async () => {
    const paid = await paidPayment()
    const number = await printedNumber(world, paid.paymentId)
    const [line] = await sql<{ source_label: string }>(
      'SELECT c.source_label FROM charge c JOIN payment_charge t ON t.charge_id = c.id WHERE t.payment_id = $1',
      [paid.paymentId],
    )
    const ways: readonly [PaymentFact, string][] = [
      ['PUBLIC_ID', ` ${paid.publicId.toLowerCase().replace(/(.{4})/, '$1-')} `],
      ['ATTEMPT', paid.reference.toLowerCase()],
      ['BANK_REFERENCE', await bankReferenceOf(paid.paymentId)],
      ['DOSSIER', line?.source_label ?? ''],
      ['INSTRUCTION', `DVC ${number}`],
    ]
    for (const [by, text] of ways) {
      const { payments } = await search(text)
      expect([by, payments.map((found) => [found.publicId, found.by])]).toEqual([by, [[paid.publicId, by]]])
    }
  })

  test('finds money that names no payment', async () => {
    const captureId = await moneyInSuspense(world, { amount: 70_000n })
    const [row] = await sql<{ bank_reference: string }>('SELECT bank_reference FROM capture WHERE id = $1', [
      captureId,
    ])
    const found = await search(row?.bank_reference ?? '')
    expect(found.money.map((money) => money.captureId)).toEqual([captureId])
    expect(found.payments).toEqual([])
  })

  test('finds holders by any part of the name without marks, and by tax code; those that begin so come first', async () => {
    const inside = await registeredAccount(world)
    const first = await registeredAccount(world)
    await sql(
      `UPDATE holder SET name = 'Xưởng Đá Bình Minh', name_folded = 'xuong da binh minh' WHERE id = $1`,
      [inside.holderId],
    )
    await sql(
      `UPDATE holder SET name = 'Bình Minh Mới', name_folded = 'binh minh moi', tax_code = '0101243150' WHERE id = $1`,
      [first.holderId],
    )
    const ids = async (text: string) => (await search(text)).holders.map(({ id }) => id)
    expect(await ids('BÌNH  minh')).toEqual([first.holderId, inside.holderId])
    expect(await ids('đá bình')).toEqual([inside.holderId])
    expect(await ids('0101243150')).toEqual([first.holderId])
    expect(await ids('bình% minh')).toEqual([])
  })

  test('finds a registration by its number, with what was paid by it', async () => {
    const { registrationId, accountId, holderId } = await registeredAccount(world)
    const [number, id] = [newFormNumber(), newUuid()]
    await sql(
      `INSERT INTO registration SELECT (jsonb_populate_record(r, jsonb_build_object('id', $2::text, 'number', $3::text,
         'account_hash', '\\x' || $4::text, 'verification_code', $2::text, 'request_id', $2::text))).* FROM registration r WHERE id = $1`,
      [registrationId, id, number, sha256(id).toString('hex')],
    )
    const own = await openPayment(world)
    await giveToHolder(world, own, holderId)
    await sql(
      `INSERT INTO attempt (id, payment_id, reference, connector, method, state, amount, account_mask, registration_id,
         debit_day, ordered_by, confirmed_by, lease_until, created_at, finished_at, request_id, reason)
       SELECT $1::uuid, p.id, 'DEBIT0123456789', 'collecting-bank', 'ACCOUNT', 'DECLINED', p.amount, '••••7890', $2::uuid, $4::timestamptz::date, $3::uuid,
         'SESSION', $4, $4, $4, $1::uuid::text, 'INSUFFICIENT_BALANCE' FROM payment p WHERE p.public_id = $5`,
      [newUuid(), id, accountId, world.clock(), own.publicId],
    )
    const found = await search(formatFormNumber(number))
    expect(found.registrations.map((one) => one.number)).toEqual([number])
    expect(found.payments.map((one) => [one.publicId, one.by])).toEqual([[own.publicId, 'REGISTRATION']])
    const debits = await debitsSince(database, number, '2000-01-01')
    expect(debits.map((one) => [one.publicId, one.reason])).toEqual([[own.publicId, 'INSUFFICIENT_BALANCE']])
    expect(await debitsSince(database, number, '2999-01-01')).toEqual([])
  })

  test.each([
    ['', 'SEARCH_EMPTY'],
    ['  ', 'SEARCH_EMPTY'],
    ['-%', 'SEARCH_SHORT'],
    ['a', 'SEARCH_SHORT'],
  ])('for %j is refused', async (text, code) => {
    expect(await searchTrace(deps, operator.id, text)).toEqual({ ok: false, error: { code } })
  })

  test('is written down by who searched, without what was typed', async () => {
    await search('Nguyễn Thị Không Ai Biết')
    const [first] = await audited('TRACE_SEARCHED')
    expect(first).toMatchObject({ actor_id: operator.id, subject: 'trace:search', detail: { found: 0 } })
    expect(String(first?.detail.textHash)).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(await audited('TRACE_SEARCHED'))).not.toMatch(/nguy|bi[eế]t/i)
    await search('nguyen thi KHONG ai biet')
    expect((await audited('TRACE_SEARCHED'))[0]?.detail.textHash).toBe(first?.detail.textHash)
  })
})

describe('a payment’s story', () => {
  test('tells what it was for, each try, what the bank said, what the books say, and its papers', async () => {
    const paid = await paidPayment()
    const story = await tracePayment(deps, operator.id, paid.publicId)
    expect(story).toMatchObject({
      publicId: paid.publicId,
      state: 'PAID',
      amount: '150000',
      lineCount: 1,
      lines: [{ amount: '150000', state: 'PAID' }],
      shares: [{ lines: 1, amount: '150000' }],
      attempts: [{ reference: paid.reference, method: 'CARD', state: 'SUCCEEDED' }],
    })
    expect(story?.attempts[0]?.mask).toMatch(/^970419.*2198$/)
    expect(story?.documents.map(({ kind }) => kind).sort()).toEqual(['CONFIRMATION', 'RECEIPT'])
    expect(
      story?.journals.map(({ kind, lines }) => [kind, lines.map(({ debit, credit }) => [debit, credit])]),
    ).toEqual([
      [
        'CAPTURE_APPLIED',
        [
          ['150000', null],
          [null, '150000'],
        ],
      ],
    ])
    const told = story?.events.find(({ kind }) => kind === 'PAID')
    expect(told?.actor).toMatchObject({ kind: 'BANK', means: 'ANSWER' })
    expect(told?.message?.shown).toContainEqual({ field: 'status', value: 'SUCCEEDED' })
    expect(story?.events[0]).toMatchObject({ kind: 'CREATED', actor: { kind: 'PAYER', name: null } })
  })

  test('tells how it ended, however often the bank was asked before', async () => {
    const paid = await paidPayment()
    await sql(
      `INSERT INTO bank_inbox (connector, message_id, body_hash, body, reference, received_at, result)
       SELECT b.connector, 'asked-' || n, b.body_hash, b.body, b.reference, b.received_at - interval '1 day', 'NOTED'
       FROM bank_inbox b, generate_series(1, 600) n WHERE b.reference = $1`,
      [paid.reference],
    )
    const events = (await tracePayment(deps, operator.id, paid.publicId))?.events
    expect(events?.find(({ kind }) => kind === 'PAID')?.message?.result).toBe('PAID')
  })

  test('shows money in suspense', async () => {
    const own = await openPayment(world)
    const paymentId = await paymentIdOf(world, own.publicId)
    const captureId = await moneyInSuspense(world, { amount: 10_000n, paymentId, reason: 'SHORT' })
    const story = await tracePayment(deps, operator.id, own.publicId)
    expect(story?.suspense).toMatchObject([{ captureId, reason: 'SHORT', amount: '10000' }])
    expect(story?.journals.map(({ kind }) => kind)).toEqual(['CAPTURE_SUSPENSE'])
  })

  test('has no code, card or account number in it, whatever a bank wrote', async () => {
    const secrets = ['246810', '9704198526191432198', '1037001234567', 'NGUYEN VAN KIN']
    const [otp = '', card = '', account = '', name = ''] = secrets
    const paid = await paidPayment()
    const body = {
      status: 'SUCCEEDED',
      otp: { code: otp },
      [card]: account,
      cardNumber: card,
      account,
      accountHolder: name,
      content: `${name} ${account}`,
      number: card,
      reason: `${name} ${otp}`,
    }
    await database.prisma.bankInbox.create({
      data: {
        connector: 'collecting-bank',
        messageId: newUuid(),
        bodyHash: Buffer.alloc(32, 1),
        body,
        reference: paid.reference,
        receivedAt: world.clock(),
        result: 'NOTED',
      },
    })
    await database.prisma.paymentEvent.create({
      data: {
        paymentId: paid.paymentId,
        at: world.clock(),
        kind: 'OTP_REFUSED',
        cause: 'bank:collecting-bank',
        detail: { ...body, error: otp },
      },
    })
    const story = await tracePayment(deps, operator.id, paid.publicId)
    const planted = story?.otherMessages.find(({ withheld }) => withheld.includes('cardNumber'))
    expect(planted?.withheld).toEqual(
      ['account', 'accountHolder', 'cardNumber', 'content', 'number', 'otp', 'reason', '…'].sort(),
    )
    expect(planted?.shown).toEqual([{ field: 'status', value: 'SUCCEEDED' }])
    const text = JSON.stringify(story)
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  })

  test('is written down with whoever looked, and the next one reads so', async () => {
    const { publicId } = await openPayment(world)
    const colleague = await freshStaff(world, 'OPERATOR')
    expect((await tracePayment(deps, colleague.id, publicId))?.looks).toEqual([])
    const looks = (await tracePayment(deps, operator.id, publicId))?.looks
    expect(looks).toMatchObject([{ name: colleague.name, self: false }])
    const entries = (await audited('TRACE_PAYMENT_SEEN')).filter(
      ({ subject }) => subject === `payment:${publicId}`,
    )
    expect(entries.map(({ actor_id }) => actor_id)).toEqual([operator.id, colleague.id])
  })

  test('of no payment there is none, and nothing is written', async () => {
    const before = (await audited('TRACE_PAYMENT_SEEN')).length
    expect(await tracePayment(deps, operator.id, 'NOSUCHPAYMENT')).toBeNull()
    expect((await audited('TRACE_PAYMENT_SEEN')).length).toBe(before)
  })
})
