import { newUuid } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type {
  HolderDetails,
  SendCodeRefusal,
  SignUpRefusal,
  StartedSignUp,
  TypedAccount,
  TypedOrganisation,
  TypedPerson,
} from '../../account-contract.ts'
import { hashPassword } from '../../credentials/password-hash.ts'
import type { Asker } from '../../limits/knock.ts'
import { type SendDeps, sendCodeIn } from '../codes/send-code.ts'
import { maySendTo } from '../codes/strangers-sends.ts'
import { readAccount, readOrganisation, readPerson, readSignUp } from './read-sign-up.ts'
import { codeOfSignUp } from './sign-up-code.ts'
import { insertSignUp, type SignUp } from './sign-up-row.ts'

/** From where somebody signs up who is not signed in, and in which language. */
export type Entry = Asker & { readonly language: Locale }

type Started = Result<StartedSignUp, readonly SignUpRefusal[]>

/**
 * Takes down what somebody says of their organisation and of themselves, and sends a code to their telephone. Whether
 * there is an account already shows only once the code was typed.
 */
export function startOrganisation(
  deps: SendDeps,
  typed: TypedOrganisation & TypedAccount,
  entry: Entry,
): Promise<Started> {
  const account = readAccount(typed, [typed.organisationName, typed.taxCode])
  const details = readOrganisation(typed, account.ok ? account.value.phone : '', entry.now)
  return start(deps, readSignUp(account, details, 'DETAILS'), entry)
}

/** The same of a person. */
export function startPerson(
  deps: SendDeps,
  typed: TypedPerson & TypedAccount,
  entry: Entry,
): Promise<Started> {
  const account = readAccount(typed, [typed.identityNumber])
  const details = readPerson(typed, account.ok ? account.value.phone : '', entry.now)
  return start(deps, readSignUp(account, details, 'ACCOUNT'), entry)
}

type Read = { readonly account: TypedAccount; readonly details: HolderDetails }

async function start(
  deps: SendDeps,
  read: Result<Read, readonly SignUpRefusal[]>,
  entry: Entry,
): Promise<Started> {
  if (!read.ok) return read
  const { account, details } = read.value
  const { name, phone, password } = account
  const content = { name, phone, language: entry.language, details }
  const begun = { kind: details.kind, invitationId: null, content }
  const said = await beginSignUp(deps, { ...begun, password }, entry)
  return said.ok ? said : err([said.error])
}

type Beginning = Omit<SignUp, 'id' | 'passwordHash'> & { readonly password: string }

/** Writes a sign-up down and sends its first code. */
export async function beginSignUp(
  deps: SendDeps,
  { password, ...begun }: Beginning,
  asker: Asker,
): Promise<Result<StartedSignUp, SendCodeRefusal>> {
  const { now } = asker
  // Its id is not made yet: what counts here is the telephone.
  const code = { purpose: 'SIGN_UP', subject: newUuid(now), phone: begun.content.phone } as const
  const allowed = await maySendTo(deps, asker, code)
  if (!allowed.ok) return allowed
  const { lane, counted } = allowed.value
  const passwordHash = await hashPassword(password)
  return unitOfWork(deps.database, async (tx) => {
    const { id, token } = await insertSignUp(tx, deps.config, { ...begun, passwordHash, now })
    const sent = await sendCodeIn(tx, deps, codeOfSignUp(id, begun.content, now, lane), { counted })
    return sent.ok ? ok({ token, ...sent.value }) : sent
  })
}
