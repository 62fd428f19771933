import { transferContent } from '#lib/instruction-number.ts'
import { vietQrPayload } from '#lib/vietqr.ts'
import { readerWords } from '#server/domains/charges/index.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { InstructionView, TransferDetails } from '../contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { changesSince } from './decide-payable.ts'
import type { AsRead, InstructionFacts } from './instruction-facts.ts'

/** The connector's name of the bank that has the account for transfers. */
const collectingBank = 'collecting-bank'

/** An instruction as its payer sees it, with what is different since it was printed. */
export function toInstructionView(
  facts: InstructionFacts<AsRead>,
  deps: Pick<PaymentDeps, 'bankName' | 'collectingAccount'>,
): InstructionView {
  const open = facts.charges.filter(({ state }) => state === 'OPEN')
  return {
    number: facts.number,
    state: facts.state,
    printedAt: facts.printedAt.toISOString(),
    payableFrom: facts.payableFrom.toISOString(),
    amountValidUntil: facts.amountValidUntil.toISOString(),
    payableUntil: facts.payableUntil.toISOString(),
    endedAt: facts.endedAt?.toISOString() ?? null,
    amount: String(facts.amount),
    replacedBy: facts.replacedBy,
    replaces: facts.replaces,
    verificationCode: facts.verificationCode,
    debtor: debtorsOf(facts.charges.map(({ debtor }) => debtor)),
    transfer: transferDetails(facts, deps),
    lines: facts.lines.map(namedLine),
    amountNow: String(open.reduce((sum, { amount }) => sum + amount, 0n)),
    changes: changesSince(facts).map(namedLine),
  }
}

/** A line with what its reader is shown as its name. */
export const namedLine = <Line extends { readonly label: Bilingual | null; readonly dossierCode: string }>(
  line: Line,
) => ({
  ...line,
  label: readerWords(line.label, line.dossierCode),
})

/** Masked names of who owes it: "N••••• V•• An (+2)". */
export function debtorsOf(debtors: readonly string[]): string {
  const [first = '', ...others] = new Set(debtors)
  return others.length === 0 ? first : `${first} (+${others.length})`
}

/** The QR bears what was printed: paper and page are the same. */
export function transferDetails(
  { number, amount }: Pick<InstructionFacts, 'number' | 'amount'>,
  { bankName, collectingAccount }: Pick<PaymentDeps, 'bankName' | 'collectingAccount'>,
): TransferDetails {
  const { bin, number: account, holder } = collectingAccount
  const content = transferContent(number)
  return {
    bank: bankName(collectingBank),
    bin,
    account,
    accountName: holder,
    content,
    qr: vietQrPayload({ bin, account, amount, content }),
  }
}
