import { z } from 'zod'
import type { PortalAnswer } from './store.ts'

const answerBody = z.object({
  result: z.string().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  faults: z.array(z.string()).optional(),
})

type AnswerBody = z.output<typeof answerBody>

const refusals: Record<string, string> = {
  AGENCY_UNKNOWN: 'Cổng từ chối: Cổng không biết cơ quan này.',
  DOSSIER_CODE_INVALID: 'Cổng từ chối: mã hồ sơ không đúng dạng.',
  AGENCY_CHANGED: 'Cổng từ chối: hồ sơ không đổi được sang cơ quan khác.',
  MESSAGE_ID_REUSED: 'Cổng từ chối: mã tin nhắn đã dùng cho nội dung khác.',
}

/** What the portal said to the latest sending, as a sentence for the person at the desk. */
export function answerInWords(answer: PortalAnswer | undefined): { good: boolean; text: string } {
  if (answer === undefined) return { good: false, text: 'Chưa gửi đến Cổng.' }
  const read = answerBody.safeParse(answer.body)
  const body = read.success ? read.data : {}
  if (answer.status === 0) {
    return { good: false, text: `Cổng chưa trả lời. Hãy gửi lại. (${body.message ?? 'không rõ'})` }
  }
  if (answer.status < 300) return { good: true, text: 'Cổng đã nhận.' }
  return { good: false, text: refusals[body.code ?? ''] ?? otherRefusal(answer.status, body) }
}

function otherRefusal(status: number, body: AnswerBody): string {
  const details = [body.code, body.message, ...(body.faults ?? [])].filter((part) => part !== undefined)
  return `Cổng từ chối (HTTP ${status}): ${details.join(' · ') || 'không nói lý do'}`
}
