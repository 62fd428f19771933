import { z } from 'zod'
import { SMS_PART, septets } from '#lib/gsm.ts'

/** What is sent to SendMultipleMessage_V4_post_json; everything is text there. */
export const requestSchema = z.object({
  ApiKey: z.string(),
  SecretKey: z.string(),
  Phone: z.string(),
  Content: z.string().min(1),
  Brandname: z.string(),
  SmsType: z.coerce.string(),
  IsUnicode: z.coerce.string().default('0'),
  Sandbox: z.coerce.string().default('0'),
  RequestId: z.string().min(1).max(100),
  CallbackUrl: z.url({ protocol: /^https?$/ }).optional(),
})

export type SmsRequest = z.output<typeof requestSchema>

/** What the provider knows of its customer. */
export type SmsAccount = { readonly apiKey: string; readonly secretKey: string; readonly brandname: string }

/** Codes of the provider's table, with its own words. */
const refusals = {
  '99': 'Phone number is blocked',
  '101': 'Authorize Failed',
  '104': 'Brand name code is not exist',
  '108': 'Phone number is not in correct format',
  '118': 'Unsupported message type',
  '124': 'Request exist',
  '146': 'Sai template Brandname CSKH',
} as const

export type RefusalCode = keyof typeof refusals

export const refusal = (code: RefusalCode) => ({
  CodeResult: code,
  CountRegenerate: 0,
  ErrorMessage: refusals[code],
})

const customerCare = '2'
/** Numbers that end so are blocked at the provider; or get no SMS, which the report says. */
const blocked = /0099$/
const outOfReach = /0040$/

/** Why a request is not taken over, in the order in which the provider looks; null where it is. */
export function refuse(request: SmsRequest, account: SmsAccount): RefusalCode | null {
  if (request.ApiKey !== account.apiKey || request.SecretKey !== account.secretKey) return '101'
  if (request.SmsType !== customerCare) return '118'
  if (request.Brandname !== account.brandname) return '104'
  if (!/^0[3-9]\d{8}$/.test(request.Phone)) return '108'
  if (blocked.test(request.Phone)) return '99'
  return isOnePart(request) ? null : '146'
}

/** The templates that are registered here have one part without accents. */
function isOnePart({ Content, IsUnicode }: SmsRequest): boolean {
  const count = septets(Content)
  return IsUnicode === '0' && count !== null && count <= SMS_PART
}

export const arrives = ({ Phone }: SmsRequest): boolean => !outOfReach.test(Phone)
