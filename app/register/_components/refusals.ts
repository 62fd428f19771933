import { formatTime } from '#lib/dates.ts'
import {
  type CodeRefusal,
  type FieldRefusalCode,
  fieldOfRefusal,
  type SendCodeRefusal,
  type SignUpRefusal,
} from '#server/domains/identity/account-contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import type { FieldError } from '../../_ui/action-form-context.ts'

/** The sentence for a field that is to be mended, at that field. */
export function fieldToMend(t: Texts, code: FieldRefusalCode): FieldError {
  return { field: fieldOfRefusal[code], message: t.register.refused[code] }
}

/** Why no code was sent, and from when on one can be. */
export function notSent(t: Texts, refusal: SendCodeRefusal): string {
  const { refused } = t.register.code
  switch (refusal.code) {
    case 'TOO_MANY':
      return t.register.tooMany(refusal.retryAfterSeconds)
    case 'CODES_EXHAUSTED':
      return refused.CODES_EXHAUSTED(refusal.retryAfterSeconds)
    case 'TOO_SOON':
      return refused.TOO_SOON(formatTime(new Date(refusal.nextCodeAt)))
  }
}

/** What of a sign-up is to be mended. */
export function signUpToMend(t: Texts, refusal: SignUpRefusal): FieldError {
  switch (refusal.code) {
    case 'TOO_MANY':
    case 'TOO_SOON':
    case 'CODES_EXHAUSTED':
      return { field: '', message: notSent(t, refusal) }
    default:
      return fieldToMend(t, refusal.code)
  }
}

/** Why a typed code was not taken, at its field. */
export function codeToMend(t: Texts, refusal: CodeRefusal): FieldError {
  const { refused, tries } = t.register.code
  if (refusal.code === 'TOO_MANY')
    return { field: '', message: t.register.tooMany(refusal.retryAfterSeconds) }
  const message = refused[refusal.code]
  return {
    field: 'code',
    message: refusal.code === 'CODE_WRONG' ? `${message} ${tries(refusal.triesLeft)}` : message,
  }
}
