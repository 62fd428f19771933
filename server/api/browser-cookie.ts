/**
 * The cookie that names a browser which tried something, so that what others miss does not slow it once it was right. It
 * says nothing of who uses it, and is read for that alone. Browsers keep no cookie for longer than 400 days.
 */
export function browserCookie(portalUrl: string) {
  const secure = portalUrl.startsWith('https:')
  const options = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: 365 * 24 * 3600 } as const
  return { name: `${secure ? '__Host-' : ''}browser`, options }
}
