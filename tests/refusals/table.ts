import { rawRequest } from '#tests/factories/raw-http.ts'

/** Requests that no page and no program of ours sends, and how each is answered. */
type OddRequest = {
  readonly name: string
  readonly bytes: string
  /** Any of these; a fault of ours (5xx) never. */
  readonly answered: readonly number[]
  /** The sender closes its half after what it sent. */
  readonly cut?: boolean
}

const multipart = 'multipart/form-data; boundary=x'
const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const form = (...parts: string[]) => `${parts.join('')}--x--\r\n`
const unknownAction = `40${'a'.repeat(40)}`

/** @param host as the portal's own address has it */
export function oddRequests(host: string): OddRequest[] {
  const get = (path: string, headers: Record<string, string> = {}) =>
    rawRequest(`GET ${path} HTTP/1.1`, { Host: host, ...headers })
  const post = (path: string, headers: Record<string, string>, body = '') =>
    rawRequest(
      `POST ${path} HTTP/1.1`,
      { Host: host, 'Content-Length': String(Buffer.byteLength(body)), ...headers },
      body,
    )
  const foreign = { Origin: 'https://elsewhere.example' }
  const own = { Origin: `http://${host}` }
  const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const json = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }
  const action = { ...own, 'Next-Action': unknownAction }
  const row = (name: string, bytes: string, ...answered: number[]): OddRequest => ({ name, bytes, answered })
  const pages = ['/', '/dossiers', '/sign-in', '/staff/sign-in', '/register', '/verify', '/pay/ABC']

  return [
    // Where it comes from.
    ...pages.map((path) =>
      row(
        `a form of another site to ${path}`,
        post(path, { ...foreign, 'Content-Type': multipart }, form()),
        403,
      ),
    ),
    row(
      'an action called from another site',
      post('/', { ...foreign, 'Next-Action': unknownAction, 'Content-Type': 'text/plain' }, '[]'),
      403,
    ),
    row(
      'a form from an origin that is none',
      post('/', { Origin: 'null', 'Content-Type': multipart }, form()),
      403,
    ),
    row(
      'a form from what is no origin',
      post('/', { Origin: '%%%', 'Content-Type': multipart }, form()),
      403,
    ),
    row('a desk called from another site', post('/api/trpc/staff.me', { ...json, ...foreign }, '{}'), 403),
    row(
      'a desk called from a neighbour',
      post('/api/trpc/staff.me', { ...json, 'Sec-Fetch-Site': 'same-site' }, '{}'),
      403,
    ),
    ...['/account/sign-out', '/staff/sign-out'].flatMap((path) => [
      row(`${path} by a form of another site`, post(path, { ...foreign, ...urlencoded }), 403),
      row(`${path} by nobody knows whom`, post(path, urlencoded), 403),
      row(`${path} by a link`, get(path), 405),
    ]),
    ...['auth', 'account-auth'].flatMap((way) => [
      row(`${way}: signing out by a link`, get(`/api/${way}/signout`), 404),
      row(
        `${way}: signing out by a form`,
        post(`/api/${way}/signout`, { ...own, ...urlencoded }, 'csrfToken=x'),
        404,
      ),
      row(
        `${way}: signing out by a form of another site`,
        post(`/api/${way}/signout`, { ...foreign, ...urlencoded }),
        403,
      ),
      row(
        `${way}: signing in by a form of another site`,
        post(`/api/${way}/callback/credentials`, { ...foreign, ...urlencoded }),
        403,
      ),
      ...[
        'javascript:alert(1)',
        'http://[',
        '//elsewhere.example',
        'https://elsewhere.example/',
        '%',
        '\\\\elsewhere',
        'x'.repeat(3000),
      ].flatMap((to) => [
        row(
          `${way}: callbackUrl=${to.slice(0, 30)} by a link`,
          get(`/api/${way}/signin?callbackUrl=${encodeURIComponent(to)}`),
          303,
          400,
        ),
        row(
          `${way}: callbackUrl=${to.slice(0, 30)} by a form`,
          post(
            `/api/${way}/callback/credentials`,
            { ...own, ...urlencoded },
            `callbackUrl=${encodeURIComponent(to)}`,
          ),
          303,
          400,
        ),
        row(
          `${way}: callbackUrl=${to.slice(0, 30)} in a cookie`,
          get(`/api/${way}/signin`, {
            Cookie: `next-auth.callback-url=${encodeURIComponent(to)}; ${way}-callback=${encodeURIComponent(to)}`,
          }),
          303,
          400,
        ),
      ]),
      row(
        `${way}: callbackUrl that cannot be decoded`,
        get(`/api/${way}/signin?callbackUrl=%E0%A4%A`),
        303,
        400,
      ),
      row(`${way}: two callbackUrls`, get(`/api/${way}/signin?callbackUrl=/a&callbackUrl=/b`), 303, 400),
      row(
        `${way}: a form of JSON`,
        post(`/api/${way}/callback/credentials`, { ...own, 'Content-Type': 'application/json' }, '{"a":'),
        303,
        400,
        415,
      ),
      row(`${way}: no body`, post(`/api/${way}/callback/credentials`, own), 303, 400, 415),
      row(`${way}: an odd action`, get(`/api/${way}/%2e%2e/x`), 400, 404, 308),
    ]),
    // Bodies.
    ...pages.flatMap((path) => [
      row(
        `half a form to ${path}`,
        post(path, { ...own, 'Content-Type': multipart }, part('code', 'H47')),
        400,
      ),
      row(
        `bytes that are no form to ${path}`,
        post(path, { ...own, 'Content-Type': multipart }, 'garbage'),
        400,
      ),
      row(
        `a form without a boundary to ${path}`,
        post(path, { ...own, 'Content-Type': 'multipart/form-data' }, form()),
        400,
      ),
    ]),
    {
      ...row(
        'a body that is cut off',
        post('/', { ...own, 'Content-Type': multipart, 'Content-Length': '1000' }, part('code', 'H47')),
        400,
      ),
      cut: true,
    },
    row(
      'a body that is too large',
      post('/', { ...own, 'Content-Type': multipart, 'Content-Length': '999999999' }),
      413,
    ),
    row(
      'a form of an action that is not',
      post('/', { ...own, 'Content-Type': multipart }, form(part(`$ACTION_ID_${unknownAction}`, ''))),
      400,
      404,
      409,
    ),
    row(
      'a form with broken arguments',
      post(
        '/',
        { ...own, 'Content-Type': multipart },
        form(part('$ACTION_REF_1', ''), part('$ACTION_1:0', '{"id":'), part('$ACTION_1:1', '[')),
      ),
      400,
    ),
    row(
      'a form with odd arguments',
      post(
        '/',
        { ...own, 'Content-Type': multipart },
        form(part('$ACTION_REF_1', ''), part('$ACTION_1:0', '{"id":"x","bound":"$@9"}')),
      ),
      400,
      409,
    ),
    row(
      'a form with many actions',
      post(
        '/',
        { ...own, 'Content-Type': multipart },
        form(...Array.from({ length: 9 }, (_, n) => part(`$ACTION_REF_${n}`, ''))),
      ),
      400,
    ),
    row(
      'a call of an action that is not',
      post('/', { ...action, 'Content-Type': 'text/plain' }, '[]'),
      404,
      409,
    ),
    row('a call with a broken body', post('/', { ...action, 'Content-Type': 'text/plain' }, '["$'), 400, 404),
    row(
      'a call of what is no action',
      post('/', { ...own, 'Next-Action': '../../x', 'Content-Type': 'text/plain' }, '[]'),
      400,
      404,
      409,
    ),
    row(
      'a call as a form, broken',
      post('/', { ...action, 'Content-Type': multipart }, form(part('0', '["$K'))),
      400,
      404,
    ),
    row('a call as an encoded form', post('/', { ...action, ...urlencoded }, 'a=b'), 400, 404),
    row('JSON to a page', post('/', { ...own, 'Content-Type': 'application/json' }, '{"a":'), 200, 405, 415),
    row('an encoded form to a page', post('/', { ...own, ...urlencoded }, 'a=%E0%A4%A'), 200, 405, 415),
    row('an odd content type', post('/', { ...own, 'Content-Type': 'x/;;;' }, 'a'), 200, 400, 405, 415),
    row('a desk with a broken body', post('/api/trpc/staff.me', json, '{"a":'), 400, 401),
    row('a desk with a form', post('/api/trpc/staff.me', { ...json, ...urlencoded }, 'a=b'), 415),
    row('a desk by GET', get('/api/trpc/staff.me', { 'Sec-Fetch-Site': 'same-origin' }), 405),
    row('a desk procedure that is not', post('/api/trpc/no.such', json, '{}'), 404),
    row(
      'a batch that is too long',
      post(`/api/trpc/${Array(11).fill('staff.me').join(',')}?batch=1`, json, '{}'),
      400,
    ),
    row(
      'a choice of language as half a form',
      post('/preferences', { ...own, 'Content-Type': multipart }, part('lang', 'vi')),
      400,
    ),
    row(
      'a scan from nobody',
      post('/staff/registrations/scan/491234567816', { ...own, 'Content-Type': 'image/png' }, 'x'),
      400,
      401,
      403,
      415,
    ),
    row(
      'a scan for what is no number',
      post('/staff/registrations/scan/x', { ...own, 'Content-Type': 'image/png' }, 'x'),
      400,
      401,
      403,
      404,
      415,
    ),
    // Methods, addresses, heads.
    ...['TRACE', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].flatMap((method) =>
      ['/', '/api/trpc/staff.me', '/api/auth/signin', '/_next/static/x.js'].map((path) =>
        row(`${method} ${path}`, rawRequest(`${method} ${path} HTTP/1.1`, { Host: host }), 405),
      ),
    ),
    ...['/%', '/%E0%A4%A', '/pay/%ff', '/%00', '/verify/%c0%af', '/_next/static/%'].map((path) =>
      row(`GET ${path}`, get(path), 400),
    ),
    ...[
      '/pay/..%2f..%2fetc',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/_next/../package.json',
      '/.env',
      '/_next/data/x.json',
      '/_next/image?url=%2Fx&w=1',
      '/pay/%F0%9F%92%A9',
      '/verify/a%2Fb',
      '/x'.repeat(500),
    ].map((path) => row(`GET ${path.slice(0, 40)}`, get(path), 200, 307, 308, 400, 404)),
    row('two slashes and another host', get('//elsewhere.example/'), 308, 400, 404),
    row('a backslash and another host', get('/\\elsewhere.example/'), 308, 400, 404),
    row('the address of another host', get('http://elsewhere.example/'), 400),
    row('an address of 13,000 characters', get(`/?q=${'x'.repeat(13_000)}`), 414),
    row('a query that cannot be decoded', get('/verify?code=%E0%A4%A'), 200, 307, 308, 400),
    row('the same field twice', get('/verify?code=1&code=2&lang[]=x'), 200, 307, 308, 400),
    row('a head of 20,000 bytes', get('/', { 'X-Long': 'x'.repeat(20_000) }), 431),
    row(
      'cookies that are none',
      get('/', { Cookie: '=;;; lang=%E0%A4%A; theme=%; visitor=%00; account=..; staff={}; a' }),
      200,
    ),
    row(
      'a session that is none, at a page that asks for one',
      get('/account', { Cookie: 'account=x.y.z; __Host-account=%E0' }),
      200,
      303,
      307,
    ),
    row(
      'a session that is none, at a desk',
      get('/staff', { Cookie: 'staff=x.y.z.a.b; staff=%' }),
      200,
      303,
      307,
    ),
    row('a tree of pages that is none', get('/', { RSC: '1', 'Next-Router-State-Tree': '%E0%A4%A' }), 400),
    row(
      'a tree of pages of another form',
      get('/', { RSC: '1', 'Next-Router-State-Tree': encodeURIComponent('{"a":1}') }),
      400,
    ),
    row('a host that is none', get('/', { Host: 'a b' }), 400),
    row('no host', 'GET / HTTP/1.1\r\n\r\n', 400),
    row('a body with a GET', rawRequest('GET / HTTP/1.1', { Host: host, 'Content-Length': '1' }, 'x'), 400),
    row(
      'two lengths',
      `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
      400,
    ),
    row('what is no HTTP', 'hello\r\n\r\n', 400),
    row(
      'another protocol',
      get('/', {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        'Sec-WebSocket-Version': '13',
      }),
      200,
    ),
    row(
      'another protocol, where a page in the making listens',
      get('/_next/webpack-hmr', {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        'Sec-WebSocket-Version': '13',
      }),
      404,
    ),
    // Headers with which parts of Next speak to each other.
    ...[
      'X-Middleware-Subrequest',
      'X-Action-Forwarded',
      'X-Matched-Path',
      'X-Now-Route-Matches',
      'Next-Resume',
      'X-Invoke-Path',
      'X-Invoke-Status',
      'X-Nextjs-Data',
      'X-Middleware-Prefetch',
      'Next-Router-Segment-Prefetch',
    ].map((name) => row(`a header of the house, ${name}`, get('/', { [name]: '500' }), 200, 400, 404)),
  ]
}
