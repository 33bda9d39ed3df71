import * as z from 'zod';
import { type Reply, redirect } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';
import type { SealedCookie } from '../shared/http/sealed-cookie.ts';
import type { OpenidClient } from './openid-client.ts';
import { returnPathOf } from './return-path.ts';

const Query = z.object({ return: z.string().optional() });

/** Redirects the browser to the provider, with a cookie that proves that the response belongs to this browser. */
export async function startSignIn(
  request: Request,
  { openid, attempts }: { readonly openid: OpenidClient; readonly attempts: SealedCookie },
): Promise<Reply> {
  const returnPath = returnPathOf(request.query(Query).return);
  const { location, attempt } = await openid.start();
  return redirect(location, [await attempts.set({ ...attempt, returnPath })]);
}
