import { formatPublicId } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { SheetColumn } from '#server/domains/documents/index.ts'
import type { Method } from '#server/domains/payments/contract.ts'
import type { StatementLine } from '#server/domains/payments/statement-contract.ts'

const heads = {
  paidAt: { vi: 'Thời điểm thanh toán', en: 'Paid at' },
  publicId: { vi: 'Mã thanh toán', en: 'Payment ID' },
  ownReference: { vi: 'Số của đơn vị', en: 'Own reference' },
  agencies: { vi: 'Cơ quan thu', en: 'Agencies' },
  dossiers: { vi: 'Số hồ sơ', en: 'Dossiers' },
  amount: { vi: 'Số tiền (đồng)', en: 'Amount (đồng)' },
  method: { vi: 'Cách thanh toán', en: 'Paid by' },
  bank: { vi: 'Ngân hàng', en: 'Bank' },
  mask: { vi: 'Tài khoản, thẻ', en: 'Account, card' },
  bankReference: { vi: 'Số giao dịch ngân hàng', en: 'Bank reference' },
  returned: { vi: 'Đã hoàn (đồng)', en: 'Returned (đồng)' },
  returning: { vi: 'Đang hoàn (đồng)', en: 'On its way back (đồng)' },
} as const

const methods: Record<Method, Bilingual> = {
  CARD: { vi: 'Thẻ ngân hàng', en: 'Bank card' },
  COUNTER: { vi: 'Tại quầy ngân hàng', en: 'At a bank counter' },
  TRANSFER: { vi: 'Chuyển khoản', en: 'Bank transfer' },
  ACCOUNT: { vi: 'Trích nợ tài khoản', en: 'Account debit' },
}

/** The columns of a statement as a sheet, in the reader's language. */
export function statementColumns(locale: Locale): readonly SheetColumn<StatementLine>[] {
  const text = (head: Bilingual, value: (line: StatementLine) => string | null) =>
    ({ kind: 'text', head: head[locale], value }) as const
  const amount = (head: Bilingual, value: (line: StatementLine) => string) =>
    ({ kind: 'amount', head: head[locale], value: (line: StatementLine) => BigInt(value(line)) }) as const
  return [
    { kind: 'time', head: heads.paidAt[locale], value: ({ paidAt }) => new Date(paidAt) },
    text(heads.publicId, ({ publicId }) => formatPublicId(publicId)),
    text(heads.ownReference, ({ ownReference }) => ownReference),
    text(heads.agencies, ({ shares }) => shares.map(({ agency }) => agency[locale]).join('; ')),
    { kind: 'count', head: heads.dossiers[locale], value: ({ dossiers }) => dossiers },
    amount(heads.amount, (line) => line.amount),
    text(heads.method, ({ method }) => methods[method][locale]),
    text(heads.bank, ({ bank }) => bank[locale]),
    text(heads.mask, ({ mask }) => mask),
    text(heads.bankReference, ({ bankReference }) => bankReference),
    amount(heads.returned, (line) => line.returned),
    amount(heads.returning, (line) => line.returning),
  ]
}
