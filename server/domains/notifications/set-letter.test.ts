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
  expect(subject).toBe('Công ty A Bcc: x@example.com')
})

test.each([
  ['vi', 'Kính gửi Ông/Bà,', 'Cổng Thanh toán Dịch vụ công'],
  ['en', 'Dear Sir or Madam,', 'Public Services Payment Portal'],
] as const)('in %s it greets, and says who it comes from', (language, greeting, from) => {
  const { html, text } = setLetter({ subject: 's', paragraphs: ['p'] }, language, 'quang-nam')
  expect(text.startsWith(greeting)).toBe(true)
  for (const body of [html, text]) {
    expect(body).toContain(from)
    expect(body).toContain('0235 000 1022')
  }
  expect(html).toContain(`<html lang="${language}">`)
})
