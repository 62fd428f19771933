import type { Texts } from '../../_text/vi/index.ts'

type Props = { readonly here: string; readonly t: Texts }

type Place = { readonly href: string; readonly text: Exclude<keyof Texts['account']['nav'], 'label'> }

const places: readonly Place[] = [
  { href: '/account', text: 'home' },
  { href: '/account/dossiers', text: 'dossiers' },
  { href: '/account/bank-accounts', text: 'bankAccounts' },
  { href: '/account/statements', text: 'statements' },
  { href: '/account/members', text: 'members' },
  { href: '/account/security', text: 'security' },
]

/** The way between the pages of an account. On a phone the overview has them as doors, and every page leads back to it. */
export function AccountNav({ here, t }: Props) {
  const { nav } = t.account
  return (
    <nav
      aria-label={nav.label}
      className="hidden border-b border-hair bg-sunk wide:block"
      data-screen-only=""
    >
      <ul className="mx-auto flex w-full max-w-[60rem] flex-wrap px-1">
        {places.map(({ href, text }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={isOpen(here, href) ? 'page' : undefined}
              className="inline-flex min-h-11 items-center border-b-4 border-transparent px-3 text-small text-ink no-underline hover:border-line aria-[current=page]:border-lacquer aria-[current=page]:font-bold"
            >
              {nav[text]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A place is open on its own page and on those below it; the overview has none below. */
function isOpen(here: string, href: string): boolean {
  return here === href || (href !== '/account' && here.startsWith(`${href}/`))
}
