import { err, ok, type Result } from '../result.ts'
import { withoutSeparators } from '../typed-digits.ts'

export type OtpError = { readonly code: 'EMPTY' } | { readonly code: 'FORM'; readonly digits: number }

/** Reads a one-time password of exactly so many digits; banks differ, so the number of digits comes with the flow. */
export function parseOtp(text: string, digits: number): Result<string, OtpError> {
  const otp = withoutSeparators(text)
  if (otp === '') return err({ code: 'EMPTY' })
  if (otp.length !== digits || !/^\d+$/.test(otp)) return err({ code: 'FORM', digits })
  return ok(otp)
}
