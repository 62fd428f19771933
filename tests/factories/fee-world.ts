import { runTaskListOnce, Logger as WorkerLogger } from 'graphile-worker'
import { expect } from 'vitest'
import { z } from 'zod'
import { agencyDossierSchema, storeDossier } from '#server/domains/dossiers/index.ts'
import { settleFeeDifference } from '#server/jobs/settle-fee-difference.ts'
import { openDatabase } from '#server/platform/database/database.ts'
import { createLogger } from '#server/platform/logger.ts'
import { testDatabase } from '#tests/database/index.ts'
import { agencySystem } from './agency-system.ts'
import { type FreshDossier, freshDossier, freshFee } from './dossier.ts'
import { holdCharge, takeMoney } from './held-charge.ts'
import { testSettings } from './settings.ts'

const ofCharge = z.object({ chargeId: z.string() })
type Fee = ReturnType<typeof freshFee>

/** One charge as the tests of fees look at it; amounts in đồng. */
export type FeeCharge = {
  readonly id: string
  readonly line: string
  readonly state: string
  readonly amount: number
  readonly leased: boolean
}

/** Between them a line's charges: `owed` by the agency's word, `paid`, of that `back`, and `open`. */
export type LineSums = { owed: number; paid: number; back: number; open: number }

/** Dossiers whose fees change while they are paid, with the jobs that make it good; hand `close` to afterAll. */
export async function feeWorld() {
  const scratch = await testDatabase()
  const database = openDatabase(scratch.appUrl, 12, () => undefined)
  const clock = () => new Date()
  const agency = await agencySystem(clock)
  const deps = { database, clock, agency: agency.peer, log: createLogger('test', 'silent') }
  const seeds = { database, config: testSettings }
  const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await scratch.pool.query(text, values)).rows
  const settle = (payload: unknown) => settleFeeDifference(deps, ofCharge.parse(payload).chargeId)
  return {
    scratch,
    database,
    deps,
    agency,
    sql,
    dossier: (...fees: Fee[]) => freshDossier(seeds, { fees }),
    /** What the agency says now. */
    says: async (dossier: FreshDossier, ...fees: Fee[]) => {
      const message = agencyDossierSchema.parse({ ...dossier.message, fees })
      const stored = await storeDossier(seeds, { code: dossier.code, message, sender: 'H47', now: clock() })
      if (!stored.ok) throw new Error(`Refused: ${stored.error.code}`)
    },
    /** Works off the jobs that wait, as the worker does. */
    runJobs: async () => {
      const client = await database.pool.connect()
      try {
        const logger = new WorkerLogger(() => () => undefined)
        await runTaskListOnce({ logger }, { 'settle-fee-difference': settle }, client)
      } finally {
        client.release()
      }
    },
    charges: (dossier: FreshDossier) =>
      sql<FeeCharge>(
        `SELECT c.id, f.line_id AS line, c.state, c.amount::int,
           EXISTS (SELECT FROM charge_lease l WHERE l.charge_id = c.id AND l.closed_at IS NULL) AS leased
         FROM charge c JOIN dossier_fee f ON f.charge_id = c.id WHERE f.dossier_id = $1 ORDER BY f.line_id`,
        [dossier.id],
      ),
    /** Live refunds of the dossier's charges: state, amount, and of which line. */
    refunds: (dossier: FreshDossier) =>
      sql<{ id: string; line: string; state: string; amount: number }>(
        `SELECT r.id, f.line_id AS line, r.state, r.amount::int FROM refund r JOIN dossier_fee f ON f.charge_id = r.charge_id
         WHERE f.dossier_id = $1 AND r.state <> 'REJECTED' ORDER BY f.line_id, r.amount`,
        [dossier.id],
      ),
    /** By line of the agency. */
    sums: async (dossier: FreshDossier) =>
      new Map(
        (await sql<LineSums & { line: string }>(sums, [dossier.id])).map(({ line, ...sum }) => [line, sum]),
      ),
    close: async () => {
      agency.close()
      await database.close()
      await scratch.close()
    },
  }
}

export type FeeWorld = Awaited<ReturnType<typeof feeWorld>>

const sums = `
  SELECT o.line_id AS line,
    CASE WHEN o.withdrawn OR o.agency_receipt IS NOT NULL THEN 0 ELSE o.gross_amount - o.reduction END::int AS owed,
    coalesce(sum((SELECT sum(s.amount) FROM charge_settlement s WHERE s.charge_id = c.id)), 0)::int AS paid,
    coalesce(sum((SELECT sum(r.amount) FROM refund r
      WHERE r.charge_id = c.id AND r.state NOT IN ('REJECTED', 'REFUSED'))), 0)::int AS back,
    coalesce(sum(c.amount) FILTER (WHERE c.state = 'OPEN'), 0)::int AS open
  FROM dossier_fee o
  JOIN dossier_fee f ON f.id = o.id OR f.supplement_of = o.id
  LEFT JOIN charge c ON c.id = f.charge_id
  WHERE o.dossier_id = $1 AND o.supplement_of IS NULL
  GROUP BY o.id ORDER BY o.line_id`

/** A person agrees that a refund goes back: no fee stops it any more. */
export async function approve({ sql }: FeeWorld, refundId: string): Promise<void> {
  await sql(
    `UPDATE refund SET state = 'APPROVED', version = version + 1, decided_by = 'staff:test', decided_at = now(),
       promised_by = now() WHERE id = $1 AND state = 'REQUESTED'`,
    [refundId],
  )
}

export const poor = { vi: 'Hộ nghèo', en: 'Poor household' }

/** A line of so many đồng, and what is different about it. */
export const fee = (id: string, amount: number, changes: Partial<Fee> = {}): Fee => ({
  ...freshFee(id, amount),
  ...changes,
})
/** All of it is exempted. */
export const exempt = (id: string, amount: number): Fee =>
  fee(id, amount, { reduction: `${amount}`, ground: poor })
/** The agency's own desk took it. */
export const atDesk = (id: string, amount: number): Fee =>
  fee(id, amount, { agencyReceipt: 'BL-26E 0000001' })

/** What payers do to the charges of a line, and what must hold of them when every job is done. */
export function feePayer(world: FeeWorld) {
  const { scratch, charges, sums } = world
  const chargeOf = async (dossier: FreshDossier, line = 'F1') => {
    const charge = (await charges(dossier)).find((one) => one.line === line)
    if (charge === undefined) throw new Error(`No charge of ${line}`)
    return { id: charge.id, amount: BigInt(charge.amount) }
  }
  const hold = async (dossier: FreshDossier, line?: string) =>
    holdCharge(scratch.pool, await chargeOf(dossier, line), null)
  return {
    chargeOf,
    hold,
    pay: async (dossier: FreshDossier, line?: string) => takeMoney(scratch.pool, await hold(dossier, line)),
    /** What was paid and stays, and what is open, is for every line what the agency says; one charge of it is open at most. */
    expectBalanced: async (dossier: FreshDossier) => {
      for (const [line, { owed, paid, back, open }] of await sums(dossier)) {
        expect({ line, is: paid - back + open, of: { paid, back, open } }).toMatchObject({ is: owed })
      }
      const waiting = (await charges(dossier)).filter(({ state }) => state === 'OPEN')
      expect(new Set(waiting.map(({ line }) => line.split('+')[0])).size).toBe(waiting.length)
    },
  }
}
