import type { Texts } from '../_text/vi/index.ts'
import { ForwardIcon } from '../_ui/icons.tsx'

/** The other things that can be done here; only doors that open are shown. */
export function Doors({ t }: { t: Texts }) {
  const { doors } = t.home
  const open = [
    { href: '/account', ...doors.account },
    { href: '/help#instruction', ...doors.instruction },
    { href: '/find', ...doors.find },
    { href: '/verify', ...doors.verify },
    { href: '/help', ...doors.help },
  ]
  return (
    <section className="mt-10" aria-labelledby="doors">
      <h2 id="doors">{doors.heading}</h2>
      <ul className="mt-3 divide-y divide-hair border-y border-hair">
        {open.map((door) => (
          <li key={door.href} className="max-w-none">
            <a
              href={door.href}
              className="flex min-h-12 items-center justify-between gap-4 py-3 no-underline"
            >
              <span>
                <span className="block font-bold underline underline-offset-4">{door.title}</span>
                <span className="block text-small text-ash">{door.body}</span>
              </span>
              <ForwardIcon />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
