'use client';

/* eslint-disable walls/no-text-literal -- invented specimen content of the review page, not words of the product */

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { useText } from '@/components/ui/texts';
import type { FormState } from '@/components/forms/form-state';
import { Form } from '@/components/forms/form';
import { TextArea, DateField, MoneyField, TextField } from '@/components/forms/text-field';
import { Checkbox, CheckboxGroup, RadioGroup, Select } from '@/components/forms/choice-fields';
import { Combobox } from '@/components/forms/combobox';
import { UploadField } from '@/components/files/upload-field';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';

const labels = {
  name: '姓名',
  phone: '手机',
  amount: '投资规模',
  signedOn: '签约日期',
  stage: '阶段',
  note: '备注',
  consent: '告知与同意',
};

/** Always answers with the same refusal, so that the error states can be looked at. */
async function refuse(_state: FormState | null, form: FormData): Promise<FormState> {
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  return {
    ok: false,
    fieldErrors: {
      phone: ['请填写有效的手机或固定电话号码。'],
      amount: ['请填写金额，如 1250、0.5 亿元、约 500 万元。'],
      stage: ['请从列表中选择。'],
      consent: ['请先阅读并同意。'],
    },
    conflict: { name: '曾广奇', amount: '5000', version: '8' },
    values,
  };
}

/** One form with every field; sending it shows the error summary and the conflict panel. */
export function FormSpecimen({ searchUrl, uploadUrl }: { searchUrl: string; uploadUrl: string }) {
  const t = useText();
  return (
    <Form action={refuse} labels={labels} label="示例表单" version={7} values={{ name: '曾广琪', note: '' }}>
      <FormSection title="基本情况" note="姓名、联系方式">
        <TextField name="name" label="姓名" required autoComplete="name" />
        <TextField
          name="phone"
          label="手机"
          type="tel"
          hint="多个号码用顿号隔开；座机请带区号。"
          required
          autoComplete="tel"
        />
        <Combobox
          name="company"
          label="任职企业"
          hint="输入名称、拼音首字母或统一社会信用代码。"
          searchUrl={searchUrl}
          chosen={{ value: 'c1', text: '示例机绣有限公司' }}
        />
        <RadioGroup
          name="gender"
          label="性别"
          inline
          options={[
            { value: 'f', text: '女' },
            { value: 'm', text: '男' },
          ]}
        />
        <CheckboxGroup
          name="channel"
          label="联系方式偏好"
          options={[
            { value: 'phone', text: '电话' },
            { value: 'letter', text: '书信', hint: '逢年过节寄送贺卡' },
          ]}
        />
      </FormSection>
      <FormSection title="投资意向">
        <MoneyField
          name="amount"
          label="投资规模"
          unit="万元"
          hint="可写“约500”“0.5亿元”，系统换算并保留原文。"
        />
        <DateField name="signedOn" label="签约日期" hint={t('ui.form.dateHint')} />
        <Select
          name="stage"
          label="阶段"
          emptyText="请选择"
          options={[
            { value: 'lead', text: '线索' },
            { value: 'talk', text: '在谈' },
          ]}
          required
        />
        <TextArea name="note" label="备注" maxLength={500} />
        <UploadField
          name="files"
          label="佐证材料"
          hint="PDF、JPG、PNG、XLSX，单个不超过 50 MB。"
          uploadUrl={uploadUrl}
        />
        <TextField name="code" label="编号" defaultValue="HZ-2026-0118" readOnly />
        <Checkbox name="consent" label="已向本人告知用途并取得同意" required />
      </FormSection>
      <FormActs note="草稿保存在本机">
        <SubmitButton>保存</SubmitButton>
        <button type="button" className="btn">
          取消
        </button>
      </FormActs>
    </Form>
  );
}

/** Dialog and toasts. */
export function OverlaySpecimen() {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  return (
    <div className="flex flex-wrap gap-2">
      <button type="button" className="btn btn-danger" onClick={() => setOpen(true)}>
        撤回这篇风采……
      </button>
      <button type="button" className="btn" onClick={() => toast('已保存。')}>
        成功提示
      </button>
      <button type="button" className="btn" onClick={() => toast('未能保存：网络已断开。', 'late')}>
        失败提示
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="撤回这篇风采？"
        acts={
          <>
            <button type="button" className="btn" onClick={() => setOpen(false)}>
              暂不撤回
            </button>
            <button type="button" className="btn btn-danger" onClick={() => setOpen(false)}>
              撤回
            </button>
          </>
        }
      >
        撤回后，公开网站上的页面、列表、搜索结果和网站地图会立即移除；稿件仍保留在工作台，可再次送审。
      </Dialog>
    </div>
  );
}
