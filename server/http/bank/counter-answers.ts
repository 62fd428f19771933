import { isoDate } from '#lib/dates.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import {
  debtorsOf,
  type InstructionFacts,
  type NotPayable,
  type Payable,
} from '#server/domains/payments/index.ts'
import { payerSentences, tellerSentences } from './counter-sentences.ts'

/** What can be paid now, as the bank reads it: `docs/bank-api.md`, "verify". */
export function payableAnswer(facts: InstructionFacts, payable: Payable) {
  return {
    result: 'PAYABLE',
    ...whatIsOwed(facts, payable),
    printedAmount: String(facts.amount),
    amountValidUntil: isoDate(facts.amountValidUntil),
    payableUntil: isoDate(facts.payableUntil),
  }
}

/** What a teller may take, until when. */
export function activatedAnswer(key: string) {
  return (facts: InstructionFacts, payable: Payable, until: Date) => ({
    result: 'ACTIVATED',
    key,
    ...whatIsOwed(facts, payable),
    until: isoDate(until),
  })
}

function whatIsOwed(facts: InstructionFacts, { amount, charges, changes }: Payable) {
  return {
    number: facts.number,
    amount: String(amount),
    purpose: purposeOf(new Set(charges.map(({ dossierCode }) => dossierCode)).size),
    payer: debtorsOf(charges.map(({ debtor }) => debtor)),
    lines: charges.map((line) => ({
      agency: line.agency,
      dossierCode: line.dossierCode,
      label: line.label,
      amount: String(line.amount),
    })),
    changes: changes.map(({ label, before, after, why }) => ({ label, before, after, why })),
  }
}

function purposeOf(dossiers: number): Bilingual {
  const en =
    dossiers === 1 ? 'Fees of 1 public service dossier' : `Fees of ${dossiers} public service dossiers`
  return { vi: `Phí, lệ phí ${dossiers} hồ sơ dịch vụ công`, en }
}

/** One reason, one sentence for the teller, one for the payer. */
export function notPayableAnswer(refusal: NotPayable) {
  const { reason, until, replacedBy } = refusal
  return {
    result: 'NOT_PAYABLE',
    reason,
    teller: tellerSentences(refusal),
    payer: payerSentences(refusal),
    ...(until === null ? {} : { until: isoDate(until) }),
    ...(replacedBy === null ? {} : { replacedBy }),
  }
}
