import { formatDateTime } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { MemberInvitationView } from '#server/domains/identity/account-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { Panel } from '../../../_ui/panel.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { withdrawInvitation } from '../actions.ts'

type Props = { readonly invitation: MemberInvitationView; readonly locale: Locale; readonly t: Texts }

/** Somebody who was invited and has not come yet. */
export function InvitationCard({ invitation, locale, t }: Props) {
  const { invitationId, maskedPhone, role, invitedBy, expiresAt, isOver } = invitation
  const words = t.account.members.invitations
  return (
    <Panel as="li">
      <h3 className="figures">{maskedPhone}</h3>
      <p className="font-medium">{t.account.roles[role]}</p>
      <p className="text-small text-ash">
        {words.by}: {invitedBy} ·{' '}
        {isOver ? words.over : `${words.until} ${formatDateTime(new Date(expiresAt), locale)}`}
      </p>
      <form action={withdrawInvitation.bind(null, invitationId)} className="mt-2">
        <SubmitButton kind="secondary" wide={false}>
          {words.withdraw}
          <span className="sr-only"> {maskedPhone}</span>
        </SubmitButton>
      </form>
    </Panel>
  )
}
