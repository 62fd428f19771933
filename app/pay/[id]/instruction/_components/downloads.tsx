import type { Texts } from '../../../../_text/vi/index.ts'
import { ButtonLink } from '../../../../_ui/button-link.tsx'
import { DocumentLink } from '../../../../_ui/document-link.tsx'
import { Fold } from '../../../../_ui/fold.tsx'
import { payPath } from '../../_components/payment-for.ts'

const others = [
  { query: 'format=a4&language=vi-en', text: 'a4Bilingual' },
  { query: 'format=receipt&language=vi', text: 'receipt' },
  { query: 'format=receipt&language=vi-en', text: 'receiptBilingual' },
] as const

/** The instruction on paper, in each format. */
export function Downloads({ publicId, t }: { publicId: string; t: Texts }) {
  const { download } = t.instruction
  const pdf = `${payPath(publicId, 'instruction')}.pdf`
  return (
    <section className="mt-8" aria-labelledby="paper" data-screen-only="">
      <h2 id="paper">{download.heading}</h2>
      <div className="mt-3">
        <ButtonLink href={`${pdf}?format=a4&language=vi`}>{download.a4}</ButtonLink>
      </div>
      <Fold title={download.other}>
        <ul>
          {others.map(({ query, text }) => (
            <li key={query}>
              <DocumentLink href={`${pdf}?${query}`}>{download[text]}</DocumentLink>
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  )
}
