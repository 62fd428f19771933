import { describe, expect, test } from 'vitest'
import { POST } from './route.ts'

const host = 'portal.example'

function press(fields: Record<string, string>, referer?: string): Promise<Response> {
  const headers = new Headers({ host, ...(referer ? { referer } : {}) })
  return POST(
    new Request(`https://${host}/preferences`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    }),
  )
}

describe('the switches', () => {
  test.each([
    [{ lang: 'en' }, 'lang=en'],
    [{ lang: 'vi' }, 'lang=vi'],
    [{ theme: 'dark' }, 'theme=dark'],
    [{ theme: 'light' }, 'theme=light'],
  ])('%o is kept in a cookie', async (fields, cookie) => {
    const answer = await press(fields)
    expect(answer.status).toBe(303)
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(new RegExp(`^${cookie}; Path=/; `))])
  })

  test.each([{ lang: 'fr' }, { theme: 'dark; Domain=evil.example' }, { lang: '' }, {}])(
    '%o changes nothing',
    async (fields) => {
      const answer = await press(fields as Record<string, string>)
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(answer.status).toBe(303)
    },
  )

  test.each([
    [`https://${host}/pay/ABC/otp?sent=1`, '/pay/ABC/otp?sent=1'],
    ['https://evil.example/pay', '/'],
    [`https://${host}//evil.example/`, '/'],
    [`https://${host}:8443/pay`, '/'],
    ['not an address', '/'],
    [undefined, '/'],
  ])('from %s they lead back to %s', async (referer, page) => {
    expect((await press({ lang: 'en' }, referer)).headers.get('location')).toBe(page)
  })
})
