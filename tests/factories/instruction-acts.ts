import { newUuid } from '#lib/ids.ts'
import { printInstruction, reissueInstruction } from '#server/domains/payments/index.ts'
import type { OwnPayment, PaymentWorld } from './payment.ts'

/** What is done to printed numbers, and how they stand, said shortly. */
export function instructionActs({ deps, sql }: PaymentWorld) {
  return {
    print: (own: OwnPayment, requestId = newUuid()) => printInstruction(deps, { ...own, requestId }),
    reissue: (own: OwnPayment, requestId = newUuid()) => reissueInstruction(deps, { ...own, requestId }),
    setFee: (charge: string | undefined, amount: number) =>
      sql('UPDATE charge SET amount = $2 WHERE id = $1', [charge, amount]),
    idOf: async ({ publicId }: OwnPayment) => {
      const [row] = await sql<{ id: string }>('SELECT id FROM payment WHERE public_id = $1', [publicId])
      return row?.id ?? ''
    },
  }
}
