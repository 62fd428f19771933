'use server'

import { redirect } from 'next/navigation'
import type { Result } from '#lib/result.ts'
import { setEntryCookie } from '#server/api/caller.ts'
import type { SignUpRefusal, StartedSignUp } from '#server/domains/identity/account-contract.ts'
import { formOrProblem } from '../_shell/form-or-problem.ts'
import { getText } from '../_text/text.ts'
import { tries } from '../_trpc/visitor.ts'
import type { FormState } from '../_ui/action-form-context.ts'
import { formBack } from '../_ui/read-form.ts'
import { signUpToMend } from './_components/refusals.ts'
import {
  organisationFields,
  personFields,
  putBack,
  typedAccount,
  typedOrganisation,
  typedPerson,
} from './_components/typed-holder.ts'

/** Begins the sign-up of an organisation: a code goes to the telephone. */
export async function signUpOrganisation(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem('/register/organisation', async () => {
    const { locale: language } = await getText()
    const typed = { ...typedOrganisation(form), ...typedAccount(form), language }
    const started = await (await tries()).accountEntry.startOrganisation(typed)
    return toVerify(started, putBack(form, ['name', 'phone', ...organisationFields]))
  })
}

/** Begins the sign-up of a person: a code goes to the telephone. */
export async function signUpPerson(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem('/register/person', async () => {
    const { locale: language } = await getText()
    const typed = { ...typedPerson(form), ...typedAccount(form), language }
    const started = await (await tries()).accountEntry.startPerson(typed)
    return toVerify(started, putBack(form, ['name', 'phone', ...personFields]))
  })
}

/** On to the code; or back with a sentence for everything to be mended and all that was typed but the password. */
async function toVerify(
  started: Result<StartedSignUp, readonly SignUpRefusal[]>,
  values: Record<string, string>,
): Promise<FormState> {
  if (started.ok) {
    await setEntryCookie(started.value.token)
    redirect('/register/verify')
  }
  const { t } = await getText()
  return formBack(
    started.error.map((refusal) => signUpToMend(t, refusal)),
    values,
  )
}
