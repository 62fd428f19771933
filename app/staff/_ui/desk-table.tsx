'use client'

import { type KeyboardEvent as ReactKeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useDeskWords } from './desk-words.ts'

export type DeskColumn<Row> = {
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Amounts and counts stand at the right. */
  readonly figures?: boolean
}

export type DeskTableProps<Row> = {
  /** Read aloud before the table, and not shown. */
  readonly caption: string
  /** The first column names the row: it is what opens it. */
  readonly columns: readonly [DeskColumn<Row>, ...DeskColumn<Row>[]]
  readonly rows: readonly Row[]
  readonly idOf: (row: Row) => string
  /** The row whose detail stands beside the table. */
  readonly openId: string | null
  readonly onOpen: (row: Row) => void
}

/**
 * A queue: head that stays, rows of 44 pixels, each opened by a press anywhere on it. j and k move from row to row
 * wherever the focus is, but in a field; Enter opens.
 */
export function DeskTable<Row>({ caption, columns, rows, idOf, openId, onOpen }: DeskTableProps<Row>) {
  const table = useRef<HTMLTableElement>(null)
  const { words } = useDeskWords()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step !== 0 && isPlainKey(event)) moveFocus(table.current, step)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

  const [first, ...others] = columns
  return (
    <section
      aria-label={caption}
      className="max-h-[70vh] overflow-auto rounded-soft border border-hair bg-sheet"
    >
      <table ref={table} className="w-full border-collapse text-small">
        <caption className="sr-only">{`${caption}. ${words.keys}`}</caption>
        <thead className="sticky top-0 z-10 bg-sunk">
          <tr>
            {columns.map(({ head, figures }) => (
              <th key={head} scope="col" className={`px-3 py-2 ${figures ? 'text-right' : 'text-left'}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={idOf(row)}
              className={`relative h-11 border-t border-hair hover:bg-wash-indigo ${idOf(row) === openId ? 'bg-wash-indigo' : ''}`}
            >
              <th scope="row" className="px-3 py-1 text-left font-medium">
                <button
                  type="button"
                  data-row=""
                  aria-pressed={idOf(row) === openId}
                  onClick={() => onOpen(row)}
                  className="min-h-9 text-left text-indigo underline underline-offset-4 after:absolute after:inset-0"
                >
                  {first.cell(row)}
                </button>
              </th>
              {others.map(({ head, cell, figures }) => (
                <td key={head} className={`px-3 py-1 ${figures ? 'figures text-right' : ''}`}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const fields = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]'

/** Whether a key is a desk's shortcut now: pressed alone, and not while something is typed. */
export function isPlainKey(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const typing = event.target instanceof Element && event.target.closest(fields) !== null
  return !typing && !event.ctrlKey && !event.metaKey && !event.altKey
}

function moveFocus(table: HTMLTableElement | null, step: 1 | -1): void {
  const openers = [...(table?.querySelectorAll<HTMLButtonElement>('[data-row]') ?? [])]
  const now = openers.findIndex((opener) => opener.matches(':focus'))
  const next = now === -1 && step === -1 ? openers.length - 1 : now + step
  openers[Math.min(Math.max(next, 0), openers.length - 1)]?.focus()
}
