import { getText } from '../../_text/text.ts'
import { api } from '../../_trpc/visitor.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { Page } from '../../_ui/page.tsx'
import { accountPage } from '../_shell/account-page.tsx'
import { Chooser } from './_components/chooser.tsx'
import { ListFilterForm } from './_components/list-filter-form.tsx'
import { ListNotices } from './_components/list-notices.tsx'
import { NothingListed } from './_components/nothing-listed.tsx'
import { listPath, readAddress } from './list-address.ts'

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function HolderDossiersPage({ searchParams }: Props) {
  const asked = readAddress(await searchParams)
  return accountPage({ here: listPath }, async () => {
    const { locale, t } = await getText()
    const { filter, after, before } = asked
    const found = await (await api()).dossiers.browse({ filter, after, before })
    const words = t.accountDossiers
    const props = { asked, found, locale, t }
    return (
      <Page wide back={{ href: '/account', label: t.account.home.title }}>
        {found.rows.length === 0 && <title>{pageTitle(t, words.title)}</title>}
        <h1>{words.title}</h1>
        <ListNotices {...props} />
        {found.agencies.length > 0 && <ListFilterForm {...props} />}
        {found.rows.length === 0 ? <NothingListed {...props} /> : <Chooser {...props} />}
      </Page>
    )
  })
}
