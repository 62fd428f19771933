import { Doors } from './_home/doors.tsx'
import { HowItWorks } from './_home/how-it-works.tsx'
import { LookupForm } from './_lookup/lookup-form.tsx'
import { getText } from './_text/text.ts'
import { Page } from './_ui/page.tsx'

export default async function HomePage() {
  const { t } = await getText()
  return (
    <Page>
      <LookupForm t={t} title={t.home.title} lead={t.home.lead} />
      <Doors t={t} />
      <HowItWorks t={t} />
    </Page>
  )
}
