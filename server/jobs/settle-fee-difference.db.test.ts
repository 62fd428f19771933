import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { lockCharges, openLeases } from '#server/domains/charges/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { FreshDossier } from '#tests/factories/dossier.ts'
import { approve, atDesk, exempt, fee, feeWorld } from '#tests/factories/fee-world.ts'
import {
  attemptOn,
  holdCharge,
  type SomeAttempt,
  takeMoney,
  takeNothing,
} from '#tests/factories/held-charge.ts'
import { settleFeeDifference } from './settle-fee-difference.ts'

const world = await feeWorld()
const { scratch, says, charges, refunds, sums, sql, runJobs } = world
afterAll(world.close)

type Fee = ReturnType<typeof fee>

async function chargeOf(dossier: FreshDossier, line = 'F1') {
  const charge = (await charges(dossier)).find((one) => one.line === line)
  if (charge === undefined) throw new Error(`No charge of ${line}`)
  return { ...charge, amount: BigInt(charge.amount) }
}
const hold = async (dossier: FreshDossier, line?: string) =>
  holdCharge(scratch.pool, await chargeOf(dossier, line), null)
const pay = async (dossier: FreshDossier, line?: string) => takeMoney(scratch.pool, await hold(dossier, line))

/** Line, state and amount of each charge, and what goes back. */
async function standing(dossier: FreshDossier): Promise<string[]> {
  const owed = (await charges(dossier)).map(({ line, state, amount }) => `${line} ${state} ${amount}`)
  const back = (await refunds(dossier)).map(({ line, state, amount }) => `${line} ${state} ${amount}`)
  return [...owed, ...back]
}

/** What was paid and stays, and what is open, is for every line what the agency says. */
async function expectBalanced(dossier: FreshDossier): Promise<void> {
  for (const [line, { owed, paid, back, open }] of await sums(dossier)) {
    expect({ line, is: paid - back + open, of: { paid, back, open } }).toMatchObject({ is: owed })
  }
  const waiting = (await charges(dossier)).filter(({ state }) => state === 'OPEN')
  expect(new Set(waiting.map(({ line }) => line.split('+')[0])).size).toBe(waiting.length)
}

/** What the agency says of a fee of 100, what is owed then, and how it stands when the 100 were paid all the same. */
const changes: [string, Fee[], string[], string[]][] = [
  ['it grows', [fee('F1', 130)], ['F1 OPEN 130'], ['F1 PAID 100', 'F1+1 OPEN 30']],
  ['it shrinks', [fee('F1', 70)], ['F1 OPEN 70'], ['F1 PAID 100', 'F1 REQUESTED 30']],
  ['it is exempted', [exempt('F1', 100)], ['F1 WITHDRAWN 100'], ['F1 PAID 100', 'F1 REQUESTED 100']],
  ['it is taken back', [], ['F1 WITHDRAWN 100'], ['F1 PAID 100', 'F1 REQUESTED 100']],
  [
    "the agency's desk took it",
    [atDesk('F1', 100)],
    ['F1 PAID_AT_AGENCY 100'],
    ['F1 PAID 100', 'F1 REQUESTED 100'],
  ],
  ['it stays', [fee('F1', 100)], ['F1 OPEN 100'], ['F1 PAID 100']],
  [
    'another comes',
    [fee('F1', 100), fee('F2', 50)],
    ['F1 OPEN 100', 'F2 OPEN 50'],
    ['F1 PAID 100', 'F2 OPEN 50'],
  ],
]

test.each(changes)(
  'under a lease %s: the promised amount is honoured, the difference made good',
  async (_, fees, owed, settled) => {
    const dossier = await world.dossier(fee('F1', 100))
    const held = await hold(dossier)
    await says(dossier, ...fees)
    expect(await standing(dossier)).toEqual(owed)
    expect(await takeMoney(scratch.pool, held)).toBe(100n)
    await runJobs()
    expect(await standing(dossier)).toEqual(settled)
    await expectBalanced(dossier)
  },
)

test.each(changes)(
  'under a lease %s, and the money does not come: the new amount is owed, nothing else',
  async (_, fees, owed) => {
    const dossier = await world.dossier(fee('F1', 100))
    const held = await hold(dossier)
    await says(dossier, ...fees)
    await takeNothing(scratch.pool, held)
    await runJobs()
    expect(await standing(dossier)).toEqual(owed)
    await expectBalanced(dossier)
  },
)

test.each(changes)('after payment %s', async (_, fees, __, settled) => {
  const dossier = await world.dossier(fee('F1', 100))
  await pay(dossier)
  await says(dossier, ...fees)
  await runJobs()
  expect(await standing(dossier)).toEqual(settled)
  await expectBalanced(dossier)
})

test('a supplement is there when the agency has its answer; what goes back is asked for by the agency', async () => {
  const dossier = await world.dossier(fee('F1', 100))
  await pay(dossier)
  await says(dossier, fee('F1', 130))
  expect(await standing(dossier)).toEqual(['F1 PAID 100', 'F1+1 OPEN 30'])
  const [difference] = await sql<object>(`SELECT label_vi, label_en, basis FROM charge WHERE id = $1`, [
    (await chargeOf(dossier, 'F1+1')).id,
  ])
  expect(difference).toMatchObject({
    label_vi: 'Lệ phí thử nghiệm F1 (phần chênh lệch)',
    label_en: 'Test charge F1 (difference)',
    basis: { kind: 'LE_PHI', gross: '30', reduction: '0', ground: null },
  })
  await says(dossier, fee('F1', 60))
  await runJobs()
  const [asked] = await refunds(dossier)
  const [row] = await sql<object>(`SELECT kind, reason, requested_by, decided_by FROM refund WHERE id = $1`, [
    asked?.id,
  ])
  const agency = `agency:${dossier.agencyId}`
  expect(row).toEqual({ kind: 'REFUND', reason: 'FEE_REDUCED', requested_by: agency, decided_by: null })
  const story = await sql<object>(
    `SELECT e.kind, e.cause, e.detail FROM payment_event e JOIN capture k ON k.payment_id = e.payment_id
     JOIN refund r ON r.capture_id = k.id WHERE r.id = $1`,
    [asked?.id],
  )
  const detail = { refundId: asked?.id, amount: '40', reason: 'FEE_REDUCED' }
  expect(story).toEqual([{ kind: 'REFUND_REQUESTED', cause: agency, detail }])
  const audit = await sql<object>(`SELECT action, actor_id FROM audit_entry WHERE subject = $1`, [
    `refund:${asked?.id}`,
  ])
  expect(audit).toEqual([{ action: 'REFUND_REQUESTED', actor_id: dossier.agencyId }])
})

test('the basis of a charge that was settled with what its lease promised is the one of that amount', async () => {
  const dossier = await world.dossier(fee('F1', 100))
  const held = await hold(dossier)
  await says(dossier, fee('F1', 130))
  await takeMoney(scratch.pool, held)
  await runJobs()
  const rows = await sql<{ adds_up: boolean }>(
    `SELECT (basis ->> 'gross')::int - (basis ->> 'reduction')::int = amount AS adds_up FROM charge WHERE source_id = $1`,
    [dossier.id],
  )
  expect(rows).toEqual([{ adds_up: true }, { adds_up: true }])
})

test('up and down and up again converge: one open difference at most, and nothing asked for that is owed', async () => {
  const dossier = await world.dossier(fee('F1', 100))
  await pay(dossier)
  const steps: [number, string[]][] = [
    [130, ['F1 PAID 100', 'F1+1 OPEN 30']],
    [150, ['F1 PAID 100', 'F1+1 OPEN 50']],
    [80, ['F1 PAID 100', 'F1+1 WITHDRAWN 50', 'F1 REQUESTED 20']],
    [60, ['F1 PAID 100', 'F1+1 WITHDRAWN 50', 'F1 REQUESTED 20', 'F1 REQUESTED 20']],
    [90, ['F1 PAID 100', 'F1+1 WITHDRAWN 50', 'F1 REQUESTED 10']],
    [110, ['F1 PAID 100', 'F1+1 OPEN 10']],
    [100, ['F1 PAID 100', 'F1+1 WITHDRAWN 10']],
  ]
  for (const [amount, now] of steps) {
    await says(dossier, fee('F1', amount))
    await runJobs()
    expect(await standing(dossier)).toEqual(now)
    await expectBalanced(dossier)
  }
  const taken = await sql<object>(
    `SELECT DISTINCT r.decided_by, r.note IS NOT NULL AS says_why FROM refund r JOIN charge c ON c.id = r.charge_id
     WHERE c.source_id = $1 AND r.state = 'REJECTED'`,
    [dossier.id],
  )
  expect(taken).toEqual([{ decided_by: 'portal', says_why: true }])
})

test('what a person has agreed to give back is owed anew when the fee rises again', async () => {
  const dossier = await world.dossier(fee('F1', 100))
  await pay(dossier)
  await says(dossier, exempt('F1', 100))
  await runJobs()
  const [asked] = await refunds(dossier)
  await approve(world, asked?.id ?? '')
  await says(dossier, fee('F1', 120))
  await runJobs()
  expect(await standing(dossier)).toEqual(['F1 PAID 100', 'F1+1 OPEN 120', 'F1 APPROVED 100'])
  await expectBalanced(dossier)
})

test('what goes back already is not asked for again when the fee falls further', async () => {
  const dossier = await world.dossier(fee('F1', 100))
  await pay(dossier)
  await says(dossier, fee('F1', 70))
  await runJobs()
  const [asked] = await refunds(dossier)
  await approve(world, asked?.id ?? '')
  await says(dossier, fee('F1', 50))
  await runJobs()
  expect(await standing(dossier)).toEqual(['F1 PAID 100', 'F1 REQUESTED 20', 'F1 APPROVED 30'])
  await says(dossier, fee('F1', 65))
  await runJobs()
  expect(await standing(dossier)).toEqual(['F1 PAID 100', 'F1 REQUESTED 5', 'F1 APPROVED 30'])
  await expectBalanced(dossier)
})

test('a difference is paid, and the fee changes again: what was paid last goes back first', async () => {
  const dossier = await world.dossier(fee('F1', 100))
  await pay(dossier)
  await says(dossier, fee('F1', 130))
  await pay(dossier, 'F1+1')
  await says(dossier, fee('F1', 145))
  expect(await standing(dossier)).toEqual(['F1 PAID 100', 'F1+1 PAID 30', 'F1+2 OPEN 15'])
  await says(dossier, fee('F1', 90))
  await runJobs()
  expect(await standing(dossier)).toEqual([
    'F1 PAID 100',
    'F1+1 PAID 30',
    'F1+2 WITHDRAWN 15',
    'F1 REQUESTED 10',
    'F1+1 REQUESTED 30',
  ])
  await expectBalanced(dossier)
})

test('the whole dossier is withdrawn after part of it was paid, and comes back', async () => {
  const all = [fee('F1', 100), fee('F2', 200), exempt('F3', 300)]
  const dossier = await world.dossier(...all)
  await pay(dossier)
  await says(dossier)
  await runJobs()
  expect(await standing(dossier)).toEqual(['F1 PAID 100', 'F2 WITHDRAWN 200', 'F1 REQUESTED 100'])
  await says(dossier, ...all)
  await runJobs()
  expect(await standing(dossier)).toEqual(['F1 PAID 100', 'F2 OPEN 200'])
  await expectBalanced(dossier)
})

test('the same difference twenty times at once is asked back once', async () => {
  const dossier = await world.dossier(fee('F1', 100))
  await pay(dossier)
  await says(dossier, fee('F1', 40))
  const { id } = await chargeOf(dossier)
  await Promise.all(Array.from({ length: 20 }, () => settleFeeDifference(world.deps, id)))
  await runJobs()
  expect(await standing(dossier)).toEqual(['F1 PAID 100', 'F1 REQUESTED 60'])
})

test('the agency is told how its dossier stands once a difference is settled', async () => {
  const dossier = await world.dossier(fee('F1', 100))
  const held = await hold(dossier)
  await says(dossier, fee('F1', 130))
  await takeMoney(scratch.pool, held)
  await runJobs()
  expect(world.agency.told.at(-1)).toMatchObject({
    dossierCode: dossier.code,
    paymentState: 0,
    amount: '100',
    fees: [
      { id: 'F1', state: 'PAID' },
      { id: 'F1+1', supplementOf: 'F1', state: 'OPEN' },
    ],
  })
})

/** Takes a lease as whoever pays does: what the charge owes is read under the lock, and promised. */
function lease({ attemptId }: SomeAttempt, chargeId: string): Promise<void> {
  return unitOfWork(world.database, async (tx) => {
    const found = await lockCharges(tx, [chargeId])
    await openLeases(tx, { charges: found, attemptId, endsAt: new Date(), now: new Date() })
  })
}

test('a fee changes while a lease is taken: the old amount is promised and the difference found, or the new one is', async () => {
  const promised: bigint[] = []
  for (let round = 0; round < 40; round++) {
    const dossier = await world.dossier(fee('F1', 100))
    const { id } = await chargeOf(dossier)
    const attempt = await attemptOn(scratch.pool, { id, amount: 1n })
    await Promise.all([says(dossier, fee('F1', 130)), lease(attempt, id)])
    promised.push(await takeMoney(scratch.pool, attempt))
    await runJobs()
    await expectBalanced(dossier)
  }
  expect(promised.filter((amount) => amount !== 100n && amount !== 130n)).toEqual([])
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
