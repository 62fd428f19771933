import { Secret, TOTP } from 'otpauth'
import { withoutSeparators } from '#lib/typed-digits.ts'

/** RFC 6238 with what every authenticator app takes: SHA-1, six digits, thirty seconds. */
const periodSeconds = 30
const secretBytes = 20
/** A clock may be one step off, in either direction. */
const stepsOff = 1

/** A new secret in base32, as people type it into an app. */
export const newTotpSecret = (): string => new Secret({ size: secretBytes }).base32

/** The address that an authenticator app reads from a QR code. */
export function enrolmentOf(secret: string, email: string, issuer: string): string {
  return totp(secret, { issuer, label: email }).toString()
}

/** The code of this moment. */
export const totpCode = (secret: string, now: Date): string =>
  totp(secret).generate({ timestamp: now.getTime() })

/**
 * The time step whose code was typed, so that it can be spent; null for a code that is not of now, or of one step
 * before or after. Comparison takes the same time for right and wrong.
 */
export function stepOfCode(secret: string, typed: string, now: Date): number | null {
  const token = withoutSeparators(typed)
  if (!/^\d{6}$/.test(token)) return null
  const timestamp = now.getTime()
  const delta = totp(secret).validate({ token, timestamp, window: stepsOff })
  return delta === null ? null : stepAt(now) + delta
}

/** The number of the time step. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / periodSeconds)

function totp(secret: string, labels: { issuer?: string; label?: string } = {}): TOTP {
  return new TOTP({ ...labels, secret: Secret.fromBase32(secret), period: periodSeconds, digits: 6 })
}
