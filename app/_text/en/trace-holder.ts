import type {
  DecideHolderRefusal,
  HolderDecision,
  ProposeHolderRefusal,
} from '#server/domains/registrations/holder-contract.ts'
import type { holder as vietnamese } from '../vi/trace-holder.ts'

type DecisionWords = {
  readonly open: string
  readonly what: string
  readonly submit: string
  readonly done: string
}
const decisions: Record<HolderDecision, DecisionWords> = {
  VERIFY: {
    open: 'Propose to verify the holder',
    what: 'Once another operator approves, the holder sees every dossier with its tax code or identity number. Propose it only after checking its papers.',
    submit: 'Propose: verify',
    done: 'Proposed: verify. Nothing changes until another operator approves.',
  },
  CLOSE: {
    open: 'Propose to close the holder',
    what: 'Once another operator approves, nobody can act for this holder any more; its bank accounts in force are closed and the bank is told. This cannot be undone. To stop money at once, suspend each bank account on its registration’s page.',
    submit: 'Propose: close',
    done: 'Proposed: close. Nothing changes until another operator approves.',
  },
}

const refused: Record<DecideHolderRefusal['code'] | ProposeHolderRefusal['code'], string> = {
  NOT_FOUND: 'This holder is not there any more. Search again.',
  REASON_EMPTY: 'There is no reason. Write what you have checked.',
  CLOSED: 'This holder was closed. If a proposal about it still waits, reject that proposal.',
  VERIFIED: 'This holder is verified already. If a proposal about it still waits, reject that proposal.',
  CHANGED:
    'The holder has changed since it was looked at. Search again, check and propose anew; a new proposal takes the place of the old one.',
  TAX_CODE_HAS_ACCOUNT:
    'Another holder with this tax code or identity number is verified. Compare the two and propose to close the wrong one.',
  WAITING_ALREADY: 'A proposal about this holder waits already. Wait until it is decided.',
  TOO_MANY:
    'You have made many proposals within the last 24 hours. Wait, or ask another operator to propose it.',
  TOO_MANY_WAITING: 'Many proposals of yours wait for a decision. Wait, or withdraw what is needed no more.',
  NOT_YOURS:
    'Only operators decide this, and only the proposing operator withdraws a proposal. Reload the page.',
  NOT_WAITING: 'This proposal was decided or withdrawn. Reload the page.',
  LAPSED: 'This proposal has expired. Check again and propose anew.',
  OWN_PROPOSAL: 'This is your proposal. Another operator has to decide.',
  PROPOSER_GONE:
    'Who proposed this is no operator any more. Propose it anew; a new proposal takes the place of the old one.',
}

/** What waits for a second operator. */
const waiting: (typeof vietnamese)['waiting'] = {
  title: 'Account holders that wait for a second person',
  lead: 'One operator proposes; another operator checks and decides.',
  kinds: {
    VERIFY: (name: string) => `Verify: ${name}`,
    CLOSE: (name: string) => `Close: ${name}`,
  },
  why: 'Reason',
  registration: 'Newest registration',
  proposedBy: (name: string, time: string) => `Proposed by ${name}, ${time}.`,
  yours: (time: string) => `Proposed by you, ${time}.`,
  until: (time: string) => `Another operator has to decide before ${time}.`,
  verified: 'Verified',
  accounts: (count: number) => `${count} bank account${count === 1 ? '' : 's'} approved`,
  others: (count: number) => `${count} newer ones are not shown here. Decide about these first.`,
  approve: 'Approve',
  reject: 'Reject',
  withdraw: 'Withdraw',
  reason: (what: string) => `Reason for rejecting: ${what}`,
  done: 'Done and recorded.',
  waits: 'A proposal about this holder waits for another operator’s decision.',
  link: 'See the waiting proposal',
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
  reasonHint: 'Read by the person who decides, and kept.',
  cancel: 'Not now',
  decisions,
  refused,
  waiting,
}
