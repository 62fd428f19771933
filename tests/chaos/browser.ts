import { type HTMLElement, parse } from 'node-html-parser'

/** What a browser without script shows: where it ended up, and the page. */
export type ShownPage = { readonly url: URL; readonly status: number; readonly root: HTMLElement }

/** A browser without script: keeps cookies, follows redirects, fills in forms and sends them as they stand. */
export type Browser = {
  readonly open: (address: string) => Promise<ShownPage>
  /**
   * Sends a form with these fields typed in over what it holds already.
   * @throws Error when the page has no such form
   */
  readonly submit: (page: ShownPage, form: FormChoice, typed: Record<string, string>) => Promise<ShownPage>
  /** the Cookie header of the next request */
  readonly cookies: () => string
}

/** The form that holds a field of this name, or a button with these words, which is then pressed. */
export type FormChoice = { readonly holding: string } | { readonly button: RegExp }

const patienceMs = 30_000
const mostRedirects = 10

/** @param address what a trusted proxy would tell of the browser: each browser has its own */
export function openBrowser(baseUrl: string, address: string): Browser {
  const cookies = new Map<string, string>()

  async function request(url: URL, init: RequestInit, hops = 0): Promise<ShownPage> {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        cookie: cookieHeader(cookies),
        'x-forwarded-for': address,
        accept: 'text/html',
        origin: url.origin,
      },
    })
    keepCookies(cookies, response.headers)
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || location === null)
      return { url, status: response.status, root: parse(await response.text()) }
    await response.body?.cancel()
    if (hops === mostRedirects) throw new Error(`Redirected in a circle at ${url.pathname}`)
    return request(new URL(location, url), {}, hops + 1)
  }

  return {
    open: (target) => request(new URL(target, baseUrl), {}),
    submit: async (page, choice, typed) => {
      const form = findForm(page.root, choice)
      const action = form.getAttribute('action')
      const body = filled(form, choice, typed)
      return request(action ? new URL(action, page.url) : page.url, { method: 'POST', body })
    },
    cookies: () => cookieHeader(cookies),
  }
}

/** The form of a page. @throws Error when there is none */
export function findForm(root: HTMLElement, choice: FormChoice): HTMLElement {
  const form = root
    .querySelectorAll('form')
    .filter((candidate) => candidate.getAttribute('method')?.toLowerCase() === 'post')
    .find((candidate) =>
      'holding' in choice
        ? candidate.querySelector(`[name="${choice.holding}"]`) !== null
        : candidate.querySelectorAll('button').some((button) => choice.button.test(button.text)),
    )
  if (form === undefined) throw new Error(`No form for ${JSON.stringify(choice)} on this page`)
  return form
}

/** The fields as a browser would send them: hidden ones as they are, boxes as they are ticked. */
export function filled(form: HTMLElement, choice: FormChoice, typed: Record<string, string>): FormData {
  const data = new FormData()
  for (const input of form.querySelectorAll('input')) {
    const name = input.getAttribute('name')
    if (!name || name in typed) continue
    const type = input.getAttribute('type')
    if ((type === 'checkbox' || type === 'radio') && !input.hasAttribute('checked')) continue
    data.append(name, input.getAttribute('value') ?? '')
  }
  for (const [name, value] of Object.entries(typed)) data.append(name, value)
  const button = form
    .querySelectorAll('button')
    .find((candidate) => 'button' in choice && choice.button.test(candidate.text))
  const name = button?.getAttribute('name')
  if (button && name) data.append(name, button.getAttribute('value') ?? '')
  return data
}

function cookieHeader(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

function keepCookies(cookies: Map<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    if (at > 0) cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}
