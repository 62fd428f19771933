import type { ReactNode } from 'react'

/** What is there for whoever asks: closed at first, opened without script. */
export function Fold({ title, of, children }: { title: string; of?: string; children: ReactNode }) {
  return (
    <details>
      <summary className="inline-flex min-h-12 items-center text-indigo underline underline-offset-4">
        {title}
        {of && <span className="sr-only">: {of}</span>}
      </summary>
      <div className="border-s-4 border-hair ps-4">{children}</div>
    </details>
  )
}
