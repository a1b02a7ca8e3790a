-- An attempt under a name that is not there writes here what one under a real name writes there.
create table stranger (
  id integer not null primary key,
  attempts bigint not null,
  version bigint not null
);
insert into stranger (id, attempts, version) values
  (1, 0, 0), (2, 0, 0), (3, 0, 0), (4, 0, 0), (5, 0, 0), (6, 0, 0), (7, 0, 0), (8, 0, 0),
  (9, 0, 0), (10, 0, 0), (11, 0, 0), (12, 0, 0), (13, 0, 0), (14, 0, 0), (15, 0, 0), (16, 0, 0);
