import type { Texts } from '../../../_text/vi/index.ts'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { Notice } from '../../../_ui/notice.tsx'

/** Says why there is nothing, and what to do. */
export function NothingPaid({ t }: { readonly t: Texts }) {
  const { none } = t.statements
  return (
    <div className="mt-6 space-y-6">
      <Notice kind="info" title={none.title}>
        <p>{none.body}</p>
      </Notice>
      <ButtonLink href="/account/dossiers" kind="secondary">
        {none.pay}
      </ButtonLink>
    </div>
  )
}
