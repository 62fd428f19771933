'use client'

import { useEffect, useRef, useState } from 'react'

type Chosen = { count: number; total: bigint }

type Props = {
  all: { count: number; total: string }
  words: { total: string; none: string; ifAll: string; counts: readonly string[] }
}

/** Count and total of what is ticked. Without script it tells the total of all, and says so. */
export function TotalBar({ all, words }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)

  useEffect(() => {
    const form = bar.current?.closest('form')
    if (!form) return
    const count = () => setChosen(ticked(form))
    count()
    form.addEventListener('change', count)
    return () => form.removeEventListener('change', count)
  }, [])

  const { count, total } = chosen ?? { count: all.count, total: BigInt(all.total) }
  return (
    <div ref={bar} role="status" className="leading-tight">
      <span className="block text-small text-ash">
        {count === 0 ? words.none : `${words.total}, ${words.counts[count] ?? count}`}
        {chosen === null && all.count > 1 && ` (${words.ifAll})`}
      </span>
      <strong className="figures text-h3 wide:text-h2">{dong(total)}</strong>
    </div>
  )
}

function ticked(form: HTMLFormElement): Chosen {
  const boxes = form.querySelectorAll<HTMLInputElement>('input[name="dossier"]:checked')
  let total = 0n
  for (const box of boxes) {
    const owed = form.querySelector<HTMLElement>(`[data-for="${CSS.escape(box.id)}"]`)
    total += BigInt(owed?.dataset.owed ?? '0')
  }
  return { count: boxes.length, total }
}

function dong(amount: bigint): string {
  return `${amount.toString().replace(/\B(?=(?:\d{3})+$)/g, '.')}\u00A0đ`
}
