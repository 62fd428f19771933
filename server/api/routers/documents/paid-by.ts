import { findIssuer } from '#server/domains/directory/index.ts'
import type { PaidBy } from '#server/domains/documents/index.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'

/** How a payment was made, as its documents say it; null while no bank has confirmed it. */
export function paidBy({ attempt, instruction }: PaymentView): PaidBy | null {
  if (!attempt?.bankReference) return null
  const { method, bank, bankReference } = attempt
  if (method === 'CARD') {
    const { issuerBin, cardMask } = attempt
    const issuerName = issuerBin && (findIssuer(issuerBin)?.shortName ?? issuerBin)
    return { kind: 'CARD', issuerName, cardMask, bankReference }
  }
  if (method === 'ACCOUNT') return { kind: 'ACCOUNT', bank, accountMask: attempt.accountMask, bankReference }
  const instructionNumber = instruction?.number ?? ''
  if (method === 'TRANSFER') return { kind: 'TRANSFER', bank, instructionNumber, bankReference }
  return { kind: 'COUNTER', bank, branch: attempt.branch, instructionNumber, bankReference }
}
