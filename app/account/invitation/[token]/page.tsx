import { formatDateTime } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { InvitationToHolder, MeView } from '#server/domains/identity/account-contract.ts'
import { ClosedInvitation } from '../../../_shell/closed-invitation.tsx'
import { orProblem } from '../../../_shell/or-problem.tsx'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { orNull } from '../../../_trpc/known-payment.ts'
import { api } from '../../../_trpc/visitor.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { TextField } from '../../../_ui/text-field.tsx'
import { NewPasswordField } from '../../../register/_components/account-fields.tsx'
import { signInPath } from '../../../sign-in/local-path.ts'
import { accountOrNobody } from '../../_shell/signed-in-account.ts'
import { joinAsNew, sendJoinCode } from './actions.ts'
import { invitationPath } from './invitation-path.ts'

type Props = { params: Promise<{ token: string }> }
type Open = Extract<InvitationToHolder, { state: 'OPEN' }>
type Closed = Exclude<InvitationToHolder, Open>['state']

export default function InvitationPage({ params }: Props) {
  return orProblem(async () => {
    const { token } = await params
    const { locale, t } = await getText()
    const invitation = await orNull(async () => (await api()).accountEntry.invitation({ token }))
    if (invitation?.state !== 'OPEN') return closed(invitation?.state ?? 'UNKNOWN', t)
    const me = await accountOrNobody()
    return (
      <Page>
        {me ? (
          <JoinForm token={token} invitation={invitation} me={me} locale={locale} t={t} />
        ) : (
          <NewMemberForm token={token} invitation={invitation} locale={locale} t={t} />
        )}
      </Page>
    )
  })
}

function closed(state: Closed, t: Texts) {
  const { [state]: words, toSignIn } = t.account.invitation
  const signIn = state === 'USED' ? { href: '/sign-in', label: toSignIn } : null
  return <ClosedInvitation t={t} words={words} signIn={signIn} />
}

type FormProps = {
  readonly token: string
  readonly invitation: Open
  readonly locale: Locale
  readonly t: Texts
}

function Lead({ invitation, locale, t }: Omit<FormProps, 'token'>) {
  const words = t.account.invitation
  const { holder, role, invitedBy, expiresAt } = invitation
  return (
    <>
      <h1>{words.title}</h1>
      <p className="mt-1">{words.lead(holder, t.account.roles[role], invitedBy)}</p>
      <p className="text-small text-ash">{words.validUntil(formatDateTime(new Date(expiresAt), locale))}</p>
    </>
  )
}

/** For somebody without an account: a name and a password; the telephone is the invitation's. */
function NewMemberForm({ token, invitation, locale, t }: FormProps) {
  const words = t.account.invitation
  return (
    <>
      <ActionForm action={joinAsNew.bind(null, token)} title={pageTitle(t, words.title)} words={formWords(t)}>
        <Lead invitation={invitation} locale={locale} t={t} />
        <p className="mt-2">{words.toPhone(invitation.maskedPhone.replaceAll(' ', '\u00A0'))}</p>
        <div className="mt-4 space-y-4">
          <TextField name="name" label={words.name} autoComplete="name" autoCapitalize="words" />
          <NewPasswordField label={t.register.yourself.password} t={t} />
          <SubmitButton>{words.submit}</SubmitButton>
        </div>
      </ActionForm>
      <section className="mt-8 border-t border-hair pt-4" aria-labelledby="have">
        <h2 id="have" className="text-h3">
          {words.have}
        </h2>
        <div className="mt-3">
          <ButtonLink href={signInPath(invitationPath(token))} kind="secondary">
            {words.signIn}
          </ButtonLink>
        </div>
      </section>
    </>
  )
}

/** For somebody signed in with the invited telephone. */
function JoinForm({ token, invitation, me, locale, t }: FormProps & { readonly me: MeView }) {
  const words = t.account.invitation
  return (
    <ActionForm
      action={sendJoinCode.bind(null, token)}
      title={pageTitle(t, words.title)}
      words={formWords(t)}
    >
      <Lead invitation={invitation} locale={locale} t={t} />
      <p className="mt-2">{words.joinLead(me.name, invitation.maskedPhone.replaceAll(' ', '\u00A0'))}</p>
      <div className="mt-4">
        <SubmitButton>{words.join}</SubmitButton>
      </div>
    </ActionForm>
  )
}
