export { accountOf } from './accounts/account-of.ts'
export { closeHolder, type HolderChange, verifyHolder } from './accounts/change-holder.ts'
export { confirmByTotp } from './accounts/codes/confirm-by-totp.ts'
export { type CodeOrder, type SendDeps, sendOneTimeCode } from './accounts/codes/send-code.ts'
export { spendOneTimeCode } from './accounts/codes/spend-code.ts'
export { holderContacts, holderDetails } from './accounts/holder-details.ts'
export {
  type ReadyAccount,
  type ReadyHolder,
  storeReadyAccount,
  storeReadyHolder,
} from './accounts/store-ready.ts'
export { type CountDeps, countLookUp } from './commands/count-look-up.ts'
export { openVisitor } from './commands/open-visitor.ts'
export { removeExpiredVisitors } from './commands/remove-expired-visitors.ts'
export { totpCode } from './credentials/totp.ts'
export { ownerKey } from './owner-key.ts'
export { visitorOf } from './queries/visitor-of.ts'
export { acceptInvitation } from './staff/accept-invitation.ts'
export { disablePerson, enablePerson, endSessionsOfPerson } from './staff/change-person.ts'
export { invitationOf } from './staff/invitation-of.ts'
export { inviteStaff } from './staff/invite-staff.ts'
export { people } from './staff/people.ts'
export { endSessions, sessionsOf } from './staff/sessions.ts'
export { signIn } from './staff/sign-in.ts'
export { staffOf } from './staff/staff-of.ts'
export { type ReadyStaff, storeReadyStaff } from './staff/store-staff.ts'
