import { afterAll, beforeAll, expect, test } from 'vitest'
import { dossiersKnownBy } from '#server/domains/dossiers/index.ts'
import { chargesToProve } from '#server/domains/payments/index.ts'
import { type DemoWorld, demoWorld } from '#tests/demo/demo-world.ts'
import { openStage, type Stage } from '../stage.ts'
import { scenarios } from './index.ts'

let world: DemoWorld
let stage: Stage
beforeAll(async () => {
  // A late outcome comes at once: what is to stay unknown must not rest on the bank's slowness.
  world = await demoWorld({ sandbox: { LATE_OUTCOME_MS: '1', LATE_ANSWER_MS: '4000' } })
  stage = await openStage(world.env)
}, 240_000)
afterAll(async () => {
  await stage.close()
  await world.close()
})

/** What a payment looks like in the table after its scenario. */
const payments: Readonly<Record<string, object>> = {
  unknown: { state: 'OPEN', exception: null, attempt: 'UNKNOWN' },
  open: { state: 'OPEN', exception: null, attempt: null },
  'otp-waiting': { state: 'OPEN', exception: null, attempt: 'AWAITING_OTP' },
  paid: { state: 'PAID', exception: null, attempt: 'SUCCEEDED' },
  declined: { state: 'OPEN', exception: null, attempt: 'DECLINED' },
  held: { state: 'OPEN', exception: 'OVER', attempt: 'SUCCEEDED' },
  expired: { state: 'EXPIRED', exception: null, attempt: null },
  'refund-asked': { state: 'PAID', exception: null, attempt: 'SUCCEEDED' },
  'paid-twice': { state: 'PAID', exception: 'DUPLICATE', attempt: 'SUCCEEDED' },
  'late-money': { state: 'PAID', exception: 'LATE', attempt: 'SUCCEEDED' },
  'short-money': { state: 'OPEN', exception: 'SHORT', attempt: 'SUCCEEDED' },
}
/** The registration of a scenario that has one. */
const registrations: Readonly<Record<string, object>> = {
  account: { state: 'APPROVED', mandate_state: 'CONFIRMED' },
  'account-refused': { state: 'SUSPENDED', mandate_state: 'REFUSED' },
  'form-handed-in': { state: 'AWAITING_FORM', mandate_state: 'NONE' },
  'form-received': { state: 'RECEIVED', mandate_state: 'NONE' },
}

async function play(name: string): Promise<string> {
  const scenario = scenarios[name]
  if (!scenario) throw new Error(`no scenario ${name}`)
  return scenario.play(stage)
}

async function paymentOf(publicId: string) {
  const { rows } = await world.portalData.pool.query(
    `SELECT p.state, p.exception, a.state AS attempt FROM payment p LEFT JOIN attempt a ON a.payment_id = p.id
     WHERE p.public_id = $1 ORDER BY a.created_at LIMIT 1`,
    [publicId],
  )
  return rows[0]
}

const publicIdIn = (printed: string) => /find\?id=(\w{13})/.exec(printed)?.[1] ?? ''
let unknown = ''

test('every scenario is tried here', () => {
  const tried = ['unpaid', 'organisation', ...Object.keys(payments), ...Object.keys(registrations)]
  expect(Object.keys(scenarios).sort()).toEqual(tried.sort())
})

test.each(Object.entries(payments))(
  '%s: the payment is in its state, and what is printed opens it',
  async (name, row) => {
    const printed = await play(name)
    const publicId = publicIdIn(printed)
    const fact = / ends in (\d{4})/.exec(printed)?.[1] ?? ''
    if (name === 'unknown') unknown = publicId
    expect(await paymentOf(publicId)).toEqual(row)
    const { chargeIds } = await chargesToProve(world.deps.database, publicId)
    const known = await dossiersKnownBy(world.deps, chargeIds, { kind: 'LAST4', value: fact })
    expect(known).toHaveLength(2)
    expect(printed).toContain(`Open ${world.env.PORTAL_URL}/`)
  },
  60_000,
)

test.each(Object.entries(registrations))(
  '%s: the registration is in its state, and who is printed goes on with it',
  async (name, row) => {
    const printed = await play(name)
    const number = /Form ([\d ]{12,})$/m.exec(printed)?.[1]?.replace(/\D/g, '')
    const { rows } = await world.portalData.pool.query(
      'SELECT state, mandate_state FROM registration WHERE number = $1',
      [number],
    )
    expect(rows).toEqual([row])
    await signsIn(printed)
    if (name.startsWith('form-')) expect(printed).toMatch(/as \S+@\S+ \((teller|controller)\)/)
  },
  60_000,
)

test('organisation: it signs in, and the bank keeps an account in its name', async () => {
  const printed = await play('organisation')
  await signsIn(printed)
  const account = /account (\d{10,14}) at/.exec(printed)?.[1]
  const answer = await fetch(new URL('/admin/accounts', world.sandboxUrl))
  const { accounts } = (await answer.json()) as { accounts: { number: string; holderId: string }[] }
  expect(printed).toContain(`tax code ${accounts.find(({ number }) => number === account)?.holderId}`)
})

test.each(['unpaid', 'open', 'otp-waiting', 'paid', 'declined', 'held', 'unknown'])(
  '%s prints a card, its telephone, and where its codes are shown',
  async (name) => {
    const printed = await play(name)
    const [, phone] = /^Telephone (0\d{9}), its codes: (http\S+)$/m.exec(printed) ?? []
    expect(printed).toMatch(/^Card 9704\d{12,15}, [A-Z ]+, \d\d\/\d\d$/m)
    expect(printed).toContain(`/phone/${phone}`)
  },
  60_000,
)

test('unpaid: two dossiers are printed with their fact', async () => {
  expect((await play('unpaid')).match(/H47\.\d\d-261120-\d+ {3}identity ends in \d{4}/g)).toHaveLength(2)
})

test('refund-asked and short-money name who goes on at which desk', async () => {
  expect(await play('refund-asked')).toMatch(/staff\/refunds\n.* as minh\.\S+ \(accountant\)/)
  expect(await play('short-money')).toMatch(/staff\/suspense\n.* as lan\.\S+ \(accountant\)/)
}, 60_000)

test('the switchboard is as it was', async () => {
  const settings = await (await fetch(`${world.env.BANK_URL}/admin/switchboard`)).json()
  expect(settings).toMatchObject({ results: { wrongAmount: 0 }, debit: { silentAfter: 0 } })
})

test('unknown is still unknown', async () => {
  expect(await paymentOf(unknown)).toMatchObject({ attempt: 'UNKNOWN' })
})

/** Signs in with the telephone and the password that were printed. */
async function signsIn(printed: string): Promise<void> {
  const [, phone = '', password = ''] = /^Telephone (0\d{9}), password ([^,]+),/m.exec(printed) ?? []
  const anyone = await world.caller()
  expect(await anyone.accountEntry.signIn({ phone, password })).toMatchObject({ ok: true })
}
