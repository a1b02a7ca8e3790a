-- The key of the seals, sealed itself: another master key seals it anew, and every seal of before still holds.
create table seal_key (
  id integer not null primary key,
  key_sealed varchar(200) not null
);

-- link: the number of the link that vouches for the entry; none yet for the newest.
alter table audit_entry add column link bigint;
create index audit_entry_link on audit_entry (link, id);

-- Each link names its entries with a mark of each, and the seal of the link before.
create table audit_link (
  id bigint not null primary key,
  at timestamp with time zone not null,
  previous varchar(64) not null,
  items text not null,
  seal varchar(64) not null
);

-- How long the chain is, so that its end cannot be cut off. The row is held while a link is added.
create table audit_chain (
  id integer not null primary key,
  links bigint not null,
  entries bigint not null,
  caught_up boolean not null,
  last_seal varchar(64) not null,
  linked_at timestamp with time zone,
  checked bigint not null,
  round_at timestamp with time zone,
  seal varchar(64)
);
insert into audit_chain (id, links, entries, caught_up, last_seal, checked) values (1, 0, 0, false, '', 0);

create sequence audit_flaw_seq start with 50 increment by 50;
create table audit_flaw (
  id bigint not null primary key,
  fault varchar(20) not null,
  link bigint not null,
  first_entry bigint not null,
  last_entry bigint not null,
  found_at timestamp with time zone not null
);
create index audit_flaw_link on audit_flaw (link);
