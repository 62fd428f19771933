import type { HolderDecision } from '#server/domains/registrations/story-contract.ts'
import type { holder as vietnamese } from '../vi/trace-holder.ts'

type DecisionWords = {
  readonly open: string
  readonly what: string
  readonly submit: string
  readonly done: string
}
const decisions: Record<HolderDecision, DecisionWords> = {
  VERIFY: {
    open: 'Verify the holder',
    what: 'From now on the holder sees every dossier with its tax code or identity number. Verify only after checking its papers.',
    submit: 'Confirm: verify',
    done: 'The holder is verified.',
  },
  CLOSE: {
    open: 'Close the holder',
    what: 'Nobody can act for this holder any more. Its bank accounts in force are closed and the bank is told. This cannot be undone.',
    submit: 'Confirm: close',
    done: 'The holder and its accounts in force are closed.',
  },
}

/** The operator's page of an account's holder. */
export const holder: typeof vietnamese = {
  title: 'Account holder',
  name: 'Name',
  kind: 'Kind',
  kinds: { ORGANISATION: 'Organisation', PERSON: 'Person' },
  taxCode: 'Tax code',
  verified: 'Verified',
  unverified: 'Not yet',
  closed: 'Closed',
  registrations: 'Registrations',
  noRegistrations: 'No account registered yet',
  reason: 'Reason',
  reasonHint: 'Kept with this decision.',
  cancel: 'Not now',
  decisions,
}
