import { z } from 'zod'
import { readJson } from '#server/platform/json.ts'
import type { DeliveryReport } from '../delivery-report.ts'
import type { GatewayAnswer, Sms, SmsGateway } from '../port.ts'

/** An account with the provider eSMS: https://developers.esms.vn */
export type EsmsAccount = {
  readonly baseUrl: string
  readonly apiKey: string
  readonly secretKey: string
  /** The sender that phones show, registered with every carrier. */
  readonly brandname: string
  readonly timeoutMs: number
}

const path = '/MainService.svc/json/SendMultipleMessage_V4_post_json/'

const answerSchema = z.object({
  CodeResult: z.coerce.string().regex(/^\d{1,4}$/),
  SMSID: z.string().max(100).nullish(),
})

const accepted = '100'
/** This RequestId was taken over before: what was asked for has happened already. */
const repeated = '124'
/** Blocked number, malformed number, a carrier that does not carry the brandname: the same at every try. */
const final: ReadonlySet<string> = new Set(['99', '108', '177'])

/** Sends by eSMS's HTTP API. "Accepted" is not "delivered": that comes to the `deliveryUrl`. */
export function esmsGateway(account: EsmsAccount): SmsGateway {
  return {
    send: async (sms) => {
      try {
        return await exchange(account, sms)
      } catch (error) {
        const timedOut = error instanceof Error && error.name === 'TimeoutError'
        return { kind: 'SILENT', code: timedOut ? 'TIMEOUT' : 'NO_CONNECTION' }
      }
    },
  }
}

async function exchange(account: EsmsAccount, sms: Sms): Promise<GatewayAnswer> {
  const response = await fetch(`${account.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(toRequest(account, sms)),
    redirect: 'error',
    signal: AbortSignal.timeout(account.timeoutMs),
  })
  const body = await response.text()
  if (response.status !== 200) return { kind: 'SILENT', code: `HTTP_${response.status}` }
  const answer = answerSchema.safeParse(readJson(body))
  return answer.success ? toAnswer(answer.data) : { kind: 'SILENT', code: 'GARBAGE' }
}

/** Type 2: news for customers, which needs no consent to advertising. */
const toRequest = ({ apiKey, secretKey, brandname }: EsmsAccount, sms: Sms) => ({
  ApiKey: apiKey,
  SecretKey: secretKey,
  Phone: sms.to.replace(/^\+84/, '0'),
  Content: sms.text,
  Brandname: brandname,
  SmsType: '2',
  IsUnicode: '0',
  Sandbox: '0',
  RequestId: sms.messageId,
  CallbackUrl: sms.deliveryUrl,
})

function toAnswer({ CodeResult: code, SMSID }: z.infer<typeof answerSchema>): GatewayAnswer {
  if (code === accepted || code === repeated) return { kind: 'ACCEPTED', providerId: SMSID ?? null }
  return { kind: 'REFUSED', code: `ESMS_${code}`, again: !final.has(code) }
}

const finished = '5'
const rejected = '4'

/**
 * What a report of eSMS says of its one receiver; null while the carrier has not said its word, and for what is no report.
 * SendStatus 4: rejected; 5: finished, with the numbers that arrived and did not.
 */
export function readEsmsReport(report: URLSearchParams): DeliveryReport | null {
  const status = report.get('SendStatus')
  if (status === rejected) return 'FAIL'
  if (status !== finished) return null
  if (Number(report.get('SendSuccess')) > 0) return 'DELIVER'
  return Number(report.get('SendFailed')) > 0 ? 'FAIL' : null
}
