import type { AttemptAct, PaymentAct } from './contract.ts'

/**
 * What a visitor, or a holder's accounts, are to a payment that is on their list. MAKER made it; MAKER_OF_HOLDERS likewise, as a guest,
 * and then another holder, signed in in that browser, debited an account for it. FULL reads everything that it is over in full;
 * FULL_OF_HOLDERS likewise, of a payment of another holder. PUBLIC opened it by a public fact, or by a fact about some of it.
 * BEGINNER began the attempt that is looked at. Decision 0021.
 */
export const relations = [
  'MAKER',
  'MAKER_OF_HOLDERS',
  'FULL',
  'FULL_OF_HOLDERS',
  'PUBLIC',
  'BEGINNER',
] as const
export type Relation = (typeof relations)[number]

/** Who may do what: the one table. What a relation does not name, it does not allow. */
const allowed: Readonly<Record<Relation, readonly (PaymentAct | AttemptAct)[]>> = {
  MAKER: ['PAY', 'DEBIT', 'PRINT', 'CANCEL_NUMBER'],
  MAKER_OF_HOLDERS: ['PAY', 'PRINT', 'CANCEL_NUMBER'],
  FULL: ['PAY', 'PRINT', 'CANCEL_NUMBER'],
  FULL_OF_HOLDERS: ['PAY'],
  PUBLIC: ['PAY'],
  BEGINNER: ['TYPE_CODE', 'NEW_CODE', 'STOP', 'READ_CARD'],
}

export const may = (relations: readonly Relation[], act: PaymentAct | AttemptAct): boolean =>
  relations.some((relation) => allowed[relation].includes(act))

/** What a visitor's relation to a payment is seen from. */
export type RelationFacts = {
  readonly visitorId: string
  /** It made the payment; and the visitor whose list it took over by signing in. */
  readonly made: boolean
  readonly formerly: string | null
  /** It reads everything that the payment is over in full. */
  readonly full: boolean
  /** It is a holder's, and the visitor is not that holder. */
  readonly ofOtherHolder: boolean
  /** The attempt that is looked at; begun by null: by the payment's maker. */
  readonly attempt: { readonly begunBy: string | null } | null
}

export function relationsOf(facts: RelationFacts): Relation[] {
  return [toPayment(facts), ...(began(facts) ? (['BEGINNER'] as const) : [])]
}

function toPayment({ made, full, ofOtherHolder }: RelationFacts): Relation {
  if (made) return ofOtherHolder ? 'MAKER_OF_HOLDERS' : 'MAKER'
  if (full) return ofOtherHolder ? 'FULL_OF_HOLDERS' : 'FULL'
  return 'PUBLIC'
}

/** Where nothing was begun there is nothing to keep from the payment's maker. */
function began({ attempt, made, visitorId, formerly }: RelationFacts): boolean {
  const begunBy = attempt?.begunBy ?? null
  return begunBy === null ? made : begunBy === visitorId || begunBy === formerly
}
