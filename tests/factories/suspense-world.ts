import type { Staff } from '#server/domains/identity/contract.ts'
import { proposeResolution } from '#server/domains/payments/index.ts'
import {
  agencyOf,
  freshStaff,
  type MoneyInSuspense,
  moneyInSuspense,
  paymentIdOf,
  printedNumber,
} from './desk.ts'
import { openPayment, paymentWorld } from './payment.ts'

type Wanted = Parameters<typeof proposeResolution>[1]['wanted']

/** A proposal that any money may get. */
export const back = { kind: 'RETURN', reason: 'Không rõ người gửi' } as const

/** Payments with the people who decide about money in suspense; hand `world.close` to afterAll. */
export async function suspenseWorld() {
  const world = await paymentWorld()
  const { deps, sql } = world
  const operator = await freshStaff(world, 'OPERATOR')
  const another = await freshStaff(world, 'OPERATOR')
  const money = (changes: Partial<MoneyInSuspense> = {}) =>
    moneyInSuspense(world, { amount: 150_000n, ...changes })
  return {
    world,
    operator,
    another,
    /** Money of 150.000 đồng that names nobody, unless said otherwise. */
    money,
    /** A payment of a new dossier that owes 150.000 đồng, its number and its agency. */
    owing: async () => {
      const chargeIds = await world.charges(150_000)
      const own = await openPayment(world, chargeIds)
      const paymentId = await paymentIdOf(world, own.publicId)
      const agencyId = await agencyOf(world, chargeIds[0] ?? '')
      return { own, paymentId, agencyId, chargeIds, number: await printedNumber(world, paymentId) }
    },
    /** The item with a proposal of the operator, as the next decision names it. */
    proposed: async (captureId: string, wanted: Wanted = back, staff: Staff = operator) => {
      const made = await proposeResolution(deps, { staff, captureId, version: 0, wanted })
      if (!made.ok) throw new Error(`Not proposed: ${made.error.code}`)
      return { captureId, version: 1 }
    },
    itemOf: async (captureId: string) => {
      const [item] = await sql<Record<string, unknown>>('SELECT * FROM suspense_item WHERE capture_id = $1', [
        captureId,
      ])
      return item
    },
    refundsOf: (captureId: string) =>
      sql<{ id: string }>('SELECT * FROM refund WHERE capture_id = $1 ORDER BY id', [captureId]),
    /** What people did with it, in order. */
    auditOf: async (captureId: string) => {
      const text = 'SELECT action FROM audit_entry WHERE subject = $1 ORDER BY id'
      return (await sql<{ action: string }>(text, [`capture:${captureId}`])).map(({ action }) => action)
    },
  }
}
