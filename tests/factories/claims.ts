import pg from 'pg'
import { expect } from 'vitest'
import { cancelAtBank, readVerdict, submitOtp } from '#server/domains/payments/index.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { awaitingOtp, type OwnAttempt, openPayment, type PaymentWorld } from './payment.ts'

export const paid = { ok: true, value: { state: 'PAID' } }
export const notSentOn = { ok: true, value: { state: 'DECLINED' } }
export const busy = { ok: false, error: { code: 'OTHER_CODE_SENT' } }

/**
 * The database takes the leases of a code that the release before sends on without them. In a test of the present release such a repair
 * is a fault, and fails what needs it.
 */
export async function refuseRepairs({ scratch }: Pick<PaymentWorld, 'scratch'>): Promise<void> {
  const owner = new pg.Client({ connectionString: scratch.ownerUrl })
  await owner.connect()
  await owner.query(`CREATE OR REPLACE FUNCTION take_leases_of_card(a attempt) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'attempt % is % and took no lease', a.id, a.state; END $$`)
  await owner.end()
}

/** What tests of codes that go on to the bank do and look at. */
export function claims(world: PaymentWorld) {
  const { deps, script, sql, callsOf, jobsWith } = world
  return {
    codeOf: (own: OwnAttempt, otp = rightOtp) => submitOtp(deps, { ...own, otp }),
    /** Somebody at the page of the code, with a payment of their own over these charges. */
    atCode: async (charges: readonly string[]) => awaitingOtp(world, await openPayment(world, charges)),
    leasesOf: ({ attemptId }: OwnAttempt) =>
      sql('SELECT 1 FROM charge_lease WHERE attempt_id = $1 AND closed_at IS NULL', [attemptId]),
    verdictOf: async (word: Parameters<typeof deps.recordBankStatus>[0]) => {
      await deps.recordBankStatus(word)
      return readVerdict(deps.database, word.connector, word.messageId)
    },
    /** It ended here with this reason, nothing of it was ever sent on, and the bank is told. */
    expectGivenWay: async (own: OwnAttempt, reason: string) => {
      const rows = await sql('SELECT state, reason FROM attempt WHERE id = $1', [own.attemptId])
      expect(rows).toEqual([{ state: 'CANCELLED', reason }])
      expect(callsOf('debit', own.reference)).toBe(0)
      expect(await jobsWith(`cancel-at-bank:${own.attemptId}`)).toHaveLength(1)
      await cancelAtBank(deps, own.attemptId)
      expect(script.payment(own.reference)?.status).toBe('CANCELLED')
    },
  }
}
