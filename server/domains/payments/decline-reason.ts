import { type DeclineReason, declineReasons } from './contract.ts'

/** A bank's reason as one that we have words for; anything else is a plain decline. */
export function declineReason(reason: string): DeclineReason {
  return declineReasons.find((known) => known === reason) ?? 'DECLINED'
}
