import { afterAll, beforeEach, expect, test } from 'vitest'
import { holderVersion } from '#server/domains/identity/index.ts'
import { registrationOf } from '#tests/factories/registered-account.ts'
import {
  awaitingForm,
  drafted,
  draftOrder,
  received,
  registrationWorld,
  seen,
} from '#tests/factories/registrations.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshStaff } from '#tests/factories/staff.ts'
import type { HolderDecision } from '../holder-contract.ts'
import {
  approveForm,
  approveHolderProposal,
  createRegistration,
  debitableAccounts,
  holderProposals,
  printForm,
  proposeForHolder,
  rejectHolderProposal,
  returnForm,
  viewRegistration,
  withdrawHolderProposal,
} from '../index.ts'

const world = await registrationWorld()
const { deps, sql } = world
afterAll(world.close)

let first: FreshStaff
let second: FreshStaff
beforeEach(async () => {
  first = await operator()
  second = await operator()
})
const operator = () => freshStaff({ database: world.database, config: testSettings }, 'OPERATOR')

const holderRow = async (id: string) =>
  (
    await sql<{ verified_by: string | null; closed_by: string | null }>(
      'SELECT verified_by, closed_by FROM holder WHERE id = $1',
      [id],
    )
  )[0]

const reasons = (id: string) =>
  sql<{ action: string; actor_id: string; detail: unknown }>(
    `SELECT action, actor_id, detail FROM audit_entry WHERE subject = $1 ORDER BY id`,
    [`holder:${id}`],
  )

const refused = (code: string) => ({ ok: false, error: { code } })
const done = { ok: true, value: null }
const reason = 'Tổ chức đã giải thể'

/** What the operator's page shows of it. */
async function versionOf(holderId: string): Promise<string> {
  const [row] = await sql<{ version: string }>(
    `SELECT ${holderVersion} AS version FROM holder h WHERE id = $1`,
    [holderId],
  )
  return row?.version ?? ''
}

type Asked = { readonly decision?: HolderDecision; readonly seen?: string; readonly why?: string }

/** The first operator proposes to end the holder, unless it is said otherwise; answers with the proposal's id. */
async function proposed(holderId: string, { decision = 'CLOSE', seen, why = reason }: Asked = {}) {
  const version = seen ?? (await versionOf(holderId))
  const order = { operatorId: first.id, holderId, decision, seen: version, reason: why }
  const said = await proposeForHolder(deps, order)
  if (!said.ok) throw new Error(said.error.code)
  return said.value.proposalId
}
const approve = (proposalId: string, by = second) =>
  approveHolderProposal(deps, { proposalId, operatorId: by.id })
const endByTwo = async (holderId: string) => approve(await proposed(holderId))
const later = <T>(days: number, work: () => Promise<T>): Promise<T> => {
  world.clock.forward(days * 86_400_000)
  return work().finally(() => world.clock.forward(-days * 86_400_000))
}

test('one operator proposes that a holder is verified and says why; nothing happens before another approves', async () => {
  const { holderId } = (await world.organisation()).owner
  const why = ' Đã gọi số máy trên giấy phép '
  const proposalId = await proposed(holderId, { decision: 'VERIFY', why })
  expect(await holderRow(holderId)).toEqual({ verified_by: null, closed_by: null })
  expect(await approve(proposalId, first)).toEqual(refused('OWN_PROPOSAL'))
  expect(await holderRow(holderId)).toEqual({ verified_by: null, closed_by: null })
  expect(await approve(proposalId)).toEqual(done)
  expect(await holderRow(holderId)).toEqual({ verified_by: `staff:${second.id}`, closed_by: null })
  expect(await approve(proposalId)).toEqual(refused('NOT_WAITING'))
  const told = await reasons(holderId)
  expect(told.slice(-3)).toEqual([
    {
      action: 'TRACE_HOLDER_VERIFY_PROPOSED',
      actor_id: first.id,
      detail: { proposal: proposalId, reason: why.trim() },
    },
    {
      action: 'TRACE_HOLDER_VERIFY_APPROVED',
      actor_id: second.id,
      detail: { proposal: proposalId, proposedBy: first.id, why: why.trim(), reason: null },
    },
    { action: 'HOLDER_VERIFIED', actor_id: second.id, detail: {} },
  ])
})

test('without a reason nothing is proposed, and nothing rejected', async () => {
  const { holderId } = (await world.organisation()).owner
  const order = { operatorId: first.id, holderId, decision: 'CLOSE', seen: '', reason: '  ' } as const
  expect(await proposeForHolder(deps, order)).toEqual(refused('REASON_EMPTY'))
  const rejection = { proposalId: await proposed(holderId), operatorId: second.id, reason: ' ' }
  expect(await rejectHolderProposal(deps, rejection)).toEqual(refused('REASON_EMPTY'))
})

test('what was rejected or withdrawn is over, and may be proposed anew; one about a holder waits at most', async () => {
  const { holderId } = (await world.organisation()).owner
  const proposalId = await proposed(holderId)
  await expect(proposed(holderId, { decision: 'VERIFY' })).rejects.toThrow('WAITING_ALREADY')
  const no = { proposalId, reason: 'Chưa có quyết định giải thể' }
  expect(await rejectHolderProposal(deps, { ...no, operatorId: first.id })).toEqual(refused('OWN_PROPOSAL'))
  expect(await rejectHolderProposal(deps, { ...no, operatorId: second.id })).toEqual(done)
  expect(await approve(proposalId)).toEqual(refused('NOT_WAITING'))
  const again = await proposed(holderId)
  const withdraw = (by: FreshStaff) => withdrawHolderProposal(deps, { proposalId: again, operatorId: by.id })
  expect(await withdraw(second)).toEqual(refused('NOT_YOURS'))
  expect(await withdraw(first)).toEqual(done)
  expect(await approve(again)).toEqual(refused('NOT_WAITING'))
  expect(await holderRow(holderId)).toEqual({ verified_by: null, closed_by: null })
})

test('a proposal waits for seven days', async () => {
  const { holderId } = (await world.organisation()).owner
  const proposalId = await proposed(holderId)
  const listed = async () =>
    (await holderProposals(world.database, second.id, world.clock())).waiting.some(
      ({ id }) => id === proposalId,
    )
  expect(await later(6, listed)).toBe(true)
  expect(await later(7, listed)).toBe(false)
  expect(await later(7, () => approve(proposalId))).toEqual(refused('LAPSED'))
  expect(await later(6, () => proposed(holderId).catch(String))).toContain('WAITING_ALREADY')
  await later(7, () => proposed(holderId))
  const [row] = await sql('SELECT state FROM holder_proposal WHERE id = $1', [proposalId])
  expect(row).toEqual({ state: 'EXPIRED' })
})

test('both must be operators when it is approved', async () => {
  const { holderId } = (await world.organisation()).owner
  const [proposer, gone] = [await operator(), await operator()]
  const said = await proposeForHolder(deps, {
    ...{ operatorId: proposer.id, holderId, decision: 'CLOSE', seen: await versionOf(holderId), reason },
  })
  const proposalId = said.ok ? said.value.proposalId : ''
  await sql('UPDATE staff_member SET disabled_at = now() WHERE id = ANY($1)', [[proposer.id, gone.id]])
  expect(await approve(proposalId, gone)).toEqual(refused('NOT_YOURS'))
  expect(await approve(proposalId)).toEqual(refused('PROPOSER_GONE'))
  const order = { holderId, decision: 'CLOSE', seen: await versionOf(holderId), reason } as const
  expect(await proposeForHolder(deps, { ...order, operatorId: gone.id })).toEqual(refused('NOT_YOURS'))
  expect(await rejectHolderProposal(deps, { proposalId, operatorId: second.id, reason })).toEqual(done)
})

test('the list says what a reader may do, and that the holder’s data have changed since', async () => {
  const { holderId } = (await world.organisation()).owner
  const proposalId = await proposed(holderId, { decision: 'VERIFY' })
  const seenBy = async (by: FreshStaff) =>
    (await holderProposals(world.database, by.id, world.clock())).waiting.find(({ id }) => id === proposalId)
  expect(await seenBy(first)).toMatchObject({
    acts: ['WITHDRAW'],
    proposedBy: { isYou: true },
    obstacle: null,
  })
  expect(await seenBy(second)).toMatchObject({
    ...{ acts: ['APPROVE', 'REJECT'], proposedBy: { isYou: false }, why: reason, decision: 'VERIFY' },
    holder: { id: holderId, name: 'CÔNG TY TNHH THỬ NGHIỆM' },
  })
  await changeData(holderId)
  expect(await seenBy(second)).toMatchObject({ acts: ['REJECT'], obstacle: 'CHANGED' })
})

test('two approvals at once verify once, and of two holders of one tax code the second is refused whole', async () => {
  const one = await world.organisation()
  const rival = (await world.organisation()).owner.holderId
  await sql('UPDATE holder SET owner_key = (SELECT owner_key FROM holder WHERE id = $2) WHERE id = $1', [
    ...[rival, one.owner.holderId],
  ])
  const { holderId } = one.owner
  const proposalId = await proposed(holderId, { decision: 'VERIFY' })
  const third = await operator()
  const said = await Promise.all([approve(proposalId), approve(proposalId, third)])
  expect(said.filter(({ ok }) => ok)).toHaveLength(1)
  const late = await proposed(rival, { decision: 'VERIFY' })
  expect(await approve(late)).toEqual(refused('TAX_CODE_HAS_ACCOUNT'))
  const [row] = await sql('SELECT state FROM holder_proposal WHERE id = $1', [late])
  expect(row).toEqual({ state: 'WAITING' })
})

test('a holder that ends takes its accounts in force along, and the bank is told', async () => {
  const { owner } = await world.organisation()
  const { holderId, accountId } = owner
  const account = (state: string) => registrationOf(world, { holderId, accountId, state })
  const [approved, suspended, rejected] = [
    await account('APPROVED'),
    await account('SUSPENDED'),
    await account('REJECTED'),
  ]
  expect(await endByTwo(holderId)).toEqual(done)
  expect((await holderRow(holderId))?.closed_by).toBe(`staff:${second.id}`)
  const states = await sql<{ id: string; state: string; mandate_state: string }>(
    'SELECT id, state, mandate_state FROM registration WHERE holder_id = $1',
    [holderId],
  )
  expect(new Map(states.map(({ id, state, mandate_state }) => [id, `${state} ${mandate_state}`]))).toEqual(
    new Map([
      [approved, 'CLOSED TELLING'],
      [suspended, 'CLOSED TELLING'],
      [rejected, 'REJECTED CONFIRMED'],
    ]),
  )
  await expect(proposed(holderId, { decision: 'VERIFY' })).rejects.toThrow('CLOSED')
})

test('a holder that ends takes its drafts and forms along, wherever they are, and says why in each', async () => {
  const holder = await world.organisation()
  const { holderId } = holder.owner
  const draft = await drafted(world, holder)
  const printed = await awaitingForm(world, holder)
  const atDesk = await received(world, holder)
  const back = await received(world, holder)
  await returnForm(deps, { ...(await seen(world, back.number)), officer: back.teller, reason: 'Thiếu dấu' })
  expect(await endByTwo(holderId)).toEqual(done)
  for (const number of [draft, printed, atDesk.number, back.number]) {
    expect(await world.row(number)).toMatchObject({ state: 'CLOSED', mandate_state: 'NONE' })
    const view = await viewRegistration(deps, holder.owner, number)
    expect(view?.history.at(-1)).toMatchObject({
      kind: 'CLOSE',
      stateAfter: 'CLOSED',
      by: { kind: 'OPERATOR' },
      reason,
    })
  }
  const officer = await world.officer('CONTROLLER')
  const late = { ...(await seen(world, atDesk.number)), officer }
  expect(await approveForm(deps, late)).toMatchObject(refused('WRONG_STATE'))
})

test('a closed holder registers nothing, by the code and by the database', async () => {
  const holder = await world.organisation()
  const { holderId } = holder.owner
  const number = await drafted(world, holder)
  await expect(
    sql('UPDATE holder SET closed_at = now(), closed_by = $2 WHERE id = $1', [holderId, 'x']),
  ).rejects.toThrow(/not ended/)
  await endByTwo(holderId)
  expect(await createRegistration(deps, draftOrder(holder))).toEqual(refused('NOT_OWNER'))
  const order = { ...(await seen(world, number)), member: holder.owner }
  expect(await printForm(deps, order)).toEqual(refused('NOT_OWNER'))
  await expect(
    registrationOf(world, { holderId, accountId: holder.owner.accountId, state: 'APPROVED' }),
  ).rejects.toThrow(/was closed/)
})

test('an approval and the end of its holder at once leave nothing that may be debited', async () => {
  for (let round = 0; round < 6; round++) {
    const holder = await world.organisation()
    const { holderId } = holder.owner
    const { number } = await received(world, holder)
    const officer = await world.officer('CONTROLLER')
    const order = { ...(await seen(world, number)), officer }
    const proposalId = await proposed(holderId)
    const [form, end] = await Promise.all([approveForm(deps, order), approve(proposalId)])
    // The holder that has an account is not the one that was to end: it is looked at again.
    if (form.ok) expect(end).toEqual(refused('CHANGED'))
    if (form.ok) expect(await endByTwo(holderId)).toEqual(done)
    else expect(end).toEqual(done)
    expect(await debitableAccounts(world.database, holderId)).toEqual([])
    expect((await world.row(number)).state).toBe('CLOSED')
  }
})

const changeData = (holderId: string) =>
  sql(`UPDATE holder SET details_cipher = details_cipher || '\\x00'::bytea WHERE id = $1`, [holderId])

test('who is verified is who both looked at', async () => {
  const { holderId } = (await world.organisation()).owner
  const before = await versionOf(holderId)
  const proposalId = await proposed(holderId, { decision: 'VERIFY' })
  await changeData(holderId)
  expect(await approve(proposalId)).toEqual(refused('CHANGED'))
  expect((await holderRow(holderId))?.verified_by).toBeNull()
  await withdrawHolderProposal(deps, { proposalId, operatorId: first.id })
  await expect(proposed(holderId, { decision: 'VERIFY', seen: before })).rejects.toThrow('CHANGED')
  expect(await approve(await proposed(holderId, { decision: 'VERIFY' }))).toEqual(done)
  await expect(proposed(holderId, { decision: 'VERIFY' })).rejects.toThrow('VERIFIED')
})
