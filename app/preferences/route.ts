import { isLocale } from '#lib/locale.ts'

const YEAR_IN_SECONDS = 365 * 24 * 60 * 60

/**
 * Keeps the visitor's language or theme in a cookie and leads back to the page the switch was pressed on.
 * It changes nothing but the look, works without script, and never leads to another host.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData())
  const headers = new Headers({ Location: pageBefore(request) })
  for (const cookie of chosen(form)) headers.append('Set-Cookie', cookie)
  return new Response(null, { status: 303, headers })
}

function chosen(form: FormData): string[] {
  const lang = form.get('lang')
  const theme = form.get('theme')
  const cookies: string[] = []
  if (isLocale(lang)) cookies.push(preference('lang', lang))
  if (theme === 'light' || theme === 'dark') cookies.push(preference('theme', theme))
  return cookies
}

function preference(name: string, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${YEAR_IN_SECONDS}; SameSite=Lax; HttpOnly`
}

/** The path of the page that sent the form, or the home page when the browser does not tell. */
function pageBefore(request: Request): string {
  const referer = request.headers.get('referer')
  if (!referer || !URL.canParse(referer)) return '/'
  const page = new URL(referer)
  const sameHost = page.host === request.headers.get('host')
  return sameHost && !page.pathname.startsWith('//') ? `${page.pathname}${page.search}` : '/'
}
