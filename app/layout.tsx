import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AccountStrip } from './_shell/account-strip.tsx'
import { DemoBanner } from './_shell/demo-banner.tsx'
import { Footer } from './_shell/footer.tsx'
import { frameAccount } from './_shell/frame-account.ts'
import { FreshOnReturn } from './_shell/fresh-on-return.tsx'
import { Header } from './_shell/header.tsx'
import { getTenant } from './_shell/tenant.ts'
import { getText } from './_text/text.ts'
import './globals.css'

export const metadata: Metadata = { formatDetection: { telephone: false } }

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#8f1d1d' },
    { media: '(prefers-color-scheme: dark)', color: '#571212' },
  ],
}

const fontsSeenFirst = ['latin-400', 'vietnamese-400', 'latin-700', 'vietnamese-700']

/** The house every page stands in. It is rendered per request: language, theme and nonce belong to it. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, t } = await getText()
  const [tenant, account] = await Promise.all([getTenant(locale), frameAccount()])
  const theme = (await cookies()).get('theme')?.value

  return (
    <html lang={locale} data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}>
      <head>
        {fontsSeenFirst.map((font) => (
          <link
            key={font}
            rel="preload"
            as="font"
            type="font/woff2"
            href={`/fonts/be-vietnam-pro-5.3.0-${font}.woff2`}
            crossOrigin="anonymous"
          />
        ))}
      </head>
      <body className="flex min-h-screen flex-col bg-paper font-sans text-ink">
        <a
          href="#main"
          className="sr-only bg-sheet focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:p-3"
        >
          {t.common.skipToContent}
        </a>
        {tenant.demo && <DemoBanner t={t} phoneUrl={tenant.phoneUrl} />}
        <Header t={t} tenant={tenant} />
        <AccountStrip account={account} t={t} />
        {children}
        <Footer t={t} tenant={tenant} />
        <FreshOnReturn />
      </body>
    </html>
  )
}
