import type { Locale } from '#lib/locale.ts'
import type { BankName } from '#server/domains/directory/contract.ts'
import type { PersonView, Staff } from '#server/domains/identity/contract.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { StatusTag } from '../../_ui/status-tag.tsx'
import { placeOf } from '../_shell/place-of.ts'
import { staffPage } from '../_shell/staff-page.tsx'
import { DeskPage } from '../_ui/desk-page.tsx'
import { PlainTable } from '../_ui/plain-table.tsx'
import { RowButton } from '../_ui/row-button.tsx'
import { changePerson, type PersonChange } from './actions.ts'
import { InviteForm } from './invite-form.tsx'
import { PeopleNews } from './people-news.tsx'
import { WaitingProposals } from './waiting-proposals.tsx'

type Outcome = { said?: string | string[]; refused?: string | string[] }
type Props = { searchParams: Promise<Outcome> }

const looks = { ACTIVE: 'paid', DISABLED: 'none', INVITED: 'waiting', LAPSED: 'none' } as const

export default function PeoplePage({ searchParams }: Props) {
  return staffPage(['ADMINISTRATOR', 'BANK_ADMINISTRATOR'], async (staff) => {
    const { locale, t } = await getText()
    const asked = await api()
    const [people, proposals, agencies, banks] = await Promise.all([
      asked.staff.people(),
      asked.staff.proposals(),
      staff.role === 'ADMINISTRATOR' ? asked.staff.agencies() : [],
      asked.directory.banks(),
    ])
    const words = t.staff.people
    const { administrators } = proposals
    return (
      <DeskPage title={pageTitle(t, words.title)} heading={words.title} lead={words.lead}>
        <OutcomeNotice outcome={await searchParams} t={t} />
        {administrators < 2 && (
          <div className="mb-4">
            <Notice kind="waiting" title={words.alone.title(administrators)}>
              <p>{words.alone.body}</p>
            </Notice>
          </div>
        )}
        <WaitingProposals waiting={proposals.waiting} banks={banks} locale={locale} t={t} />
        <PlainTable
          caption={words.title}
          heads={[
            words.name,
            words.email,
            words.role,
            words.place,
            words.state,
            words.sessions,
            words.action,
          ]}
          rows={people.map((person) => ({ key: person.id, cells: cellsOf(person, staff, banks, locale, t) }))}
        />
        <InviteForm staff={staff} agencies={agencies} banks={banks} locale={locale} t={t} />
        <PeopleNews news={proposals.news} locale={locale} t={t} />
      </DeskPage>
    )
  })
}

function OutcomeNotice({ outcome: { said, refused }, t }: { outcome: Outcome; t: Texts }) {
  const words = t.staff.people
  const isRefused = (code: Outcome['refused']): code is keyof typeof words.refused =>
    typeof code === 'string' && Object.hasOwn(words.refused, code)
  if (said === undefined && !isRefused(refused)) return null
  return (
    <div className="mb-4">
      {isRefused(refused) ? (
        <Notice kind="error" title={words.refused[refused]} live />
      ) : (
        <Notice kind="success" title={doneIn(words, said)} live />
      )}
    </div>
  )
}

function doneIn(words: Texts['staff']['people'], said: Outcome['said']): string {
  if (said === 'PROPOSED') return words.proposed
  return said === 'LET_IN' ? words.letInDone : words.done
}

function cellsOf(person: PersonView, staff: Staff, banks: readonly BankName[], locale: Locale, t: Texts) {
  const words = t.staff.people
  return [
    person.name ?? '–',
    person.email,
    t.staff.roles[person.role],
    placeOf(person, banks, locale) ?? '–',
    <StatusTag key="state" look={looks[person.state]}>
      {words.states[person.state]}
    </StatusTag>,
    person.openSessions,
    person.isYou ? (
      <strong key="you">{words.you}</strong>
    ) : (
      <Changes key="changes" person={person} staff={staff} t={t} />
    ),
  ]
}

function Changes({ person, staff, t }: { person: PersonView; staff: Staff; t: Texts }) {
  const words = t.staff.people
  const name = person.name ?? person.email
  return (
    <div className="flex flex-wrap items-center gap-2">
      {changesOf(person).map((change) => (
        <RowButton
          key={change}
          action={changePerson.bind(null, change, person.id)}
          label={words.of(words[change], name)}
        >
          {words[change]}
        </RowButton>
      ))}
      {person.state === 'ACTIVE' && mayChange(staff, person) && (
        <a href={`/staff/people/${person.id}`} aria-label={words.of(words.changeLink, name)}>
          {words.changeLink}
        </a>
      )}
    </div>
  )
}

/** A bank's administrator asks for tellers and controllers, not for the bank's other administrators. */
const mayChange = (staff: Staff, person: PersonView): boolean =>
  staff.role === 'ADMINISTRATOR' || person.role !== 'BANK_ADMINISTRATOR'

/** What may be done now. */
function changesOf({ state, role, openSessions, canWithdraw }: PersonView): readonly PersonChange[] {
  if (state === 'DISABLED') return ['reactivate']
  if (state !== 'ACTIVE') return canWithdraw ? ['withdrawInvitation'] : []
  const out = role === 'ADMINISTRATOR' ? 'proposeDisabling' : 'disable'
  return openSessions > 0 ? ['letIn', 'endSessions', out] : ['letIn', out]
}
