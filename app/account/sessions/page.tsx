import { formatDateTime } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { SessionView } from '#server/domains/identity/contract.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { Page } from '../../_ui/page.tsx'
import { Panel } from '../../_ui/panel.tsx'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { accountPage } from '../_shell/account-page.tsx'
import { DoneNotice } from '../_ui/done-notice.tsx'
import { endOtherSessions, endSession } from './actions.ts'

type Props = { searchParams: Promise<{ done?: string | string[] }> }

export default function SessionsPage({ searchParams }: Props) {
  return accountPage({ here: '/account/sessions' }, async () => {
    const { locale, t } = await getText()
    const sessions = await (await api()).account.sessions()
    const words = t.account.sessions
    const { done } = await searchParams
    return (
      <Page
        title={pageTitle(t, words.title)}
        back={{ href: '/account/security', label: t.account.security.title }}
      >
        <DoneNotice done={done} words={{ END: words.done }} />
        <h1>{words.title}</h1>
        <p className="mt-1">{words.lead}</p>
        <ul className="mt-4 space-y-4">
          {sessions.map((session) => (
            <SessionCard key={session.id} session={session} locale={locale} t={t} />
          ))}
        </ul>
        {sessions.length > 1 ? (
          <form action={endOtherSessions} className="mt-6">
            <SubmitButton kind="secondary">{words.endOthers}</SubmitButton>
          </form>
        ) : (
          <p className="mt-4 text-small text-ash">{words.only}</p>
        )}
      </Page>
    )
  })
}

function SessionCard({ session, locale, t }: { session: SessionView; locale: Locale; t: Texts }) {
  const words = t.account.sessions
  const device = session.device || words.unknownDevice
  const facts = [
    [words.address, session.address],
    [words.since, formatDateTime(new Date(session.since), locale)],
    [words.lastSeen, formatDateTime(new Date(session.lastSeen), locale)],
  ]
  return (
    <Panel as="li">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h2 className="text-h3">{device}</h2>
        {session.isThisOne && <strong className="text-jade">{words.thisOne}</strong>}
      </div>
      <dl className="mt-1 text-small text-ash">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt className="inline">{term}: </dt>
            <dd className="inline text-ink">{value}</dd>
          </div>
        ))}
      </dl>
      {!session.isThisOne && (
        <form action={endSession.bind(null, session.id)} className="mt-3">
          <SubmitButton kind="secondary" wide={false}>
            {words.end}
            <span className="sr-only"> {device}</span>
          </SubmitButton>
        </form>
      )}
    </Panel>
  )
}
