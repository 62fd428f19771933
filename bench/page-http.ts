import autocannon from 'autocannon'
import type { Browser } from '#tests/chaos/browser.ts'
import { alternate, BenchFailure, type BenchResult, note, result } from './measure.ts'
import { openPortal, type Portal, visitorWithPayment } from './portal.ts'

const clients = 20
const seconds = Number(process.env.BENCH_SECONDS ?? 6)
const warmUpSeconds = 3

/** Pages without an address of their own part, that anyone may open. All are drawn per request. */
const candidates = ['/', '/find', '/verify', '/help', '/accessibility']

/**
 * The payment page with its session, as gzip, beside the smallest page of the same build: same server, same proxy
 * step, same layout.
 */
export async function pageHttp(): Promise<BenchResult> {
  const portal = await openPortal(1_000)
  try {
    const { browser, payment } = await visitorWithPayment(portal)
    const smallest = await smallestPage(portal, browser)
    note(`the smallest page is ${smallest}`)
    const ours = await page(portal, browser, payment)
    const reference = await page(portal, browser, smallest)
    await ours(warmUpSeconds)
    await reference(warmUpSeconds)
    const figures = await alternate(
      () => ours(seconds),
      () => reference(seconds),
    )
    return result('page-http', 'requests/s', figures, { atLeast: 0.6 })
  } finally {
    await portal.close()
  }
}

async function smallestPage(portal: Portal, browser: Browser): Promise<string> {
  const sizes = await Promise.all(
    candidates.map(async (path) => ({ path, bytes: (await get(portal, browser, path)).bytes })),
  )
  const [first] = sizes.toSorted((a, b) => a.bytes - b.bytes)
  if (first === undefined) throw new BenchFailure('There is no page')
  return first.path
}

/** Requests per second of one page. Each answer must be the page: as long as the first one, and 200. */
async function page(portal: Portal, browser: Browser, path: string) {
  const { encoding, bytes } = await get(portal, browser, path)
  if (encoding !== 'gzip') throw new BenchFailure(`${path} is not sent as gzip`)
  note(`${path}: ${bytes} bytes of HTML`)
  return async (duration: number): Promise<number> => {
    const load = await autocannon({
      url: portal.url + path,
      connections: clients,
      duration,
      headers: headers(browser),
    })
    if (load.non2xx + load.errors + load.timeouts > 0)
      throw new BenchFailure(`${path}: ${load.non2xx} bad answers, ${load.errors} errors`)
    return load.requests.total / load.duration
  }
}

async function get(portal: Portal, browser: Browser, path: string) {
  const response = await fetch(portal.url + path, { headers: headers(browser), redirect: 'manual' })
  if (response.status !== 200) throw new BenchFailure(`${path} answers ${response.status}`)
  const html = await response.text()
  return { encoding: response.headers.get('content-encoding'), bytes: html.length }
}

const headers = (browser: Browser): Record<string, string> => ({
  cookie: browser.cookies(),
  'accept-encoding': 'gzip',
  'x-forwarded-for': '10.1.1.1',
})
