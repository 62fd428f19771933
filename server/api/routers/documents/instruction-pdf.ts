import { z } from 'zod'
import { publicId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { banks, transferFields } from '#server/domains/directory/index.ts'
import { instructionFormats } from '#server/domains/documents/index.ts'
import {
  type ChargeBasis,
  type InstructionLine,
  type InstructionView,
  type PaymentView,
  pagesOfState,
} from '#server/domains/payments/contract.ts'
import { drawnOfPayment } from './drawn.ts'
import { issuedBy } from './issuing-portal.ts'

/** The instruction that is good now, as it was printed; one that has ended or was paid is not printed again. */
export const instructionPdf = visitorProcedure
  .input(z.object({ publicId, format: z.enum(instructionFormats), language: z.enum(['vi', 'vi-en']) }))
  .query(({ ctx, input: { publicId, format, language }, signal }) => {
    const { config } = ctx.deps
    const read = (payment: PaymentView) => {
      const instruction = usableInstruction(payment)
      if (instruction === null) return null
      return {
        ...issuedBy(config, instruction.verificationCode),
        number: instruction.number,
        replaces: instruction.replaces,
        printedAt: new Date(instruction.printedAt),
        amountValidUntil: new Date(instruction.amountValidUntil),
        payableUntil: new Date(instruction.payableUntil),
        amount: BigInt(instruction.amount),
        lines: instruction.lines.map(printed),
        debtor: instruction.debtor,
        counterBanks: banks(config).map(({ name }) => name),
        transfer: instruction.transfer,
        transferFields,
        format,
        shortened: payment.shortened,
        language,
      }
    }
    return drawnOfPayment(ctx, { publicId, kind: 'instruction', read, signal })
  })

function usableInstruction({ state, instruction }: PaymentView): InstructionView | null {
  return instruction?.state === 'ACTIVE' && pagesOfState[state].includes('instruction') ? instruction : null
}

function printed({ basis, amount, ...line }: InstructionLine) {
  return { ...line, amount: BigInt(amount), basis: basisOf(basis) }
}

function basisOf(known: ChargeBasis | null) {
  if (known === null) return null
  const { gross, reduction, ...basis } = known
  return { ...basis, gross: BigInt(gross), reduction: BigInt(reduction) }
}
