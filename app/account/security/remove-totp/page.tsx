import { redirect } from 'next/navigation'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { accountPage } from '../../_shell/account-page.tsx'
import { CodeField, Resend } from '../../_ui/code.tsx'
import { type AskedTimes, timesIn } from '../../_ui/code-times.ts'
import { PasswordField } from '../../_ui/password-field.tsx'
import { AppCodeField } from '../app-code-field.tsx'
import { removeTotp, sendRemovalCode } from './actions.ts'
import { removeTotpPath } from './remove-totp-path.ts'

type Props = { searchParams: Promise<AskedTimes> }

/** Asks for a code of the app, or once one was sent for that of the telephone. */
export default function RemoveTotpPage({ searchParams }: Props) {
  return accountPage({ here: removeTotpPath }, async ({ hasTotp, maskedPhone }) => {
    if (!hasTotp) redirect('/account/security')
    const { t } = await getText()
    const { validUntil, nextCodeAt } = timesIn(await searchParams)
    const phone = maskedPhone.replaceAll(' ', '\u00A0')
    return (
      <Page back={{ href: '/account/security', label: t.account.security.title }}>
        <RemoveForm sentUntil={validUntil} phone={phone} t={t} />
        {validUntil === null ? (
          <Lost phone={phone} t={t} />
        ) : (
          <Resend action={sendRemovalCode} nextCodeAt={nextCodeAt} t={t} />
        )}
      </Page>
    )
  })
}

type FormProps = {
  /** Until when the code that was sent is good; null while none was. */
  readonly sentUntil: string | null
  readonly phone: string
  readonly t: Texts
}

function RemoveForm({ sentUntil, phone, t }: FormProps) {
  const { removeTitle, removeBody, remove } = t.account.security.totp
  return (
    <ActionForm
      key={sentUntil}
      action={removeTotp.bind(null, sentUntil === null ? 'TOTP' : 'SMS')}
      title={pageTitle(t, removeTitle)}
      words={formWords(t)}
    >
      <h1>{removeTitle}</h1>
      <p className="mt-1">{removeBody}</p>
      {sentUntil && <p className="mt-2">{t.register.verify.sentTo(phone)}</p>}
      <div className="mt-4 space-y-4">
        <PasswordField t={t} />
        {sentUntil === null ? <AppCodeField t={t} /> : <CodeField validUntil={sentUntil} t={t} />}
        <SubmitButton>{remove}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function Lost({ phone, t }: Omit<FormProps, 'sentUntil'>) {
  const { lost, lostBody, lostSend } = t.account.security.totp
  return (
    <section className="mt-6 border-t border-hair pt-4" aria-labelledby="lost">
      <ActionForm action={sendRemovalCode} words={formWords(t)}>
        <h2 id="lost" className="text-h3">
          {lost}
        </h2>
        <p className="mt-1">{lostBody(phone)}</p>
        <div className="mt-3">
          <SubmitButton kind="secondary">{lostSend}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}
