import { redirect } from 'next/navigation'
import { getText } from '../_text/text.ts'
import { ActionForm } from '../_ui/action-form.tsx'
import type { FormState } from '../_ui/action-form-context.ts'
import { formWords, pageTitle } from '../_ui/form-words.ts'
import { Page } from '../_ui/page.tsx'
import { formBack, textOf } from '../_ui/read-form.ts'
import { SubmitButton } from '../_ui/submit-button.tsx'
import { TextField } from '../_ui/text-field.tsx'

const LONGEST_CODE = 40
const isInstructionNumber = (code: string): boolean => /^(DVC)?\d{16}$/i.test(code)

export default async function VerifyPage() {
  const { t } = await getText()
  const { verify } = t
  return (
    <Page back={{ href: '/', label: t.common.home }}>
      <ActionForm action={openDocument} title={pageTitle(t, verify.title)} words={formWords(t)}>
        <h1>{verify.title}</h1>
        <p className="mt-1">{verify.lead}</p>
        <div className="mt-4 space-y-4">
          <TextField
            name="code"
            label={verify.code}
            hint={verify.codeHint}
            autoComplete="off"
            autoCapitalize="characters"
            look="font-mono uppercase"
          />
          <SubmitButton>{verify.submit}</SubmitButton>
        </div>
      </ActionForm>
    </Page>
  )
}

async function openDocument(_before: FormState, form: FormData): Promise<FormState> {
  'use server'
  const code = textOf(form, 'code').trim().slice(0, LONGEST_CODE)
  // Spaces and dashes are how people group a code; in an address they would only be in the way.
  const compact = code.replace(/[\s\p{Pd}]/gu, '')
  const { t } = await getText()
  if (!compact) return formBack([{ field: 'code', message: t.verify.empty }])
  // A number on paper is no secret and proves nothing; whoever types it is told which of the two is asked for.
  if (isInstructionNumber(compact))
    return formBack([{ field: 'code', message: t.verify.numberTyped }], { code })
  redirect(`/verify/${encodeURIComponent(compact)}`)
}
