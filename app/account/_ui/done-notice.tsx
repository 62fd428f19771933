import { Notice } from '../../_ui/notice.tsx'

type Props = {
  /** What the address says was just done. */
  readonly done: string | string[] | undefined
  /** A sentence for each thing that can have been done; anything else in the address says nothing. */
  readonly words: Readonly<Record<string, string>>
}

/** Says that what was asked for is done, once, above the page that shows it. */
export function DoneNotice({ done, words }: Props) {
  const said = typeof done === 'string' && Object.hasOwn(words, done) ? words[done] : undefined
  if (said === undefined) return null
  return (
    <div className="mb-4">
      <Notice kind="success" title={said} live />
    </div>
  )
}
