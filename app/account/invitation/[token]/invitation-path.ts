/** The address of an invitation's page, or of one below it. */
export function invitationPath(token: string, page = ''): string {
  return `/account/invitation/${encodeURIComponent(token)}${page && `/${page}`}`
}
