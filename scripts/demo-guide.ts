/** What a person reads when everything runs: where to go and, in the demo, what to try. */
export async function demoGuide(
  urls: { readonly portal: string; readonly services: string; readonly sandbox: string },
  demo: boolean,
): Promise<string> {
  const lines = [`Portal    ${urls.portal}`, `Services  ${urls.services}`]
  if (demo) lines.push(`Sandbox   ${urls.sandbox}`)
  return lines.join('\n')
}
