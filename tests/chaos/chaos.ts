import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { manyDossier, storeManyDossiers } from '#prisma/seed/many.ts'
import { build } from '#scripts/build.ts'
import { holdPort } from '#scripts/free-port.ts'
import { type Stack, startStack } from '#scripts/supervisor.ts'
import { demoSecretMark } from '#server/platform/weak-settings.ts'
import { type BankLevers, bankLevers, type TestCard } from './bank-levers.ts'
import { compareBooks, type Fault, type Tally, tally } from './books.ts'
import { type Kills, killAll } from './killer.ts'
import { type Errand, type Outcome, payOne } from './payer.ts'
import { type Random, seededRandom } from './random.ts'

export type ChaosOptions = {
  readonly seed: number
  /** payments at least; more are made while parts are still to be killed */
  readonly payments: number
  /** times that each part is killed */
  readonly kills: number
  /** payers at the same time */
  readonly payers: number
  /** shortest and longest time between two kills, in milliseconds */
  readonly gapMs: readonly [number, number]
  /** how long the bank's last repeats of a result may take, by its own schedule, in milliseconds */
  readonly repeatsWithinMs: number
  readonly say: (line: string) => void
}

export type ChaosReport = {
  readonly outcomes: Partial<Record<Outcome, number>>
  readonly kills: Kills
  readonly tally: Tally
  /** how long after the bank answered again everything agreed, in milliseconds; null: it never did */
  readonly settledAfterMs: number | null
  readonly faults: readonly Fault[]
}

/** Within this time after the bank answers again, every payment must agree with the bank's book. */
const settleWithinMs = 60_000
const payerPatienceMs = 180_000
const mostPayments = 3_000
const lookupKey = `${demoSecretMark}${'c'.repeat(56)}`

/** Payments over the real pages while parts are killed and the bank misbehaves; then the books are compared. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const dir = mkdtempSync(join(tmpdir(), 'portal-chaos-'))
  let stack: Stack | null = null
  try {
    stack = await startForChaos(dir, options)
    return await underFire(stack, options)
  } finally {
    await stack?.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

async function startForChaos(dir: string, { say }: ChaosOptions): Promise<Stack> {
  await build()
  const ports = {
    portal: await holdPort(),
    services: await holdPort(),
    sandbox: await holdPort(),
    mail: await holdPort(),
  }
  const env = { LOOKUP_KEY: lookupKey, TRUSTED_PROXIES: '1', CARD_LEASE_MINUTES: '1' }
  const stack = await startStack({
    dir,
    ports,
    env,
    demo: true,
    log: process.env.CHAOS_LOUD ? say : () => undefined,
  })
  if (!(await stack.healthy(60_000))) throw new Error('The stack is not healthy')
  await storeManyDossiers({ ownerUrl: stack.databases.owner, count: mostPayments, lookupKey })
  return stack
}

async function underFire(stack: Stack, options: ChaosOptions): Promise<ChaosReport> {
  const random = seededRandom(options.seed)
  const levers = bankLevers(stack.urls.sandbox)
  const cards = await levers.newCards(Math.min(1_000, mostPayments))
  await levers.faults(options.seed)
  let killing = true
  const killed = killAll(stack, options.kills, seededRandom(options.seed + 1), options.gapMs).finally(() => {
    killing = false
  })
  const errands = errandsOf(cards, random, (made) => made < options.payments || killing)
  const [kills, outcomes] = await Promise.all([killed, payAll(stack, levers, errands, options)])
  options.say(`paid by ${outcomes.PAID ?? 0} payers, ${JSON.stringify(kills)} kills; the faults end here`)
  if (!(await stack.healthy(60_000))) throw new Error('The stack does not come back')
  await levers.allWell()
  const settled = await settle(stack, levers)
  if (settled.settledAfterMs !== null) options.say(`all agrees after ${settled.settledAfterMs} ms`)
  const faults = [...settled.faults, ...(await lastRepeats(stack, levers, options.repeatsWithinMs))]
  return { ...settled, outcomes, kills, tally: await tally(stack.databases.owner), faults }
}

/** One in eight gives up midway, so that leases end by themselves too. */
function* errandsOf(
  cards: readonly TestCard[],
  random: Random,
  more: (made: number) => boolean,
): Generator<Errand> {
  const givingUp = ['bank', 'card', 'otp', 'otp'] as const
  for (let made = 0; made < mostPayments && more(made); made++) {
    const card = cards[made % cards.length]
    if (card === undefined) return
    const givesUpAt = made % 8 === 5 ? (givingUp[random.between(0, 3)] ?? null) : null
    const address = `10.${(made >> 16) & 255}.${(made >> 8) & 255}.${made & 255}`
    yield { dossier: manyDossier(made), card, address, givesUpAt }
  }
}

async function payAll(
  stack: Stack,
  levers: BankLevers,
  errands: Generator<Errand>,
  { seed, payers, say }: ChaosOptions,
): Promise<ChaosReport['outcomes']> {
  const outcomes: Partial<Record<Outcome, number>> = {}
  let done = 0
  const worker = async (number: number) => {
    const random = seededRandom(seed + 100 + number)
    for (const errand of errands) {
      const outcome = await payOne(stack.urls.portal, levers, errand, random, payerPatienceMs)
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      done += 1
      if (done % 20 === 0) say(`${done} payers are done: ${JSON.stringify(outcomes)}`)
    }
  }
  await Promise.all(Array.from({ length: payers }, (_, number) => worker(number)))
  return outcomes
}

/**
 * Waits for results that the bank still repeats, at most every five minutes: none may be lost, and none may change
 * anything that agreed before.
 */
async function lastRepeats(stack: Stack, levers: BankLevers, withinMs: number): Promise<Fault[]> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const book = await levers.book()
    const { resultsWaiting } = book.totals
    if (resultsWaiting === 0) return compareBooks(stack.databases.owner, book)
    if (Date.now() > deadline) return [`${resultsWaiting} results of the bank are not delivered`]
    await pause(1_000)
  }
}

async function settle(
  stack: Stack,
  levers: BankLevers,
): Promise<Pick<ChaosReport, 'settledAfterMs' | 'faults'>> {
  const began = Date.now()
  for (;;) {
    const faults = await compareBooks(stack.databases.owner, await levers.book())
    const settledAfterMs = Date.now() - began
    if (faults.length === 0) return { settledAfterMs, faults }
    if (settledAfterMs > settleWithinMs) return { settledAfterMs: null, faults }
    await pause(1_000)
  }
}
