import { accessibility } from './accessibility.ts'
import { account } from './account.ts'
import { accountDossiers } from './account-dossiers.ts'
import { bankAccounts } from './bank-accounts.ts'
import { common } from './common.ts'
import { documents } from './documents.ts'
import { dossiers } from './dossiers.ts'
import { find } from './find.ts'
import { help } from './help.ts'
import { helpOrganisations } from './help-organisations.ts'
import { home } from './home.ts'
import { instruction } from './instruction.ts'
import { pay } from './pay.ts'
import { payAccount } from './pay-account.ts'
import { refunds } from './refunds.ts'
import { register } from './register.ts'
import { registrationDesk } from './registration-desk.ts'
import { result } from './result.ts'
import { signIn } from './sign-in.ts'
import { staff } from './staff.ts'
import { statements } from './statements.ts'
import { suspense } from './suspense.ts'
import { trace } from './trace.ts'
import { verify } from './verify.ts'

export const texts = {
  signIn,
  register,
  bankAccounts,
  account,
  accountDossiers,
  accessibility,
  common,
  documents,
  dossiers,
  find,
  help,
  helpOrganisations,
  home,
  instruction,
  pay,
  payAccount,
  refunds,
  registrationDesk,
  result,
  staff,
  statements,
  suspense,
  trace,
  verify,
}

/** Every text of the portal. English has exactly these keys; the compiler holds it to that. */
export type Texts = typeof texts
