import { businessDay } from '#lib/dates.ts'
import { formatPublicId } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { type ArchivedFile, zipOf } from '#server/domains/documents/index.ts'
import type { HolderAccount } from '#server/domains/identity/account-contract.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import {
  countReceipts,
  printedReceipt,
  streamStatement,
  viewPayment,
} from '#server/domains/payments/index.ts'
import {
  type ArchiveRefusal,
  mostArchived,
  type StatementLine,
  type StatementPeriod,
} from '#server/domains/payments/statement-contract.ts'
import type { Deps } from '#server/wiring.ts'
import { drawnInTurn } from '../documents/drawn.ts'
import { issuedBy } from '../documents/issuing-portal.ts'
import { paidBy } from '../documents/paid-by.ts'
import { periodIn } from './inputs.ts'
import { members } from './looks.ts'

/**
 * Every agency's receipt of every payment of a period, in one archive that is made while it is read; TOO_MANY_RECEIPTS before
 * anything is made, for more than one archive takes.
 */
export const receipts = members
  .input(periodIn)
  .query(
    async ({
      ctx: { deps, account },
      input,
    }): Promise<Result<ReadableStream<Uint8Array>, ArchiveRefusal>> => {
      const count = await countReceipts(deps.database, account.holder.id, input.period)
      if (count > mostArchived) return err({ code: 'TOO_MANY_RECEIPTS' })
      return ok(zipOf(receiptFiles(deps, account, input.period), deps.clock()))
    },
  )

async function* receiptFiles(
  deps: Deps,
  { holder }: HolderAccount,
  period: StatementPeriod,
): AsyncGenerator<ArchivedFile> {
  for await (const line of streamStatement(deps.payments, holder.id, period))
    yield* filesOf(deps, holder, line)
}

async function* filesOf(
  deps: Deps,
  holder: HolderAccount['holder'],
  { publicId, paidAt, dossiers, shares }: StatementLine,
): AsyncGenerator<ArchivedFile> {
  let payment: PaymentView | null = null
  for (const { agencyId } of shares) {
    let name = ''
    const read = async () => {
      payment ??= await viewPayment(deps.payments, publicId, holder.visitorId)
      const method = payment && paidBy(payment)
      const receipt = await printedReceipt(deps.database, publicId, agencyId, holder.visitorId)
      if (payment === null || method === null || receipt === null) return null
      const { verificationCode, ...facts } = receipt
      // The same series and number may be two agencies': the payment tells them apart, and its agency's code.
      name = `${facts.series}-${facts.number} ${formatPublicId(publicId)} ${agencyId}.pdf`
      return {
        ...issuedBy(deps.config, verificationCode),
        ...facts,
        paymentId: publicId,
        paidAt: new Date(paidAt),
        method,
        signed: false,
        shortened: payment.shortened,
        language: 'vi' as const,
      }
    }
    const bytes = await drawnInTurn(
      deps,
      { reader: holder.id, address: null, lines: dossiers },
      'receipt',
      read,
    )
    if (bytes !== null) yield { name: `${businessDay(new Date(paidAt))}/${name}`, bytes }
  }
}
