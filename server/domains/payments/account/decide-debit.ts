import { err, ok, type Result } from '#lib/result.ts'
import type { AccountHindrance, DebitRefusal, Suspension } from '../account-contract.ts'

/** All that decides whether an account may pay; amounts in đồng. */
export type DebitFacts = {
  readonly amount: bigint
  readonly dailyLimit: bigint
  /** What was debited today, or still may be. */
  readonly usedToday: bigint
  /** The bank has confirmed the mandate. */
  readonly ready: boolean
  readonly scope: 'OWN' | 'ANY'
  readonly othersDossiers: readonly string[]
}

/** What stands in the way first of an account in force; null: nothing does. PRODUCT S1.3. */
export function hindranceOf(facts: DebitFacts): Exclude<AccountHindrance, Suspension> | null {
  if (!facts.ready) return 'BANK_NOT_READY'
  if (facts.scope === 'OWN' && facts.othersDossiers.length > 0) return 'OUT_OF_SCOPE'
  return facts.amount > leftToday(facts) ? 'OVER_LIMIT' : null
}

/** Never below 0: a limit that was lowered by a renewal may be passed already. */
export function leftToday({ dailyLimit, usedToday }: Pick<DebitFacts, 'dailyLimit' | 'usedToday'>): bigint {
  return usedToday < dailyLimit ? dailyLimit - usedToday : 0n
}

/** A code is asked for by the day's sum of the holder, so that neither many small payments nor several accounts avoid it. */
export function needsCode(
  { amount, usedByHolder }: { readonly amount: bigint; readonly usedByHolder: bigint },
  freeUpTo: bigint,
): boolean {
  return usedByHolder + amount > freeUpTo
}

/** Whether the account may be debited, in the payer's words. */
export function decideDebit(facts: DebitFacts): Result<null, DebitRefusal> {
  const hindrance = hindranceOf(facts)
  if (hindrance === null) return ok(null)
  if (hindrance === 'OUT_OF_SCOPE') return err({ code: hindrance, dossierCodes: facts.othersDossiers })
  if (hindrance === 'OVER_LIMIT') return err({ code: hindrance, leftToday: String(leftToday(facts)) })
  return err({ code: hindrance })
}
