import { Prisma } from '@/lib/server/db';
import { worksToday } from '@/lib/users/queries-staff';

/**
 * SQL: can the officer in charge of person `m` still see them once this unit keeps them? Who works in the unit, below it
 * or above it. Whoever can't is taken off, because nobody is in charge of somebody whom he does not see.
 */
export const officerStays = (unitId: string): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM app_user p JOIN user_grant g ON g."userId" = p.id JOIN unit o ON o.id = g."unitId"
    JOIN unit t ON t.id = ${unitId}::uuid
   WHERE p.id = m."officerId" AND ${worksToday} AND (t.id = ANY (o."ancestorIds") OR o.id = ANY (t."ancestorIds")))`;
