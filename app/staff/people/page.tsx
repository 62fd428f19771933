import type { Locale } from '#lib/locale.ts'
import type { BankName } from '#server/domains/directory/contract.ts'
import type { PeopleRefusal, PersonView } from '#server/domains/identity/contract.ts'
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

type Outcome = { done?: string | string[]; refused?: string | string[] }
type Props = { searchParams: Promise<Outcome> }

const looks = { ACTIVE: 'paid', DISABLED: 'none', INVITED: 'waiting', LAPSED: 'none' } as const

export default function PeoplePage({ searchParams }: Props) {
  return staffPage(['ADMINISTRATOR'], async () => {
    const { locale, t } = await getText()
    const asked = await api()
    const [people, agencies, banks] = await Promise.all([
      asked.staff.people(),
      asked.staff.agencies(),
      asked.directory.banks(),
    ])
    const words = t.staff.people
    return (
      <DeskPage title={pageTitle(t, words.title)} heading={words.title} lead={words.lead}>
        <OutcomeNotice outcome={await searchParams} t={t} />
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
          rows={people.map((person) => ({ key: person.id, cells: cellsOf(person, banks, locale, t) }))}
        />
        <InviteForm agencies={agencies} banks={banks} locale={locale} t={t} />
      </DeskPage>
    )
  })
}

function OutcomeNotice({ outcome: { done, refused }, t }: { outcome: Outcome; t: Texts }) {
  const words = t.staff.people
  const isRefused = (code: Outcome['refused']): code is PeopleRefusal['code'] =>
    typeof code === 'string' && Object.hasOwn(words.refused, code)
  if (done === undefined && !isRefused(refused)) return null
  return (
    <div className="mb-4">
      {isRefused(refused) ? (
        <Notice kind="error" title={words.refused[refused]} live />
      ) : (
        <Notice kind="success" title={words.done} live />
      )}
    </div>
  )
}

function cellsOf(person: PersonView, banks: readonly BankName[], locale: Locale, t: Texts) {
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
    person.isYou ? <strong key="you">{words.you}</strong> : <Changes key="changes" person={person} t={t} />,
  ]
}

function Changes({ person, t }: { person: PersonView; t: Texts }) {
  const words = t.staff.people
  return (
    <div className="flex flex-wrap gap-2">
      {changesOf(person).map((change) => (
        <RowButton
          key={change}
          action={changePerson.bind(null, change, person.id)}
          label={words.of(words[change], person.name ?? person.email)}
        >
          {words[change]}
        </RowButton>
      ))}
    </div>
  )
}

/** What may be done now; an invitation ends by a newer one or by itself. */
function changesOf({ state, openSessions }: PersonView): readonly PersonChange[] {
  if (state === 'DISABLED') return ['enable']
  if (state !== 'ACTIVE') return []
  return openSessions > 0 ? ['endSessions', 'disable'] : ['disable']
}
