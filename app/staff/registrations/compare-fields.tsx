'use client'

import type { KeyboardEvent } from 'react'
import { formatDong } from '#lib/money.ts'
import { formatPhone } from '#lib/vietnamese/phone.ts'
import type {
  Compared,
  ComparedField,
  DeskRegistration,
} from '#server/domains/registrations/desk-contract.ts'
import { Notice } from '../../_ui/notice.tsx'
import { useRegistrationWords } from './use-registration-words.ts'

export type Ticking = {
  readonly ticked: ReadonlySet<ComparedField>
  readonly onTick: (ticked: ReadonlySet<ComparedField>) => void
  /** Whether what is left is marked. */
  readonly showMissing: boolean
}

type Props = {
  readonly form: DeskRegistration
  /** Null where the lines are only read. */
  readonly ticking: Ticking | null
}

/** The lines of the paper one under the other, large; a teller ticks each that the paper has, too. */
export function CompareFields({ form: { compared }, ticking }: Props) {
  const { compare } = useRegistrationWords()
  return (
    <section aria-labelledby="compare">
      <h3 id="compare" className="text-body font-bold">
        {compare.title}
      </h3>
      {ticking ? (
        <TickedLines compared={compared} ticking={ticking} />
      ) : (
        <dl className="mt-2 divide-y divide-hair">
          {compared.map((line) => (
            <ReadLine key={line.field} line={line} />
          ))}
        </dl>
      )}
    </section>
  )
}

/** Name and value side by side, so that the whole paper fits a screen; one under the other where there is no room. */
const lineLook = 'wide:grid wide:grid-cols-[minmax(7rem,30%)_minmax(0,1fr)] wide:items-baseline wide:gap-3'

type TickedProps = { readonly compared: readonly Compared[]; readonly ticking: Ticking }

function TickedLines({ compared, ticking }: TickedProps) {
  const { compare } = useRegistrationWords()
  const left = compared.filter(({ field }) => !ticking.ticked.has(field)).length
  return (
    <>
      <p className="text-small text-ash">{compare.lead}</p>
      <p role="status" className="figures text-small font-medium">
        {compare.progress(compared.length - left, compared.length)}
      </p>
      {ticking.showMissing && left > 0 && (
        <Notice kind="error" title={compare.missing} live>
          <p className="text-small">{compare.missingBody}</p>
        </Notice>
      )}
      <ul className="mt-2 divide-y divide-hair">
        {compared.map((line) => (
          <TickLine key={line.field} line={line} ticking={ticking} />
        ))}
      </ul>
    </>
  )
}

function ReadLine({ line }: { readonly line: Compared }) {
  const { fields } = useRegistrationWords()
  return (
    <div className={`py-2.5 ${lineLook}`}>
      <dt className="text-small text-ash">{fields[line.field]}</dt>
      <dd className="font-medium wrap-anywhere">{useFieldValue(line)}</dd>
    </div>
  )
}

function TickLine({ line, ticking: { ticked, onTick, showMissing } }: { line: Compared; ticking: Ticking }) {
  const { fields, compare } = useRegistrationWords()
  const { field } = line
  const isTicked = ticked.has(field)
  const missing = showMissing && !isTicked
  const set = (on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(field)
    else next.delete(field)
    onTick(next)
  }

  /** Space ticks and leads on to the next line, so that one key goes through the paper. */
  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== ' ' || event.repeat || isTicked) return
    event.preventDefault()
    set(true)
    nextTick(event.currentTarget)?.focus()
  }

  return (
    <li
      className={`max-w-none ${missing ? 'border-s-4 border-error ps-3' : ''}`}
      data-bar={missing ? '' : undefined}
    >
      <label className="flex items-start gap-3 py-2">
        <input
          type="checkbox"
          data-tick=""
          checked={isTicked}
          onChange={(event) => set(event.target.checked)}
          onKeyDown={onKey}
          aria-invalid={missing ? true : undefined}
          className="size-7 shrink-0 accent-jade"
        />
        <span className={`min-w-0 flex-1 pt-0.5 ${lineLook}`}>
          <span className="block text-small text-ash">{fields[field]}</span>
          <span className="block font-medium wrap-anywhere">{useFieldValue(line)}</span>
          <span className="sr-only">{compare.matches}</span>
        </span>
      </label>
    </li>
  )
}

/** The next line that is not ticked, else the way on: to the file, or to the decision. */
function nextTick(from: HTMLInputElement): HTMLElement | undefined {
  const ticks = [...document.querySelectorAll<HTMLInputElement>('[data-tick]')]
  const after = ticks.slice(ticks.indexOf(from) + 1)
  const open = [...after, ...ticks].find((tick) => tick !== from && !tick.checked)
  return open ?? document.querySelector<HTMLElement>('[data-attach], [data-key="a"]') ?? undefined
}

/** A line's value as the paper prints it. */
function useFieldValue({ field, value }: Compared): string {
  const { compare } = useRegistrationWords()
  if (field === 'dailyLimit') return formatDong(BigInt(value))
  if (field === 'phone') return formatPhone(value)
  if (field === 'request') return wordFor(compare.requests, value)
  return field === 'scope' ? wordFor(compare.scopes, value) : value
}

const wordFor = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code
