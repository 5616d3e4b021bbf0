import { getTranslations } from 'next-intl/server';
import { UploadField } from '@/components/files/upload-field';
import { RadioGroup, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { RecordPart } from '@/components/layout/record-page';
import {
  acceptAppealAction,
  answerAppealAction,
  assignAppealAction,
  closeAppealAction,
  noteAppealAction,
} from '@/lib/appeals/actions';
import type { AppealDetail } from '@/lib/appeals/queries/get-appeal';
import { satisfactions } from '@/lib/appeals/rules';
import type { StaffChoice } from '@/lib/users/queries-staff';

type Props = {
  appeal: AppealDetail;
  units: readonly { id: string; name: string }[];
  /** colleagues who can be made the handler */
  staff: readonly StaffChoice[];
  basePath: string;
};

/** What the viewer may do with an appeal now: the next step open, the others folded below it. */
export async function AppealActs(props: Props) {
  const t = await getTranslations('appeals.desk');
  const { can } = props.appeal;
  if (!Object.values(can).some(Boolean)) return null;
  return (
    <RecordPart id="acts" title={t('act.title')}>
      <div className="grid gap-6">
        <NextAct {...props} />
        {can.assign ? <Assign {...props} /> : null}
        <OtherActs {...props} />
      </div>
    </RecordPart>
  );
}

/** Taking on, answering or closing: one of them is what the clock waits for. */
async function NextAct({ appeal, staff, basePath }: Props) {
  // messages: appeals.satisfaction.*
  const t = await getTranslations('appeals');
  const { can, id, version } = appeal;
  const label = (name: string) => t(`desk.field.${name}`);
  const files = (
    <UploadField
      name="files"
      label={label('files')}
      uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
    />
  );
  if (can.accept)
    return (
      <Form
        action={acceptAppealAction}
        label={t('desk.act.accept')}
        labels={{ handlerId: label('handlerId') }}
        version={version}
      >
        <input type="hidden" name="id" value={id} />
        <Handler staff={staff} label={label('handlerId')} hint={t('desk.hint.acceptHandler')} />
        <div>
          <SubmitButton>{t('desk.act.accept')}</SubmitButton>
        </div>
      </Form>
    );
  if (can.answer)
    return (
      <Form
        action={answerAppealAction}
        label={t('desk.act.answerTitle')}
        labels={{ answer: label('answer'), files: label('files') }}
        version={version}
      >
        <input type="hidden" name="id" value={id} />
        <TextArea
          name="answer"
          label={label('answer')}
          hint={t('desk.hint.answer')}
          required
          rows={4}
          maxLength={2000}
        />
        {files}
        <div>
          <SubmitButton>{t('desk.act.answer')}</SubmitButton>
        </div>
      </Form>
    );
  if (!can.close) return null;
  return (
    <Form
      action={closeAppealAction}
      label={t('desk.act.closeTitle')}
      labels={{ result: label('result'), satisfaction: label('satisfaction'), files: label('files') }}
      version={version}
    >
      <input type="hidden" name="id" value={id} />
      <TextArea
        name="result"
        label={label('result')}
        hint={t('desk.hint.result')}
        required
        rows={3}
        maxLength={1000}
      />
      <RadioGroup
        name="satisfaction"
        label={label('satisfaction')}
        hint={t('desk.hint.satisfaction')}
        required
        inline
        options={satisfactions.map((word) => ({ value: word, text: t(`satisfaction.${word}`) }))}
      />
      {files}
      <div>
        <SubmitButton>{t('desk.act.close')}</SubmitButton>
      </div>
    </Form>
  );
}

/** One of the unit's people; a colleague of another unit is refused by the command. */
function Handler({ staff, label, hint }: { staff: readonly StaffChoice[]; label: string; hint: string }) {
  return (
    <Select
      name="handlerId"
      label={label}
      hint={hint}
      emptyText=""
      options={staff.map(({ id, name, unit }) => ({ value: id, text: `${name}（${unit}）` }))}
    />
  );
}

async function Assign({ appeal, units, staff }: Props) {
  const t = await getTranslations('appeals.desk');
  return (
    <details className="fold">
      <summary className="quiet-link">{t('act.assignTitle')}</summary>
      <Form
        action={assignAppealAction}
        label={t('act.assignTitle')}
        labels={{ unitId: t('field.unitId'), handlerId: t('field.handlerId'), note: t('field.note') }}
        version={appeal.version}
      >
        <input type="hidden" name="id" value={appeal.id} />
        <Select
          name="unitId"
          label={t('field.unitId')}
          required
          emptyText=""
          options={units.map((unit) => ({ value: unit.id, text: unit.name }))}
        />
        <Handler staff={staff} label={t('field.handlerId')} hint={t('hint.handlerId')} />
        <TextArea name="note" label={t('field.note')} rows={2} maxLength={500} />
        <div>
          <SubmitButton look="line">{t('act.assign')}</SubmitButton>
        </div>
      </Form>
    </details>
  );
}

async function OtherActs({ appeal }: Props) {
  // messages: appeals.desk.act.give_back appeals.desk.act.redo appeals.desk.act.reopen appeals.desk.act.note
  const t = await getTranslations('appeals.desk');
  const acts = (['note', 'give_back', 'redo', 'reopen'] as const).filter((act) => appeal.can[act]);
  if (acts.length === 0) return null;
  return (
    <details className="fold">
      <summary className="quiet-link">{t('act.more')}</summary>
      <Form
        action={noteAppealAction}
        label={t('act.more')}
        labels={{ act: t('field.act'), note: t('field.note') }}
        version={appeal.version}
        values={{ act: acts[0] }}
      >
        <input type="hidden" name="id" value={appeal.id} />
        <RadioGroup
          name="act"
          label={t('field.act')}
          required
          options={acts.map((act) => ({ value: act, text: t(`act.${act}`) }))}
        />
        <TextArea name="note" label={t('field.note')} required rows={2} maxLength={1000} />
        <div>
          <SubmitButton look="line">{t('act.moreAct')}</SubmitButton>
        </div>
      </Form>
    </details>
  );
}
