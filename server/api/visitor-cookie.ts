/**
 * The cookie that names a visitor. Under https its name binds it to this very host, so that a neighbour below the
 * same domain cannot plant a visitor of its own and see what is looked up (RFC 6265bis, "The __Host- Prefix").
 */
export function visitorCookie(portalUrl: string) {
  const secure = portalUrl.startsWith('https:')
  return {
    name: secure ? '__Host-visitor' : 'visitor',
    options: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  } as const
}
