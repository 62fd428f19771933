import type { ShownField } from '../trace-contract.ts'

const code = /^[A-Z][A-Z0-9_]{0,63}$/
const reference = /^[0-9A-Z]{8,32}$/
const moment = /^\d{4}-\d\d-\d\dT[\d:.]{5,15}Z$/
const amount = /^\d{1,14}$/
/** Domestic cards have sixteen digits as well, and begin with 9704. */
const instruction = /^(?!9704)\d{16}$/

/**
 * What of a bank's message, or of an event's detail, people may read: these fields in these forms. Everything else is kept
 * back, also what a bank adds tomorrow. `content` of a transfer is a stranger's text and stands at the desk of suspense.
 */
const shown: Readonly<Record<string, RegExp>> = {
  status: code,
  outcome: code,
  method: code,
  kind: code,
  reason: code,
  error: code,
  otpError: code,
  reference,
  refundReference: reference,
  refund: reference,
  named: reference,
  bankReference: /^(?!\d{16}$|\d{19}$)[\w.-]{1,64}$/,
  amount,
  owed: amount,
  at: moment,
  expectedBy: moment,
  promisedBy: moment,
  number: instruction,
  replaces: instruction,
  by: instruction,
  late: /^(true|false)$/,
}

/** The names of fields are the sender's too: an odd one is not repeated. */
const plainName = /^[A-Za-z]{1,40}$/

export type Read = { readonly shown: readonly ShownField[]; readonly withheld: readonly string[] }

/** Parts what was written into what may be shown and the names of what may not. Nested objects are kept back whole. */
export function readShown(written: unknown): Read {
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    return { shown: [], withheld: [] }
  const fields = Object.entries(written).filter(([, value]) => value !== null)
  const isShown = ([field, value]: [string, unknown]) =>
    (typeof value === 'string' || typeof value === 'number') && formOf(field).test(String(value))
  return {
    shown: fields.filter(isShown).map(([field, value]) => ({ field, value: String(value) })),
    withheld: fields
      .filter((entry) => !isShown(entry))
      .map(([field]) => (plainName.test(field) ? field : '…'))
      .sort(),
  }
}

const nothing = /(?!)/
const formOf = (field: string): RegExp => (Object.hasOwn(shown, field) ? shown[field] : undefined) ?? nothing
