import { afterAll, beforeEach, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { newUuid } from '#lib/ids.ts'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import { newBrowserToken, openVisitor } from '#server/domains/identity/index.ts'
import { askBank, removeOldCardTries } from '#server/domains/payments/index.ts'
import { cardInput } from '#tests/access/world.ts'
import { freshCardNumber } from '#tests/factories/card-number.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { testClock } from '#tests/factories/payment.ts'
import { servicesWorld } from '#tests/factories/services.ts'
import { rightOtp, scriptedBank, wrongOtp } from '#tests/fakes/scripted-bank.ts'

const clock = testClock()
const services = await servicesWorld({ clock })
afterAll(services.close)
const { bank, calls, next } = scriptedBank(clock)
const deps = {
  ...services.deps,
  payments: { ...services.deps.payments, bank, banks: new Map([[bank.name, bank]]) },
}
const createCaller = createCallerFactory(appRouter)
const { database } = deps
const sql = async (text: string, values: unknown[] = []) =>
  (await services.scratch.pool.query(text, values)).rows

beforeEach(() => services.scratch.pool.query('DELETE FROM try_counter'))

const day = 24 * 3_600
let places = 0
/** A browser in a place of its own; by default one that has come just now. */
const newBrowser = (ageMs = 0) => ({
  browser: newBrowserToken(deps.config, addMs(clock(), -ageMs)),
  address: `10.${(places >> 8) & 255}.${places++ & 255}.1`,
})
type Place = ReturnType<typeof newBrowser>
type Dossier = Awaited<ReturnType<typeof freshDossier>>

/** A new visitor in this browser with an open payment; by default for a dossier of their own. */
async function atCardForm({ browser, address }: Place, number: string, dossier?: Dossier) {
  const { token } = await openVisitor(database, { now: clock(), minutes: 3 * day })
  const payer = createCaller(await createContext(deps, token, address, undefined, null, browser))
  const { id, code, fact } = dossier ?? (await freshDossier(deps))
  const finding = createCaller(await createContext(deps, token, newUuid()))
  await finding.dossiers.lookUp({ code, fact })
  const made = await payer.payments.create({ dossierIds: [id], requestId: newUuid() })
  if (!made.ok) throw new Error(made.error.code)
  const input = cardInput(made.value.publicId)
  return { payer, publicId: input.publicId, input: { ...input, card: { ...input.card, number } } }
}

type Said = Awaited<ReturnType<Awaited<ReturnType<typeof atCardForm>>['payer']['payments']['startCard']>>
type Answer = { readonly ok: boolean; readonly value?: { state: string }; readonly error?: { code: string } }
const inWords = (said: Answer): string => said.value?.state ?? said.error?.code ?? ''
const waitOf = (said: Said): number =>
  !said.ok && 'retryAfterSeconds' in said.error ? said.error.retryAfterSeconds : 0

async function start(place: Place, number: string, dossier?: Dossier): Promise<Said> {
  const { payer, input } = await atCardForm(place, number, dossier)
  return payer.payments.startCard(input)
}

async function pay(place: Place, number: string): Promise<string> {
  const { payer, publicId, input } = await atCardForm(place, number)
  expect(inWords(await payer.payments.startCard(input))).toBe('AWAITING_OTP')
  return inWords(await payer.payments.submitOtp({ publicId, otp: rightOtp }))
}

test('of 200 starts at once with one card that the bank accepts, from anywhere and for any charge, five send a code', async () => {
  const number = freshCardNumber()
  const dossiers = await Promise.all(Array.from({ length: 10 }, () => freshDossier(deps)))
  const said: string[] = []
  for (let n = 0; n < 20; n++) {
    const tenAtOnce = dossiers.map((dossier) => start(newBrowser(n * 60_000), number, dossier))
    said.push(...(await Promise.all(tenAtOnce)).map(inWords))
  }
  expect(said.filter((one) => one === 'AWAITING_OTP')).toHaveLength(5)
  expect(said.filter((one) => one === 'TOO_MANY_CODES')).toHaveLength(195)
}, 120_000)

test('who starts whenever it is allowed has some ten codes sent in an hour, and twenty in a day', async () => {
  const number = freshCardNumber()
  const begun = clock().getTime()
  const sentAt: number[] = []
  while (clock().getTime() - begun < day * 1_000) {
    const said = await start(newBrowser(5 * 60_000), number)
    if (said.ok) sentAt.push((clock().getTime() - begun) / 1_000)
    else clock.forward(waitOf(said) * 1_000)
  }
  expect(sentAt.filter((second) => second < 3_600).length).toBeLessThanOrEqual(9)
  expect(sentAt.length).toBeGreaterThan(15)
  expect(sentAt.length).toBeLessThanOrEqual(24)
})

test('who pays goes on freely, and in that browser nobody else’s codes are waited for', async () => {
  const number = freshCardNumber()
  const own = newBrowser()
  const dossier = await freshDossier(deps)
  expect(await pay(own, number)).toBe('PAID')
  for (let n = 0; n < 5; n++) expect(inWords(await start(newBrowser(), number, dossier))).toBe('AWAITING_OTP')
  expect(inWords(await start(newBrowser(5 * 60_000), number, dossier))).toBe('TOO_MANY_CODES')
  for (let n = 0; n < 12; n++) expect(await pay(own, number)).toBe('PAID')
  expect(inWords(await start(own, number, dossier))).toBe('AWAITING_OTP')
})

test('codes for one charge with other cards delay a first visit, and no browser that has paid with its card', async () => {
  const number = freshCardNumber()
  const own = newBrowser()
  expect(await pay(own, number)).toBe('PAID')
  const dossier = await freshDossier(deps)
  for (let n = 0; n < 10; n++)
    expect(inWords(await start(newBrowser(), freshCardNumber(), dossier))).toBe('AWAITING_OTP')
  expect(inWords(await start(newBrowser(), freshCardNumber(), dossier))).toBe('TOO_MANY_CODES')
  expect(inWords(await start(own, number, dossier))).toBe('AWAITING_OTP')
  expect(inWords(await start(newBrowser(60_000), freshCardNumber(), dossier))).toBe('AWAITING_OTP')
})

test('from one address any cards have thirty codes sent, and many who pay there wait for nobody', async () => {
  const { address } = newBrowser()
  const there = () => ({ ...newBrowser(), address })
  for (let n = 0; n < 32; n++) expect(await pay(there(), freshCardNumber())).toBe('PAID')
  for (let n = 0; n < 30; n++) expect(inWords(await start(there(), freshCardNumber()))).toBe('AWAITING_OTP')
  expect(inWords(await start(there(), freshCardNumber()))).toBe('TOO_MANY_CODES')
})

test('three starts with an own card, one code more and a wrong one are waited for by nobody, and a payment ends the count', async () => {
  const number = freshCardNumber()
  const own = newBrowser()
  for (let n = 0; n < 2; n++) expect(inWords(await start(own, number))).toBe('AWAITING_OTP')
  const { payer, publicId, input } = await atCardForm(own, number)
  expect(inWords(await payer.payments.startCard(input))).toBe('AWAITING_OTP')
  expect(inWords(await payer.payments.newOtp({ publicId }))).toBe('OTP_TOO_SOON')
  clock.forward(31_000)
  expect(inWords(await payer.payments.newOtp({ publicId }))).toBe('AWAITING_OTP')
  expect(inWords(await payer.payments.submitOtp({ publicId, otp: wrongOtp }))).toBe('AWAITING_OTP')
  expect(inWords(await payer.payments.submitOtp({ publicId, otp: rightOtp }))).toBe('PAID')
  expect(await sql('SELECT FROM card_try WHERE card_hash IN (SELECT key FROM try_counter)')).toEqual([])
  for (let n = 0; n < 5; n++) expect(inWords(await start(newBrowser(), number))).toBe('AWAITING_OTP')
})

test('codes that are asked for again count as the first ones', async () => {
  const number = freshCardNumber()
  const own = newBrowser()
  const { payer, publicId, input } = await atCardForm(own, number)
  expect(inWords(await payer.payments.startCard(input))).toBe('AWAITING_OTP')
  const asked = calls.length
  const said: string[] = []
  for (let n = 0; n < 8; n++) {
    clock.forward(31_000)
    said.push(inWords(await payer.payments.newOtp({ publicId })))
  }
  expect(said.slice(0, 5)).toEqual([...Array(4).fill('AWAITING_OTP'), 'TOO_MANY_CODES'])
  expect(calls.slice(asked).filter(({ kind }) => kind === 'sendOtp').length).toBeLessThanOrEqual(5)
  expect(inWords(await start(newBrowser(5 * 60_000), number))).toBe('TOO_MANY_CODES')
  expect(inWords(await payer.payments.submitOtp({ publicId, otp: rightOtp }))).toBe('PAID')
  for (let n = 0; n < 5; n++) expect(inWords(await start(newBrowser(), number))).toBe('AWAITING_OTP')
})

test('a code that the bank did not send counts for nothing', async () => {
  const number = freshCardNumber()
  for (let n = 0; n < 6; n++) {
    next('verifyCard', { declined: 'CARD_LOCKED' })
    expect(inWords(await start(newBrowser(), number))).toBe('DECLINED')
  }
  const { payer, publicId, input } = await atCardForm(newBrowser(), number)
  expect(inWords(await payer.payments.startCard(input))).toBe('AWAITING_OTP')
  for (let n = 0; n < 6; n++) {
    clock.forward(31_000)
    next('sendOtp', { refused: 'OTP_TOO_SOON' })
    expect(inWords(await payer.payments.newOtp({ publicId }))).toBe('OTP_TOO_SOON')
  }
  for (let n = 0; n < 4; n++) expect(inWords(await start(newBrowser(), number))).toBe('AWAITING_OTP')
  expect(inWords(await start(newBrowser(), number))).toBe('TOO_MANY_CODES')
})

test('a code that a silent bank may have sent counts', async () => {
  const number = freshCardNumber()
  for (let n = 0; n < 5; n++) {
    next('verifyCard', 'AFTER')
    expect(inWords(await start(newBrowser(), number))).toBe('DECLINED')
  }
  expect(inWords(await start(newBrowser(), number))).toBe('TOO_MANY_CODES')
})

test('a payment of which the bank says later that it succeeded ends the count at the next start', async () => {
  const number = freshCardNumber()
  const own = newBrowser()
  for (let n = 0; n < 4; n++) expect(inWords(await start(own, number))).toBe('AWAITING_OTP')
  const { payer, publicId, input } = await atCardForm(own, number)
  expect(inWords(await payer.payments.startCard(input))).toBe('AWAITING_OTP')
  next('debit', 'AFTER')
  expect(inWords(await payer.payments.submitOtp({ publicId, otp: rightOtp }))).toBe('WAITING_FOR_BANK')
  expect(inWords(await start(newBrowser(), number))).toBe('TOO_MANY_CODES')
  const [attempt] = await sql(
    'SELECT a.id FROM attempt a JOIN payment p ON p.id = a.payment_id WHERE p.public_id = $1',
    [publicId],
  )
  await askBank(deps.payments, attempt?.id, 1)
  expect(inWords(await payer.payments.view({ publicId }).then((value) => ({ ok: true, value })))).toBe('PAID')
  for (let n = 0; n < 5; n++) expect(inWords(await start(newBrowser(), number))).toBe('AWAITING_OTP')
  expect(inWords(await start(own, number))).toBe('AWAITING_OTP')
})

test('nothing of a card is kept with what its codes count for, and that goes with the counters', async () => {
  const number = freshCardNumber()
  expect(inWords(await start(newBrowser(), number))).toBe('AWAITING_OTP')
  const rows = await sql('SELECT t::text AS row FROM card_try t')
  expect(rows.length).toBeGreaterThan(0)
  for (const { row } of rows) expect(row).not.toContain(number)
  await removeOldCardTries(database, addMs(clock(), 1))
  expect(await sql('SELECT FROM card_try')).toEqual([])
})

test('only a card whose code is awaited has codes to count, and what was counted stays', async () => {
  const insert = `INSERT INTO card_try (attempt_id, card_hash, counted, counted_at)
    SELECT id, sha256('x'), '[[]]', now() FROM attempt WHERE state = $1 LIMIT 1`
  await expect(sql(insert, ['SUCCEEDED'])).rejects.toThrow(/not counted like that/)
  expect(inWords(await start(newBrowser(), freshCardNumber()))).toBe('AWAITING_OTP')
  await expect(sql(`UPDATE card_try SET counted = '[[]]'`)).rejects.toThrow(/not counted like that/)
})
