'use server'

import { redirect } from 'next/navigation'
import { formOrProblem } from '../../../../_shell/form-or-problem.ts'
import { getText } from '../../../../_text/text.ts'
import { api } from '../../../../_trpc/visitor.ts'
import type { FormState } from '../../../../_ui/action-form-context.ts'
import { registrationPath } from '../../_components/registration-path.ts'
import { accountBack, typedAccount } from '../../_components/typed-account.ts'

/** Changes what the form will print; a form that was printed before is no longer good. */
export async function editRegistration(
  number: string,
  version: number,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const here = registrationPath(number)
  return formOrProblem(here, async () => {
    const { t } = await getText()
    const edited = await (await api()).registrations.edit({ ...typedAccount(form), number, version })
    return edited.ok ? redirect(`${here}?done=EDIT`) : accountBack(t, form, edited.error)
  })
}
