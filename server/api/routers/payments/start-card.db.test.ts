import { afterAll, beforeEach, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import { newBrowserToken, openVisitor } from '#server/domains/identity/index.ts'
import { cardInput } from '#tests/access/world.ts'
import { withCheckDigit } from '#tests/factories/card-number.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { servicesWorld } from '#tests/factories/services.ts'
import { rightOtp, scriptedBank } from '#tests/fakes/scripted-bank.ts'

const services = await servicesWorld()
afterAll(services.close)
const { bank, next } = scriptedBank(() => new Date())
const deps = { ...services.deps, payments: { ...services.deps.payments, bank } }
const createCaller = createCallerFactory(appRouter)
const { database } = deps

beforeEach(() => database.pool.query('DELETE FROM try_counter'))

type Dossier = Awaited<ReturnType<typeof freshDossier>>
type Try = {
  readonly number: string
  readonly address: string
  readonly dossier?: Dossier
  readonly browser?: string
  readonly says?: 'OTP_SENT' | 'BANK_MAINTENANCE' | 'SILENT'
}

/** A new visitor who pays a dossier to the end. */
async function payByCard(order: Try): Promise<string> {
  const { payer, input } = await toCardForm(order)
  const { publicId } = input
  expect(stateOf(await payer.payments.startCard(input))).toBe('AWAITING_OTP')
  return stateOf(await payer.payments.submitOtp({ publicId, otp: rightOtp }))
}

/** A new visitor who tries to pay a dossier, by default one of their own, with a card that the bank does not accept. */
async function tryCard(order: Try): Promise<string> {
  const { payer, input } = await toCardForm(order)
  const { says } = order
  if (says === 'SILENT') next('verifyCard', 'BEFORE')
  else if (says !== 'OTP_SENT') next('verifyCard', { declined: says ?? 'CARD_DATE_WRONG' })
  return stateOf(await payer.payments.startCard(input))
}

async function toCardForm({ number, address, dossier, browser }: Try) {
  const { token } = await openVisitor(database, { now: deps.clock(), minutes: 60 })
  const payer = createCaller(await createContext(deps, token, address, undefined, null, browser ?? null))
  const { id, code, fact } = dossier ?? (await freshDossier(deps))
  const found = createCaller(await createContext(deps, token, newUuid()))
  await found.dossiers.lookUp({ code, fact })
  const made = await payer.payments.create({ dossierIds: [id], requestId: newUuid() })
  if (!made.ok) throw new Error(made.error.code)
  const input = cardInput(made.value.publicId)
  return { payer, input: { ...input, card: { ...input.card, number } } }
}

const stateOf = (
  said: { ok: true; value: { state: string } } | { ok: false; error: { code: string } },
): string => (said.ok ? said.value.state : said.error.code)

/** A card that the bank accepts, once it is asked. */
const right = { says: 'OTP_SENT' } as const
const elsewhere = (n: number) => `198.51.${n}.1`

const card19 = (n: number) => withCheckDigit(`9704191234567890${n + 10}`)

test('one card is not tried again and again from anywhere, but by the browser that has paid with it', async () => {
  const number = card19(0)
  const browser = newBrowserToken(deps.config, deps.clock())
  const own = { number, address: '203.0.113.1', browser, ...right }
  expect(await payByCard(own)).toBe('PAID')
  for (let n = 0; n < 10; n++) expect(await tryCard({ number, address: elsewhere(n) })).toBe('DECLINED')
  expect(await tryCard({ number, address: elsewhere(11), ...right })).toBe('TOO_MANY')
  expect(await tryCard({ number: card19(1), address: elsewhere(11) })).toBe('DECLINED')
  expect(await tryCard(own)).toBe('AWAITING_OTP')
})

test('many cards are not tried from one address, nor on one dossier from many addresses', async () => {
  for (let n = 0; n < 10; n++)
    expect(await tryCard({ number: card19(10 + n), address: '192.0.2.5' })).toBe('DECLINED')
  expect(await tryCard({ number: card19(30), address: '192.0.2.5', ...right })).toBe('TOO_MANY')
  const dossier = await freshDossier(deps)
  for (let n = 0; n < 10; n++)
    expect(await tryCard({ number: card19(40 + n), address: elsewhere(n), dossier })).toBe('DECLINED')
  expect(await tryCard({ number: card19(60), address: elsewhere(20), dossier, ...right })).toBe('TOO_MANY')
  expect(await tryCard({ number: card19(61), address: elsewhere(20) })).toBe('DECLINED')
})

test('a request that is sent again with another card proves nothing about that one', async () => {
  const victims = card19(70)
  const browser = newBrowserToken(deps.config, deps.clock())
  const here = { address: '203.0.113.9', browser }
  const { payer, input } = await toCardForm({ ...here, number: card19(71) })
  expect(stateOf(await payer.payments.startCard(input))).toBe('AWAITING_OTP')
  await payer.payments.submitOtp({ publicId: input.publicId, otp: rightOtp })
  const again = { ...input, card: { ...input.card, number: victims } }
  for (let n = 0; n < 10; n++) {
    expect(stateOf(await payer.payments.startCard(again))).toBe('PAID')
    expect(await tryCard({ number: victims, address: elsewhere(n) })).toBe('DECLINED')
  }
  expect(await tryCard({ ...here, number: victims, ...right })).toBe('TOO_MANY')
})

test('a bank under maintenance makes nobody wait', async () => {
  const dossier = await freshDossier(deps)
  const from = { number: card19(80), address: '192.0.2.80', dossier }
  for (let n = 0; n < 12; n++) expect(await tryCard({ ...from, says: 'BANK_MAINTENANCE' })).toBe('DECLINED')
  expect(await tryCard({ ...from, ...right })).toBe('AWAITING_OTP')
})

test('a silent bank may have sent codes for that card, and has refused no guess', async () => {
  const dossier = await freshDossier(deps)
  const from = { address: '192.0.2.81', dossier }
  for (let n = 0; n < 5; n++)
    expect(await tryCard({ ...from, number: card19(81), says: 'SILENT' })).toBe('DECLINED')
  expect(await tryCard({ ...from, number: card19(81), ...right })).toBe('TOO_MANY_CODES')
  expect(await tryCard({ ...from, number: card19(82), ...right })).toBe('AWAITING_OTP')
})
