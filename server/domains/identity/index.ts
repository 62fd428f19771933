export { accountOf } from './accounts/account-of.ts'
export {
  enrolTotp,
  provePhoneForTotp,
  sendTotpCode,
  startTotp,
  totpEnrolmentOf,
} from './accounts/authenticator/add-totp.ts'
export { removeTotp, sendTotpRemovalCode } from './accounts/authenticator/remove-totp.ts'
export { closeHolder, verifyHolder } from './accounts/change-holder.ts'
export { changePassword } from './accounts/change-password.ts'
export {
  changePhone,
  phoneChangeOf,
  proveOldPhone,
  sendPhoneCode,
  startPhoneChange,
} from './accounts/change-phone.ts'
export { confirmByTotp } from './accounts/codes/confirm-by-totp.ts'
export { type CodeOrder, sendOneTimeCode } from './accounts/codes/send-code.ts'
export { sendPaymentCode } from './accounts/codes/send-own-code.ts'
export { purposesNearBudget } from './accounts/codes/sent-codes.ts'
export { spendOneTimeCode, spendOpenCode } from './accounts/codes/spend-code.ts'
export { confirmGrant } from './accounts/grants/confirm-grant.ts'
export { grantOf, sendGrantCode, startInvitation, startOwner } from './accounts/grants/start-grant.ts'
export { detailsIn as holderDetailsIn, holderContacts, holderDetails } from './accounts/holder-details.ts'
export { holderVersion } from './accounts/holder-version.ts'
export {
  acceptInvitation as acceptMemberInvitation,
  memberInvitationOf,
  sendInvitationCode,
  startMember,
} from './accounts/invitations/accept-invitation.ts'
export { changeLanguage, me as accountView } from './accounts/me.ts'
export { endMembership, makeAccountant, membersOf, withdrawInvitation } from './accounts/members.ts'
export { checkOwnPassword } from './accounts/own-password.ts'
export { removeExpiredSignUps } from './accounts/remove-expired.ts'
export { confirmReset, finishReset } from './accounts/reset/finish-reset.ts'
export { sendResetCode, startReset } from './accounts/reset/start-reset.ts'
export { roleNow } from './accounts/role-now.ts'
export { accountSessions, endAccountSessions, switchHolder } from './accounts/sessions.ts'
export { signInWithAccount } from './accounts/sign-in.ts'
export { correctPhone, sendSignUpCode, signUpOf } from './accounts/sign-up/sign-up-code.ts'
export { startOrganisation, startPerson } from './accounts/sign-up/start-sign-up.ts'
export { verifySignUp } from './accounts/sign-up/verify-sign-up.ts'
export {
  type ReadyAccount,
  type ReadyHolder,
  storeReadyAccount,
  storeReadyHolder,
} from './accounts/store-ready.ts'
export { updateDetails } from './accounts/update-details.ts'
export { openVisitor } from './commands/open-visitor.ts'
export { removeExpiredVisitors } from './commands/remove-expired-visitors.ts'
export { removeOldInvitations, removeOldSessions } from './commands/remove-old.ts'
export { hashTyped } from './credentials/password-hash.ts'
export { totpCode } from './credentials/totp.ts'
export { type BrowserMark, browserOf, newBrowserToken } from './limits/browser.ts'
export {
  type CardAsker,
  type CardCode,
  cardHash,
  countCardCode,
  countNextCode,
  type KeptCode,
  provenLater,
} from './limits/card-codes.ts'
export { type Asker, knock } from './limits/knock.ts'
export { removeOldBrowsers } from './limits/known-browsers.ts'
export { doorsWithManyMisses } from './limits/many-misses.ts'
export { removeOldCounters } from './limits/remove-counters.ts'
export { type CountedBefore, type TryDeps, takeBackLater } from './limits/tries.ts'
export { ownerKey } from './owner-key.ts'
export { visitorOf } from './queries/visitor-of.ts'
export { acceptInvitation } from './staff/accept-invitation.ts'
export { disablePerson, endSessionsOfPerson } from './staff/change-person.ts'
export { invitationOf } from './staff/invitation-of.ts'
export { type CommandOrder, type CommandRefusal, inviteAdministrator } from './staff/invite-administrator.ts'
export { people } from './staff/people.ts'
export { approveProposal, rejectProposal, withdrawProposal } from './staff/proposals/decide.ts'
export { countToDecide, proposals } from './staff/proposals/list-proposals.ts'
export {
  proposeChange,
  proposeDisabling,
  proposeInvitation,
  proposeReactivation,
} from './staff/proposals/propose.ts'
export { endSessions, sessionsOf } from './staff/sessions.ts'
export { signIn } from './staff/sign-in.ts'
export { letSignIn, usePass } from './staff/sign-in-pass.ts'
export { staffOf } from './staff/staff-of.ts'
export { type ReadyStaff, storeReadyStaff } from './staff/store-staff.ts'
export { tellOfCodes } from './staff/tell-of-codes.ts'
export { withdrawStaffInvitation } from './staff/withdraw-invitation.ts'
