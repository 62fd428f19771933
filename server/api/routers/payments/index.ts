import { router } from '#server/api/trpc.ts'
import { cancelAttempt } from './cancel-attempt.ts'
import { cancelInstruction } from './cancel-instruction.ts'
import { create } from './create.ts'
import { find } from './find.ts'
import { live } from './live.ts'
import { mine } from './mine.ts'
import { newOtp } from './new-otp.ts'
import { accounts, debitAccount, sendDebitCode } from './pay-by-account.ts'
import { payRest } from './pay-rest.ts'
import { printInstruction } from './print-instruction.ts'
import { reissueInstruction } from './reissue-instruction.ts'
import { startCard } from './start-card.ts'
import { submitOtp } from './submit-otp.ts'
import { view } from './view.ts'

export const paymentsRouter = router({
  create,
  payRest,
  view,
  mine,
  startCard,
  newOtp,
  submitOtp,
  cancelAttempt,
  find,
  printInstruction,
  reissueInstruction,
  cancelInstruction,
  live,
  accounts,
  sendDebitCode,
  debitAccount,
})
