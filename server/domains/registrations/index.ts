export type { Member, Officer } from './actors.ts'
export { decideByMessage } from './bank/decide-by-message.ts'
export { expireForm } from './bank/expire-form.ts'
export { noteOtherMandate } from './bank/note-other-answer.ts'
export { readForBank } from './bank/read-for-bank.ts'
export { tellMandate } from './bank/tell-mandate.ts'
export type { DebitableAccount, LockedAccount, SuspendedAccount } from './debitable.ts'
export { attachScan } from './desk/attach-scan.ts'
export { approveForm, rejectForm } from './desk/decide.ts'
export { closeAtDesk, resumeAtDesk, suspendAtDesk } from './desk/hold.ts'
export { readScan } from './desk/read-scan.ts'
export { receiveForm } from './desk/receive-form.ts'
export { returnForm } from './desk/return-form.ts'
export { createRegistration } from './holder/create-registration.ts'
export { editRegistration } from './holder/edit-registration.ts'
export {
  closeRegistration,
  resumeRegistration,
  setDefault,
  suspendRegistration,
  withdrawRegistration,
} from './holder/own-steps.ts'
export { printForm } from './holder/print-form.ts'
export {
  approveHolderProposal,
  rejectHolderProposal,
  withdrawHolderProposal,
} from './operator/decide-holder-proposal.ts'
export { holderProposals } from './operator/list-holder-proposals.ts'
export { closeByOperator, resumeByOperator, suspendByOperator } from './operator/operate.ts'
export { proposeForHolder } from './operator/propose-for-holder.ts'
export { registrationStory } from './operator/registration-story.ts'
export { storyFacts } from './operator/story-facts.ts'
export { debitableAccounts, lockForDebit, suspendedAccounts } from './queries/debitable-accounts.ts'
export { countDeskRegistrations, listDeskRegistrations } from './queries/desk-list.ts'
export { lookAtRegistration } from './queries/desk-view.ts'
export { findForm } from './queries/find-form.ts'
export { beginRegistration, listRegistrations, viewRegistration } from './queries/own-registrations.ts'
export { printedRegistration } from './queries/printed-registration.ts'
export { verifyForm } from './queries/verify-form.ts'
export type { RegistrationDeps } from './registration-deps.ts'
