import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { staffPage } from '../_shell/staff-page.tsx'
import { DeskPage } from '../_ui/desk-page.tsx'
import { TraceSearch } from './trace-search.tsx'
import { UntoldAgencies } from './untold-agencies.tsx'
import { WaitingHolders } from './waiting-holders.tsx'

type Outcome = { said?: string | string[]; refused?: string | string[] }
type Props = { searchParams: Promise<Outcome> }

export default function SearchPage({ searchParams }: Props) {
  return staffPage(['OPERATOR'], async () => {
    const { locale, t } = await getText()
    const waiting = await (await api()).trace.holderProposals()
    const { title, lead } = t.trace.search
    return (
      <DeskPage title={pageTitle(t, title)} heading={title} lead={lead}>
        <OutcomeNotice outcome={await searchParams} t={t} />
        <WaitingHolders {...waiting} locale={locale} t={t} />
        <UntoldAgencies />
        <TraceSearch />
      </DeskPage>
    )
  })
}

function OutcomeNotice({ outcome: { said, refused }, t }: { outcome: Outcome; t: Texts }) {
  const words = t.trace.holder
  const isRefused = (code: Outcome['refused']): code is keyof typeof words.refused =>
    typeof code === 'string' && Object.hasOwn(words.refused, code)
  if (said === undefined && !isRefused(refused)) return null
  return (
    <div className="mb-4">
      {isRefused(refused) ? (
        <Notice kind="error" title={words.refused[refused]} live />
      ) : (
        <Notice kind="success" title={words.waiting.done} live />
      )}
    </div>
  )
}
