import { entryToken } from '#server/api/caller.ts'
import type { SignUpView } from '#server/domains/identity/account-contract.ts'
import { orProblem } from '../../_shell/or-problem.tsx'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import { ActionForm } from '../../_ui/action-form.tsx'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { formWords, pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { Page } from '../../_ui/page.tsx'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { TextField } from '../../_ui/text-field.tsx'
import { CodeField, Resend } from '../../account/_ui/code.tsx'
import { DoneNotice } from '../../account/_ui/done-notice.tsx'
import { correctPhone, sendNewCode, verify } from './actions.ts'

type Props = { searchParams: Promise<{ done?: string | string[] }> }
type Open = Extract<SignUpView, { state: 'OPEN' }>

export default function VerifyPage({ searchParams }: Props) {
  return orProblem(async () => {
    const { t } = await getText()
    const token = await entryToken()
    const signUp = token === null ? null : await (await api()).accountEntry.signUp({ token })
    if (signUp?.state !== 'OPEN') return <Gone t={t} />
    const { done } = await searchParams
    const { code, verify: words } = t.register
    return (
      <Page>
        <DoneNotice done={done} words={{ SENT: code.resent, CORRECTED: words.corrected }} />
        <CodeForm signUp={signUp} t={t} />
        {/* An invited member's telephone is the invitation's. */}
        {signUp.kind !== 'MEMBER' && <Correct t={t} />}
        <Resend action={sendNewCode} nextCodeAt={signUp.nextCodeAt} t={t} />
      </Page>
    )
  })
}

function Gone({ t }: { t: Texts }) {
  const { title, body, again } = t.register.verify.gone
  return (
    <Page title={pageTitle(t, title)}>
      <Notice kind="waiting" heading="h1" title={title}>
        <p>{body}</p>
      </Notice>
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href="/register">{again}</ButtonLink>
        <ButtonLink href="/sign-in" kind="secondary">
          {t.signIn.title}
        </ButtonLink>
      </div>
    </Page>
  )
}

function CodeForm({ signUp, t }: { signUp: Open; t: Texts }) {
  const words = t.register.verify
  const phone = signUp.maskedPhone.replaceAll(' ', '\u00A0')
  return (
    <ActionForm
      key={signUp.codeValidUntil}
      action={verify}
      title={pageTitle(t, words.title)}
      words={formWords(t)}
    >
      <h1>{words.title}</h1>
      <p className="mt-1">{signUp.codeValidUntil ? words.sentTo(phone) : words.notSent(phone)}</p>
      <div className="mt-4 space-y-4">
        <CodeField validUntil={signUp.codeValidUntil} t={t} />
        <SubmitButton>{words.submit}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** Folded, without script too, so that the code stays the page's one question. */
function Correct({ t }: { t: Texts }) {
  const words = t.register.verify
  return (
    <details className="mt-6">
      <summary className="inline-flex min-h-12 items-center text-indigo underline underline-offset-4">
        {words.correct}
      </summary>
      <div className="border-s-4 border-hair ps-4">
        <ActionForm action={correctPhone} words={formWords(t)}>
          <p>{words.correctLead}</p>
          <div className="mt-3 space-y-3">
            <TextField
              name="phone"
              label={words.correctLabel}
              inputMode="tel"
              autoComplete="tel-national"
              size="half"
            />
            <SubmitButton kind="secondary">{words.correctSubmit}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </details>
  )
}
