import {
  form,
  json,
  multipart,
  type OddRequest,
  odd,
  pages,
  requestsTo,
  unknownAction,
  urlencoded,
} from './odd-request.ts'

/** Requests from elsewhere, and ways in that they try. */
export function oddOrigins(host: string): OddRequest[] {
  const { own, get, post } = requestsTo(host)
  const foreign = { Origin: 'https://elsewhere.example' }
  return [
    ...pages.map((path) =>
      odd(
        `a form of another site to ${path}`,
        post(path, { ...foreign, 'Content-Type': multipart }, form()),
        403,
      ),
    ),
    odd(
      'an action called from another site',
      post('/', { ...foreign, 'Next-Action': unknownAction, 'Content-Type': 'text/plain' }, '[]'),
      403,
    ),
    odd(
      'a form from an origin that is none',
      post('/', { Origin: 'null', 'Content-Type': multipart }, form()),
      403,
    ),
    odd(
      'a form from what is no origin',
      post('/', { Origin: '%%%', 'Content-Type': multipart }, form()),
      403,
    ),
    odd('a desk called from another site', post('/api/trpc/staff.me', { ...json, ...foreign }, '{}'), 403),
    odd(
      'a desk called from a neighbour',
      post('/api/trpc/staff.me', { ...json, 'Sec-Fetch-Site': 'same-site' }, '{}'),
      403,
    ),
    ...['/account/sign-out', '/staff/sign-out'].flatMap((path) => [
      odd(`${path} by a form of another site`, post(path, { ...foreign, ...urlencoded }), 403),
      odd(`${path} by nobody knows whom`, post(path, urlencoded), 403),
      odd(`${path} by a link`, get(path), 405),
    ]),
    ...['auth', 'account-auth'].flatMap((way) => [
      odd(`${way}: signing out by a link`, get(`/api/${way}/signout`), 404),
      odd(
        `${way}: signing out by a form`,
        post(`/api/${way}/signout`, { ...own, ...urlencoded }, 'csrfToken=x'),
        404,
      ),
      odd(
        `${way}: signing out by a form of another site`,
        post(`/api/${way}/signout`, { ...foreign, ...urlencoded }),
        403,
      ),
      odd(
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
        odd(
          `${way}: callbackUrl=${to.slice(0, 30)} by a link`,
          get(`/api/${way}/signin?callbackUrl=${encodeURIComponent(to)}`),
          303,
          400,
        ),
        odd(
          `${way}: callbackUrl=${to.slice(0, 30)} by a form`,
          post(
            `/api/${way}/callback/credentials`,
            { ...own, ...urlencoded },
            `callbackUrl=${encodeURIComponent(to)}`,
          ),
          303,
          400,
        ),
        odd(
          `${way}: callbackUrl=${to.slice(0, 30)} in a cookie`,
          get(`/api/${way}/signin`, {
            Cookie: `next-auth.callback-url=${encodeURIComponent(to)}; ${way}-callback=${encodeURIComponent(to)}`,
          }),
          303,
          400,
        ),
      ]),
      odd(
        `${way}: callbackUrl that cannot be decoded`,
        get(`/api/${way}/signin?callbackUrl=%E0%A4%A`),
        303,
        400,
      ),
      odd(`${way}: two callbackUrls`, get(`/api/${way}/signin?callbackUrl=/a&callbackUrl=/b`), 303, 400),
      odd(
        `${way}: a form of JSON`,
        post(`/api/${way}/callback/credentials`, { ...own, 'Content-Type': 'application/json' }, '{"a":'),
        303,
        400,
        415,
      ),
      odd(`${way}: no body`, post(`/api/${way}/callback/credentials`, own), 303, 400, 415),
      odd(`${way}: an odd action`, get(`/api/${way}/%2e%2e/x`), 400, 404, 308),
    ]),
  ]
}
