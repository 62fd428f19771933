import { ButtonLink } from '../../../_ui/button-link.tsx'
import { addressOf } from '../list-address.ts'
import type { ListProps } from './list-props.ts'

/** To the newer and the older dossiers. A page has no number: the list grows at its beginning. */
export function Pages({ asked, found, t }: ListProps) {
  const { pages } = t.accountDossiers
  const { next, previous } = found
  if (next === null && previous === null) return null
  return (
    <nav aria-label={pages.label} className="mt-6 flex flex-wrap justify-between gap-3">
      {previous ? (
        <ButtonLink href={addressOf(asked.filter, { before: previous })} kind="secondary">
          {pages.previous}
        </ButtonLink>
      ) : (
        <span />
      )}
      {next && (
        <ButtonLink href={addressOf(asked.filter, { after: next })} kind="secondary">
          {pages.next}
        </ButtonLink>
      )}
    </nav>
  )
}
