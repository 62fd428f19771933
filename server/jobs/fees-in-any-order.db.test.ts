import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { lockCharges, openLeases } from '#server/domains/charges/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { FreshDossier } from '#tests/factories/dossier.ts'
import { approve, exempt, fee, feePayer, feeWorld } from '#tests/factories/fee-world.ts'
import {
  attemptOn,
  holdCharge,
  type SomeAttempt,
  takeMoney,
  takeNothing,
} from '#tests/factories/held-charge.ts'
import { settleFeeDifference } from './settle-fee-difference.ts'

const world = await feeWorld()
const { scratch, says, charges, refunds, runJobs } = world
afterAll(world.close)

const { chargeOf, hold, pay, expectBalanced } = feePayer(world)
type Fee = ReturnType<typeof fee>

/** Claims the charge as a code that goes on does: what it owes is read under the lock, and promised where it is what was asked. */
function claim({ attemptId }: SomeAttempt, chargeId: string, asked: bigint): Promise<boolean> {
  return unitOfWork(world.database, async (tx) => {
    const charges = await lockCharges(tx, [chargeId])
    if (charges.some(({ amount }) => amount !== asked)) return false
    const now = new Date()
    const sent = { state: 'SENT', sentAt: now, version: { increment: 1 } }
    await tx.attempt.update({ where: { id: attemptId }, data: sent })
    await openLeases(tx, { charges, attemptId, endsAt: null, now })
    return true
  })
}

test('a fee changes while a lease is taken: the old amount is promised and the difference found, or nothing is', async () => {
  for (let round = 0; round < 40; round++) {
    const dossier = await world.dossier(fee('F1', 100))
    const { id } = await chargeOf(dossier)
    const attempt = await attemptOn(scratch.pool, { id, amount: 100n })
    const [, claimed] = await Promise.all([says(dossier, fee('F1', 130)), claim(attempt, id, 100n)])
    if (claimed) expect(await takeMoney(scratch.pool, attempt)).toBe(100n)
    await runJobs()
    await expectBalanced(dossier)
  }
}, 60_000)

test('ten messages about a paid line at once, and its jobs with them: the last one holds', async () => {
  for (let round = 0; round < 10; round++) {
    const dossier = await world.dossier(fee('F1', 100))
    await pay(dossier)
    const { id } = await chargeOf(dossier)
    const amounts = [60, 70, 80, 90, 100, 110, 120, 130, 140, 150]
    await Promise.all(
      amounts.flatMap((amount) => [says(dossier, fee('F1', amount)), settleFeeDifference(world.deps, id)]),
    )
    await runJobs()
    await expectBalanced(dossier)
  }
}, 60_000)

test('a fee changes while the money of its lease is booked: nothing is lost', async () => {
  for (let round = 0; round < 40; round++) {
    const dossier = await world.dossier(fee('F1', 100))
    const held = await hold(dossier)
    const amount = round % 2 === 0 ? 130 : 70
    await Promise.all([takeMoney(scratch.pool, held), says(dossier, fee('F1', amount))])
    await runJobs()
    await expectBalanced(dossier)
  }
}, 60_000)

test('a person agrees to a refund while the fee rises again: what goes back is owed anew, or does not go back', async () => {
  for (let round = 0; round < 40; round++) {
    const dossier = await world.dossier(fee('F1', 100))
    await pay(dossier)
    await says(dossier, fee('F1', 60))
    await runJobs()
    const [asked] = await refunds(dossier)
    await Promise.all([says(dossier, fee('F1', 100)).then(runJobs), approve(world, asked?.id ?? '')])
    await expectBalanced(dossier)
  }
}, 60_000)

type Step =
  | { readonly do: 'SAY'; readonly fees: readonly Fee[] }
  | { readonly do: 'HOLD' | 'TAKE' | 'LET_GO' | 'APPROVE' | 'WORK'; readonly pick: number }

const someFee = (id: string) =>
  fc
    .tuple(
      fc.constantFrom(50, 80, 100, 130),
      fc.constantFrom(0, 0, 0, 20, 50, 1_000),
      fc.constantFrom(0, 0, 0, 1),
    )
    .map(([amount, reduction, desk]) =>
      reduction >= amount
        ? exempt(id, amount)
        : fee(id, amount, {
            ...(reduction > 0 && { reduction: `${reduction}`, ground: { vi: 'Giảm', en: 'Reduced' } }),
            ...(desk === 1 && { agencyReceipt: 'BL 1' }),
          }),
    )
const say = fc
  .tuple(fc.option(someFee('F1'), { freq: 6 }), fc.option(someFee('F2'), { freq: 3 }))
  .map((fees): Step => ({ do: 'SAY', fees: fees.filter((one) => one !== null) }))
const act = fc.record({
  do: fc.constantFrom('HOLD', 'HOLD', 'TAKE', 'TAKE', 'LET_GO', 'APPROVE', 'APPROVE', 'WORK', 'WORK'),
  pick: fc.nat(9),
}) as fc.Arbitrary<Step>

/** Does one step; `held` are the attempts that hold something. */
async function take(dossier: FreshDossier, held: SomeAttempt[], step: Step): Promise<void> {
  if (step.do === 'SAY') return says(dossier, ...step.fees)
  const at = <T>(list: readonly T[]): T | undefined => list[step.pick % Math.max(list.length, 1)]
  if (step.do === 'WORK') await runJobs()
  if (step.do === 'HOLD') {
    const free = (await charges(dossier)).filter(({ state, leased }) => state === 'OPEN' && !leased)
    const charge = at(free)
    if (charge)
      held.push(await holdCharge(scratch.pool, { id: charge.id, amount: BigInt(charge.amount) }, null))
  }
  if (step.do === 'TAKE' || step.do === 'LET_GO') {
    const [attempt] = held.splice(step.pick % Math.max(held.length, 1), 1)
    if (attempt) await (step.do === 'TAKE' ? takeMoney : takeNothing)(scratch.pool, attempt)
  }
  if (step.do === 'APPROVE') {
    const asked = at((await refunds(dossier)).filter(({ state }) => state === 'REQUESTED'))
    if (asked) await approve(world, asked.id)
  }
}

test('whatever agencies say, payers pay and people approve, in any order: it converges to what the agency says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(say, act, act), { minLength: 10, maxLength: 40, size: 'max' }),
      async (steps) => {
        const dossier = await world.dossier(fee('F1', 100), fee('F2', 50))
        const held: SomeAttempt[] = []
        for (const step of steps) await take(dossier, held, step)
        for (const attempt of held) await takeMoney(scratch.pool, attempt)
        await runJobs()
        await expectBalanced(dossier)
      },
    ),
    { numRuns: 40, endOnFailure: true },
  )
}, 180_000)
