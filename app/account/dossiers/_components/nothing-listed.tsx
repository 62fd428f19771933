import { ButtonLink } from '../../../_ui/button-link.tsx'
import { Notice } from '../../../_ui/notice.tsx'
import { addressOf, everything, listPath } from '../list-address.ts'
import type { ListProps } from './list-props.ts'

/** Says why there is nothing, and what to do. */
export function NothingListed({ asked, found, t }: ListProps) {
  const { nothing, unverified, lookUp } = t.accountDossiers
  if (found.agencies.length > 0) {
    const all = { ...everything, state: 'ALL' as const }
    const [words, href] =
      addressOf(asked.filter) === listPath
        ? [nothing.owing, addressOf(all)]
        : [nothing.found, addressOf(everything)]
    return <Said words={words} href={href} />
  }
  return (
    <div className="mt-4 space-y-6">
      <Notice kind="info" title={found.verified ? nothing.own.title : unverified.title}>
        <p>{found.verified ? nothing.own.body : unverified.body}</p>
      </Notice>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/dossiers/add">{lookUp}</ButtonLink>
        {!found.verified && (
          <ButtonLink href="/account/bank-accounts" kind="secondary">
            {unverified.register}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}

type SaidProps = {
  readonly words: { readonly title: string; readonly body: string; readonly next: string }
  readonly href: string
}

function Said({ words, href }: SaidProps) {
  return (
    <div className="mt-6 space-y-6">
      <Notice kind="info" title={words.title}>
        <p>{words.body}</p>
      </Notice>
      <ButtonLink href={href} kind="secondary">
        {words.next}
      </ButtonLink>
    </div>
  )
}
