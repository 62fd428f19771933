import { err, ok, type Result } from '#lib/result.ts'
import { tenant } from '#server/domains/directory/index.ts'
import {
  csvOf,
  type PaymentStatement,
  type StatementPayment,
  xlsxOf,
} from '#server/domains/documents/index.ts'
import { holderDetails } from '#server/domains/identity/index.ts'
import { streamStatement } from '#server/domains/payments/index.ts'
import {
  mostPrinted,
  type StatementLine,
  type StatementRefusal,
} from '#server/domains/payments/statement-contract.ts'
import { drawn } from '../documents/drawn.ts'
import { statementColumns } from './columns.ts'
import { periodIn } from './inputs.ts'
import { members } from './looks.ts'

/** All of a period as CSV, made while it is read. */
export const csv = members.input(periodIn).query(({ ctx: { deps, account }, input }) => {
  const lines = streamStatement(deps.payments, account.holder.id, input.period)
  return csvOf(statementColumns(input.language), lines)
})

/** All of a period as XLSX, made while it is read. */
export const xlsx = members.input(periodIn).query(({ ctx: { deps, account }, input }) => {
  const lines = streamStatement(deps.payments, account.holder.id, input.period)
  const name = input.language === 'vi' ? 'Sao kê' : 'Statement'
  return xlsxOf(statementColumns(input.language), lines, { name })
})

/** A period on paper; TOO_MANY for more payments than somebody prints, which the sheets take. */
export const pdf = members
  .input(periodIn)
  .query(async ({ ctx: { deps, account }, input }): Promise<Result<Uint8Array, StatementRefusal>> => {
    const payments = await printed(streamStatement(deps.payments, account.holder.id, input.period))
    if (payments === null) return err({ code: 'TOO_MANY' })
    const details = await holderDetails(deps, account.holder.id)
    const statement: PaymentStatement = {
      portal: tenant(deps.config.TENANT),
      holder: {
        name: account.holder.name,
        taxCode: details?.kind === 'ORGANISATION' ? details.taxCode : null,
      },
      ...input.period,
      payments,
      madeAt: deps.clock(),
      language: input.language,
      demo: deps.config.DEMO,
    }
    return ok(await drawn(deps, account.holder.id, 'statement', statement))
  })

/** Null once there are too many: no more is read then. */
async function printed(lines: AsyncIterable<StatementLine>): Promise<StatementPayment[] | null> {
  const payments: StatementPayment[] = []
  for await (const line of lines) {
    if (payments.length === mostPrinted) return null
    payments.push(toPrinted(line))
  }
  return payments
}

function toPrinted(line: StatementLine): StatementPayment {
  return {
    ...line,
    paidAt: new Date(line.paidAt),
    amount: BigInt(line.amount),
    returned: BigInt(line.returned),
    returning: BigInt(line.returning),
    shares: line.shares.map((share) => ({ ...share, amount: BigInt(share.amount) })),
  }
}
