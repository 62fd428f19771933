import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import { agencyOf, freshStaff, moneyInSuspense, paymentIdOf, printedNumber } from '#tests/factories/desk.ts'
import { openPayment, paymentWorld } from '#tests/factories/payment.ts'
import type { DeskTab, SuspenseItemReason } from '../desk-contract.ts'
import { countSuspense, findCandidate, listSuspense, proposeResolution, viewSuspenseItem } from '../index.ts'

const world = await paymentWorld()
const { deps } = world
afterAll(world.close)

/** A payment of 150.000 đồng, its number, its agency and that agency's accountant. */
async function owing() {
  const [charge = ''] = await world.charges(150_000)
  const { publicId } = await openPayment(world, [charge])
  const paymentId = await paymentIdOf(world, publicId)
  const agencyId = await agencyOf(world, charge)
  const accountant = await freshStaff(world, 'ACCOUNTANT', agencyId)
  return { paymentId, publicId, agencyId, accountant, number: await printedNumber(world, paymentId) }
}

const here = await owing()
const there = await owing()
const operator = await freshStaff(world, 'OPERATOR')
const administrator = await freshStaff(world, 'ADMINISTRATOR')
const filter = (
  tab: DeskTab,
  changes: { reason?: SuspenseItemReason; search?: string; after?: string | null } = {},
) => ({
  tab,
  reason: null,
  search: '',
  after: null,
  ...changes,
})
const idsSeen = async (staff: Staff, ...wanted: Parameters<typeof filter>) =>
  (await listSuspense(deps, staff, filter(...wanted))).rows.map(({ captureId }) => captureId)

describe('who sees which item', () => {
  const items: Record<string, string> = {}
  beforeAll(async () => {
    items.here = await moneyInSuspense(world, { amount: 1n, paymentId: here.paymentId, reason: 'SHORT' })
    items.there = await moneyInSuspense(world, { amount: 1n, paymentId: there.paymentId, reason: 'SHORT' })
    items.nobody = await moneyInSuspense(world, { amount: 1n })
  })

  test.each<[string, Staff, readonly string[]]>([
    ['the accountant of the one agency', here.accountant, ['here', 'nobody']],
    ['the accountant of the other', there.accountant, ['nobody', 'there']],
    ['an operator', operator, ['here', 'nobody', 'there']],
    ['an administrator', administrator, []],
  ])('%s', async (_, staff, expected) => {
    const listed = await idsSeen(staff, 'WORK')
    const names = Object.keys(items).filter((name) => listed.includes(items[name] ?? ''))
    expect(names.sort()).toEqual(expected)
    expect((await countSuspense(deps.database, staff)).WORK).toBe(expected.length)
    for (const [name, captureId] of Object.entries(items)) {
      const view = await viewSuspenseItem(deps, staff, captureId)
      expect(view?.captureId ?? null).toBe(expected.includes(name) ? captureId : null)
    }
  })
})

describe('the queue', () => {
  test('has a tab for people, one for machines and one for what is over', async () => {
    const one = async (state: 'OPEN' | 'WAITING' | 'RETURNING' | 'RETURNED' | 'ASSIGNED') =>
      moneyInSuspense(world, { amount: 2n, state, content: 'TAB' })
    const [open, waiting, returning, returned, assigned] = await Promise.all([
      one('OPEN'),
      one('WAITING'),
      one('RETURNING'),
      one('RETURNED'),
      one('ASSIGNED'),
    ])
    const wanted = { search: 'tab' }
    expect(await idsSeen(operator, 'WORK', wanted)).toEqual([open])
    expect((await idsSeen(operator, 'MACHINE', wanted)).sort()).toEqual([waiting, returning].sort())
    expect((await idsSeen(operator, 'DONE', wanted)).sort()).toEqual([returned, assigned].sort())
  })

  test('shows everything once over its pages, the oldest work first', async () => {
    const start = addMs(world.clock(), -3_600_000)
    // Seven share each instant: the pages must not lose or repeat one at their edge.
    const made: string[] = []
    for (let n = 0; n < 120; n++) {
      const openedAt = addMs(start, Math.floor(n / 7))
      made.push(await moneyInSuspense(world, { amount: 3n, content: 'PAGES', openedAt }))
    }
    const seen: { id: string; at: string }[] = []
    let after: string | null = null
    const lengths: number[] = []
    do {
      const page = await listSuspense(deps, operator, filter('WORK', { search: 'PAGES', after }))
      seen.push(...page.rows.map(({ captureId, openedAt }) => ({ id: captureId, at: openedAt })))
      lengths.push(page.rows.length)
      after = page.next
    } while (after !== null)
    expect(lengths).toEqual([50, 50, 20])
    expect(seen.map(({ id }) => id).sort()).toEqual(made.sort())
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).sort())
  })

  test.each([
    ['a bank reference', (item: { bankReference: string }) => item.bankReference],
    ['an amount as it is written', () => '987.654 đ'],
    ['words of the sender in any case', () => 'tim toi'],
    ["a payment's id", () => here.publicId.toLowerCase()],
  ])('is searched by %s', async (_, text) => {
    const { paymentId } = here
    const captureId = await moneyInSuspense(world, {
      amount: 987_654n,
      paymentId,
      content: 'HAY TIM TOI',
      reason: 'OVER',
    })
    const item = await viewSuspenseItem(deps, operator, captureId)
    const search = text({ bankReference: item?.bankReference ?? '' })
    expect(await idsSeen(operator, 'WORK', { search })).toContain(captureId)
    expect(await idsSeen(operator, 'WORK', { search: `${search}0` })).not.toContain(captureId)
  })

  test('is narrowed to a reason', async () => {
    const captureId = await moneyInSuspense(world, { amount: 4n, reason: 'FUTURE_DATED' })
    expect(await idsSeen(operator, 'WORK', { reason: 'FUTURE_DATED' })).toEqual([captureId])
  })

  test.each([
    '',
    'x',
    '1_2',
    `1_${'-'.repeat(36)}`,
    '99999999999999999_019a0000-0000-7000-8000-000000000001',
  ])('begins at its beginning for the place "%s"', async (after) => {
    expect((await listSuspense(deps, operator, filter('WORK', { after }))).rows.length).toBeGreaterThan(0)
  })
})

describe('one item', () => {
  test('brings the payments whose numbers stand in the text, with what they owe and masked names', async () => {
    const content = `MBVCB.5127 ${here.number.slice(0, 8)} ${here.number.slice(8)} va DVC${there.number}`
    const captureId = await moneyInSuspense(world, { amount: 150_000n, content, reason: 'TWO_NUMBERS' })
    const view = await viewSuspenseItem(deps, operator, captureId)
    expect(view?.candidates).toMatchObject([
      { number: here.number, owedNow: '150000', fit: 'EXACT', held: false, debtor: 'N••••• T•• T•• Nghiệm' },
      { number: there.number, owedNow: '150000', fit: 'EXACT' },
    ])
    expect(view?.candidates[0]?.lines).toMatchObject([{ amount: '150000', state: 'OPEN' }])
  })

  test('of a card, which has no paper, offers the payment that it came for, by its public id', async () => {
    const [charge = ''] = await world.charges(150_000)
    const { publicId } = await openPayment(world, [charge])
    const paymentId = await paymentIdOf(world, publicId)
    const captureId = await moneyInSuspense(world, {
      amount: 150_000n,
      paymentId,
      reason: 'REFERENCE_REUSED',
    })
    const accountant = await freshStaff(world, 'ACCOUNTANT', await agencyOf(world, charge))
    const view = await viewSuspenseItem(deps, accountant, captureId)
    const offered = { number: publicId, publicId, state: null, owedNow: '150000', fit: 'EXACT' }
    expect(view?.candidates).toMatchObject([offered])
    // Typed, as it stands on paper and screens.
    const typed = ` ${publicId.slice(0, 4)}-${publicId.slice(4, 8)}-${publicId.slice(8)}`.toLowerCase()
    const found = (staff: Staff) => findCandidate(deps, staff, { captureId, number: typed })
    expect(await found(accountant)).toMatchObject({ ok: true, value: offered })
    // Of another agency it is not seen, nor is the payment at other money.
    expect(await found(there.accountant)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    const nobodys = await moneyInSuspense(world, { amount: 150_000n })
    const elsewhere = { captureId: nobodys, number: typed }
    expect(await findCandidate(deps, there.accountant, elsewhere)).toMatchObject({
      error: { code: 'OTHER_AGENCY' },
    })
  })

  test("leaves out another agency's payments for an accountant", async () => {
    const content = `${here.number} ${there.number}`
    const captureId = await moneyInSuspense(world, { amount: 150_000n, content, reason: 'TWO_NUMBERS' })
    const view = await viewSuspenseItem(deps, there.accountant, captureId)
    expect(view?.candidates.map(({ number }) => number)).toEqual([there.number])
    expect(await findCandidate(deps, there.accountant, { captureId, number: here.number })).toEqual({
      ok: false,
      error: { code: 'OTHER_AGENCY' },
    })
  })

  test.each<[bigint, string]>([
    [149_999n, 'LESS'],
    [150_000n, 'EXACT'],
    [150_001n, 'MORE'],
  ])('money of %s đồng against 150.000 is %s', async (amount, fit) => {
    const captureId = await moneyInSuspense(world, { amount })
    const found = await findCandidate(deps, operator, { captureId, number: here.number })
    expect(found).toMatchObject({ ok: true, value: { publicId: here.publicId, fit } })
  })

  test('tells what people did, by name, and whether it was the one who looks', async () => {
    const captureId = await moneyInSuspense(world, { amount: 5n, paymentId: here.paymentId, reason: 'SHORT' })
    const wanted = { kind: 'RETURN', reason: 'Thiếu tiền' } as const
    await proposeResolution(deps, { staff: operator, captureId, version: 0, wanted })
    const [own, others] = await Promise.all([
      viewSuspenseItem(deps, operator, captureId),
      viewSuspenseItem(deps, here.accountant, captureId),
    ])
    const by = { kind: 'STAFF', name: { vi: operator.name, en: operator.name } }
    expect(own?.proposal).toMatchObject({ reason: 'Thiếu tiền', by: { ...by, self: true } })
    expect(others?.proposal?.by).toEqual({ ...by, self: false })
    const told = others?.story.filter(({ kind }) => kind === 'SUSPENSE_PROPOSED')
    expect(told).toMatchObject([{ by: { ...by, self: false }, reason: 'Thiếu tiền' }])
  })
})
