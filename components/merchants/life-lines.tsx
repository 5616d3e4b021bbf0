import './life.css';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Checkbox } from '@/components/forms/choice-fields';
import { Combobox } from '@/components/forms/combobox';
import { DateField, TextField } from '@/components/forms/text-field';
import type { StoredMerchant, StoredStation } from '@/lib/merchants/queries/read-merchant';
import type { LifeKind } from '@/lib/merchants/schema-life';

type Post = StoredMerchant['posts'][number];

const SPARE_POSTS = 3;
const SPARE_STATIONS = 2;

/** Further empty lines, closed until they are needed; the first one stands open where nothing is entered yet. */
function Spare({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details className="life-spare" open={open}>
      <summary>{title}</summary>
      <div className="life-lines">{children}</div>
    </details>
  );
}

/** The posts of a person, those that stand and empty ones. A line that is emptied goes. */
export async function PostLines({ posts, searchUrl }: { posts: readonly Post[]; searchUrl: string }) {
  const t = await getTranslations('merchants.desk');
  const spare = Array.from({ length: SPARE_POSTS }, (_, at) => posts.length + at);
  return (
    <div className="life-lines">
      {posts.map((post, index) => (
        <PostFields key={post.id} index={index} post={post} searchUrl={searchUrl} />
      ))}
      <Spare title={t('life.addPost')} open={posts.length === 0}>
        {spare.map((index) => (
          <PostFields key={index} index={index} searchUrl={searchUrl} />
        ))}
      </Spare>
    </div>
  );
}

async function PostFields({ index, post, searchUrl }: { index: number; post?: Post; searchUrl: string }) {
  const t = await getTranslations('merchants.desk');
  const name = (field: string) => `posts.${index}.${field}`;
  const isLinked = Boolean(post?.companyId);
  return (
    <fieldset className="life-line">
      <legend>{t('life.postNumber', { number: index + 1 })}</legend>
      {post ? <input type="hidden" name={name('id')} value={post.id} /> : null}
      <Combobox
        name={name('companyId')}
        label={t('field.postCompanyId')}
        hint={index === 0 ? t('hint.company') : undefined}
        searchUrl={searchUrl}
        {...(post?.companyId ? { chosen: { value: post.companyId, text: post.employerText ?? '' } } : {})}
      />
      <TextField
        name={name('employerText')}
        label={t('field.postEmployerText')}
        maxLength={80}
        defaultValue={isLinked ? undefined : (post?.employerText ?? undefined)}
      />
      <TextField
        name={name('title')}
        label={t('field.postTitle')}
        maxLength={40}
        defaultValue={post?.title ?? undefined}
      />
      <div className="life-dates">
        <DateField
          name={name('fromText')}
          label={t('life.from')}
          defaultValue={post?.fromText ?? undefined}
        />
        <DateField name={name('toText')} label={t('life.to')} defaultValue={post?.toText ?? undefined} />
      </div>
      {post?.periodText && !post.fromText ? (
        <p className="note">{t('life.periodSaid', { text: post.periodText })}</p>
      ) : null}
      <TextField
        name={name('source')}
        label={t('field.source')}
        maxLength={120}
        defaultValue={post?.source ?? undefined}
      />
      <div className="life-ticks">
        <Checkbox name={name('isMain')} label={t('life.isMain')} defaultChecked={post?.isMain ?? false} />
        <Checkbox name={name('isEnded')} label={t('life.isEnded')} defaultChecked={post?.isEnded ?? false} />
      </div>
    </fieldset>
  );
}

/** Stations of some kinds, each with its own words for the fields; `at`: number of the first line among all. */
export async function LifeLines({
  kinds,
  stations,
}: {
  kinds: readonly LifeKind[];
  stations: readonly StoredStation[];
}) {
  const t = await getTranslations('merchants.desk');
  let at = 0;
  const groups = kinds.map((kind) => {
    const held = stations.filter((station) => station.kind === kind);
    const first = at;
    at += held.length + SPARE_STATIONS;
    return { kind, held, first };
  });
  // messages: merchants.desk.life.kind.* merchants.desk.life.add.*
  return groups.map(({ kind, held, first }) => (
    <div key={kind} className="life-lines" role="group" aria-labelledby={`life-${kind}`}>
      <p id={`life-${kind}`} className="life-kind">
        {t(`life.kind.${kind}`)}
      </p>
      {held.map((station, index) => (
        <StationFields key={station.id} kind={kind} index={first + index} station={station} />
      ))}
      <Spare title={t(`life.add.${kind}`)} open={false}>
        {Array.from({ length: SPARE_STATIONS }, (_, index) => (
          <StationFields key={index} kind={kind} index={first + held.length + index} />
        ))}
      </Spare>
    </div>
  ));
}

async function StationFields({
  kind,
  index,
  station,
}: {
  kind: LifeKind;
  index: number;
  station?: StoredStation;
}) {
  // messages: merchants.desk.life.body.* merchants.desk.life.title.* merchants.desk.life.kind.*
  const t = await getTranslations('merchants.desk');
  const name = (field: string) => `life.${index}.${field}`;
  return (
    <fieldset className="life-line">
      <legend className="sr-only">{t(`life.kind.${kind}`)}</legend>
      {station ? <input type="hidden" name={name('id')} value={station.id} /> : null}
      <input type="hidden" name={name('kind')} value={kind} />
      <TextField
        name={name('body')}
        label={t(`life.body.${kind}`)}
        maxLength={80}
        defaultValue={station?.body ?? undefined}
      />
      <TextField
        name={name('title')}
        label={t(`life.title.${kind}`)}
        maxLength={80}
        defaultValue={station?.title ?? undefined}
      />
      <div className="life-dates">
        <DateField
          name={name('fromText')}
          label={kind === 'honour' ? t('life.awarded') : t('life.from')}
          defaultValue={station?.fromText ?? undefined}
        />
        {kind === 'honour' ? null : (
          <DateField name={name('toText')} label={t('life.to')} defaultValue={station?.toText ?? undefined} />
        )}
      </div>
      <TextField
        name={name('source')}
        label={kind === 'political_office' ? t('life.recommendedBy') : t('field.source')}
        maxLength={120}
        defaultValue={station?.source ?? undefined}
      />
    </fieldset>
  );
}
