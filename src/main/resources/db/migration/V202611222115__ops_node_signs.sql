create table node_sign (
  node varchar(64) not null primary key,
  signed_at timestamp with time zone not null,
  version bigint not null
);
