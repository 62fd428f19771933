import { rawRequest } from '#tests/factories/raw-http.ts'
import { type OddRequest, odd, requestsTo } from './odd-request.ts'

/** Methods, addresses and heads that no browser sends. */
export function oddHeads(host: string): OddRequest[] {
  const { get } = requestsTo(host)
  return [
    ...['TRACE', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].flatMap((method) =>
      ['/', '/api/trpc/staff.me', '/api/auth/signin', '/_next/static/x.js'].map((path) =>
        odd(`${method} ${path}`, rawRequest(`${method} ${path} HTTP/1.1`, { Host: host }), 405),
      ),
    ),
    ...['/%', '/%E0%A4%A', '/pay/%ff', '/%00', '/verify/%c0%af', '/_next/static/%'].map((path) =>
      odd(`GET ${path}`, get(path), 400),
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
    ].map((path) => odd(`GET ${path.slice(0, 40)}`, get(path), 200, 307, 308, 400, 404)),
    odd('two slashes and another host', get('//elsewhere.example/'), 308, 400, 404),
    odd('a backslash and another host', get('/\\elsewhere.example/'), 308, 400, 404),
    odd('the address of another host', get('http://elsewhere.example/'), 400),
    odd('an address of 13,000 characters', get(`/?q=${'x'.repeat(13_000)}`), 414),
    odd('a query that cannot be decoded', get('/verify?code=%E0%A4%A'), 200, 307, 308, 400),
    odd('the same field twice', get('/verify?code=1&code=2&lang[]=x'), 200, 307, 308, 400),
    odd('a head of 20,000 bytes', get('/', { 'X-Long': 'x'.repeat(20_000) }), 431),
    odd(
      'cookies that are none',
      get('/', { Cookie: '=;;; lang=%E0%A4%A; theme=%; visitor=%00; account=..; staff={}; a' }),
      200,
    ),
    odd(
      'a session that is none, at a page that asks for one',
      get('/account', { Cookie: 'account=x.y.z; __Host-account=%E0' }),
      200,
      303,
      307,
    ),
    odd(
      'a session that is none, at a desk',
      get('/staff', { Cookie: 'staff=x.y.z.a.b; staff=%' }),
      200,
      303,
      307,
    ),
    odd('a tree of pages that is none', get('/', { RSC: '1', 'Next-Router-State-Tree': '%E0%A4%A' }), 400),
    odd(
      'a tree of pages of another form',
      get('/', { RSC: '1', 'Next-Router-State-Tree': encodeURIComponent('{"a":1}') }),
      400,
    ),
    odd('a host that is none', get('/', { Host: 'a b' }), 400),
    odd('an expectation that nobody can meet', get('/', { Expect: 'nonsense' }), 417),
    odd('no host', 'GET / HTTP/1.1\r\n\r\n', 400),
    odd('a body with a GET', rawRequest('GET / HTTP/1.1', { Host: host, 'Content-Length': '1' }, 'x'), 400),
    odd(
      'two lengths',
      `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
      400,
    ),
    odd('what is no HTTP', 'hello\r\n\r\n', 400),
    odd(
      'another protocol',
      get('/', {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        'Sec-WebSocket-Version': '13',
      }),
      200,
    ),
    odd(
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
    ].map((name) => odd(`a header of the house, ${name}`, get('/', { [name]: '500' }), 200, 400, 404)),
  ]
}
