import type { Locale } from '#lib/locale.ts'
import { tenant } from '#server/domains/directory/index.ts'
import type { Letter } from './templates/words.ts'

/** An e-mail as it goes out: the same words twice, for readers of plain text and of HTML. */
export type SetLetter = { readonly subject: string; readonly text: string; readonly html: string }

const greeting: Record<Locale, string> = { vi: 'Kính gửi Ông/Bà,', en: 'Dear Sir or Madam,' }
const automatic: Record<Locale, string> = {
  vi: 'Thư này được gửi tự động, Ông/Bà không cần trả lời.',
  en: 'This mail was sent automatically; please do not reply.',
}

/** Puts a letter into the tenant's envelope: who it comes from, greeting, paragraphs, the link, whom to ask. */
export function setLetter(letter: Letter, language: Locale, tenantId: string): SetLetter {
  const { portalName, shortName, name, hotline, email } = tenant(tenantId)
  const paragraphs = [`${portalName[language]} · ${name[language]}`, greeting[language], ...letter.paragraphs]
  const closing = [`${hotline} · ${email}`, automatic[language]].join('\n')
  return {
    subject: oneLine(`${shortName[language]}: ${letter.subject}`),
    text: `${[...paragraphs, ...asText(letter.link), closing].join('\n\n')}\n`,
    html: page(language, [...paragraphs.map(paragraph), ...asHtml(letter.link), footer(closing)].join('\n')),
  }
}

/** What stands in a header never breaks out of it. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const asText = (link: Letter['link']): string[] => (link ? [`${link.label}: ${link.url}`] : [])

const asHtml = (link: Letter['link']): string[] =>
  link ? [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`] : []

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`

const footer = (text: string): string =>
  `<hr>\n<p style="color:#46535f">${escapeHtml(text).replaceAll('\n', '<br>\n')}</p>`

const page = (language: Locale, body: string): string =>
  `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#16202b;max-width:36em">
${body}
</body>
</html>
`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
