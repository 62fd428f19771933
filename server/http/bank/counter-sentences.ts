import { formatDateTime, formatTime } from '#lib/dates.ts'
import { formatInstructionNumber } from '#lib/instruction-number.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { NotPayable, NotPayableReason, WordVerdict } from '#server/domains/payments/index.ts'

type Sentences = Readonly<Record<NotPayableReason, (refusal: NotPayable) => Bilingual>>

const same = (vi: string, en: string) => (): Bilingual => ({ vi, en })

/** What the teller does next. */
const forTeller: Sentences = {
  NUMBER_WRONG: same(
    'Số chỉ dẫn gõ chưa đúng. Đối chiếu 16 chữ số trên giấy rồi gõ lại.',
    'The number is mistyped. Compare the 16 digits with the paper and type them again.',
  ),
  OTHER_PROVINCE: same(
    'Số này của cổng thanh toán tỉnh khác. Không thu.',
    "This number is of another province's portal. Take no money.",
  ),
  UNKNOWN: same(
    'Không có chỉ dẫn nào mang số này. Không thu; đối chiếu lại số trên giấy.',
    'No instruction has this number. Take no money; compare it with the paper again.',
  ),
  NOT_YET: ({ until }) => ({
    vi: `Chỉ dẫn chưa thu được trước ${when(until, 'vi')}. Không thu.`,
    en: `It cannot be paid before ${when(until, 'en')}. Take no money.`,
  }),
  PAID: same('Chỉ dẫn đã được thanh toán. Không thu.', 'It is paid already. Take no money.'),
  EXPIRED: same(
    'Chỉ dẫn đã quá hạn nộp. Không thu; khách in chỉ dẫn mới trên Cổng.',
    'It is past its last day. Take no money; the payer prints a new one on the portal.',
  ),
  CANCELLED: same('Chỉ dẫn đã bị người nộp hủy. Không thu.', 'The payer has cancelled it. Take no money.'),
  REPLACED: ({ replacedBy }) => ({
    vi: `Chỉ dẫn đã được thay bằng số ${spelled(replacedBy)}. Thu theo số mới.`,
    en: `It was replaced by ${spelled(replacedBy)}. Use the new number.`,
  }),
  IN_PROGRESS: ({ until, branch }) =>
    branch !== null
      ? {
          vi: `Chính ngân hàng đang giữ để thu tại ${branch}${until ? ` đến ${formatTime(until)}` : ''}. Thu tiếp ở đó, hoặc báo không thu rồi làm lại.`,
          en: `This bank itself holds it at ${branch}${until ? ` until ${formatTime(until)}` : ''}. Go on there, or report that nothing was taken and begin again.`,
        }
      : {
          vi: `Đang được thanh toán ở nơi khác${until ? ` đến ${formatTime(until)}` : ''}. Chưa thu; kiểm tra lại sau.`,
          en: `It is being paid elsewhere${until ? ` until ${formatTime(until)}` : ''}. Take no money yet; check again later.`,
        },
  NOTHING_OWED: same(
    'Không còn khoản nào phải nộp theo chỉ dẫn này. Không thu.',
    'Nothing is owed on it any more. Take no money.',
  ),
}

/** What to tell the payer. */
const forPayer: Sentences = {
  NUMBER_WRONG: same(
    'Số chỉ dẫn chưa đúng. Ông/Bà kiểm tra lại tờ chỉ dẫn.',
    'The number is not right. Please check your instruction.',
  ),
  OTHER_PROVINCE: same(
    'Chỉ dẫn này do tỉnh khác lập. Ông/Bà hỏi ngân hàng thu của tỉnh đó.',
    "Another province issued this. Please ask that province's collecting bank.",
  ),
  UNKNOWN: same(
    'Chưa tìm thấy chỉ dẫn này. Ông/Bà kiểm tra lại số hoặc in chỉ dẫn mới trên Cổng.',
    'This instruction was not found. Please check the number or print a new one on the portal.',
  ),
  NOT_YET: ({ until }) => ({
    vi: `Ông/Bà nộp được từ ${when(until, 'vi')}.`,
    en: `You can pay from ${when(until, 'en')}.`,
  }),
  PAID: same(
    'Khoản này đã được thanh toán, Ông/Bà không phải nộp nữa.',
    'This is paid already; you owe nothing more.',
  ),
  EXPIRED: same(
    'Chỉ dẫn đã quá hạn. Ông/Bà in chỉ dẫn mới trên Cổng, số tiền có thể đã thay đổi.',
    'It has expired. Please print a new one on the portal; the amount may have changed.',
  ),
  CANCELLED: same(
    'Chỉ dẫn này đã hủy. Nếu còn muốn nộp, Ông/Bà in chỉ dẫn mới trên Cổng.',
    'This instruction was cancelled. To pay, please print a new one on the portal.',
  ),
  REPLACED: ({ replacedBy }) => ({
    vi: `Tờ này đã được thay bằng chỉ dẫn số ${spelled(replacedBy)}.`,
    en: `This paper was replaced by number ${spelled(replacedBy)}.`,
  }),
  IN_PROGRESS: ({ until, branch }) =>
    branch !== null
      ? {
          vi: `Khoản này đang được thu tại chính ngân hàng này: ${branch}. Xin nộp ở đó, đừng nộp hai lần.`,
          en: `This bank is taking the money already, at ${branch}. Please pay there, and not twice.`,
        }
      : {
          vi: `Khoản này đang được thanh toán ở nơi khác${until ? ` đến ${formatTime(until)}` : ''}. Xin chờ để không nộp hai lần.`,
          en: `This is being paid elsewhere${until ? ` until ${formatTime(until)}` : ''}. Please wait so that you do not pay twice.`,
        },
  NOTHING_OWED: same(
    'Các khoản trên chỉ dẫn đã được miễn, rút hoặc nộp bằng cách khác. Ông/Bà không phải nộp.',
    'What is on it was exempted, withdrawn or paid otherwise. You owe nothing.',
  ),
}

export const tellerSentences = (refusal: NotPayable): Bilingual => forTeller[refusal.reason](refusal)
export const payerSentences = (refusal: NotPayable): Bilingual => forPayer[refusal.reason](refusal)

/** What to tell the payer of money that was taken, or was not. */
export const verdictSentences: Readonly<Record<WordVerdict, Bilingual>> = {
  SETTLED: { vi: 'Đã thanh toán xong.', en: 'It is paid.' },
  SETTLED_LATE: { vi: 'Đã thanh toán xong.', en: 'It is paid.' },
  WAITS: {
    vi: 'Khoản này đang được thanh toán ở nơi khác. Tiền được giữ và sẽ dùng để thanh toán hoặc trả lại; xem trên Cổng.',
    en: 'This is being paid elsewhere. The money is kept and will pay for it or come back; see the portal.',
  },
  RETURNS: {
    vi: 'Khoản này đã được thanh toán trước đó. Tiền sẽ được trả lại; Ông/Bà giữ phiếu thu và theo dõi trên Cổng.',
    en: 'This was paid before. The money goes back to you; keep the slip and follow it on the portal.',
  },
  QUEUED: {
    vi: 'Tiền đã nhận nhưng chưa dùng để nộp được, cán bộ phải kiểm tra. Ông/Bà giữ phiếu thu và theo dõi trên Cổng.',
    en: 'The money arrived but pays for nothing yet; people look at it first. Keep the slip and follow it on the portal.',
  },
  RELEASED: {
    vi: 'Chưa thu tiền. Ông/Bà có thể nộp lại bất cứ lúc nào.',
    en: 'No money was taken. You can pay at any time.',
  },
  NOTED: { vi: 'Không có gì thay đổi.', en: 'Nothing has changed.' },
}

const spelled = (number: string | null): string => (number === null ? '' : formatInstructionNumber(number))
const when = (until: Date | null, locale: 'vi' | 'en'): string =>
  until === null ? '' : formatDateTime(until, locale)
