import type { Texts } from '../_text/vi/index.ts'
import { MoonIcon, SunIcon } from '../_ui/icons.tsx'
import { Seal } from './seal.tsx'
import type { TenantView } from './tenant.ts'

const switchLook =
  'min-h-12 items-center min-w-11 justify-center rounded-soft border border-transparent px-1.5 text-tiny font-medium text-on-band underline underline-offset-4 hover:border-on-band wide:px-3 wide:text-small'

/** The lacquer band: whose portal this is, and the two switches, which are forms and need no script. */
export function Header({ t, tenant }: { t: Texts; tenant: TenantView }) {
  const { common } = t
  return (
    <header className="bg-band text-on-band print:border-b print:bg-transparent print:text-ink">
      <div className="mx-auto flex max-w-(--frame) items-center justify-between gap-1 px-4 py-1.5">
        <a href="/" className="flex min-h-12 items-center gap-2.5 text-on-band no-underline print:text-ink">
          <Seal />
          <span className="leading-tight">
            <span className="block text-tiny text-balance font-bold leading-tight wide:text-body">
              {tenant.portalName}
            </span>
            <span className="block text-tiny leading-tight first-letter:uppercase wide:text-small">
              {tenant.name}
            </span>
          </span>
        </a>
        <form
          method="post"
          action="/preferences"
          aria-label={common.display}
          data-screen-only=""
          className="flex shrink-0 items-center"
        >
          <button
            type="submit"
            name="lang"
            value={common.switchLanguage.lang}
            lang={common.switchLanguage.lang}
            className={`inline-flex ${switchLook}`}
          >
            {common.switchLanguage.label}
          </button>
          <button type="submit" name="theme" value="dark" className={`offer-dark ${switchLook}`}>
            <MoonIcon />
            <span className="sr-only">{common.useDark}</span>
          </button>
          <button type="submit" name="theme" value="light" className={`offer-light ${switchLook}`}>
            <SunIcon />
            <span className="sr-only">{common.useLight}</span>
          </button>
        </form>
      </div>
    </header>
  )
}
