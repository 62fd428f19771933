'use server'

import { redirect } from 'next/navigation'
import type { PrintRefusal, ResumeRefusal } from '#server/domains/registrations/contract.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FormState } from '../../../_ui/action-form-context.ts'
import { formBack } from '../../../_ui/read-form.ts'
import { registrationPath } from '../_components/registration-path.ts'
import type { Question } from './_components/questions.ts'

/** Makes the form to be printed, signed and handed in. */
export async function makeForm(number: string, version: number, _before: FormState): Promise<FormState> {
  return formOrProblem(registrationPath(number), async () => {
    const made = await (await api()).registrations.print({ number, version })
    return made.ok ? redirect(`${registrationPath(number)}?done=PRINT`) : refused(made.error)
  })
}

/** Does what its page has asked about once more. */
export async function answerQuestion(
  number: string,
  version: number,
  question: Question,
  _before: FormState,
): Promise<FormState> {
  return formOrProblem(registrationPath(number), async () => {
    const done = await ask(question, { number, version })
    return done.ok ? redirect(`${registrationPath(number)}?done=${question}`) : refused(done.error)
  })
}

async function ask(question: Question, which: { number: string; version: number }) {
  const { registrations } = await api()
  if (question === 'WITHDRAW') return registrations.withdraw(which)
  if (question === 'SUSPEND') return registrations.suspend(which)
  if (question === 'RESUME') return registrations.resume(which)
  if (question === 'CLOSE') return registrations.close(which)
  return registrations.setDefault(which)
}

async function refused({ code }: PrintRefusal | ResumeRefusal): Promise<FormState> {
  const { t } = await getText()
  return formBack([{ field: '', message: t.bankAccounts.refused[code] }])
}
