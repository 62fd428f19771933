import { formatDateTime } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { InvitationView } from '#server/domains/identity/contract.ts'
import { ClosedInvitation } from '../../../_shell/closed-invitation.tsx'
import { orProblem } from '../../../_shell/or-problem.tsx'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { orNull } from '../../../_trpc/known-payment.ts'
import { api } from '../../../_trpc/visitor.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { QrCode } from '../../../_ui/qr-code.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { TextField } from '../../../_ui/text-field.tsx'
import { placeOf } from '../../_shell/place-of.ts'
import { acceptInvitation } from './accept-invitation.ts'

type Props = { params: Promise<{ token: string }> }
type Open = Extract<InvitationView, { state: 'OPEN' }>
type Closed = Exclude<InvitationView, Open>['state']

export default function InvitationPage({ params }: Props) {
  return orProblem(async () => {
    const { token } = await params
    const { locale, t } = await getText()
    const issuer = t.common.portalName
    const invitation = await orNull(async () => (await api()).staffEntry.invitation({ token, issuer }))
    if (invitation?.state !== 'OPEN') return closed(invitation?.state ?? 'UNKNOWN', t)
    const agency = invitation.agency && { name: invitation.agency }
    const place = placeOf({ ...invitation, agency }, await (await api()).directory.banks(), locale)
    return <OpenInvitation token={token} invitation={invitation} place={place} locale={locale} t={t} />
  })
}

function closed(state: Closed, t: Texts) {
  const { [state]: words, signIn } = t.staff.invitation
  return (
    <ClosedInvitation
      t={t}
      words={words}
      signIn={state === 'USED' ? { href: '/staff/sign-in', label: signIn } : null}
    />
  )
}

type OpenProps = { token: string; invitation: Open; place: string | null; locale: Locale; t: Texts }

function OpenInvitation({ token, invitation, place, locale, t }: OpenProps) {
  const words = t.staff.invitation
  const role = t.staff.roles[invitation.role]
  const rolePlace = place === null ? role : `${role}, ${place}`
  return (
    <Page>
      <ActionForm
        action={acceptInvitation.bind(null, token)}
        title={pageTitle(t, words.title)}
        words={formWords(t)}
      >
        <h1>{words.title}</h1>
        <p className="mt-1">{words.lead(rolePlace, invitation.email)}</p>
        <p className="text-small text-ash">
          {words.validUntil(formatDateTime(new Date(invitation.expiresAt), locale))}
        </p>
        <div className="mt-4 space-y-4">
          {/* Password managers keep the password under this name. */}
          <input type="hidden" name="email" autoComplete="username" value={invitation.email} />
          <TextField name="name" label={words.name} hint={words.nameHint} autoComplete="name" />
          <TextField
            name="password"
            type="password"
            label={words.password}
            hint={words.passwordHint}
            autoComplete="new-password"
          />
          <TextField name="again" type="password" label={words.again} autoComplete="new-password" />
          <Enrolment invitation={invitation} t={t} />
          <SubmitButton>{words.submit}</SubmitButton>
        </div>
      </ActionForm>
    </Page>
  )
}

function Enrolment({ invitation, t }: { invitation: Open; t: Texts }) {
  const words = t.staff.invitation
  return (
    <section aria-labelledby="enrol" className="space-y-3 border-t border-hair pt-4">
      <h2 id="enrol" className="text-h3">
        {words.enrol}
      </h2>
      <p>{words.enrolBody}</p>
      <QrCode text={invitation.enrolment} alt={words.qr} />
      <p>
        {words.secret}
        <br />
        <strong className="break-words font-mono">{invitation.secret.replace(/(.{4})(?=.)/g, '$1 ')}</strong>
      </p>
      <TextField
        name="code"
        label={words.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        size="short"
        look="font-mono"
      />
    </section>
  )
}
