/* eslint-disable walls/no-text-literal -- invented specimen content of the review page, not words of the product */
import Link from 'next/link';
import { BarList } from '@/components/charts/bar-list';
import { ChartFigure } from '@/components/charts/chart-figure';
import { Sparkline } from '@/components/charts/sparkline';
import { TileGrid } from '@/components/charts/tile-grid';
import { PlainTable } from '@/components/tables/plain-table';
import { Badge, ExampleMark, TierMark } from '@/components/ui/badge';
import { Button, LinkButton } from '@/components/ui/button';
import { Contours } from '@/components/ui/contours';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState, StatePage } from '@/components/ui/empty-state';
import { Figure, FigureRow, StatRow } from '@/components/ui/figure';
import { Hint, Kbd } from '@/components/ui/hint';
import { Menu } from '@/components/ui/menu';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, SectionHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Progress } from '@/components/ui/progress';
import { Seal } from '@/components/ui/seal';
import { Tabs } from '@/components/ui/tabs';
import { LifePath, Timeline } from '@/components/ui/timeline';
import { facts, here, places, receiptColumns, receiptRows, timeline } from './specimen';

/** Buttons, badges, tiers, seals, menu, hints. */
export function SmallParts() {
  return (
    <section className="part" aria-labelledby="small">
      <SectionHead id="small" title="按钮、标记、印章" note="一屏只有一个朱红按钮" />
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" hotkey="N">
          新建
        </Button>
        <Button>导出</Button>
        <Button look="danger">归档</Button>
        <Button look="plain">查看（留痕）</Button>
        <Button disabled>不可用</Button>
        <LinkButton href={here}>链接按钮</LinkButton>
        <Menu summary="更多">
          <Link className="menu-item" href={here}>
            复制永久链接 <span className="hint">C</span>
          </Link>
          <button type="button" className="menu-item">
            打印
          </button>
        </Menu>
        <Hint tip="记一次联系 L">
          <Button>
            记一次联系 <span className="sr-only">L</span>
          </Button>
        </Hint>
        <Kbd>Enter</Kbd>
      </div>
      <p className="flex flex-wrap items-center gap-2">
        <Badge>草稿</Badge>
        <Badge tone="good">已刊出</Badge>
        <Badge tone="warn">待复核</Badge>
        <Badge tone="late">逾期 21 天</Badge>
        <Badge tone="info">在谈</Badge>
        <Badge tone="muted">已归档</Badge>
        <Badge tone="gold">重点</Badge>
        <TierMark mark="A" rank={1} label="年产值近 1 亿" />
        <TierMark mark="B" rank={2} label="年产值千万以上" />
        <TierMark mark="C" rank={3} label="其他" />
        <ExampleMark text="示例" />
      </p>
      <p className="flex flex-wrap items-center gap-3">
        {['曾', '尉迟', '汉商回', '桑梓在望', 'Wang'].map((text) => (
          <Seal key={text} text={text} size={56} />
        ))}
        {['王', '欧阳', '经合局', '汉水汤汤', 'Li'].map((text) => (
          <Seal key={text} text={text} size={56} variant="line" />
        ))}
      </p>
    </section>
  );
}

/** Tabs, crumbs, pager, notices, progress. */
export function WayParts() {
  return (
    <section className="part" aria-labelledby="ways">
      <SectionHead id="ways" title="导航、提示、进度" />
      <Breadcrumbs
        label="当前位置"
        items={[{ text: '首页', href: '/' }, { text: '数据', href: here }, { text: '到位资金完成率' }]}
      />
      <Tabs
        label="视图"
        tabs={[
          { text: '全部', href: here, current: true },
          { text: '重点人员', href: `${here}?v=1`, count: '500' },
          { text: '该联系了', href: `${here}?v=2`, count: '38' },
          { text: '广东 · 电子信息', href: `${here}?v=3`, count: '4,112' },
        ]}
      />
      <div className="grid gap-3 md:grid-cols-2">
        <Notice tone="good" title="依据：">
          本人同意（2026-03-12，告知书第 2 版），用途为联络、邀请，2029-03-11 到期。
        </Notice>
        <Notice tone="warn">
          来源文中另写“约占全州三成左右”，按来源自己的数计算为 25.96%。两个说法并列展示，不改写来源。
        </Notice>
        <Notice tone="late">承诺“厂房水电 10 月底前接通”逾期 21 天（县住建局）。</Notice>
        <Notice tone="info">本月尚未锁定，数字仍会变化。</Notice>
      </div>
      <Progress phase="正在写入客商" share={0.42} facts="106,470 / 253,500 行 · 4,100 行/秒 · 约剩 36 秒" />
      <Progress phase="已完成导入" share={1} facts="253,500 行 · 用时 62 秒" state="done" />
      <Progress phase="第 3 批未能写入" share={0.3} facts="已退回，可重试" state="failed" />
      <Pager
        label="翻页"
        summary="50 行"
        previousHref={null}
        nextHref={`${here}?after=x`}
        previousText="上一页"
        nextText="下一页"
      />
    </section>
  );
}

/** Facts, timeline, life path, figures. */
export function RecordParts() {
  return (
    <section className="part" aria-labelledby="record">
      <SectionHead id="record" title="记录与数字" note="每个数字都能点开" href={here} linkText="全部口径" />
      <div className="record">
        <div className="grid gap-5">
          <DescriptionList facts={facts} />
          <LifePath
            label="人生路径"
            stations={[
              { year: '2003', text: '离乡赴绍兴' },
              { year: '2009', text: '自办机绣厂' },
              { year: '2015', text: '随商会考察' },
              { year: '2016', text: '回乡建厂' },
            ]}
          />
          <StatRow
            label="今日概况"
            stats={[
              {
                label: '到位资金',
                value: '452,800.00',
                unit: '万元',
                hint: '完成年度任务 113.2%',
                tone: 'good',
                href: here,
              },
              { label: '在谈项目', value: '66', unit: '个', href: here },
              { label: '逾期承诺', value: '3', unit: '件', hint: '最长 21 天', tone: 'late', href: here },
              { label: '待复核', value: '12', unit: '笔' },
            ]}
          />
        </div>
        <Timeline label="时间线" items={timeline} />
      </div>
      <div className="bg-paper px-6">
        <FigureRow>
          <Figure
            href={here}
            value="64"
            unit="个"
            label="汉商回归累计签约项目"
            asOf="截至 2021 年 5 月 · 看来源"
          />
          <Figure
            href={here}
            value="90"
            unit="亿元"
            qualifier="多"
            qualifierAfter
            label="累计签约投资"
            asOf="截至 2021 年 5 月 · 看来源"
          />
          <Figure
            href={here}
            value="115.96"
            unit="亿元"
            label="今年实际使用内资，完成全年 56%"
            asOf="2024 年 1–5 月，预计 · 看口径"
          />
          <Figure href={here} value="127" unit="条" label="优惠政策，8 大类" asOf="2024 年汇编 · 看政策" />
        </FigureRow>
        <div className="py-6">
          <Figure
            href={here}
            large
            value="113.2"
            unit="%"
            label="湘商回归到位资金完成年度任务"
            asOf="2022 年 1–10 月，已锁定 · 看口径"
          />
        </div>
      </div>
    </section>
  );
}

/** Charts with their tables, plain table. */
export function ChartParts() {
  const table = (
    <PlainTable
      caption="会员数"
      hideCaption
      columns={[
        { key: 'c', label: '城市' },
        { key: 'n', label: '会员数', kind: 'number' },
      ]}
      rows={places.map(([name, count]) => ({ id: name, cells: [name, count] }))}
    />
  );
  return (
    <section className="part" aria-labelledby="charts">
      <SectionHead id="charts" title="图与表" note="每张图后面都有数据表" />
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <ChartFigure title="商会会员数" note="按城市，2026-10-31" tableText="查看数据表" table={table}>
          <BarList
            label="商会会员数"
            unit="人"
            bars={places
              .slice(0, 6)
              .map(([name, count]) => ({ key: name, label: name, value: count, valueText: String(count) }))}
          />
        </ChartFigure>
        <ChartFigure title="商会在哪里" note="每格一城，数字是会员数" tableText="查看数据表" table={table}>
          <TileGrid
            label="商会在哪里"
            tiles={places.map(([name, count]) => ({
              key: name,
              label: name,
              value: count,
              valueText: count === 0 ? '筹' : String(count),
              href: here,
            }))}
          />
        </ChartFigure>
      </div>
      <p>
        近十二月到位资金{' '}
        <Sparkline
          label="近十二月到位资金，由 310 升至 452"
          points={[310, 322, 318, 340, null, 371, 380, 402, 398, 420, 441, 452]}
        />
      </p>
      <PlainTable
        caption="按县市汇总的到位资金（示例数据）"
        columns={receiptColumns}
        rows={receiptRows}
        total={['合计', 137, '370610', null, '452800', '100.0%']}
      />
    </section>
  );
}

/** Empty and whole-page states, contours. */
export function StateParts() {
  return (
    <section className="part" aria-labelledby="states">
      <SectionHead id="states" title="空白、出错、无权限" />
      <div className="border border-line">
        <EmptyState
          level={3}
          seed={610700}
          title="还没有联系记录"
          acts={<Button look="primary">记一次联系</Button>}
        >
          重点人员每 30 天联系一次。第一条记录从一次电话、一次走访开始。
        </EmptyState>
      </div>
      <Contours seed={610700} variant="rule" className="contour-rule w-full" />
      <div className="border border-line bg-paper">
        <div className="relative overflow-hidden">
          <Contours seed={433100} className="absolute inset-y-0 right-0 h-full w-3/5" />
          <p className="relative px-8 py-16 font-serif text-3xl font-bold">汉水汤汤</p>
        </div>
      </div>
    </section>
  );
}

/** What a refused address shows; it holds an h1, so it stands on an address of its own. */
export function StateSpecimen() {
  return (
    <StatePage
      seal="禁"
      title="您没有这项权限"
      acts={<LinkButton href={here}>返回</LinkButton>}
      code="错误编号 示例"
    >
      <p>这项操作不在您当前身份的权限之内。如工作需要，请联系本单位负责人，由安全管理员授权。</p>
    </StatePage>
  );
}
