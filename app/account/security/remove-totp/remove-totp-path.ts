export const removeTotpPath = '/account/security/remove-totp'
