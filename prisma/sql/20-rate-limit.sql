-- Counters of rate limits (lib/server/rate-limit.ts). UNLOGGED: they need not survive a crash, and cost no WAL.
-- Columns as rate-limiter-flexible expects them; it writes with INSERT … ON CONFLICT (key).
CREATE UNLOGGED TABLE rate_limit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
CREATE INDEX rate_limit_expire ON rate_limit (expire);
