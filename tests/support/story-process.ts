import { systemActor } from '@/lib/server/actor-of-job';
import { touchTags } from '@/lib/server/cache-tags';
import { db, inTransaction } from '@/lib/server/db';
import { takeDownIn } from '@/lib/showcase/commands/decide-story';
import { loadStory, storyTags } from '@/lib/showcase/commands/prepare';
import { seedStory } from '@/tests/factories/showcase';

/**
 * A process of its own that publishes a sample story and takes it down when told to (a line on standard input), as a
 * worker would: no web server hears of it but through the database. Prints the slug, then the time of the commit.
 */
const unit = await db.unit.findFirstOrThrow({ where: { parentId: null }, select: { id: true } });
const { id, version } = await seedStory(unit.id, { state: 'published' });
const { slug } = await db.story.findUniqueOrThrow({ where: { id }, select: { slug: true } });
await inTransaction((tx) => touchTags(tx, storyTags(slug)));
process.stdout.write(`${slug}\n`);
await new Promise((resolve) => process.stdin.once('data', resolve));
const actor = systemActor('test');
await inTransaction(async (tx) => takeDownIn(tx, actor, await loadStory(tx, actor, id, version), '示例撤下'));
process.stdout.write(`${Date.now()}\n`);
process.exit(0);
