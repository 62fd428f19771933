import { expect, test } from 'vitest'
import { setLetter } from './set-letter.ts'

const hostile = '<img src=x onerror="alert(1)"> & \'Công ty\''

test('what people typed stands in HTML as text', () => {
  const { html, text } = setLetter(
    { subject: 'x', paragraphs: [hostile], link: { label: hostile, url: 'https://a.example/?a="b"&c' } },
    'vi',
    'quang-nam',
  )
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;Công ty&#39;')
  expect(html).toContain('href="https://a.example/?a=&quot;b&quot;&amp;c"')
  expect(text).toContain(hostile)
})

test('a subject is one line, so that nobody writes headers into it', () => {
  const { subject } = setLetter(
    { subject: 'Công ty A\r\nBcc: x@example.com', paragraphs: [] },
    'vi',
    'quang-nam',
  )
  expect(subject).toBe('Cổng TTDVC Quảng Nam: Công ty A Bcc: x@example.com')
})

test.each([
  ['vi', 'Kính gửi Ông/Bà,', 'Cổng Thanh toán Dịch vụ công · tỉnh Quảng Nam', 'Cổng TTDVC Quảng Nam: s'],
  ['en', 'Dear Sir or Madam,', 'Public Services Payment Portal · ', 'Quang Nam Payments: s'],
] as const)('in %s it begins with who it comes from, and greets', (language, greeting, from, line) => {
  const { subject, html, text } = setLetter({ subject: 's', paragraphs: ['p'] }, language, 'quang-nam')
  expect(subject).toBe(line)
  expect(text.startsWith(from)).toBe(true)
  expect(html.indexOf('<p>')).toBe(html.indexOf(`<p>${from}`))
  for (const body of [html, text]) {
    expect(body).toContain(greeting)
    expect(body).toContain('0235 000 1022')
  }
  expect(html).toContain(`<html lang="${language}">`)
})
