/** What a gateway said. No call throws for what network or provider do. */
export type GatewayAnswer =
  /** Taken over by the provider: sent, not yet delivered. */
  | { readonly kind: 'ACCEPTED'; readonly providerId: string | null }
  /** Not taken over. `again` where the cause is not the address or the text: keys, balance, a busy server. */
  | { readonly kind: 'REFUSED'; readonly code: string; readonly again: boolean }
  /** Nobody knows whether it was taken over; the same id is sent again. */
  | { readonly kind: 'SILENT'; readonly code: string }

export type Sms = {
  /** A Vietnamese mobile number in E.164. */
  readonly to: string
  /** In letters of GSM 03.38, one part. */
  readonly text: string
  /** The provider sends one SMS per id, however often it is asked. */
  readonly messageId: string
  /** Where the provider tells what became of it. */
  readonly deliveryUrl: string
}

export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly language: string
  /** Stands in Message-ID, the same at each try. */
  readonly messageId: string
}

export type SmsGateway = { readonly send: (sms: Sms) => Promise<GatewayAnswer> }
export type MailGateway = { readonly send: (mail: Mail) => Promise<GatewayAnswer> }
