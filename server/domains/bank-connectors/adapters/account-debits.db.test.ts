import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoHolders } from '#lib/demo/holders.ts'
import { newReference } from '#lib/ids.ts'
import { generateKeyPairJwk, importSigningKeys } from '#lib/signed-message.ts'
import { type BankId, bankIds } from '#sandbox/bank/banks.ts'
import { type AccountOutcome, demoAccounts } from '#sandbox/bank/seed-accounts.ts'
import { sideOf } from '#sandbox/testing/registered-account.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/test-sandbox.ts'
import type { BankConnector, MandateOrder } from '../port.ts'
import { signedJsonBank } from './signed-json-bank.ts'

/** The adapter against banks that speak the protocol: the two agree on accounts, mandates and debits. */
let sandbox: TestSandbox
const connectors = new Map<BankId, { bank: BankConnector; impatient: BankConnector }>()

beforeAll(async () => {
  const [ours, collecting, hoiAn] = await Promise.all(
    ['portal-1', 'bank-1', 'hoi-an-1'].map(generateKeyPairJwk),
  )
  if (!ours || !collecting || !hoiAn) throw new Error('no keys')
  const set = (key: object) => JSON.stringify({ keys: [key] })
  sandbox = await startTestSandbox({
    PORTAL_PUBLIC_KEYS: set(ours.publicJwk),
    BANK_PRIVATE_KEYS: set(collecting.privateJwk),
    HOI_AN_BANK_PRIVATE_KEYS: set(hoiAn.privateJwk),
    LATE_OUTCOME_MS: '500',
    LATE_ANSWER_MS: '1500',
  })
  const [ourKey] = await importSigningKeys([ours.privateJwk])
  if (!ourKey) throw new Error('no key')
  for (const id of bankIds) {
    const keys = id === 'hoi-an-bank' ? hoiAn : collecting
    const baseUrl = `${sandbox.url('/').origin}${sideOf[id].base}`
    const connect = (timeoutMs: number) =>
      signedJsonBank(
        { name: id, baseUrl, ourKey, theirKeys: [keys.publicJwk], timeoutMs },
        () => new Date(),
        () => Promise.reject(new Error('The sandbox answers what it is asked')),
      )
    connectors.set(id, { bank: connect(8_000), impatient: connect(400) })
  }
})
afterAll(() => sandbox.stop())

function at(id: BankId) {
  const found = connectors.get(id)
  if (!found) throw new Error(`no connector for ${id}`)
  return found
}

/** The demo's account of the first company with this outcome. */
function accountOf(bank: BankId, outcome: AccountOutcome): string {
  const found = demoAccounts.find((one) => one.bank === bank && one.outcome === outcome)
  if (!found) throw new Error(`No account for ${outcome}`)
  return found.number
}

const mandateFor = (bank: BankId, outcome: AccountOutcome = 'SUCCESS'): MandateOrder => ({
  number: newReference(),
  version: 1,
  state: 'ACTIVE',
  account: accountOf(bank, outcome),
  accountHolder: demoHolders.thuBon.name,
  holderTaxCode: demoHolders.thuBon.taxCode,
  holderIdentityNumber: null,
  dailyLimit: 10_000_000n,
})

const amount = 150_000n
const orderFor = (mandate: string) => ({
  reference: newReference(),
  mandate,
  amount,
  split: [
    { agencyId: 'H47.20', amount: 100_000n },
    { agencyId: 'H47.22', amount: 50_000n },
  ],
  description: 'Thanh toan DVC 0123456789ABC',
})

const says = (status: string, more: object = {}) => ({ kind: 'ANSWERED', value: { status, ...more } })

/** A mandate that the bank has agreed to, and an order under it. */
async function ready(id: BankId = 'collecting-bank', outcome: AccountOutcome = 'SUCCESS') {
  const mandate = mandateFor(id, outcome)
  expect(await at(id).bank.putMandate(mandate)).toMatchObject(says('ACTIVE'))
  return { mandate, order: orderFor(mandate.number), ...at(id) }
}

describe.each(bankIds)('%s', (id) => {
  test('from mandate to money and back, each step twice: taken once, returned once', async () => {
    const { bank, mandate, order } = await ready(id)
    expect(await bank.putMandate(mandate)).toMatchObject(says('ACTIVE', { version: 1 }))
    const paid = await bank.debitAccount(order)
    expect(paid).toMatchObject(says('SUCCEEDED', { reference: order.reference, amount }))
    if (paid.kind !== 'ANSWERED' || paid.value.status !== 'SUCCEEDED') throw new Error('not paid')
    for (const again of [
      await bank.debitAccount(order),
      await bank.queryDebit(order.reference),
      await bank.cancelDebit(order.reference),
    ]) {
      expect(again).toMatchObject({ kind: 'ANSWERED', value: paid.value })
    }
    const { bankReference, at } = paid.value
    const refundReference = newReference()
    const { reference } = order
    const original = { reference, key: null, content: null, amount, at: new Date(at) }
    const refund = { refundReference, bankReference, original, amount, reason: 'Hoan phi', agencyId: null }
    expect(await bank.refund(refund)).toMatchObject(says('REFUNDED', { amount }))
    expect(await bank.refund(refund)).toMatchObject(says('REFUNDED', { amount }))
    const more = await bank.refund({ ...refund, refundReference: newReference(), amount: 1n })
    expect(more).toMatchObject(says('REFUSED', { reason: 'AMOUNT_EXCEEDS_ORIGINAL' }))
  })
})

test('mandates: versions in any order, what another version said, what has ended', async () => {
  const { bank, mandate } = await ready()
  const put = (change: Partial<MandateOrder>) => bank.putMandate({ ...mandate, ...change })
  expect(await put({ version: 3, state: 'SUSPENDED' })).toMatchObject(says('SUSPENDED', { version: 3 }))
  expect(await put({ version: 2 })).toMatchObject(says('SUSPENDED', { version: 3 }))
  expect(await put({ version: 3 })).toMatchObject({ kind: 'REFUSED', code: 'VERSION_REUSED' })
  expect(await bank.debitAccount(orderFor(mandate.number))).toMatchObject(
    says('DECLINED', { reason: 'ACCOUNT_NOT_REGISTERED' }),
  )
  expect(await put({ version: 4, state: 'ENDED' })).toMatchObject(says('ENDED', { version: 4 }))
  expect(await put({ version: 5 })).toMatchObject(says('ENDED', { version: 4 }))
})

test.each<[Partial<MandateOrder>, string]>([
  [{ account: '1111111111' }, 'ACCOUNT_UNKNOWN'],
  [{ account: accountOf('hoi-an-bank', 'SUCCESS') }, 'ACCOUNT_UNKNOWN'],
  [{ accountHolder: demoHolders.cuLaoCham.name }, 'HOLDER_NAME_DIFFERS'],
  [{ holderTaxCode: demoHolders.cuLaoCham.taxCode }, 'TAX_CODE_DIFFERS'],
  [{ holderTaxCode: null, holderIdentityNumber: demoHolders.hoa.identityNumber }, 'IDENTITY_NUMBER_DIFFERS'],
  [
    { accountHolder: demoHolders.cuLaoCham.name, holderTaxCode: demoHolders.cuLaoCham.taxCode },
    'HOLDER_DIFFERS',
  ],
  [{ account: accountOf('collecting-bank', 'ACCOUNT_CLOSED') }, 'ACCOUNT_CLOSED'],
])('a mandate is refused: %j', async (change, reason) => {
  const { bank } = at('collecting-bank')
  const refused = await bank.putMandate({ ...mandateFor('collecting-bank'), ...change })
  expect(refused).toMatchObject(says('REFUSED', { reason }))
})

test.each<[AccountOutcome, string]>([
  ['INSUFFICIENT_BALANCE', 'INSUFFICIENT_BALANCE'],
  ['LIMIT_EXCEEDED', 'LIMIT_EXCEEDED'],
  ['ACCOUNT_LOCKED', 'ACCOUNT_LOCKED'],
])('the demo’s account for %s is declined for it', async (outcome, reason) => {
  const { bank, order } = await ready('collecting-bank', outcome)
  expect(await bank.debitAccount(order)).toMatchObject(says('DECLINED', { reason }))
})

test('the same reference for other money is refused', async () => {
  const { bank, order } = await ready()
  await bank.debitAccount(order)
  const other = { ...order, amount: 100_000n, split: order.split.slice(0, 1) }
  // The portal never does this: the message id is the operation's own, so the bank sees the same message changed.
  expect(await bank.debitAccount(other)).toMatchObject({ kind: 'REFUSED', code: 'MESSAGE_ID_REUSED' })
})

test('what was cancelled is never taken, and a question for nothing is answered so', async () => {
  const { bank, order } = await ready()
  expect(await bank.queryDebit(order.reference)).toMatchObject({
    kind: 'REFUSED',
    code: 'REFERENCE_UNKNOWN',
  })
  expect(await bank.cancelDebit(order.reference)).toMatchObject(says('CANCELLED'))
  expect(await bank.debitAccount(order)).toMatchObject(says('CANCELLED'))
})

test.each([
  ['TIMEOUT_THEN_SUCCESS', 'SUCCEEDED'],
  ['TIMEOUT_THEN_FAILURE', 'DECLINED'],
] as const)('%s: silence, then PROCESSING, then %s', async (outcome, end) => {
  const { bank, impatient, order } = await ready('collecting-bank', outcome)
  expect(await impatient.debitAccount(order)).toMatchObject({ kind: 'SILENT' })
  await expect.poll(() => bank.queryDebit(order.reference), { timeout: 10_000 }).toMatchObject(says(end))
})

describe('a bank in trouble is silent, and asked it tells the truth', () => {
  test.each([
    ['cuts the line before', { silentBefore: 1 }, null],
    ['cuts the line after', { silentAfter: 1 }, 'SUCCEEDED'],
    ['answers 500', { http500: 1 }, null],
    ['answers garbage', { garbage: 1 }, 'SUCCEEDED'],
  ] as const)('%s', async (_, debit, truth) => {
    const { bank, order } = await ready()
    await sandbox.switchboard({ debit })
    expect(await bank.debitAccount(order)).toMatchObject({ kind: 'SILENT' })
    await sandbox.switchboard({})
    const unknown = { kind: 'REFUSED', code: 'REFERENCE_UNKNOWN' }
    expect(await bank.queryDebit(order.reference)).toMatchObject(truth === null ? unknown : says(truth))
    expect(await bank.debitAccount(order)).toMatchObject(says('SUCCEEDED'))
  })

  test('a mandate whose answer was lost is put again under the same version', async () => {
    const { bank } = at('collecting-bank')
    const mandate = mandateFor('collecting-bank')
    await sandbox.switchboard({ mandate: { silentAfter: 1 } })
    expect(await bank.putMandate(mandate)).toMatchObject({ kind: 'SILENT' })
    await sandbox.switchboard({})
    expect(await bank.putMandate(mandate)).toMatchObject(says('ACTIVE', { version: 1 }))
  })
})
