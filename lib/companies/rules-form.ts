import type { CompanyDetail } from './queries/get-company';
import { sizeFigures } from './rules-size';

/** A firm as the edit form's values: field name to text. */
export function companyFormValues(company: CompanyDetail): Record<string, string | null> {
  const figures = sizeFigures.flatMap((kind, index) => {
    const figure = company.figures.find((one) => one.kind === kind);
    return [
      [`figures.${index}.original`, figure?.original ?? null],
      [`figures.${index}.asOf`, figure?.asOf ?? null],
    ];
  });
  const rankings = company.rankings.flatMap(({ kind, year, rank, source }, index) => [
    [`rankings.${index}.kind`, kind],
    [`rankings.${index}.year`, String(year)],
    [`rankings.${index}.rank`, rank === null ? null : String(rank)],
    [`rankings.${index}.source`, source],
  ]);
  const { name, shortName, creditCode, industryTagId, industryCode, mainBusiness, placeId, placeText } =
    company;
  const { address, ownerUnitId, note, registeredOn, registeredCapitalWan, parentId } = company;
  return {
    ...{ name, shortName, creditCode, industryTagId, industryCode, mainBusiness, placeId, placeText },
    ...{ address, ownerUnitId, note, registeredOn, registeredCapitalWan },
    parentId: company.parent ? parentId : null,
    ...Object.fromEntries([...figures, ...rankings]),
  };
}
