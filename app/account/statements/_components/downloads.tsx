import type { StatementPeriod } from '#server/domains/payments/statement-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { DocumentLink } from '../../../_ui/document-link.tsx'
import { periodAddress, statementsPath } from '../period-address.ts'

type Props = { readonly period: StatementPeriod; readonly t: Texts }

/** The whole period to take along. */
export function Downloads({ period, t }: Props) {
  const words = t.statements.files
  const files = [
    { file: 'statement.xlsx', text: words.xlsx },
    { file: 'statement.csv', text: words.csv },
    { file: 'statement.pdf', text: words.pdf },
    { file: 'receipts.zip', text: words.receipts },
  ]
  return (
    <section className="mt-8" aria-labelledby="files">
      <h2 id="files">{words.heading}</h2>
      <p className="text-small text-ash">{words.lead}</p>
      <ul className="mt-1 flex flex-wrap gap-x-6">
        {files.map(({ file, text }) => (
          <li key={file}>
            <DocumentLink href={periodAddress(period, {}, `${statementsPath}/${file}`)}>{text}</DocumentLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
