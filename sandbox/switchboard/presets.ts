import type { SwitchboardInput } from './settings.ts'

export type Preset = {
  readonly id: string
  readonly vi: string
  readonly en: string
  readonly settings: SwitchboardInput
}

const faulty = {
  slow: 0.02,
  slowMs: 9_000,
  silentBefore: 0.01,
  silentAfter: 0.01,
  http500: 0.005,
  garbage: 0.005,
}

/** Ways for a bank to go wrong, one press each. */
export const presets: readonly Preset[] = [
  { id: 'all-well', vi: 'Mọi thứ bình thường', en: 'All well', settings: {} },
  {
    id: 'slow',
    vi: 'Chậm 3 giây',
    en: 'Slow by 3 s',
    settings: {
      verify: { slow: 1, slowMs: 3_000 },
      otp: { slow: 1, slowMs: 3_000 },
      debit: { slow: 1, slowMs: 3_000 },
      query: { slow: 1, slowMs: 3_000 },
      cancel: { slow: 1, slowMs: 3_000 },
    },
  },
  {
    id: 'silent-before',
    vi: 'Im lặng, không trừ tiền',
    en: 'Silent, nothing done',
    settings: { debit: { silentBefore: 1 } },
  },
  {
    id: 'silent-after',
    vi: 'Trừ tiền rồi im lặng',
    en: 'Money taken, then silent',
    settings: { debit: { silentAfter: 1 }, results: { late: 1, lateMs: 30_000 } },
  },
  { id: 'declining', vi: 'Từ chối giao dịch', en: 'Declining', settings: { debit: { decline: 1 } } },
  {
    id: 'duplicating',
    vi: 'Kết quả gửi 50 lần',
    en: 'Each result 50 times',
    settings: { results: { duplicate: 1, copies: 50 } },
  },
  {
    id: 'reordering',
    vi: 'Kết quả đảo thứ tự',
    en: 'Results out of order',
    settings: { results: { reorder: 1 } },
  },
  {
    id: 'late',
    vi: 'Kết quả đến trễ 1 phút',
    en: 'Results late by a minute',
    settings: { results: { late: 1, lateMs: 60_000 } },
  },
  {
    id: 'wrong-amount',
    vi: 'Kết quả sai số tiền',
    en: 'Results with a wrong amount',
    settings: { results: { wrongAmount: 1 } },
  },
  {
    id: 'garbage',
    vi: 'Trả lời không đọc được',
    en: 'Unreadable answers',
    settings: { debit: { garbage: 1 }, query: { garbage: 0.5 } },
  },
  {
    id: 'five-percent',
    vi: 'Mỗi loại lỗi một ít (5 %)',
    en: 'A little of everything (5 %)',
    settings: {
      verify: faulty,
      otp: faulty,
      debit: faulty,
      query: faulty,
      cancel: faulty,
      refund: faulty,
      results: { duplicate: 0.05, reorder: 0.05, silentBefore: 0.02, silentAfter: 0.02 },
    },
  },
  { id: 'down', vi: 'Ngân hàng mất kết nối', en: 'The bank is down', settings: { down: true } },
]
