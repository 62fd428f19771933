'use server'

import { redirect } from 'next/navigation'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FormState } from '../../../_ui/action-form-context.ts'
import { textOf } from '../../../_ui/read-form.ts'
import { bankAccountsPath, registrationPath } from '../_components/registration-path.ts'
import { accountBack, typedAccount } from '../_components/typed-account.ts'

/** Keeps the account as a draft and leads to its page, where it is checked before the form is made. */
export async function createRegistration(
  replaces: string | null,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  return formOrProblem(`${bankAccountsPath}/new`, async () => {
    const { t } = await getText()
    const made = await (await api()).registrations.create({
      ...typedAccount(form),
      replaces,
      requestId: textOf(form, 'requestId'),
    })
    if (made.ok) redirect(`${registrationPath(made.value.number)}?done=CREATE`)
    return accountBack(t, form, made.error)
  })
}
