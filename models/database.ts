import pg from "pg";
import { Sequelize, Transaction as SequelizeTransaction } from "sequelize";
import type { Logger } from "../core/log.ts";

/** A statement with its values; a name has PostgreSQL plan it once a connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** Work that commits together. */
export interface Transaction {
  query<Row extends object>(statement: Statement): Promise<Row[]>;
  /** The same transaction for Sequelize's `transaction` option. */
  sequelize(): Promise<SequelizeTransaction>;
}

/** A transaction that begins with its first statement and ends with its last. */
export interface UnitOfWork extends Transaction {
  /**
   * Runs the last statement and commits; where it is the only one it commits by itself, in one round trip.
   * `check` sees its rows before earlier statements commit and may throw to undo them.
   */
  commit<Row extends object>(last: Statement, check?: (rows: readonly Row[]) => void): Promise<Row[]>;
  /** Undoes everything; safe to call after a failure or a commit. */
  rollback(): Promise<void>;
}

/** How to reach PostgreSQL. */
export type DatabaseConnection = Pick<
  pg.ClientConfig,
  "connectionString" | "host" | "port" | "user" | "password" | "database" | "connectionTimeoutMillis"
>;

/** Leo's PostgreSQL. */
export interface Database {
  readonly connection: DatabaseConnection;
  /** One statement, committed durably by itself. */
  query<Row extends object>(statement: Statement): Promise<Row[]>;
  /**
   * One statement that may be lost when the server itself crashes (`synchronous_commit=off`): for what may be
   * repeated, such as marking as sent.
   */
  queryRelaxed<Row extends object>(statement: Statement): Promise<Row[]>;
  /** Runs work in one transaction: commits when it resolves, rolls back and rethrows when it throws. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Starts a unit of work; its owner calls `commit` or `rollback`. */
  begin(): UnitOfWork;
  /** A connection of its own, for locks and notifications; the caller ends it. */
  connect(): Promise<pg.Client>;
  /** The connections of {@link queryRelaxed}, for a library that brings statements of its own. */
  readonly relaxedPool: pg.Pool;
  /** The tables' ORM; private to `models/`. */
  readonly sequelize: Sequelize;
  close(): Promise<void>;
}

/** Sizes of the pools; small, since two cores of PostgreSQL serve no more at once. */
const poolSizes = { durable: 10, relaxed: 4, sequelize: 4 };

function createPool(connection: DatabaseConnection, max: number, relaxed: boolean, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    idleTimeoutMillis: 30_000,
    ...(relaxed ? { options: "-c synchronous_commit=off" } : {}),
  });
  pool.on("error", (error) => log.warn({ err: error }, "database connection lost"));
  return pool;
}

async function run<Row extends object>(
  target: pg.Pool | pg.PoolClient,
  statement: Statement,
): Promise<Row[]> {
  const config: pg.QueryConfig = { text: statement.text, values: [...(statement.values ?? [])] };
  if (statement.name !== undefined) config.name = statement.name;
  const result = await target.query<Row>(config);
  return result.rows;
}

/**
 * Lends a pg connection to Sequelize as a transaction, so that tables and hand-written statements commit together.
 * Sequelize only reads `connection` of it; begin and commit stay here.
 */
function borrow(sequelize: Sequelize, client: pg.PoolClient): SequelizeTransaction {
  const transaction = new SequelizeTransaction(sequelize, {});
  return Object.assign(transaction, { connection: client });
}

/** Begins a transaction only when a statement comes that isn't the last. */
function beginLazily(pool: pg.Pool, sequelize: Sequelize): UnitOfWork & { end(): Promise<void> } {
  let begun: Promise<pg.PoolClient> | undefined;
  const connect = async () => {
    const client = await pool.connect();
    await client.query("BEGIN");
    return client;
  };
  const client = () => {
    begun ??= connect();
    return begun;
  };
  const end = async (command: "COMMIT" | "ROLLBACK") => {
    const ending = begun;
    begun = undefined;
    const held = await ending?.catch(() => undefined);
    if (held === undefined) return;
    let broken: Error | undefined;
    try {
      await held.query(command);
    } catch (error) {
      broken = error instanceof Error ? error : new Error("transaction could not end");
      if (command === "COMMIT") throw error;
    } finally {
      held.release(broken);
    }
  };
  return {
    query: async (statement) => run(await client(), statement),
    sequelize: async () => borrow(sequelize, await client()),
    commit: async <Row extends object>(last: Statement, check: (rows: readonly Row[]) => void = () => {}) => {
      const alone = begun === undefined;
      const rows = await run<Row>(begun === undefined ? pool : await begun, last);
      check(rows);
      if (!alone) await end("COMMIT");
      return rows;
    },
    end: () => end("COMMIT"),
    rollback: () => end("ROLLBACK"),
  };
}

function createSequelize(connection: DatabaseConnection): Sequelize {
  const options = {
    dialect: "postgres" as const,
    dialectModule: pg,
    logging: false as const,
    pool: { max: poolSizes.sequelize, idle: 30_000 },
  };
  if (connection.connectionString !== undefined) return new Sequelize(connection.connectionString, options);
  return new Sequelize({
    ...options,
    ...(connection.host === undefined ? {} : { host: connection.host }),
    ...(connection.port === undefined ? {} : { port: connection.port }),
    ...(connection.database === undefined ? {} : { database: connection.database }),
    ...(connection.user === undefined ? {} : { username: connection.user }),
    ...(typeof connection.password === "string" ? { password: connection.password } : {}),
  });
}

/** Opens the pools; connections are made on first use. */
export function openDatabase(connection: DatabaseConnection, log: Logger): Database {
  const durable = createPool(connection, poolSizes.durable, false, log);
  const relaxed = createPool(connection, poolSizes.relaxed, true, log);
  const sequelize = createSequelize(connection);
  return {
    connection,
    sequelize,
    relaxedPool: relaxed,
    query: (statement) => run(durable, statement),
    queryRelaxed: (statement) => run(relaxed, statement),
    begin: () => beginLazily(durable, sequelize),
    transaction: async (work) => {
      const unit = beginLazily(durable, sequelize);
      try {
        const result = await work(unit);
        await unit.end();
        return result;
      } catch (error) {
        await unit.rollback();
        throw error;
      }
    },
    connect: async () => {
      const client = new pg.Client(connection);
      client.on("error", (error) => log.warn({ err: error }, "database connection lost"));
      await client.connect();
      return client;
    },
    close: async () => {
      await Promise.all([durable.end(), relaxed.end(), sequelize.close()]);
    },
  };
}
