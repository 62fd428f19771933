import { type DocumentLanguage, documentLanguages } from '#server/domains/documents/contract.ts'

/** The language that the address asks for, or null when it names none that documents are made in. */
export function documentLanguage(request: Request): DocumentLanguage | null {
  const asked = new URL(request.url).searchParams.get('language')
  return documentLanguages.find((language) => language === asked) ?? null
}
