import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { formRefusalType, writeFormRefusal } from '#lib/form-refusal.ts'

const retryAfterSeconds = 5

/** It is not known whether a page was asked for or a form was sent. */
const waitAndGoOn = {
  vi: `Chưa có gì được thực hiện. Ông/Bà vui lòng chờ ${retryAfterSeconds} giây rồi tải lại trang. Nếu vừa gửi nội dung đã nhập, xin quay lại trang trước, nhập lại những gì không còn, rồi gửi lại.`,
  en: `Nothing was done. Wait ${retryAfterSeconds} seconds and reload the page. If you had just sent what you typed, go back to the page before, enter again what is gone, and send it again.`,
}

/** The answers that need no page of the portal: the request is refused before, or instead of, being looked at. */
const refusals = {
  400: {
    title: { vi: 'Không đọc được yêu cầu', en: 'The request cannot be read' },
    next: {
      vi: 'Chưa có gì được thực hiện. Ông/Bà vui lòng quay lại trang trước, tải lại trang và thử lại.',
      en: 'Nothing was done. Go back to the page before, reload it and try again.',
    },
  },
  403: {
    title: {
      vi: 'Yêu cầu không đến từ trang của cổng thanh toán',
      en: 'The request did not come from a page of this portal',
    },
    next: {
      vi: 'Vì an toàn, chưa có gì được thực hiện. Ông/Bà vui lòng mở trang đầu của cổng thanh toán và thao tác lại từ đó.',
      en: 'For safety nothing was done. Open the home page of the portal and start again from there.',
    },
  },
  405: {
    title: { vi: 'Địa chỉ này không nhận yêu cầu như vậy', en: 'This address does not take such a request' },
    next: {
      vi: 'Chưa có gì được thực hiện. Ông/Bà vui lòng mở trang đầu và thao tác lại từ đó.',
      en: 'Nothing was done. Open the home page and start again from there.',
    },
  },
  408: {
    title: { vi: 'Yêu cầu gửi đến quá chậm', en: 'The request arrived too slowly' },
    next: {
      vi: 'Chưa có gì được thực hiện. Ông/Bà vui lòng kiểm tra kết nối mạng, quay lại trang trước, nhập lại những gì không còn, rồi gửi lại.',
      en: 'Nothing was done. Check the network connection, go back to the page before, enter again what is gone, and send it again.',
    },
  },
  413: {
    title: { vi: 'Nội dung gửi đến quá lớn', en: 'What was sent is too large' },
    next: {
      vi: 'Chưa có gì được thực hiện. Ông/Bà vui lòng quay lại trang trước, nhập lại những gì không còn, và gửi nội dung ngắn hơn.',
      en: 'Nothing was done. Go back to the page before, enter again what is gone, and send less.',
    },
  },
  414: {
    title: { vi: 'Địa chỉ trang quá dài', en: 'The address is too long' },
    next: {
      vi: 'Ông/Bà vui lòng quay lại trang trước và nhập nội dung ngắn hơn.',
      en: 'Go back to the page before and enter less.',
    },
  },
  417: {
    title: { vi: 'Không đáp ứng được yêu cầu', en: 'The request asks for what cannot be met' },
    next: {
      vi: 'Chưa có gì được thực hiện. Ông/Bà vui lòng mở trang đầu và thao tác lại từ đó.',
      en: 'Nothing was done. Open the home page and start again from there.',
    },
  },
  429: {
    title: { vi: 'Quá nhiều yêu cầu cùng lúc', en: 'Too many requests at the same time' },
    next: waitAndGoOn,
  },
  431: {
    title: { vi: 'Yêu cầu quá dài', en: 'The request is too long' },
    next: {
      vi: 'Ông/Bà vui lòng xóa cookie của trang này rồi thử lại.',
      en: 'Remove the cookies of this site and try again.',
    },
  },
  500: {
    title: { vi: 'Cổng thanh toán gặp lỗi', en: 'The portal has a fault' },
    next: {
      vi: 'Ông/Bà vui lòng mở lại trang trước để xem việc vừa làm đã được thực hiện chưa.',
      en: 'Open the page before again to see whether it was done.',
    },
  },
  503: {
    title: { vi: 'Cổng thanh toán đang quá tải', en: 'The portal is too busy' },
    next: waitAndGoOn,
  },
} as const

export type RefusalStatus = keyof typeof refusals

const waitOf = (status: RefusalStatus): number | null =>
  status === 429 || status === 503 ? retryAfterSeconds : null

/** A policy for whatever shows nothing and runs nothing; pages have their own. */
export const nothingAllowed =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** What stands in the head of a refusal. */
function headersOf(status: RefusalStatus, type: string): Record<string, string> {
  const wait = waitOf(status)
  return {
    'Content-Type': type,
    'Content-Security-Policy': nothingAllowed,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    ...(status === 405 ? { Allow: 'GET, HEAD, POST' } : {}),
    ...(wait === null ? {} : { 'Retry-After': String(wait) }),
  }
}

type Asked = { readonly url?: string | undefined; readonly headers: IncomingHttpHeaders }

/**
 * Answers with a plain page in both languages, with JSON where a program asks, or with a line for the script that sent a form, which
 * keeps it as typed. The connection ends with it.
 */
export function refuse(response: ServerResponse, status: RefusalStatus, asked: Asked): void {
  if (response.headersSent) return void response.destroy()
  const { type, body } = bodyOf(status, readerOf(asked))
  response.writeHead(status, {
    ...headersOf(status, type),
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  })
  response.end(body)
}

/** The same as it goes over the wire, for a connection on which no request could be read. */
export function rawRefusal(status: RefusalStatus, extra: Readonly<Record<string, string>> = {}): string {
  const { type, body } = bodyOf(status, 'PERSON')
  const headers = {
    ...headersOf(status, type),
    ...extra,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `HTTP/1.1 ${status} ${reasons[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`
}

const reasons: Record<RefusalStatus, string> = {
  400: 'Bad Request',
  403: 'Forbidden',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  414: 'URI Too Long',
  417: 'Expectation Failed',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** Programs ask below /api; scripts of our pages say what they take, and Next's which form they send. */
function readerOf({ url, headers }: Asked): 'FORM' | 'PERSON' | 'PROGRAM' {
  if (headers['next-action'] !== undefined) return 'FORM'
  const json = url?.startsWith('/api/trpc') || /^application\/json\b/.test(headers.accept ?? '')
  return json ? 'PROGRAM' : 'PERSON'
}

function bodyOf(status: RefusalStatus, reader: ReturnType<typeof readerOf>): { type: string; body: string } {
  if (reader === 'FORM')
    return { type: formRefusalType, body: writeFormRefusal(codes[status], waitOf(status)) }
  const { title, next } = refusals[status]
  if (reader === 'PROGRAM') {
    const message = { vi: `${title.vi}. ${next.vi}`, en: `${title.en}. ${next.en}` }
    return { type: 'application/json; charset=utf-8', body: JSON.stringify({ code: codes[status], message }) }
  }
  const body = `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title.vi}</title></head>
<body><main><h1>${title.vi}</h1><p>${next.vi}</p><div lang="en"><h2>${title.en}</h2><p>${next.en}</p></div>
<p><a href="/">Trang đầu · <span lang="en">Home page</span></a></p></main></body></html>
`
  return { type: 'text/html; charset=utf-8', body }
}

const codes: Record<RefusalStatus, string> = {
  400: 'REQUEST_INVALID',
  403: 'NOT_FROM_OWN_PAGE',
  405: 'METHOD_NOT_ALLOWED',
  408: 'TOO_SLOW',
  413: 'BODY_TOO_LARGE',
  414: 'ADDRESS_TOO_LONG',
  417: 'EXPECTATION_FAILED',
  429: 'TOO_MANY',
  431: 'HEADERS_TOO_LARGE',
  500: 'INTERNAL',
  503: 'TOO_BUSY',
}
