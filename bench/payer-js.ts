import { join } from 'node:path'
import { ROOT } from '#scripts/paths.ts'
import { PAYER_JS_BUDGET, type PageJs, payerJs } from '#scripts/payer-js.ts'
import type { Browser } from '#tests/chaos/browser.ts'
import { BenchFailure, type BenchResult, note } from './measure.ts'
import { openPortal, visitorWithPayment } from './portal.ts'

/**
 * JavaScript that the heaviest page makes a browser load, after gzip, beside what the framework loads with its
 * smallest page. The sizes are those of the build's own list, and pages that are really served must agree with it.
 */
export async function payerJsBench(): Promise<BenchResult> {
  const portal = await openPortal(10)
  try {
    const { framework, pages } = payerJs(join(ROOT, process.env.NEXT_DIST_DIR ?? '.next'))
    const { browser, payment } = await visitorWithPayment(portal)
    const served = { '/': '/', '/find': '/find', '/pay/[id]': payment, '/pay/[id]/bank': `${payment}/bank` }
    for (const [route, path] of Object.entries(served)) await assertServed(browser, route, path, pages)
    const [heaviest] = pages
    if (heaviest === undefined) throw new BenchFailure('The build has no page')
    note(`heaviest: ${heaviest.route}, ${heaviest.bytes - framework.bytes} bytes more than the framework`)
    const ratio = heaviest.bytes / framework.bytes
    return {
      measure: {
        name: 'payer-js',
        ours: kilobytes(heaviest.bytes),
        reference: kilobytes(framework.bytes),
        ratio: Math.round(ratio * 1000) / 1000,
        unit: 'kB gzip',
      },
      target: { atMost: (framework.bytes + PAYER_JS_BUDGET) / framework.bytes },
      met: heaviest.bytes - framework.bytes <= PAYER_JS_BUDGET,
    }
  } finally {
    await portal.close()
  }
}

/** A served page names the scripts of the list, and none beside them but the one for browsers without modules. */
async function assertServed(
  browser: Browser,
  route: string,
  path: string,
  pages: readonly PageJs[],
): Promise<void> {
  const listed = new Set(pages.find((page) => page.route === route)?.files.map(baseName))
  const { root, status } = await browser.open(path)
  if (status !== 200) throw new BenchFailure(`${path} answers ${status}`)
  const named = root
    .querySelectorAll('script[src]')
    .filter((script) => !script.hasAttribute('nomodule'))
    .map((script) => baseName(script.getAttribute('src') ?? ''))
  const beside = named.filter((name) => !listed.has(name))
  if (named.length === 0 || beside.length > 0)
    throw new BenchFailure(`${path} loads scripts that the build does not list: ${beside.join(', ')}`)
}

const baseName = (address: string): string => address.split('/').at(-1)?.split('?')[0] ?? ''
const kilobytes = (bytes: number): number => Math.round(bytes / 100) / 10
