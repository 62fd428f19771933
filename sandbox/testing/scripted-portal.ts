import { demoHolders } from '#lib/demo/holders.ts'

/** What a signed message of the sandbox said. */
export type Told = {
  readonly jti: string
  /** Whose key signed. */
  readonly kid: string
  readonly path: string
  readonly body: Record<string, unknown>
}

/** A number that the scripted portal refuses, and one that it asks less for than was printed. */
export const PAID_NUMBER = '4900000000010014'
export const CHEAPER_NUMBER = '4900000000020005'
export const NUMBER = '4912345678901266'
/** Of a registration form. */
export const FORM_NUMBER = '491234567812'

const words = (text: string) => ({ vi: `${text} (vi)`, en: `${text} (en)` })

/** What the portal of docs/bank-api.md answers where nothing goes wrong, without any state of its own. */
export function scriptedAnswer({ path, jti, body }: Omit<Told, 'kid'>): object {
  switch (path) {
    case '/bank/v1/results':
      return { result: 'ACCEPTED', messageId: jti }
    case '/bank/v1/counter/verify':
      return payable(digits(body.number)) ?? refusal
    case '/bank/v1/counter/activate':
      return activated(digits(body.number), String(body.key)) ?? refusal
    case '/bank/v1/counter/outcome': {
      const verdict = body.outcome === 'TAKEN' ? 'SETTLED' : 'RELEASED'
      return { result: 'ACCEPTED', messageId: jti, verdict, payer: words('Xong') }
    }
    case '/bank/v1/credit-notices':
      return {
        result: 'ACCEPTED',
        messageId: jti,
        verdict: digits(body.content) === '' ? 'QUEUED' : 'SETTLED',
      }
    case '/bank/v1/registrations/read':
      return registrationForm(digits(body.number))
    case '/bank/v1/registrations/decision':
      return { result: 'APPLIED', state: String(body.decision) }
    default:
      return { result: 'STORED' }
  }
}

/** A form of the first company of the demo, waiting at the bank. */
const registrationForm = (number: string) => ({
  number,
  version: 3,
  state: 'RECEIVED',
  holderKind: 'ORGANISATION',
  holderName: 'CÔNG TY TNHH XÂY DỰNG THU BỒN',
  taxCode: demoHolders.thuBon.taxCode,
  identityNumber: null,
  account: '113000012345',
  accountHolder: 'CÔNG TY TNHH XÂY DỰNG THU BỒN',
  branch: 'Chi nhánh Tam Kỳ',
  dailyLimit: '500000000',
  scope: 'OWN',
})

const digits = (text: unknown): string => String(text).replace(/\D/g, '')

const refusal = {
  result: 'NOT_PAYABLE',
  reason: 'PAID',
  teller: words('Đã nộp rồi, không thu nữa'),
  payer: words('Khoản này đã được nộp'),
}

function owed(number: string) {
  const amount = number === CHEAPER_NUMBER ? '120000' : '150000'
  const label = words('Lệ phí')
  return {
    number,
    amount,
    purpose: words('Lệ phí 1 hồ sơ'),
    payer: 'N••••• V•• An',
    lines: [{ agency: words('Sở Tư pháp'), dossierCode: 'H47.20-240115-0001', label, amount }],
    changes: amount === '150000' ? [] : [{ label, before: '150000', after: amount, why: 'EXEMPTED' }],
  }
}

function payable(number: string): object | undefined {
  if (number === PAID_NUMBER) return undefined
  const dates = { amountValidUntil: '2026-12-21T16:59:59Z', payableUntil: '2027-01-20T16:59:59Z' }
  return { result: 'PAYABLE', ...owed(number), printedAmount: '150000', ...dates }
}

const HOLD_MS = 15 * 60_000

function activated(number: string, key: string): object | undefined {
  if (number === PAID_NUMBER) return undefined
  const until = `${new Date(Date.now() + HOLD_MS).toISOString().slice(0, -5)}Z`
  return { result: 'ACTIVATED', key, ...owed(number), until }
}
