import {
  form,
  json,
  multipart,
  type OddRequest,
  odd,
  pages,
  part,
  requestsTo,
  unknownAction,
  urlencoded,
} from './odd-request.ts'

/** Bodies that are cut, broken, too large or not what the address takes. */
export function oddBodies(host: string): OddRequest[] {
  const { own, get, post } = requestsTo(host)
  const action = { ...own, 'Next-Action': unknownAction }
  return [
    ...pages.flatMap((path) => [
      odd(
        `half a form to ${path}`,
        post(path, { ...own, 'Content-Type': multipart }, part('code', 'H47')),
        400,
      ),
      odd(
        `bytes that are no form to ${path}`,
        post(path, { ...own, 'Content-Type': multipart }, 'garbage'),
        400,
      ),
      odd(
        `a form without a boundary to ${path}`,
        post(path, { ...own, 'Content-Type': 'multipart/form-data' }, form()),
        400,
      ),
    ]),
    {
      ...odd(
        'a body that is cut off',
        post('/', { ...own, 'Content-Type': multipart, 'Content-Length': '1000' }, part('code', 'H47')),
        400,
      ),
      cut: true,
    },
    odd(
      'a body that is too large',
      post('/', { ...own, 'Content-Type': multipart, 'Content-Length': '999999999' }),
      413,
    ),
    odd(
      'a form of an action that is not',
      post('/', { ...own, 'Content-Type': multipart }, form(part(`$ACTION_ID_${unknownAction}`, ''))),
      400,
      404,
      409,
    ),
    odd(
      'a form with broken arguments',
      post(
        '/',
        { ...own, 'Content-Type': multipart },
        form(part('$ACTION_REF_1', ''), part('$ACTION_1:0', '{"id":'), part('$ACTION_1:1', '[')),
      ),
      400,
    ),
    odd(
      'a form with odd arguments',
      post(
        '/',
        { ...own, 'Content-Type': multipart },
        form(part('$ACTION_REF_1', ''), part('$ACTION_1:0', '{"id":"x","bound":"$@9"}')),
      ),
      400,
      409,
    ),
    odd(
      'a form with many actions',
      post(
        '/',
        { ...own, 'Content-Type': multipart },
        form(...Array.from({ length: 9 }, (_, n) => part(`$ACTION_REF_${n}`, ''))),
      ),
      400,
    ),
    odd(
      'a call of an action that is not',
      post('/', { ...action, 'Content-Type': 'text/plain' }, '[]'),
      404,
      409,
    ),
    odd('a call with a broken body', post('/', { ...action, 'Content-Type': 'text/plain' }, '["$'), 400, 404),
    odd(
      'a call of what is no action',
      post('/', { ...own, 'Next-Action': '../../x', 'Content-Type': 'text/plain' }, '[]'),
      400,
      404,
      409,
    ),
    odd(
      'a call as a form, broken',
      post('/', { ...action, 'Content-Type': multipart }, form(part('0', '["$K'))),
      400,
      404,
    ),
    odd('a call as an encoded form', post('/', { ...action, ...urlencoded }, 'a=b'), 400, 404),
    odd('JSON to a page', post('/', { ...own, 'Content-Type': 'application/json' }, '{"a":'), 200, 405, 415),
    odd('an encoded form to a page', post('/', { ...own, ...urlencoded }, 'a=%E0%A4%A'), 200, 405, 415),
    odd('an odd content type', post('/', { ...own, 'Content-Type': 'x/;;;' }, 'a'), 200, 400, 405, 415),
    odd('a desk with a broken body', post('/api/trpc/staff.me', json, '{"a":'), 400, 401),
    odd('a desk with a form', post('/api/trpc/staff.me', { ...json, ...urlencoded }, 'a=b'), 415),
    odd('a desk by GET', get('/api/trpc/staff.me', { 'Sec-Fetch-Site': 'same-origin' }), 405),
    odd('a desk procedure that is not', post('/api/trpc/no.such', json, '{}'), 404),
    odd(
      'a batch that is too long',
      post(`/api/trpc/${Array(11).fill('staff.me').join(',')}?batch=1`, json, '{}'),
      400,
    ),
    odd(
      'a choice of language as half a form',
      post('/preferences', { ...own, 'Content-Type': multipart }, part('lang', 'vi')),
      400,
    ),
    odd(
      'a scan from nobody',
      post('/staff/registrations/scan/491234567816', { ...own, 'Content-Type': 'image/png' }, 'x'),
      400,
      401,
      403,
      415,
    ),
    odd(
      'a scan for what is no number',
      post('/staff/registrations/scan/x', { ...own, 'Content-Type': 'image/png' }, 'x'),
      400,
      401,
      403,
      404,
      415,
    ),
  ]
}
