import type { ComponentProps, ReactNode } from 'react'
import type { Texts } from '../../_text/vi/index.ts'
import { ActionForm } from '../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../_ui/form-words.ts'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { CodeField } from './code.tsx'

type Props = {
  readonly action: ComponentProps<typeof ActionForm>['action']
  readonly words: { readonly title: string; readonly submit: string }
  /** The telephone that the code went to, as its owner may see it. */
  readonly maskedPhone: string
  /** Until when the code works, ISO 8601; null where it could not be sent. */
  readonly validUntil: string | null
  /** What the code is for, where the title does not say all of it. */
  readonly what?: string
  readonly t: Texts
  /** What else is said below the button. */
  readonly children?: ReactNode
}

/** Takes the code that went to a telephone of whoever is signed in. */
export function PhoneCodeForm({ action, words, maskedPhone, validUntil, what, t, children }: Props) {
  const { sentTo, notSent } = t.register.verify
  const phone = maskedPhone.replaceAll(' ', '\u00A0')
  return (
    <ActionForm action={action} title={pageTitle(t, words.title)} words={formWords(t)}>
      <h1>{words.title}</h1>
      {what && <p className="mt-1 font-medium">{what}</p>}
      <p className="mt-1">{validUntil ? sentTo(phone) : notSent(phone)}</p>
      <div className="mt-4 space-y-4">
        <CodeField validUntil={validUntil} t={t} />
        <SubmitButton>{words.submit}</SubmitButton>
        {children}
      </div>
    </ActionForm>
  )
}
