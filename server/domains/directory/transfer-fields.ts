import type { Bilingual } from './contract.ts'

/** What a bank's app calls the field that takes the content of a transfer. */
type TransferField = { readonly bank: string; readonly field: Bilingual }

/** As the apps themselves write it; one that scans the QR code fills the field in by itself. */
export const transferFields: readonly TransferField[] = [
  { bank: 'Agribank', field: { vi: 'Nội dung', en: 'Content' } },
  { bank: 'BIDV', field: { vi: 'Nội dung chuyển tiền', en: 'Transfer content' } },
  { bank: 'MB', field: { vi: 'Nội dung chuyển khoản', en: 'Transfer content' } },
  { bank: 'Techcombank', field: { vi: 'Lời nhắn', en: 'Message' } },
  { bank: 'Vietcombank', field: { vi: 'Nội dung chuyển tiền', en: 'Transfer content' } },
  { bank: 'VietinBank', field: { vi: 'Nội dung', en: 'Content' } },
]
