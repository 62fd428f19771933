import { formatDateTime } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import { type SessionView, staffRoles } from '#server/domains/identity/contract.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { staffPage } from '../_shell/staff-page.tsx'
import { DeskPage } from '../_ui/desk-page.tsx'
import { PlainTable } from '../_ui/plain-table.tsx'
import { RowButton } from '../_ui/row-button.tsx'
import { endOtherSessions, endSession } from './actions.ts'

type Props = { searchParams: Promise<{ done?: string | string[] }> }

export default function SessionsPage({ searchParams }: Props) {
  return staffPage(staffRoles, async () => {
    const { locale, t } = await getText()
    const sessions = await (await api()).staff.sessions()
    const words = t.staff.sessions
    const done = (await searchParams).done !== undefined
    return (
      <DeskPage title={pageTitle(t, words.title)} heading={words.title} lead={words.lead}>
        {done && (
          <div className="mb-4">
            <Notice kind="success" title={words.done} live />
          </div>
        )}
        <PlainTable
          caption={words.title}
          heads={[words.device, words.address, words.since, words.lastSeen, words.action]}
          rows={sessions.map((session) => ({ key: session.id, cells: cellsOf(session, locale, t) }))}
        />
        {sessions.length > 1 ? (
          <form action={endOtherSessions} className="mt-4">
            <SubmitButton kind="secondary">{words.endOthers}</SubmitButton>
          </form>
        ) : (
          <p className="mt-4 text-small text-ash">{words.only}</p>
        )}
      </DeskPage>
    )
  })
}

function cellsOf(session: SessionView, locale: Locale, t: Texts) {
  const words = t.staff.sessions
  const device = session.device || words.unknownDevice
  return [
    device,
    session.address,
    formatDateTime(new Date(session.since), locale),
    formatDateTime(new Date(session.lastSeen), locale),
    session.isThisOne ? (
      <strong key="this">{words.thisOne}</strong>
    ) : (
      <RowButton key="end" action={endSession.bind(null, session.id)} label={words.endOf(device)}>
        {words.end}
      </RowButton>
    ),
  ]
}
