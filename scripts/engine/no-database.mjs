/** Stands in for a database where none is needed (comparing two schema files); refuses everything else. */
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils';

export class NoDatabase {
  provider = 'postgres';
  adapterName = '@prisma/adapter-pg';

  async connect() {
    return {
      provider: this.provider,
      adapterName: this.adapterName,
      queryRaw: async ({ sql }) => (sql.includes('version()') ? oldestVersion() : refuse()),
      executeRaw: refuse,
      executeScript: refuse,
      startTransaction: refuse,
      getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
      dispose: async () => {},
    };
  }

  async connectToShadowDb() {
    return refuse();
  }
}

/** What the engine asks first: the schema's presence and the server's version. The oldest that we support. */
function oldestVersion() {
  return {
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, 'PostgreSQL 15.0', 150000]],
  };
}

async function refuse() {
  throw new DriverAdapterError({ kind: 'GenericJs', id: 0, originalMessage: 'DATABASE_URL is not set' });
}
