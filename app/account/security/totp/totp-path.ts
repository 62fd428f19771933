export const totpPath = '/account/security/totp'
