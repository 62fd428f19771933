import { err, ok, type Result } from '#lib/result.ts'
import { tenant } from '#server/domains/directory/index.ts'
import { csvOf, type StatementPayment, xlsxOf } from '#server/domains/documents/index.ts'
import { holderDetails } from '#server/domains/identity/index.ts'
import { countStatement, streamStatement } from '#server/domains/payments/index.ts'
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
  .query(
    async ({
      ctx: { deps, account },
      input: { period, language },
      signal,
    }): Promise<Result<Uint8Array, StatementRefusal>> => {
      const { config, database } = deps
      const { id, name } = account.holder
      const lines = await countStatement(database, id, period)
      if (lines > mostPrinted) return err({ code: 'TOO_MANY' })
      const read = async () => {
        const details = await holderDetails(deps, id)
        return {
          portal: tenant(config.TENANT),
          holder: { name, taxCode: details?.kind === 'ORGANISATION' ? details.taxCode : null },
          ...period,
          payments: await printed(streamStatement(deps.payments, id, period)),
          madeAt: deps.clock(),
          language,
          demo: config.DEMO,
        }
      }
      return ok(await drawn(deps, { reader: id, address: null, lines, signal }, 'statement', read))
    },
  )

async function printed(lines: AsyncIterable<StatementLine>): Promise<StatementPayment[]> {
  const payments: StatementPayment[] = []
  for await (const line of lines) payments.push(toPrinted(line))
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
