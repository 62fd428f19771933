import type { Texts } from '../../_text/vi/index.ts'

/** The guide for whoever pays with a bank's app or at a branch. */
export function ByInstruction({ t }: { t: Texts }) {
  const { instruction } = t.help
  return (
    <>
      <h2 id="instruction" className="mt-10">
        {instruction.title}
      </h2>
      <p className="mt-2">{instruction.lead}</p>
      <ol className="mt-3 list-decimal space-y-2 ps-7">
        {instruction.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <dl className="mt-5 space-y-4">
        {instruction.notes.map(({ q, a }) => (
          <div key={q}>
            <dt className="font-bold">{q}</dt>
            <dd>{a}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
