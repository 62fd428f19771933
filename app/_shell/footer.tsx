import type { Texts } from '../_text/vi/index.ts'
import type { TenantView } from './tenant.ts'

const links = [
  { href: '/help', text: 'help' },
  { href: '/find', text: 'find' },
  { href: '/verify', text: 'verify' },
  { href: '/accessibility', text: 'accessibility' },
] as const

/** Whom to call and where to go, on every page. */
export function Footer({ t, tenant }: { t: Texts; tenant: TenantView }) {
  const { footer } = t.common
  return (
    <footer className="mt-auto border-t-4 border-band bg-sunk">
      <div className="mx-auto max-w-(--frame) px-4 py-6 wide:flex wide:justify-between wide:gap-8">
        <div>
          <h2 className="mb-2 text-small">{footer.heading}</h2>
          <p className="text-small">
            {footer.hotline}:{' '}
            <a href={`tel:${tenant.hotline.replace(/\D/g, '')}`} className="inline-block py-2 font-bold">
              {tenant.hotline}
            </a>
          </p>
          <p className="text-small text-ash">
            {tenant.portalName} {tenant.name}
            <br />
            {tenant.address}
            <br />
            {tenant.openingHours}
          </p>
        </div>
        <ul data-screen-only="" className="mt-4 text-small wide:mt-0">
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href} className="inline-flex min-h-12 items-center wide:min-h-10">
                {footer[link.text]}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
