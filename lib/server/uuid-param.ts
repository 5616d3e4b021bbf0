import { notFound } from 'next/navigation';
import { z } from 'zod';

/** A record id from the address; anything that is no UUID is a page that does not exist. */
export function uuidParam(value: string): string {
  const parsed = z.uuid().safeParse(value);
  if (!parsed.success) notFound();
  return parsed.data;
}
