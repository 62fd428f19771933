import { afterAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { rejectRefund, requestRefund } from '#server/domains/payments/index.ts'
import { freshStaff } from '#tests/factories/desk.ts'
import type { FreshDossier } from '#tests/factories/dossier.ts'
import { approve, atDesk, exempt, fee, feePayer, feeWorld } from '#tests/factories/fee-world.ts'
import { takeMoney, takeNothing } from '#tests/factories/held-charge.ts'
import { settleFeeDifference } from './settle-fee-difference.ts'

const world = await feeWorld()
const { scratch, says, charges, refunds, sql, runJobs } = world
afterAll(world.close)

const { chargeOf, hold, pay, expectBalanced } = feePayer(world)
type Fee = ReturnType<typeof fee>

/** Line, state and amount of each charge, and what goes back. */
async function standing(dossier: FreshDossier): Promise<string[]> {
  const owed = (await charges(dossier)).map(({ line, state, amount }) => `${line} ${state} ${amount}`)
  const back = (await refunds(dossier)).map(({ line, state, amount }) => `${line} ${state} ${amount}`)
  return [...owed, ...back]
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

test.each([
  ['stays', fee('F1', 100, { dueWhen: 'RESULT' }), ['F1 PAID 100', 'F1+1 WITHDRAWN 40']],
  ['falls', fee('F1', 70), ['F1 PAID 100', 'F1+1 WITHDRAWN 10', 'F1 REQUESTED 30']],
])(
  'a person asks for 40 back, the fee %s, a second person says no: it is as if nobody had asked',
  async (_, said, settled) => {
    const dossier = await world.dossier(fee('F1', 100))
    await pay(dossier)
    const [staff, second] = [await freshStaff(world, 'OPERATOR'), await freshStaff(world, 'OPERATOR')]
    const { id: chargeId } = await chargeOf(dossier)
    const asked = { staff, chargeId, amount: 40n, reason: 'Nộp nhầm', requestId: newUuid() }
    expect(await requestRefund(world.deps, asked)).toMatchObject({ ok: true })
    await says(dossier, said)
    await runJobs()
    const no = { staff: second, refundId: asked.requestId, version: 0, note: 'Không đủ căn cứ' }
    expect(await rejectRefund(world.deps, no)).toMatchObject({ ok: true })
    await runJobs()
    expect(await standing(dossier)).toEqual(settled)
    await expectBalanced(dossier)
  },
)

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
