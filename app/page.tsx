import { Doors } from './_home/doors.tsx'
import { HowItWorks } from './_home/how-it-works.tsx'
import { LookupForm } from './_lookup/lookup-form.tsx'
import { getText } from './_text/text.ts'
import { Page } from './_ui/page.tsx'

type Props = { searchParams: Promise<{ code?: string | string[] }> }

/** Longer than any dossier's code. */
const LONGEST_CODE = 60

export default async function HomePage({ searchParams }: Props) {
  const { t } = await getText()
  const code = [(await searchParams).code ?? ''].flat().join('').slice(0, LONGEST_CODE)
  return (
    <Page>
      <LookupForm t={t} title={t.home.title} lead={t.home.lead} code={code} />
      <Doors t={t} />
      <HowItWorks t={t} />
    </Page>
  )
}
