import type { CounterItem } from './item-store.ts'

/** Why a line is not what was printed; a reason that a later portal adds is shown as it is. */
const changeWords: Readonly<Record<string, string>> = {
  FEE_CHANGED: 'mức phí thay đổi',
  EXEMPTED: 'được miễn, giảm',
  WITHDRAWN: 'hồ sơ đã rút',
  PAID_ELSEWHERE: 'đã nộp bằng cách khác',
  PAID_AT_AGENCY: 'đã nộp tại cơ quan',
}

export const whyChanged = (why: string): string => changeWords[why] ?? why

/** What the portal's verdict means to a teller. */
const verdictWords: Readonly<Record<string, string>> = {
  SETTLED: 'Cổng đã ghi nhận, hồ sơ đã được nộp tiền.',
  SETTLED_LATE: 'Báo muộn nhưng Cổng đã ghi nhận, hồ sơ đã được nộp tiền.',
  WAITS: 'Có người khác đang nộp khoản này; Cổng sẽ quyết định khi việc đó xong.',
  RETURNS: 'Khoản này đã được nộp bằng tiền khác; Cổng sẽ yêu cầu hoàn lại.',
  QUEUED: 'Cổng giữ lại để cán bộ xem xét.',
  RELEASED: 'Đã nhả chỗ: người nộp có thể nộp lại ở bất kỳ đâu.',
  NOTED: 'Cổng đã biết, không có gì thay đổi.',
}

export const verdictInWords = (verdict: string): string => verdictWords[verdict] ?? verdict

/** Where an item stands, in a few words for lists. */
export function stateInWords({ state, telling }: CounterItem): string {
  const untold = telling !== undefined && telling.answer === undefined
  switch (state) {
    case 'ACTIVATING':
      return 'Chưa rõ Cổng đã giữ chỗ chưa'
    case 'ACTIVATED':
      return 'Đang giữ chỗ, chưa thu'
    case 'REFUSED':
      return 'Không thu được'
    case 'TAKEN':
      if (telling?.held) return 'Đã thu, máy dừng trước khi báo Cổng'
      return untold ? 'Đã thu, đang báo Cổng' : 'Đã thu'
    case 'NOT_TAKEN':
      return untold ? 'Không thu, đang báo Cổng' : 'Không thu'
  }
}

/** `4912345678901234` → `4912 3456 7890 1234`; anything else as it is. */
export const inFours = (number: string): string =>
  /^\d{16}$/.test(number) ? number.replace(/(\d{4})(?=\d)/g, '$1 ') : number
