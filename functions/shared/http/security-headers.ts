/** Headers of every response. They forbid caching, framing, content sniffing and loading from other sites. */
export function securityHeaders(places: {
  readonly origin: string;
  readonly uploadOrigin: string;
}): Record<string, string> {
  const upload = places.uploadOrigin === places.origin ? '' : ` ${places.uploadOrigin}`;
  return {
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src 'self'${upload}`,
      `form-action 'self'${upload}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'referrer-policy': 'same-origin',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  };
}
