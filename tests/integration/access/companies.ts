import {
  archiveCompany,
  createCompanies,
  createCompaniesIn,
  updateCompany,
} from '@/lib/companies/commands/write-companies';
import { getCompany, getCompanyHistory } from '@/lib/companies/queries/get-company';
import {
  companyWhere,
  countCompanies,
  listCompanies,
  searchCompanies,
} from '@/lib/companies/queries/list-companies';
import { lookUpCreditCode } from '@/lib/companies/queries/look-up-credit-code';
import { CompanyChange, CompanyInput } from '@/lib/companies/schema';
import { CompanyFilters, CompanyPage } from '@/lib/companies/search-params';
import { listCompanyPeople } from '@/lib/posts/queries';
import { inTransaction } from '@/lib/server/db';
import { seedCompany } from '@/tests/factories/companies';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const keepers = ['clerk', 'chief', 'filler', 'system'] as const;
const filters = CompanyFilters.parse({});
const entry = (ownerUnitId: string) => CompanyInput.parse({ name: '示例新企业', ownerUnitId });

export const companiesAccess: AccessTable = {
  'companies.listCompanies': {
    allow: readers,
    outside: '-',
    call: (actor) => listCompanies(actor, CompanyPage.parse({})),
  },
  'companies.countCompanies': {
    allow: readers,
    outside: '-',
    call: (actor) => countCompanies(actor, filters),
  },
  'companies.companyWhere': {
    allow: readers,
    outside: '-',
    call: async (actor) => companyWhere(actor, filters).sql,
  },
  'companies.searchCompanies': {
    allow: readers,
    outside: '-',
    call: (actor) => searchCompanies(actor, '示例'),
  },
  'companies.getCompany': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getCompany(actor, await seedCompany(side.countyId)),
  },
  'companies.getCompanyHistory': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getCompanyHistory(actor, await seedCompany(side.countyId)),
  },
  'posts.listCompanyPeople': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => listCompanyPeople(actor, await seedCompany(side.countyId)),
  },
  'companies.lookUpCreditCode': {
    allow: ['clerk', 'chief', 'filler'],
    outside: '-',
    call: (actor) => lookUpCreditCode(actor, '91350100M000100Y43'),
  },
  'companies.createCompanies': {
    allow: keepers,
    outside: 403,
    call: (actor, side) => createCompanies(actor, [entry(side.countyId)]),
  },
  'companies.createCompaniesIn': {
    allow: keepers,
    outside: 403,
    call: (actor, side) => inTransaction((tx) => createCompaniesIn(tx, actor, [entry(side.countyId)])),
  },
  'companies.updateCompany': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) =>
      updateCompany(
        actor,
        CompanyChange.parse({ id: await seedCompany(side.countyId), version: 1, name: '示例改名企业' }),
      ),
  },
  'companies.archiveCompany': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) =>
      archiveCompany(actor, { id: await seedCompany(side.countyId), version: 1, reason: '示例' }),
  },
};
