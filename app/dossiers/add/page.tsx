import { LookupForm } from '../../_lookup/lookup-form.tsx'
import { getText } from '../../_text/text.ts'
import { Page } from '../../_ui/page.tsx'

export default async function AddDossierPage() {
  const { t } = await getText()
  return (
    <Page back={{ href: '/dossiers', label: t.dossiers.title }}>
      <LookupForm t={t} title={t.dossiers.addTitle} lead={t.dossiers.addLead} />
    </Page>
  )
}
