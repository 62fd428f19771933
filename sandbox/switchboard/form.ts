import { debitDeclines, type SwitchboardSettings, switchboardSchema, verifyDeclines } from './settings.ts'

/** One field of the form: `verify.slow`, its label and its kind. */
export type Field = {
  readonly name: string
  readonly label: string
  readonly kind: 'CHANCE' | 'MILLISECONDS' | 'COUNT' | readonly string[]
}

type FieldRow = readonly [string, string, Field['kind']]

const callFields = [
  ['slow', 'Chậm', 'CHANCE'],
  ['slowMs', 'Chậm bao lâu (ms)', 'MILLISECONDS'],
  ['silentBefore', 'Im lặng, chưa làm gì', 'CHANCE'],
  ['silentAfter', 'Làm xong rồi im lặng', 'CHANCE'],
  ['http500', 'Lỗi HTTP 500', 'CHANCE'],
  ['garbage', 'Trả lời không đọc được', 'CHANCE'],
] as const

const declineFields = (reasons: readonly string[]): FieldRow[] => [
  ['decline', 'Từ chối', 'CHANCE'],
  ['declineReason', 'Lý do từ chối', reasons],
]

const signatureFields = [
  ['badSignature', 'Chữ ký hỏng', 'CHANCE'],
  ['otherKey', 'Ký bằng khóa ngân hàng khác', 'CHANCE'],
] as const

const messageFields = [
  ['duplicate', 'Gửi lặp', 'CHANCE'],
  ['copies', 'Số bản khi lặp', 'COUNT'],
  ['reorder', 'Đảo thứ tự', 'CHANCE'],
  ['late', 'Đến trễ', 'CHANCE'],
  ['lateMs', 'Trễ bao lâu (ms)', 'MILLISECONDS'],
  ['wrongAmount', 'Sai số tiền', 'CHANCE'],
  ['silentBefore', 'Không gửi', 'CHANCE'],
  ['silentAfter', 'Gửi mà không nghe trả lời', 'CHANCE'],
  ...signatureFields,
] as const

const questionFields = [
  ['slow', 'Gửi chậm', 'CHANCE'],
  ['slowMs', 'Chậm bao lâu (ms)', 'MILLISECONDS'],
  ['silentBefore', 'Không gửi', 'CHANCE'],
  ['silentAfter', 'Mất câu trả lời', 'CHANCE'],
  ['duplicate', 'Gửi lặp cùng lúc', 'CHANCE'],
  ['copies', 'Số bản khi lặp', 'COUNT'],
  ...signatureFields,
] as const

const crashField = ['crash', 'Máy quầy dừng sau khi thu', 'CHANCE'] as const

const group = (id: string, title: string, rows: readonly FieldRow[]) => ({
  id,
  title,
  fields: rows.map(([name, label, kind]): Field => ({ name: `${id}.${name}`, label, kind })),
})

/** The form's groups in the order in which a payment meets them. */
export const fieldGroups = [
  group('verify', 'Xác minh thẻ (verify)', [...callFields, ...declineFields(verifyDeclines)]),
  group('otp', 'Gửi lại mã (otp)', callFields),
  group('debit', 'Trừ tiền (debit)', [...callFields, ...declineFields(debitDeclines)]),
  group('query', 'Hỏi lại (query)', callFields),
  group('cancel', 'Hủy (cancel)', callFields),
  group('refund', 'Hoàn tiền (refund)', callFields),
  group('sms', 'Nhà cung cấp SMS (eSMS)', callFields),
  group('mandate', 'Nhận ủy quyền trích nợ (mandates)', callFields),
  group('results', 'Báo kết quả (results)', messageFields),
  group('counterVerify', 'Quầy hỏi Cổng (counter/verify)', questionFields),
  group('counterActivate', 'Quầy xin giữ chỗ (counter/activate)', questionFields),
  group('counterOutcome', 'Quầy báo đã thu (counter/outcome)', [...messageFields, crashField]),
  group('creditNotice', 'Báo có (credit-notices)', messageFields),
  group('registrationRead', 'Ngân hàng đọc phiếu đăng ký (registrations/read)', questionFields),
  group(
    'registrationDecision',
    'Ngân hàng báo duyệt phiếu (registrations/decision)',
    messageFields.filter(([name]) => name !== 'wrongAmount'),
  ),
]

/** The value that a field shows now. */
export function fieldValue(settings: SwitchboardSettings, name: string): string {
  const [id = '', key = ''] = name.split('.')
  const values: Record<string, unknown> = { ...settings }
  const inGroup = values[id]
  if (typeof inGroup !== 'object' || inGroup === null) return ''
  return String(Object.entries(inGroup).find(([field]) => field === key)?.[1] ?? '')
}

/** Reads the whole form; what is missing or malformed is refused as the JSON API refuses it. */
export function readForm(form: Record<string, unknown>) {
  const settings: Record<string, unknown> = { seed: Number(form.seed), down: form.down === 'on' }
  for (const { id, fields } of fieldGroups) {
    settings[id] = Object.fromEntries(
      fields.map((field) => [keyOf(field), typedValue(field, form[field.name])]),
    )
  }
  return switchboardSchema.safeParse(settings)
}

const keyOf = (field: Field): string => field.name.slice(field.name.indexOf('.') + 1)

function typedValue(field: Field, text: unknown): unknown {
  if (Array.isArray(field.kind)) return text
  return typeof text === 'string' && text.trim() !== '' ? Number(text) : Number.NaN
}
