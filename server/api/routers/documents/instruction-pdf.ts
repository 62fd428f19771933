import { z } from 'zod'
import { publicId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { banks, transferFields } from '#server/domains/directory/index.ts'
import { instructionFormats } from '#server/domains/documents/index.ts'
import type { ChargeBasis, InstructionLine } from '#server/domains/payments/contract.ts'
import { instructionPaper } from '#server/domains/payments/index.ts'
import { drawnOfPayment } from './drawn.ts'
import { issuedBy } from './issuing-portal.ts'

/** The instruction that is good now, as it was printed; one that has ended or was paid is not printed again. */
export const instructionPdf = visitorProcedure
  .input(z.object({ publicId, format: z.enum(instructionFormats), language: z.enum(['vi', 'vi-en']) }))
  .query(({ ctx, input: { publicId, format, language }, signal }) => {
    const { config, payments } = ctx.deps
    const read = async () => {
      const paper = await instructionPaper(payments, publicId, ctx.visitorId)
      if (paper === null) return null
      const { verificationCode, lines, ...said } = paper
      return {
        ...said,
        ...issuedBy(config, verificationCode),
        lines: lines.map(printed),
        counterBanks: banks(config).map(({ name }) => name),
        transferFields,
        format,
        language,
      }
    }
    return drawnOfPayment(ctx, { publicId, kind: 'instruction', read, signal })
  })

function printed({ basis, amount, ...line }: InstructionLine) {
  return { ...line, amount: BigInt(amount), basis: basisOf(basis) }
}

function basisOf(known: ChargeBasis | null) {
  if (known === null) return null
  const { gross, reduction, ...basis } = known
  return { ...basis, gross: BigInt(gross), reduction: BigInt(reduction) }
}
