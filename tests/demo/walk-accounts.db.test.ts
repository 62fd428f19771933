import { afterAll, beforeAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { demoAccounts as demoHolders } from '#prisma/seed/demo-accounts.ts'
import type { AgencyDossierMessage } from '#prisma/seed/message.ts'
import { sandboxBank, until } from '#prisma/seed/sandbox-bank.ts'
import { demoDossiers } from '#prisma/seed/scenarios/demo.ts'
import { seedDossier } from '#prisma/seed/store.ts'
import { type AccountOutcome, demoAccounts } from '#sandbox/bank/seed-accounts.ts'
import { drawDocument } from '#server/domains/documents/index.ts'
import { totpCode } from '#server/domains/identity/index.ts'
import type { DeclineReason, PublicState } from '#server/domains/payments/contract.ts'
import { comparedFields } from '#server/domains/registrations/desk-contract.ts'
import { registrationForm } from '#tests/documents/registration-form.ts'
import { freshDossier, freshFee } from '#tests/factories/dossier.ts'
import { somePng } from '#tests/factories/registrations.ts'
import { type DemoWorld, demoWorld } from './demo-world.ts'
import { type DemoMember, ownerOf, signedInMember, signedInStaff, staffOf } from './people.ts'

/**
 * Each holder of the demonstration registers each account that the demo's banks keep for it, by form, teller and controller, and
 * pays by it; then everybody who acts for the holder pays what it owes. Whatever the account's row in the guide promises is what
 * comes of it.
 */
let world: DemoWorld
beforeAll(async () => {
  world = await demoWorld({
    sandbox: { LATE_ANSWER_MS: '6000', LATE_OUTCOME_MS: '7000' },
    services: { BANK_TIMEOUT_SECONDS: '4' },
  })
  for (const { code, message } of demoDossiers) await seedDossier(world.deps, code, message, new Date())
  // Checking a password is slow on purpose: each once, so that a test's time is that of its own walk.
  for (const holder of demoHolders) await signedInMember(world, ownerOf(holder))
  for (const bank of new Set(demoAccounts.map((account) => account.bank))) {
    await signedInStaff(world, staffOf('TELLER', bank))
    await signedInStaff(world, staffOf('CONTROLLER', bank))
  }
  // So does the thread that draws take its time to begin.
  await drawDocument({ reader: 'nobody', address: null, lines: 1 }, 'registration-form', async () =>
    registrationForm(),
  )
}, 240_000)
afterAll(() => world.close())

/** Less than a test may take, so that what did not come is named. */
const patience = 25_000
const inFilter = (state: 'OWING' | 'SETTLED') => ({
  filter: { state, agencyId: null, text: '' },
  after: null,
  before: null,
})
const ownerNumber = ({ taxCode, identityNumber }: AgencyDossierMessage['applicant']) =>
  taxCode ?? identityNumber

type Caller = Awaited<ReturnType<typeof signedInMember>>
type Holder = (typeof demoHolders)[number]

type End = { readonly state: PublicState; readonly reason: DeclineReason | null }
/** What the payer reads in the end. */
const ends: Record<Exclude<AccountOutcome, 'ACCOUNT_CLOSED'>, End> = {
  SUCCESS: { state: 'PAID', reason: null },
  INSUFFICIENT_BALANCE: { state: 'DECLINED', reason: 'INSUFFICIENT_BALANCE' },
  LIMIT_EXCEEDED: { state: 'DECLINED', reason: 'LIMIT_EXCEEDED' },
  ACCOUNT_LOCKED: { state: 'DECLINED', reason: 'ACCOUNT_LOCKED' },
  TIMEOUT_THEN_SUCCESS: { state: 'PAID', reason: null },
  TIMEOUT_THEN_FAILURE: { state: 'DECLINED', reason: 'BANK_MAINTENANCE' },
}

const numberOf = ({ details }: Holder) =>
  details.kind === 'ORGANISATION' ? details.taxCode : details.identityNumber
const accountsOf = (holder: Holder) =>
  demoAccounts.filter(({ holder: one }) => (one.taxCode ?? one.identityNumber) === numberOf(holder))

const walks = demoHolders.flatMap((holder) =>
  accountsOf(holder).map((account) => ({ ...account, holder, name: holder.details.name })),
)

test('every account of the demo’s banks is of a holder who signs in', () => {
  expect(walks.map(({ number }) => number).sort()).toEqual(demoAccounts.map(({ number }) => number).sort())
})

/** Accounts by number, each registered by the test before the one that pays by it. */
const registrations = new Map<string, string>()

test.each(walks)('$name registers $number, which becomes as promised ($outcome)', async (walk) => {
  const owner = await signedInMember(world, ownerOf(walk.holder))
  const number = await registered(owner, walk)
  await until(patience, 'The bank said nothing of the mandate', async () => {
    const { rows } = await world.portalData.pool.query(
      'SELECT mandate_state FROM registration WHERE number = $1',
      [number],
    )
    return rows[0].mandate_state === 'TELLING' ? null : rows[0]
  })
  expect(await owner.registrations.view({ number })).toMatchObject(
    walk.outcome === 'ACCOUNT_CLOSED'
      ? { state: 'SUSPENDED', reason: 'ACCOUNT_CLOSED' }
      : { state: 'APPROVED', reason: null },
  )
  registrations.set(walk.number, number)
})

test.each(demoHolders.map((holder) => ({ holder, name: holder.details.name })))(
  '$name reads the form that was printed',
  async ({ holder }) => {
    const owner = await signedInMember(world, ownerOf(holder))
    const number = registrations.get(accountsOf(holder)[0]?.number ?? '') ?? ''
    const pdf = Buffer.from(await owner.registrations.formPdf({ number }))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  },
)

type Open = (typeof walks)[number] & { readonly outcome: keyof typeof ends }
const isOpen = (walk: (typeof walks)[number]): walk is Open => walk.outcome !== 'ACCOUNT_CLOSED'

test.each(walks.filter(isOpen))('$name pays by $number as promised: $outcome', async (walk) => {
  const payer = await signedInMember(world, ownerOf(walk.holder))
  const publicId = await paymentOf(payer, [await newDossier(walk.holder)])
  const choice = await choiceOf(payer, publicId, registrations.get(walk.number))
  expect(choice.hindrance).toBeNull()
  const order = { publicId, registrationId: choice.registrationId, requestId: newUuid() }
  const ordered = await payer.payments.debitAccount({ ...order, confirmation: { by: 'SESSION' } })
  if (walk.outcome.startsWith('TIMEOUT'))
    expect(ordered).toMatchObject({ ok: true, value: { state: 'WAITING_FOR_BANK' } })
  expect(await endOf(payer, publicId)).toEqual(ends[walk.outcome])
})

const members = demoHolders.flatMap((holder) =>
  holder.members.map((member) => ({ holder, member, name: member.name, company: holder.details.name })),
)

test.each(members)('$name pays what $company owes in the demo', async ({ holder, member }) => {
  const caller = await signedInMember(world, member)
  // Whoever comes second finds the demo's own dossiers paid, and pays another.
  await newDossier(holder)
  const rows = await until(patience, 'Nothing is listed', async () => {
    const page = await caller.dossiers.browse(inFilter('OWING'))
    return page.rows.length > 0 ? page.rows : null
  })
  const publicId = await paymentOf(
    caller,
    rows.map(({ id }) => id),
  )
  const { accounts } = await caller.payments.accounts({ publicId })
  const choice = accounts.find(
    ({ hindrance, accountMask }) =>
      hindrance === null &&
      accountsOf(holder).some(
        ({ number, outcome }) => outcome === 'SUCCESS' && number.endsWith(accountMask.slice(-4)),
      ),
  )
  if (choice === undefined) throw new Error(`No account can pay: ${JSON.stringify(accounts)}`)
  const { registrationId, needsCode } = choice
  const confirmation = needsCode
    ? await codeOf(caller, member, { publicId, registrationId })
    : ({ by: 'SESSION' } as const)
  const ordered = await caller.payments.debitAccount({
    publicId,
    registrationId,
    confirmation,
    requestId: newUuid(),
  })
  expect(ordered).toMatchObject({ ok: true })
  expect(await endOf(caller, publicId)).toEqual(ends.SUCCESS)
  const own = demoDossiers.filter(({ message }) => ownerNumber(message.applicant) === numberOf(holder))
  expect(own).not.toEqual([])
  const paid = await caller.dossiers.browse(inFilter('SETTLED'))
  expect(paid.rows.map(({ code }) => code)).toEqual(expect.arrayContaining(own.map(({ code }) => code)))
})

/** The number of a registration that a teller has received and a controller, another person, has approved. */
async function registered(
  owner: Caller,
  { holder, bank, number: accountNumber }: (typeof walks)[number],
): Promise<string> {
  const terms = { branch: 'Quảng Nam', scope: 'OWN', dailyLimit: '50.000.000' }
  const typed = { bank, accountNumber, accountHolder: holder.details.name, ...terms }
  const created = await owner.registrations.create({ ...typed, replaces: null, requestId: newUuid() })
  if (!created.ok) throw new Error(`${accountNumber}: ${JSON.stringify(created.error)}`)
  const { number } = created.value
  const now = async () => ({ number, version: (await owner.registrations.view({ number })).version })
  const printed = await owner.registrations.print(await now())
  if (!printed.ok) throw new Error(`${accountNumber}: ${printed.error.code}`)
  const teller = await signedInStaff(world, staffOf('TELLER', bank))
  expect(await teller.registrationDesk.find({ typed: number })).toMatchObject({ ok: true })
  expect(await teller.registrationScans.attach({ ...(await now()), bytes: somePng })).toMatchObject({
    ok: true,
  })
  const { formVersion } = printed.value
  const received = await teller.registrationDesk.receive({
    ...(await now()),
    formVersion,
    confirmed: [...comparedFields],
  })
  expect(received).toMatchObject({ ok: true })
  const controller = await signedInStaff(world, staffOf('CONTROLLER', bank))
  expect(await controller.registrationDesk.approve(await now())).toMatchObject({ ok: true })
  return number
}

/** A dossier of this holder that owes 60.000 đồng. */
async function newDossier(holder: Holder): Promise<string> {
  const { details } = holder
  const applicant =
    details.kind === 'ORGANISATION'
      ? { kind: details.kind, name: details.name, taxCode: details.taxCode }
      : { kind: details.kind, name: details.name, identityNumber: details.identityNumber }
  return (await freshDossier(world.deps, { applicant, fees: [freshFee('F1', 60_000)] })).id
}

async function paymentOf(caller: Caller, dossierIds: string[]): Promise<string> {
  const made = await caller.payments.create({ dossierIds, requestId: newUuid() })
  if (!made.ok) throw new Error(made.error.code)
  return made.value.publicId
}

async function choiceOf(caller: Caller, publicId: string, number: string | undefined) {
  const { accounts } = await caller.payments.accounts({ publicId })
  const choice = accounts.find((one) => one.number === number)
  if (choice === undefined) throw new Error(`${number} is not offered`)
  return choice
}

/** What the payer reads once the bank has decided. */
async function endOf(caller: Caller, publicId: string): Promise<End> {
  return until(patience, 'The bank did not decide', async () => {
    const { state, attempt } = await caller.payments.view({ publicId })
    return state === 'PAID' || state === 'DECLINED' ? { state, reason: attempt?.reason ?? null } : null
  })
}

/** Whoever has an authenticator reads it there, anybody else by SMS. */
async function codeOf(
  caller: Caller,
  { phone, secret }: DemoMember,
  ofAccount: { publicId: string; registrationId: string },
) {
  if (secret !== null) return { by: 'TOTP', typed: totpCode(secret, world.deps.clock()) } as const
  const sent = await caller.payments.sendDebitCode(ofAccount)
  if (!sent.ok) throw new Error(sent.error.code)
  return { by: 'SMS', typed: await sandboxBank(world.sandboxUrl).otp(phone.replace(/^\+84/, '0')) } as const
}
