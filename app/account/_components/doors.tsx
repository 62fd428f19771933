import { ForwardIcon } from '../../_ui/icons.tsx'

export type Door = { readonly href: string; readonly title: string; readonly body: string }

/** What can be done next, each a row that takes the press anywhere. */
export function Doors({ id, heading, doors }: { id: string; heading: string; doors: readonly Door[] }) {
  return (
    <section className="mt-8" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul className="mt-3 divide-y divide-hair border-y border-hair">
        {doors.map(({ href, title, body }) => (
          <li key={href} className="max-w-none">
            <a href={href} className="flex min-h-12 items-center justify-between gap-4 py-3 no-underline">
              <span>
                <span className="block font-bold underline underline-offset-4">{title}</span>
                <span className="block text-small text-ash">{body}</span>
              </span>
              <ForwardIcon />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
