import type { Step } from '@/lib/imports/rules';

/** The four steps of an import; the present one is marked for readers and eyes alike. */
export function ImportSteps({
  current,
  label,
  steps,
}: {
  current: Step;
  label: string;
  steps: ReadonlyArray<{ key: Step; text: string; href?: string }>;
}) {
  const at = steps.findIndex((step) => step.key === current);
  return (
    <ol className="import-steps" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.key}
          data-state={index < at ? 'done' : index === at ? 'now' : 'next'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="number" aria-hidden="true">
            {index + 1}
          </span>
          {step.href ? <a href={step.href}>{step.text}</a> : step.text}
        </li>
      ))}
    </ol>
  );
}
