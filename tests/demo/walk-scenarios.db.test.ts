import { afterAll, beforeAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { demoStaff } from '#prisma/seed/demo-staff.ts'
import { sandboxBank, until } from '#prisma/seed/sandbox-bank.ts'
import { scenarios } from '#prisma/seed/scenarios/index.ts'
import { openStage, type Stage } from '#prisma/seed/stage.ts'
import { comparedFields } from '#server/domains/registrations/desk-contract.ts'
import { somePng } from '#tests/factories/registrations.ts'
import { type DemoWorld, demoWorld } from './demo-world.ts'
import { signedInStaff } from './people.ts'

/** What a scenario prints is all that is known here: whoever reads it goes on to the end that it promises. */
let world: DemoWorld
let stage: Stage
beforeAll(async () => {
  world = await demoWorld({ sandbox: { LATE_OUTCOME_MS: '1', LATE_ANSWER_MS: '4000' } })
  stage = await openStage(world.env)
}, 240_000)
afterAll(async () => {
  await stage.close()
  await world.close()
})

/** Less than a test may take, so that what did not come is named. */
const patience = 20_000

type Caller = Awaited<ReturnType<DemoWorld['caller']>>
type Printed = { readonly text: string; readonly one: (expression: RegExp) => string }

async function played(name: string): Promise<Printed> {
  const text = (await scenarios[name]?.play(stage)) ?? ''
  return {
    text,
    one: (expression) => {
      const found = expression.exec(text)?.[1]
      if (found === undefined) throw new Error(`${name} does not print ${expression}:\n${text}`)
      return found
    },
  }
}

/** The payment that is printed, opened with the fact that is printed. */
async function opened({ one }: Printed): Promise<{ payer: Caller; publicId: string }> {
  const anyone = await world.caller()
  const named = { publicId: one(/^Payment ([\w-]+),/m), fact: one(/identity ends in (\d{4})/) }
  const found = await anyone.payments.find(named)
  if (!found.ok) throw new Error(`${named.publicId}: ${found.error.code}`)
  const { publicId, visitorToken } = found.value
  return { payer: await world.caller({ visitor: visitorToken }), publicId }
}

const stateOf = async (payer: Caller, publicId: string) => (await payer.payments.view({ publicId })).state

function becomesPaid(payer: Caller, publicId: string) {
  return until(patience, 'It was not paid', async () =>
    (await stateOf(payer, publicId)) === 'PAID' ? 'PAID' : null,
  )
}

/** With the card that is printed, and the code on its telephone. */
async function payByPrintedCard({ text, one }: Printed, payer: Caller, publicId: string): Promise<void> {
  const [, number = '', holderName = '', date = ''] =
    /^Card (\d+), ([A-Z ]+), (\d\d\/\d\d)$/m.exec(text) ?? []
  const card = { number, holderName, date, acceptTerms: true }
  const order = { publicId, issuerBin: number.slice(0, 6), card, requestId: newUuid() }
  const started = await payer.payments.startCard(order)
  if (!started.ok) throw new Error(started.error.code)
  const own = started.value.publicId
  const otp = await sandboxBank(world.sandboxUrl).otp(one(/^Telephone (\d{10}),/m))
  expect(await payer.payments.submitOtp({ publicId: own, otp })).toMatchObject({ ok: true })
  await becomesPaid(payer, own)
}

/** The telephone and the password that are printed. */
async function signedIn({ one }: Printed): Promise<Caller> {
  const anyone = await world.caller()
  const typed = { phone: one(/^Telephone (\d{10}),/m), password: one(/password ([^,]+),/) }
  const entered = await anyone.accountEntry.signIn(typed)
  if (!entered.ok) throw new Error(`${typed.phone}: ${entered.error.code}`)
  return world.caller({ account: entered.value.token })
}

/** Who is printed for the desk; password and code stand where it says. */
function atDesk({ one }: Printed) {
  const email = one(/as (\S+@\S+) \(/)
  const person = demoStaff.find((somebody) => somebody.email === email)
  if (person === undefined) throw new Error(`${email} is nobody of the demonstration`)
  return signedInStaff(world, person)
}

/** What the payer reads of a payment that is at its end, or waits for somebody else. */
const read = {
  unknown: 'WAITING_FOR_BANK',
  paid: 'PAID',
  held: 'HELD',
  expired: 'EXPIRED',
  'refund-asked': 'PAID',
  'paid-twice': 'PAID',
  'late-money': 'PAID',
  'short-money': 'HELD',
} as const

/** What somebody goes on with, and how it ends. */
const walks: Readonly<Record<string, (printed: Printed) => Promise<unknown>>> = {
  unpaid: async (printed) => {
    const [, code = '', fact = ''] = /(H47\S+) {3}identity ends in (\d{4})/.exec(printed.text) ?? []
    const found = await (await world.caller()).dossiers.lookUp({ code, fact })
    if (!found.ok) throw new Error(found.error.code)
    const payer = await world.caller({ visitor: found.value.visitorToken })
    const dossierIds = (await payer.dossiers.list()).map(({ id }) => id)
    const made = await payer.payments.create({ dossierIds, requestId: newUuid() })
    if (!made.ok) throw new Error(made.error.code)
    await payByPrintedCard(printed, payer, made.value.publicId)
  },
  open: async (printed) => {
    const { payer, publicId } = await opened(printed)
    expect(await stateOf(payer, publicId)).toBe('OPEN')
    await payByPrintedCard(printed, payer, publicId)
  },
  declined: async (printed) => {
    const { payer, publicId } = await opened(printed)
    expect(await stateOf(payer, publicId)).toBe('DECLINED')
    await payByPrintedCard(printed, payer, publicId)
  },
  'otp-waiting': async (printed) => {
    const { payer, publicId } = await opened(printed)
    expect(await payer.payments.view({ publicId })).toMatchObject({ state: 'OPEN', othersCard: true })
    await payByPrintedCard(printed, payer, publicId)
  },
  organisation: async (printed) => {
    const owner = await signedIn(printed)
    const accountNumber = printed.one(/account (\d+) at/)
    const accountHolder = printed.one(/^(.+), tax code/m)
    const terms = {
      bank: printed.one(/ at (\S+-bank)$/m),
      branch: 'Tam Kỳ',
      scope: 'OWN',
      dailyLimit: '50.000.000',
    }
    const typed = { ...terms, accountNumber, accountHolder, replaces: null, requestId: newUuid() }
    expect(await owner.registrations.create(typed)).toMatchObject({ ok: true })
  },
  account: async (printed) => {
    const owner = await signedIn(printed)
    const filter = { state: 'OWING', agencyId: null, text: '' } as const
    const { rows } = await owner.dossiers.browse({ filter, after: null, before: null })
    const [one] = rows
    const made = await owner.payments.create({ dossierIds: one ? [one.id] : [], requestId: newUuid() })
    if (!made.ok) throw new Error(made.error.code)
    const { publicId } = made.value
    const [choice] = (await owner.payments.accounts({ publicId })).accounts
    const order = { publicId, registrationId: choice?.registrationId ?? '', requestId: newUuid() }
    const confirmation = { by: 'SESSION' } as const
    expect(await owner.payments.debitAccount({ ...order, confirmation })).toMatchObject({ ok: true })
    await becomesPaid(owner, publicId)
  },
  'account-refused': async (printed) => {
    const owner = await signedIn(printed)
    const number = printed.one(/^Form ([\d ]+)$/m).replace(/\D/g, '')
    const refused = { state: 'SUSPENDED', reason: 'ACCOUNT_CLOSED' }
    expect(await owner.registrations.view({ number })).toMatchObject(refused)
  },
  'form-handed-in': async (printed) => {
    const number = printed.one(/registrations\/(\d+)/)
    const teller = await atDesk(printed)
    const seen = async () => {
      const form = await teller.registrationDesk.view({ number })
      if (form === null) throw new Error(`${number} is not at this desk`)
      return { number, version: form.version }
    }
    expect(await teller.registrationScans.attach({ ...(await seen()), bytes: somePng })).toMatchObject({
      ok: true,
    })
    const paper = { ...(await seen()), formVersion: 1, confirmed: [...comparedFields] }
    expect(await teller.registrationDesk.receive(paper)).toMatchObject({ ok: true })
  },
  'form-received': async (printed) => {
    const number = printed.one(/registrations\/(\d+)/)
    const controller = await atDesk(printed)
    const version = (await controller.registrationDesk.view({ number }))?.version ?? -1
    expect(await controller.registrationDesk.approve({ number, version })).toMatchObject({ ok: true })
  },
  'refund-asked': async (printed) => {
    const { publicId } = await opened(printed)
    const second = await atDesk(printed)
    const work = { tab: 'WORK', reason: null, search: '', after: null } as const
    const { rows } = await second.refunds.list(work)
    const refund = rows.find((row) => row.publicId === publicId)
    const seen = { refundId: refund?.id ?? '', version: refund?.version ?? -1 }
    expect(await second.refunds.approve(seen)).toMatchObject({ ok: true })
  },
  'short-money': async (printed) => {
    const { publicId } = await opened(printed)
    const accountant = await atDesk(printed)
    const { rows } = await accountant.suspense.list({ tab: 'WORK', reason: 'SHORT', search: '', after: null })
    expect(rows.map((row) => row.publicId)).toContain(publicId)
  },
  'paid-twice': async (printed) => {
    const { payer, publicId } = await opened(printed)
    await until(patience, 'The second money did not go back', async () => {
      const { moneyBack } = await payer.payments.view({ publicId })
      return moneyBack[0]?.state === 'RETURNED' ? 'RETURNED' : null
    })
  },
}

test('every scenario is walked', () => {
  const walked = new Set([...Object.keys(read), ...Object.keys(walks)])
  expect([...walked].sort()).toEqual(Object.keys(scenarios).sort())
})

test.each(Object.keys(scenarios))('%s: what it prints leads to the end that it promises', async (name) => {
  const printed = await played(name)
  if (name in read) {
    const { payer, publicId } = await opened(printed)
    expect(await stateOf(payer, publicId)).toBe(read[name as keyof typeof read])
  }
  await walks[name]?.(printed)
})
