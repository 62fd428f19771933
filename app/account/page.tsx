import { orProblem } from '../_shell/or-problem.tsx'
import { getText } from '../_text/text.ts'
import { api } from '../_trpc/visitor.ts'
import { pageTitle } from '../_ui/form-words.ts'
import { Page } from '../_ui/page.tsx'
import { StatusTag } from '../_ui/status-tag.tsx'
import { OwnPayments, ownPayments } from '../find/_components/own-payments.tsx'
import { ChooseHolder } from './_components/choose-holder.tsx'
import { Doors } from './_components/doors.tsx'
import { doorsOf } from './_components/doors-of.ts'
import { NoHolder } from './_components/no-holder.tsx'
import { owedOf } from './_components/owed.ts'
import { SwitchHolder } from './_components/switch-holder.tsx'
import { Unverified } from './_components/unverified.tsx'
import { AccountNav } from './_shell/account-nav.tsx'
import { type Acting, signedInAccount } from './_shell/signed-in-account.ts'
import { DoneNotice } from './_ui/done-notice.tsx'
import { everything } from './dossiers/list-address.ts'

type Props = { searchParams: Promise<{ done?: string | string[] }> }

export default function AccountPage({ searchParams }: Props) {
  return orProblem(async () => {
    const me = await signedInAccount('/account')
    const { t } = await getText()
    const { role, holder, memberships } = me
    if (role && holder) return overview({ ...me, role, holder }, (await searchParams).done)
    return memberships.length > 0 ? <ChooseHolder memberships={memberships} t={t} /> : <NoHolder t={t} />
  })
}

/** Drawn within the page's own call, so that what fails here is said as a problem. */
async function overview(account: Acting, done: string | string[] | undefined) {
  const { locale, t } = await getText()
  const portal = await api()
  const [registrations, payments, found] = await Promise.all([
    portal.registrations.list(),
    ownPayments(),
    portal.dossiers.browse({ filter: everything, after: null, before: null }),
  ])
  const { name, role, holder, memberships } = account
  const words = t.account.home
  return (
    <>
      <AccountNav here="/account" t={t} />
      <Page title={pageTitle(t, holder.name)}>
        <DoneNotice done={done} words={{ welcome: words.welcome[role], joined: words.joined }} />
        <p className="text-ash">{words.hello(name)}</p>
        <h1>{holder.name}</h1>
        <p className="mt-1 flex max-w-none flex-wrap items-center gap-x-3 gap-y-1">
          {words.acting[role]}
          {holder.verified && <StatusTag look="paid">{words.verified}</StatusTag>}
        </p>
        {!holder.verified && <Unverified t={t} />}
        <Doors
          id="next"
          heading={words.next}
          doors={doorsOf(account, registrations, owedOf(found), locale, t)}
        />
        <OwnPayments payments={payments} locale={locale} t={t} />
        {memberships.length > 1 && <SwitchHolder memberships={memberships} acting={holder.id} t={t} />}
      </Page>
    </>
  )
}
