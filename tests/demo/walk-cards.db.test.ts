import { afterAll, beforeAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { sandboxBank, until } from '#prisma/seed/sandbox-bank.ts'
import { demoDossiers } from '#prisma/seed/scenarios/demo.ts'
import { seedDossier } from '#prisma/seed/store.ts'
import { type CardOutcome, type DemoCard, demoCards } from '#sandbox/bank/seed-cards.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { type DemoWorld, demoWorld } from './demo-world.ts'

/** Every card and every dossier that the start names, walked by a payer without an account to the end that is promised. */
let world: DemoWorld
beforeAll(async () => {
  world = await demoWorld({
    sandbox: { LATE_ANSWER_MS: '6000', LATE_OUTCOME_MS: '7000' },
    services: { BANK_TIMEOUT_SECONDS: '4' },
  })
  for (const { code, message } of demoDossiers) await seedDossier(world.deps, code, message, new Date())
}, 240_000)
afterAll(() => world.close())

/** Less than a test may take, so that what did not come is named. */
const patience = 25_000

/** What a payer reads in the end: a refused card never asks for a code. */
const ends: Record<CardOutcome, { readonly state: string; readonly reason: string | null }> = {
  SUCCESS: { state: 'PAID', reason: null },
  INSUFFICIENT_BALANCE: { state: 'DECLINED', reason: 'INSUFFICIENT_BALANCE' },
  CARD_LOCKED: { state: 'DECLINED', reason: 'CARD_LOCKED' },
  CARD_EXPIRED: { state: 'DECLINED', reason: 'CARD_EXPIRED' },
  NOT_REGISTERED_ONLINE: { state: 'DECLINED', reason: 'NOT_REGISTERED_ONLINE' },
  LIMIT_EXCEEDED: { state: 'DECLINED', reason: 'LIMIT_EXCEEDED' },
  OTP_NEVER_ARRIVES: { state: 'AWAITING_OTP', reason: null },
  TIMEOUT_THEN_SUCCESS: { state: 'PAID', reason: null },
  TIMEOUT_THEN_FAILURE: { state: 'DECLINED', reason: 'ISSUER_TIMEOUT' },
}

test.each(demoCards)('$number, $holderName: $outcome', async (card) => {
  const dossier = await freshDossier(world.deps)
  const { payer, publicId } = await paymentOf(dossier)
  const started = await enter(payer, publicId, card)
  expect(started).toMatchObject({ ok: true })
  const before = await received(card)
  const { state } = await payer.payments.view({ publicId })
  if (state === 'AWAITING_OTP' && card.outcome !== 'OTP_NEVER_ARRIVES') {
    const otp = await sandboxBank(world.sandboxUrl).otp(card.phone)
    expect(await payer.payments.submitOtp({ publicId, otp })).toMatchObject({ ok: true })
    const { state: sent } = await payer.payments.view({ publicId })
    if (card.outcome.startsWith('TIMEOUT')) expect(sent).toBe('WAITING_FOR_BANK')
  }
  expect(await endOf(payer, publicId)).toEqual(ends[card.outcome])
  if (card.outcome === 'OTP_NEVER_ARRIVES') expect(before).toEqual([])
})

test.each(demoDossiers)('$code is found by $fact, and what it owes is paid', async (dossier) => {
  const { row } = await lookedUp(dossier)
  const { fees } = dossier.message
  const owed = fees.filter(({ agencyReceipt, amount, reduction }) => !agencyReceipt && amount !== reduction)
  if (owed.length === 0) {
    expect(['PAID', 'FREE']).toContain(row.state)
    return
  }
  expect(row.state).toBe('PAYABLE')
  const { payer, publicId } = await paymentOf(dossier)
  const card = await sandboxBank(world.sandboxUrl).newCard()
  expect(await enter(payer, publicId, card)).toMatchObject({ ok: true })
  const otp = await sandboxBank(world.sandboxUrl).otp(card.phone)
  expect(await payer.payments.submitOtp({ publicId, otp })).toMatchObject({ ok: true })
  expect(await endOf(payer, publicId)).toEqual(ends.SUCCESS)
  expect((await payer.dossiers.list()).map(({ state }) => state)).toEqual(['PAID'])
})

type Payer = Awaited<ReturnType<DemoWorld['caller']>>
type Found = { readonly code: string; readonly fact: string }

/** A browser that has looked one dossier up. */
async function lookedUp({ code, fact }: Found) {
  const found = await (await world.caller()).dossiers.lookUp({ code, fact })
  if (!found.ok) throw new Error(`${code}: ${found.error.code}`)
  const payer = await world.caller({ visitor: found.value.visitorToken })
  const [row] = await payer.dossiers.list()
  if (row?.code !== code) throw new Error(`${code} is not on the list`)
  return { payer, row }
}

async function paymentOf(dossier: Found): Promise<{ payer: Payer; publicId: string }> {
  const { payer, row } = await lookedUp(dossier)
  const made = await payer.payments.create({ dossierIds: [row.id], requestId: newUuid() })
  if (!made.ok) throw new Error(made.error.code)
  return { payer, publicId: made.value.publicId }
}

function enter(payer: Payer, publicId: string, card: Pick<DemoCard, 'number' | 'holderName' | 'date'>) {
  const { number, holderName, date } = card
  const issuerBin = number.slice(0, 6)
  return payer.payments.startCard({
    publicId,
    issuerBin,
    card: { number, holderName, date, acceptTerms: true },
    requestId: newUuid(),
  })
}

/** What the payer reads once nothing more comes. */
function endOf(payer: Payer, publicId: string) {
  return until(patience, 'The bank did not decide', async () => {
    const { state, attempt } = await payer.payments.view({ publicId })
    return state === 'CHECKING_CARD' || state === 'WAITING_FOR_BANK'
      ? null
      : { state, reason: attempt?.reason ?? null }
  })
}

/** The SMS on the card's telephone, as the sandbox shows them. */
async function received({ phone }: DemoCard): Promise<unknown[]> {
  const answer = await fetch(new URL(`/admin/phones/${phone}/messages`, world.sandboxUrl))
  return ((await answer.json()) as { messages: unknown[] }).messages
}
