import type { ReactNode } from 'react'
import type { Texts } from '../../_text/vi/index.ts'
import { ActionForm } from '../../_ui/action-form.tsx'
import type { FormState } from '../../_ui/action-form-context.ts'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { formWords, pageTitle } from '../../_ui/form-words.ts'
import { Page } from '../../_ui/page.tsx'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { unbroken } from '../../_ui/unbroken.ts'

type Props = {
  readonly words: { readonly title: string; readonly body: string; readonly submit: string }
  /** Where the way back leads, and what both ways back are called. */
  readonly back: { readonly href: string; readonly label: string; readonly button: string }
  readonly action: (before: FormState, form: FormData) => Promise<FormState>
  readonly t: Texts
  /** What it is about, or fields that it needs. */
  readonly children?: ReactNode
}

/** Asks once more before something is done that others notice, and says what it means. */
export function AskFirst({ words, back, action, t, children }: Props) {
  return (
    <Page back={back}>
      <ActionForm action={action} title={pageTitle(t, words.title)} words={formWords(t)}>
        <h1>{unbroken(words.title)}</h1>
        <p className="mt-3">{words.body}</p>
        {children && <div className="mt-4 space-y-4">{children}</div>}
        <div className="mt-6 flex flex-wrap gap-3">
          <SubmitButton>{words.submit}</SubmitButton>
          <ButtonLink href={back.href} kind="secondary">
            {back.button}
          </ButtonLink>
        </div>
      </ActionForm>
    </Page>
  )
}
