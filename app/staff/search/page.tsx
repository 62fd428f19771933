import { getText } from '../../_text/text.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { staffPage } from '../_shell/staff-page.tsx'
import { DeskPage } from '../_ui/desk-page.tsx'
import { TraceSearch } from './trace-search.tsx'
import { UntoldAgencies } from './untold-agencies.tsx'

export default function SearchPage() {
  return staffPage(['OPERATOR'], async () => {
    const { t } = await getText()
    const { title, lead } = t.trace.search
    return (
      <DeskPage title={pageTitle(t, title)} heading={title} lead={lead}>
        <UntoldAgencies />
        <TraceSearch />
      </DeskPage>
    )
  })
}
