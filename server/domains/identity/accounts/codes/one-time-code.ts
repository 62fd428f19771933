import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { withoutSeparators } from '#lib/typed-digits.ts'
import type { Config } from '#server/platform/config.ts'
import { keyedHash, sameHash } from '#server/platform/crypto.ts'
import type { CodeRefusal, TooSoonRefusal } from '../../account-contract.ts'
import type { Lane } from './send-bounds.ts'

/** How long a code is good for, in milliseconds; Circular 50/2024/TT-NHNN, article 11(3), would allow five minutes. */
const validMs = 2 * 60_000
/** How soon after a code another may be asked for of the same subject, e.g. with a corrected telephone, in milliseconds. */
const againMs = 30_000
/** How often a code may be typed. */
export const codeTries = 3

/** What a code is good for: one purpose of one sign-up or account, and the very thing that `binding` names. */
export type CodeScope = { readonly purpose: string; readonly subject: string; readonly binding: string }

/** A code as its row keeps it. */
export type KeptCode = {
  readonly id: string
  readonly phoneHash: Uint8Array
  readonly lane: Lane
  readonly bindingHash: Uint8Array
  readonly codeHash: Uint8Array
  readonly createdAt: Date
  /** From when on the telephone may be sent another of this purpose. */
  readonly nextAt: Date
  readonly validUntil: Date
  readonly triesLeft: number
  readonly usedAt: Date | null
  readonly replacedAt: Date | null
}

type HashKey = Pick<Config, 'LOOKUP_KEY'>

export const validUntil = (now: Date): Date => addMs(now, validMs)

export const bindingHash = (config: HashKey, { purpose, subject, binding }: CodeScope): Buffer =>
  keyedHash(config.LOOKUP_KEY, 'one-time-code.binding', `${purpose}\0${subject}\0${binding}`)

/** Bound to its row: equal codes of two rows look different in the table. */
export const codeHash = (config: HashKey, id: string, code: string): Buffer =>
  keyedHash(config.LOOKUP_KEY, 'one-time-code.code', `${id}\0${code}`)

/** Reads six digits as people type them. */
export function readCode(typed: string): Result<string, { readonly code: 'CODE_EMPTY' | 'CODE_FORM' }> {
  const digits = withoutSeparators(typed)
  if (digits === '') return err({ code: 'CODE_EMPTY' })
  return /^\d{6}$/.test(digits) ? ok(digits) : err({ code: 'CODE_FORM' })
}

/** Until when an open code can be typed, null where it is over, and from when on there can be another; in ISO 8601. */
export function codeTimes(open: KeptCode | null, now: Date) {
  const isGood = open !== null && open.triesLeft > 0 && now < open.validUntil
  return {
    codeValidUntil: isGood ? open.validUntil.toISOString() : null,
    nextCodeAt: open === null ? null : open.nextAt.toISOString(),
  }
}

/** Whether it is too soon for another code after this open one, be it for another telephone. */
export function tooSoon(open: Pick<KeptCode, 'createdAt'> | null, now: Date): TooSoonRefusal | null {
  if (open === null) return null
  const next = addMs(open.createdAt, againMs)
  return now < next ? { code: 'TOO_SOON', nextCodeAt: next.toISOString() } : null
}

/**
 * What comes of six digits typed for a code that was sent: right, or why not. A code for something else is over for
 * this one; only digits that are wrong cost a try.
 */
export function judgeCode(
  config: HashKey,
  kept: KeptCode | null,
  scope: CodeScope,
  digits: string,
  now: Date,
): Result<null, CodeRefusal> {
  if (kept === null || kept.usedAt !== null || kept.replacedAt !== null || kept.triesLeft < 1)
    return err({ code: 'CODE_USED' })
  if (now >= kept.validUntil || !sameHash(kept.bindingHash, bindingHash(config, scope)))
    return err({ code: 'CODE_EXPIRED' })
  if (sameHash(kept.codeHash, codeHash(config, kept.id, digits))) return ok(null)
  return err({ code: 'CODE_WRONG', triesLeft: kept.triesLeft - 1 })
}
