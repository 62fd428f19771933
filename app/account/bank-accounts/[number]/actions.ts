'use server'

import { redirect } from 'next/navigation'
import type { CloseRefusal, PrintRefusal, ResumeRefusal } from '#server/domains/registrations/contract.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { registrationPath } from '../_components/registration-path.ts'
import type { Question } from './_components/questions.ts'

/** Makes the form to be printed, signed and handed in. */
export async function makeForm(number: string, version: number, _before: FormState): Promise<FormState> {
  return formOrProblem(registrationPath(number), async () => {
    const made = await (await api()).registrations.print({ number, version })
    return made.ok ? redirect(`${registrationPath(number)}?done=PRINT`) : refused(made.error)
  })
}

/** Does what its page has asked about once more. A password is not put back. */
export async function answerQuestion(
  number: string,
  version: number,
  question: Question,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  return formOrProblem(registrationPath(number), async () => {
    const done = await ask(question, { number, version }, form)
    return done.ok ? redirect(`${registrationPath(number)}?done=${question}`) : refused(done.error)
  })
}

async function ask(question: Question, which: { number: string; version: number }, form: FormData) {
  const { registrations } = await api()
  if (question === 'WITHDRAW') return registrations.withdraw(which)
  if (question === 'SUSPEND') return registrations.suspend(which)
  if (question === 'RESUME') return registrations.resume(which)
  if (question === 'CLOSE') return registrations.close({ ...which, password: textOf(form, 'password') })
  return registrations.setDefault(which)
}

type Refusal = PrintRefusal | ResumeRefusal | CloseRefusal

async function refused(refusal: Refusal): Promise<FormState> {
  return formBack([toMend((await getText()).t, refusal)])
}

function toMend(t: Texts, refusal: Refusal): FieldError {
  switch (refusal.code) {
    case 'PASSWORD_WRONG':
      return { field: 'password', message: t.account.security.totp.refused[refusal.code] }
    case 'TOO_MANY':
      return { field: '', message: t.register.tooMany(refusal.retryAfterSeconds) }
    default:
      return { field: '', message: t.bankAccounts.refused[refusal.code] }
  }
}
