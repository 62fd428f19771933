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

const faultyQuestion = { slow: 0.02, slowMs: 3_000, silentBefore: 0.01, silentAfter: 0.02, duplicate: 0.02 }
const faultyMessage = { duplicate: 0.05, reorder: 0.05, silentBefore: 0.02, silentAfter: 0.02 }

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
      mandate: faulty,
      results: faultyMessage,
      counterVerify: faultyQuestion,
      counterActivate: faultyQuestion,
      counterOutcome: { ...faultyMessage, crash: 0.01 },
      creditNotice: faultyMessage,
      registrationRead: faultyQuestion,
      registrationDecision: faultyMessage,
    },
  },
  {
    id: 'counter-crash',
    vi: 'Quầy thu tiền rồi máy dừng',
    en: 'The teller takes, then the machine stops',
    settings: { counterOutcome: { crash: 1 } },
  },
  {
    id: 'counter-late',
    vi: 'Quầy báo sau khi hết giờ giữ chỗ',
    en: 'Outcomes after the lease has ended',
    settings: { counterOutcome: { late: 1, lateMs: 5_000 } },
  },
  {
    id: 'counter-lost',
    vi: 'Quầy mất câu trả lời của Cổng',
    en: 'The portal’s answers to the counter are lost',
    settings: {
      counterVerify: { silentAfter: 0.5 },
      counterActivate: { silentAfter: 0.5 },
      counterOutcome: { silentAfter: 0.5 },
    },
  },
  {
    id: 'counter-fifty',
    vi: 'Quầy gửi 50 lần cùng lúc',
    en: 'The counter sends everything 50 times at once',
    settings: {
      counterVerify: { duplicate: 1, copies: 50 },
      counterActivate: { duplicate: 1, copies: 50 },
      counterOutcome: { duplicate: 1, copies: 50 },
      creditNotice: { duplicate: 1, copies: 50 },
    },
  },
  {
    id: 'counter-signature',
    vi: 'Quầy ký sai, hoặc bằng khóa khác',
    en: 'The counter signs wrongly, or with another bank’s key',
    settings: {
      counterActivate: { badSignature: 0.3, otherKey: 0.3 },
      counterOutcome: { badSignature: 0.3, otherKey: 0.3 },
      creditNotice: { badSignature: 0.3 },
    },
  },
  {
    id: 'counter-amount',
    vi: 'Quầy và báo có sai số tiền',
    en: 'Outcomes and credit notices with a wrong amount',
    settings: { counterOutcome: { wrongAmount: 1 }, creditNotice: { wrongAmount: 1 } },
  },
  {
    id: 'decision-twice',
    vi: 'Duyệt phiếu gửi hai lần',
    en: 'Each decision on a registration twice',
    settings: { registrationDecision: { duplicate: 1, copies: 2 } },
  },
  {
    id: 'decision-signature',
    vi: 'Duyệt phiếu ký sai',
    en: 'Decisions on registrations with a signature that does not hold',
    settings: { registrationDecision: { badSignature: 1 } },
  },
  {
    id: 'decision-late',
    vi: 'Duyệt phiếu đến trễ 1 phút',
    en: 'Decisions on registrations late by a minute',
    settings: { registrationDecision: { late: 1, lateMs: 60_000 } },
  },
  { id: 'down', vi: 'Ngân hàng mất kết nối', en: 'The bank is down', settings: { down: true } },
]
