-- Sealing everything anew with another master key: one row, and one for each column that holds secrets.
create table key_rotation (
  id integer not null primary key,
  to_key integer not null,
  who varchar(80) not null,
  begun_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  problem varchar(400) not null,
  claimed_by varchar(64),
  claimed_until timestamp with time zone,
  version bigint not null
);
-- name: table.column. total: null until it is counted. last_id: up to which row it went.
create table key_rotation_part (
  name varchar(130) not null primary key,
  total bigint,
  done bigint not null,
  last_id bigint not null,
  ended boolean not null,
  version bigint not null
);
-- The key with which the node seals; null of a node that runs an older version.
alter table node_sign add column key_id varchar(16);
