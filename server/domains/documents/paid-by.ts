import { formatInstructionNumber } from '#lib/instruction-number.ts'
import type { Bilingual } from '../directory/contract.ts'
import type { PaidBy } from './contract.ts'
import type { Text } from './layout/blocks.ts'

const words = {
  method: { vi: 'Cách thanh toán', en: 'Paid by' },
  issuer: { vi: 'Ngân hàng phát hành', en: 'Issuing bank' },
  account: { vi: 'Tài khoản', en: 'Account' },
  cardNumber: { vi: 'Số thẻ', en: 'Card number' },
  bank: { vi: 'Ngân hàng', en: 'Bank' },
  branch: { vi: 'Điểm giao dịch', en: 'Branch' },
  receivingBank: { vi: 'Ngân hàng nhận', en: 'Receiving bank' },
  instruction: { vi: 'Số chỉ dẫn thanh toán', en: 'Payment instruction' },
  bankReference: { vi: 'Số giao dịch ngân hàng', en: 'Bank reference' },
}

const methods: Record<PaidBy['kind'], Bilingual> = {
  CARD: { vi: 'Thẻ ngân hàng nội địa', en: 'Domestic bank card' },
  COUNTER: { vi: 'Nộp tại quầy ngân hàng', en: 'At a bank counter' },
  TRANSFER: { vi: 'Chuyển khoản', en: 'Bank transfer' },
  ACCOUNT: { vi: 'Trích nợ tài khoản đã đăng ký', en: 'Debit of a registered account' },
}

type Row = readonly [label: Bilingual, value: Text]

/** How money came, as labels and values; what is not known is left out. */
export function paidByRows(method: PaidBy): readonly Row[] {
  const channel = channelRows(method).flatMap(([label, value]): Row[] =>
    value === null ? [] : [[label, value]],
  )
  return [[words.method, methods[method.kind]], ...channel, [words.bankReference, method.bankReference]]
}

function channelRows(method: PaidBy): readonly (readonly [Bilingual, Text | null])[] {
  if (method.kind === 'CARD') {
    return [
      [words.issuer, method.issuerName],
      [words.cardNumber, method.cardMask],
    ]
  }
  if (method.kind === 'ACCOUNT') {
    return [
      [words.bank, method.bank],
      [words.account, method.accountMask],
    ]
  }
  const instruction = [words.instruction, formatInstructionNumber(method.instructionNumber)] as const
  if (method.kind === 'TRANSFER') return [[words.receivingBank, method.bank], instruction]
  return [[words.bank, method.bank], [words.branch, method.branch], instruction]
}
