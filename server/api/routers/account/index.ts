import { router } from '#server/api/trpc.ts'
import {
  enrolTotp,
  provePhoneForTotp,
  removeTotp,
  sendTotpCode,
  sendTotpRemovalCode,
  startTotp,
  totpEnrolment,
} from './authenticator.ts'
import { details, updateDetails } from './details.ts'
import {
  acceptInvitation,
  changeRole,
  endMembership,
  invite,
  members,
  sendInvitationCode,
  withdrawInvitation,
} from './members.ts'
import {
  changePassword,
  changePhone,
  phoneChange,
  proveOldPhone,
  sendPhoneCode,
  startPhoneChange,
} from './security.ts'
import { changeLanguage, endOtherSessions, endSession, me, sessions, signOut, switchHolder } from './self.ts'

/** What people with an account see and do about themselves and those for whom they act. Called in process only. */
export const accountRouter = router({
  me,
  sessions,
  endSession,
  endOtherSessions,
  signOut,
  switchHolder,
  changeLanguage,
  startTotp,
  totpEnrolment,
  sendTotpCode,
  provePhoneForTotp,
  enrolTotp,
  sendTotpRemovalCode,
  removeTotp,
  changePassword,
  startPhoneChange,
  phoneChange,
  sendPhoneCode,
  proveOldPhone,
  changePhone,
  details,
  updateDetails,
  members,
  invite,
  withdrawInvitation,
  endMembership,
  changeRole,
  sendInvitationCode,
  acceptInvitation,
})
