type Props = {
  readonly words: {
    readonly title: string
    readonly list: readonly { readonly q: string; readonly a: string }[]
  }
}

/** What is asked often, each with its answer. */
export function Questions({ words }: Props) {
  return (
    <>
      <h2 id="questions" className="mt-10">
        {words.title}
      </h2>
      <dl className="mt-3 space-y-4">
        {words.list.map(({ q, a }) => (
          <div key={q}>
            <dt className="font-bold">{q}</dt>
            <dd>{a}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
